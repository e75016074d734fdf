"""The new-request wizard: one file a page."""

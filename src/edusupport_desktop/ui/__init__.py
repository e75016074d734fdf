"""The windows. Qt and only Qt."""

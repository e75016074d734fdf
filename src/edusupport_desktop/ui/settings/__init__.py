"""The dialogs of settings."""

"""Marking and masking a picture."""

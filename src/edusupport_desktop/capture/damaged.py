"""The word of the container readers for a file that breaks its format."""

from __future__ import annotations


class Damaged(ValueError):
    """Not a whole file of its kind; the text says where, for the log. Callers make it an ``EduSupportError``."""

"""How many cases a test of many tries: a sample every time, all of them when asked for (docs/testing.md)."""

from __future__ import annotations

import os


def how_many(sample: int, full: int) -> int:
    """``full`` with the environment variable ``EDUSUPPORT_FULL=1``."""
    return full if os.environ.get("EDUSUPPORT_FULL") == "1" else sample

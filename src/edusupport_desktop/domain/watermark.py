"""ServiceNow's mark in its letters: an answer that carries it goes into the same incident, whatever its subject."""

from __future__ import annotations

import re

_WATERMARK = re.compile(r"\bRef:\s?(MSG\d{4,15}(?:_\w{1,64})?)", re.IGNORECASE | re.ASCII)


def find_watermark(text: str) -> str:
    """The last one of a letter, as it is written after «Ref:»; empty when there is none.

    All marks of a thread lead to one incident, so which one is taken only has to be certain.
    """
    found = _WATERMARK.findall(text)
    return found[-1] if found else ""


def watermark_line(watermark: str) -> str:
    """The line an answer carries."""
    return f"Ref:{watermark}"

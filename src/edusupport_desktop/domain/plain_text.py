"""Texts a teacher typed or pasted, made safe for a letter without losing a character that matters."""

from __future__ import annotations

import re
import unicodedata

_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_WATERMARK = re.compile(r"Ref:\s*MSG\S*", re.IGNORECASE)


def clean_text(text: str) -> str:
    """Many lines: one kind of line end, no control or direction characters, no blank edges.

    ServiceNow's watermark (``Ref:MSG…``) is taken out of pasted text, because it would file a new request
    under an old incident (docs: inbound actions match a watermark anywhere in the mail).
    """
    text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates cannot travel
    text = re.sub("\r\n?|[\u2028\u2029\v\f]", "\n", text)
    text = _WATERMARK.sub("", _BIDI.sub("", text))
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n").rstrip()


def clean_line(text: str) -> str:
    """One line: as ``clean_text``, with every run of white space as one space."""
    return " ".join(clean_text(text).split())

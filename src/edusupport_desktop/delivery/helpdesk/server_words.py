"""Words a helpdesk's server says, made harmless: no markup, no control characters, no more than fits."""

from __future__ import annotations

import html
import re
import string

from edusupport_desktop.domain.plain_text import clean_line, clean_text

LINE = 200
TEXT = 20_000

_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>?")
_OPENED = re.compile(r"<(?=\s*[a-zA-Z!?/])")
"""What is left of tags within tags: no window takes it for one any more."""
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>@]{1,80}@[^\s<>@]{1,200}")
_UNSEEN = ("script", "style", "head", "title")
_LOOKED_AT = 5 * TEXT
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def line_of(value: object, most: int = LINE) -> str:
    """One line; empty when it is no text."""
    return clean_line(_without_markup(value))[:most] if isinstance(value, str) else ""


def text_of(value: object, most: int = TEXT) -> str:
    """Many lines, as plain text; empty when it is no text."""
    return clean_text(_without_markup(value))[:most] if isinstance(value, str) else ""


def answer_line(status: int, value: object) -> str:
    """What stands at the end of an error's words: the code and the server's own reason, without addresses."""
    return f"{status} {_ADDRESS.sub('…', line_of(_reason(value)))}".strip()


def _reason(value: object) -> object:
    """Where the systems say why: ``{"error": {"message"}}``, ``{"message"}``, ``{"error"}``, ``{"errors": [...]}``."""
    match value:
        case {"error": {"message": str(said)}} | {"message": str(said)} | {"error": str(said)}:
            return said
        case {"errors": [*several]}:
            return "; ".join(one for one in several[:5] if isinstance(one, str))
    return ""


def _without_markup(text: str) -> str:
    text = clean_text(text[:_LOOKED_AT])  # a sign that is not seen may stand within a tag
    if "<" in text:
        for unseen in _UNSEEN:
            text = _without_element(text, unseen)
        text = _TAG.sub("", _BREAK.sub("\n", text))
    # What was escaped becomes readable, but never markup again.
    return _OPENED.sub("‹", clean_text(_TAG.sub("", html.unescape(text))))


def _without_element(text: str, name: str) -> str:
    """Takes ``<name>…</name>`` out, to the end of the text where it is not closed."""
    lower = text.translate(_LOWER)  # sign by sign: lower() makes two of some
    pieces, place = [], 0
    while (start := lower.find(f"<{name}", place)) >= 0:
        pieces.append(text[place:start])
        end = lower.find(f"</{name}", start)
        if end < 0:
            return "".join(pieces)
        place = end
    return "".join((*pieces, text[place:]))

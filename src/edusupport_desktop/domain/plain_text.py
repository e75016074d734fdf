"""Texts a teacher typed or pasted, made safe for a letter without losing a character that matters."""

from __future__ import annotations

import re
from functools import cache

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
# Without width and without meaning. The joiners of emoji and of Persian words (U+200C, U+200D) do mean something.
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")
# One run of «Ref:» is read once, watermark or not, so that no text makes the search slow.
_WATERMARK = re.compile(r"((?:Ref:\s*)+)(MSG\w*[ \t]*)?", re.IGNORECASE)


def clean_text(text: str) -> str:
    """Many lines: one kind of line end, no control, direction or invisible characters, no blank edges.

    ServiceNow's watermark (``Ref:MSG…``) is taken out of pasted text, because it would file a new request
    under an old incident (docs: inbound actions match a watermark anywhere in the mail).
    """
    # Halves of one character come together again; a half alone cannot travel and becomes U+FFFD.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _LINE_ENDS.sub("\n", text)
    for unwanted in (_CONTROLS, _BIDI, _UNSEEN):
        text = unwanted.sub("", text)
    # The last step, or what was taken out before could have hidden a watermark. The blank keeps its sides apart.
    text = _WATERMARK.sub(lambda found: " " if found[2] else found[0], text)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n").rstrip()


def clean_line(text: str) -> str:
    """One line: as ``clean_text``, with every run of white space as one space."""
    return " ".join(clean_text(text).split())


def is_blank(text: str) -> bool:
    """Whether ``clean_line`` leaves nothing. Of a long text the beginning is enough: this is asked at every key."""
    return not clean_line(text[:_BEGINNING]) and (len(text) <= _BEGINNING or not clean_line(text))


_BEGINNING = 1000


def bounds(text: str) -> tuple[int, int]:
    """Where the text begins and ends without white space, control and unseen characters at its edges."""
    at_edges = _at_edges()
    start = len(text) - len(text.lstrip(at_edges))
    return start, max(start, len(text.rstrip(at_edges)))


@cache
def _at_edges() -> str:
    # When it is first asked for: looking through 65,536 signs would hold up every start.
    unwanted = "|".join((r"\s", *(pattern.pattern for pattern in (_CONTROLS, _BIDI, _UNSEEN))))
    return "".join(re.findall(unwanted, "".join(map(chr, range(0x10000)))))

"""The words of HTML from outside. Nothing in it is run, fetched or followed.

The standard library's ``html.parser`` is not used: up to Python 3.13.5 a hostile letter of 140 kB keeps it busy for a
minute (CVE-2025-6069), and ``<![`` makes it raise ``AssertionError``. Words alone need no tree, so every character is
looked at a fixed number of times here.
"""

from __future__ import annotations

import html
import itertools
import re
from urllib.parse import unquote

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
_LINES = frozenset(
    {"address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "header"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_CELLS = frozenset({"td", "th"})
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_OVERLONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")


def text_of_html(source: str) -> str:
    """Paragraphs as lines, at most one blank line between them. Never raises."""
    pieces: list[str] = []
    place = 0
    while place < len(source):
        tag_at = source.find("<", place)
        if tag_at < 0:
            pieces.append(_words(source[place:]))
            break
        pieces.append(_words(source[place:tag_at]))
        place = _after_markup(source, tag_at, pieces)
    lines = (re.sub(" {2,}", " ", line).strip(" ") for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


_LINK = re.compile(r"""<a\b[^<>]{0,2000}?\bhref\s{0,20}=\s{0,20}["']?([^"'\s<>]{1,2000})""", re.IGNORECASE)
_MOST_LINKS = 200


def links_of_html(source: str) -> tuple[str, ...]:
    """Where the links lead to, with the escapes of HTML and of addresses undone. Read, never followed."""
    found = itertools.islice(_LINK.finditer(source), _MOST_LINKS)
    return tuple(dict.fromkeys(unquote(html.unescape(match[1])) for match in found))


def _after_markup(source: str, start: int, pieces: list[str]) -> int:
    """Where to read on after the «<» at ``start``; what it means for the text is added to ``pieces``."""
    if source.startswith("<!--", start):
        return _after(source, "-->", start + 4)
    if source.startswith(("<!", "<?"), start):
        return _after(source, ">", start)
    tag = _TAG.match(source, start)
    if tag is None:  # a lone «<», as in «a < b»
        pieces.append("<")
        return start + 1
    name, opens = tag[1].lower(), source[start + 1] != "/"
    end = _after(source, ">", tag.end())
    if name in _LINES:
        pieces.append("\n")
    elif name in _CELLS:
        pieces.append(" ")
    elif name in _UNSEEN and opens and source[end - 2] != "/":
        closing = re.compile(f"</{name}", re.IGNORECASE).search(source, end)
        return _after(source, ">", closing.end()) if closing else len(source)
    return end


def _after(source: str, end: str, start: int) -> int:
    """Just after the next ``end``; the end of the text when there is none, as in browsers."""
    found = source.find(end, start)
    return found + len(end) if found >= 0 else len(source)


def _words(text: str) -> str:
    return html.unescape(_OVERLONG_REFERENCE.sub("\ufffd", re.sub(r"[ \t\r\n]+", " ", text)))

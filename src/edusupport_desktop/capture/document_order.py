"""The order in which a document shows the files inside it, without reading its XML as XML.

Two attributes are looked for with patterns that need one run: no parser, so nothing in it can be expanded or loaded.
Office Open XML: ISO/IEC 29500-2, 8.5 (relationships). OpenDocument 1.3, part 2.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote
from zipfile import ZipInfo

# r:embed of a picture, r:id and r:link of older kinds (VML) and of the slides of a presentation.
_USE = re.compile(rb"""\b\w+:(?:embed|id|link|pict)\s*=\s*["']([\w.-]{1,80})["']""")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b([^>]{1,4000})>")
_ATTRIBUTE = re.compile(rb"""\b(Id|Target|TargetMode)\s*=\s*["']([^"']{1,2000})["']""")
_HREF = re.compile(rb"""\bxlink:href\s*=\s*["']([^"']{1,2000})["']""")
_NUMBERS = re.compile(r"(\d{1,18})")
# The longest chain of a document: presentation, slide, picture.
_DEEPEST = 3
_MOST_PARTS = 1000

Part = Callable[[str], bytes]
"""The content of a part by its name, empty when there is none."""


def in_document_order(entries: Sequence[ZipInfo], part: Part) -> list[ZipInfo]:
    """Those a reader meets first come first, the others follow as a person counts: image2 before image10."""
    by_name = {entry.filename: entry for entry in entries}
    met = dict.fromkeys(name for name in _met(by_name, part) if name in by_name)
    others = sorted((name for name in by_name if name not in met), key=_as_counted)
    return [by_name[name] for name in (*met, *others)]


def _met(names: Iterable[str], part: Part) -> list[str]:
    known = frozenset(names)
    if "content.xml" in known:
        return [
            unquote(href.decode("utf-8", "replace")).removeprefix("./") for href in _HREF.findall(part("content.xml"))
        ]
    met: list[str] = []
    seen: set[str] = set()

    def follow(name: str, depth: int) -> None:
        met.append(name)
        if depth == _DEEPEST or name in seen or len(seen) == _MOST_PARTS or not name.endswith(".xml"):
            return
        seen.add(name)
        folder, own = posixpath.split(name)
        relations = f"{folder}/_rels/{own}.rels"
        if relations in known:
            targets = _targets(part(relations), folder)
            for used in dict.fromkeys(_USE.findall(part(name))):
                if used in targets:
                    follow(targets[used], depth + 1)

    if "xl/workbook.xml" in known:
        for drawing in sorted((name for name in known if name.startswith("xl/drawings/")), key=_as_counted):
            follow(drawing, _DEEPEST - 1)
    for main in ("word/document.xml", "ppt/presentation.xml"):
        if main in known:
            follow(main, 0)
    return met


def _targets(relations: bytes, folder: str) -> dict[bytes, str]:
    targets = {}
    for found in _RELATIONSHIP.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(found))
        if b"Id" in attributes and b"Target" in attributes and attributes.get(b"TargetMode") != b"External":
            target = unquote(attributes[b"Target"].decode("utf-8", "replace"))
            # A name to look for among those of the archive, never a path.
            targets[attributes[b"Id"]] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return targets


def _as_counted(name: str) -> tuple[tuple[str, int], ...]:
    """Text and numbers by turns, so that numbers compare as numbers."""
    parts = _NUMBERS.split(name.casefold())
    pairs = zip(parts[::2], [*parts[1::2], "-1"], strict=True)
    return tuple((text, int(number)) for text, number in pairs)

"""The texts of the windows as Python reads them from the sources, and as the translation file has them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
UI = ROOT / "src" / "edusupport_desktop" / "ui"
TRANSLATIONS = ROOT / "resources" / "translations"

Key = tuple[str, str]
"""The context a text is looked up in when the program runs, and the English text."""


@dataclass(frozen=True)
class Translation:
    russian: str
    is_finished: bool


def translations(file: Path) -> dict[Key, Translation]:
    """What a .ts file has."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):  # noqa: S314  # our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found[context.findtext("name") or "", message.findtext("source") or ""] = Translation(
                translation.text or "", translation.get("type") is None
            )
    return found


def texts_in_sources() -> tuple[set[Key], list[str]]:
    """Every text given to ``tr``, with the context of run time; and the calls that can never be translated."""
    keys, lost = set(), []
    for file in sorted(UI.rglob("*.py")):
        for call, inside_class in _calls(ast.parse(file.read_text(encoding="utf-8"))):
            context = _context(call, inside_class)
            text = call.args[0] if len(call.args) == 1 and not call.keywords else None
            if context is None or not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                lost.append(f"{file.relative_to(ROOT)}:{call.lineno}: {ast.unparse(call)}")
            else:
                keys.add((context, text.value))
    return keys, lost


def _context(call: ast.Call, inside_class: str) -> str | None:
    """Empty for ``words.tr``, the class for ``self.tr``; None where the translator's tool and Qt would not agree."""
    if isinstance(call.func, ast.Name):
        return ""
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else None
    return inside_class if isinstance(receiver, ast.Name) and receiver.id == "self" and inside_class else None


def _calls(node: ast.AST, inside_class: str = "") -> Iterator[tuple[ast.Call, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and "tr" in (getattr(child.func, "id", ""), getattr(child.func, "attr", "")):
            yield child, inside_class
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else inside_class)

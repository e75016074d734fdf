"""The letters of the tools and commands, by the place of the key: the same one under both keyboard layouts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from edusupport_desktop.ui.annotator.tools import ToolKind

TOOL_LETTERS = {
    ToolKind.SELECT: "SЫ",
    ToolKind.ARROW: "AФ",
    ToolKind.LINE: "LД",
    ToolKind.RECTANGLE: "RК",
    ToolKind.ELLIPSE: "EУ",
    ToolKind.FREEHAND: "FА",
    ToolKind.TEXT: "TЕ",
    ToolKind.NUMBER: "IШ",
    ToolKind.HIGHLIGHT: "HР",
    ToolKind.HIDE: "OЩ",
    ToolKind.CROP: "CС",
}
"""The Latin letter, which is shown, and the Cyrillic one of the same key."""

_TOOLS = {letter: tool for tool, letters in TOOL_LETTERS.items() for letter in letters}
_UNDO, _REDO, _COPY, _DUPLICATE = "ZЯ", "YН", "CС", "DВ"


def tool_of(event: QKeyEvent) -> ToolKind | None:
    """The tool whose letter was pressed alone."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return None
    return _TOOLS.get(letter_of(event))


def is_undo(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and _is_one_of(event, _UNDO)


def is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Y as on Windows, or Ctrl+Shift+Z as elsewhere; both everywhere."""
    control = Qt.KeyboardModifier.ControlModifier
    if event.modifiers() == control | Qt.KeyboardModifier.ShiftModifier:
        return _is_one_of(event, _UNDO)
    return event.modifiers() == control and _is_one_of(event, _REDO)


def is_copy(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and _is_one_of(event, _COPY)


def is_duplicate(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and _is_one_of(event, _DUPLICATE)


def letter_of(event: QKeyEvent) -> str:
    """The capital letter on the key under the current layout, "" for keys without one.

    Qt reports letters of any alphabet as their Unicode number; where it reports none, the text tells.
    """
    key = int(event.key())
    return chr(key) if 0x20 < key < 0x10000 else event.text().upper()


def _is_one_of(event: QKeyEvent, letters: str) -> bool:
    letter = letter_of(event)
    return letter != "" and letter in letters

"""The pointer tells what pressing the button would do."""

from __future__ import annotations

from PySide6.QtCore import Qt

from edusupport_desktop.ui.annotator.geometry import Handle
from edusupport_desktop.ui.annotator.tools import ToolKind

_CURSORS: dict[ToolKind | Handle, Qt.CursorShape] = {
    ToolKind.SELECT: Qt.CursorShape.ArrowCursor,
    ToolKind.TEXT: Qt.CursorShape.IBeamCursor,
    Handle.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Handle.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Handle.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Handle.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
}


def cursor_for(place: ToolKind | Handle) -> Qt.CursorShape:
    """A cross for drawing tools and the ends of arrows."""
    return _CURSORS.get(place, Qt.CursorShape.CrossCursor)

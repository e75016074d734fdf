"""The line at the bottom: which keys do something just now."""

from __future__ import annotations

from PySide6.QtCore import QObject

from edusupport_desktop.domain.annotation import Crop, Mark, Number, Text
from edusupport_desktop.ui.annotator.tools import ToolKind


class Hints(QObject):
    """Words for the state of the annotator."""

    def hint(self, tool: ToolKind, selected: Mark | None, typing: bool) -> str:
        if typing:
            return self.tr("Enter finishes. Shift+Enter starts a new line.")
        if isinstance(selected, Crop):
            return self.tr(
                "Drag the frame to what the picture shall show. Ctrl or Alt with arrow keys pulls its sides. "
                "Del shows all of it again."
            )
        if selected is not None:
            resize = (
                self.tr("Ctrl with arrow keys makes it larger and smaller.")
                if isinstance(selected, Text | Number)
                else self.tr("Ctrl or Alt with arrow keys pulls the one or the other end.")
            )
            move = self.tr("Arrow keys move it, with Shift ten times as far.")
            retype = (
                self.tr("Enter changes the words.")
                if isinstance(selected, Text)
                else self.tr("Ctrl+D copies it, Del removes it.")
            )
            return f"{move} {resize} {retype}"
        match tool:
            case ToolKind.SELECT:
                return self.tr("Click a mark to change it. Tab goes from mark to mark. Ctrl and the wheel zoom.")
            case ToolKind.ARROW:
                return self.tr("Drag to the place in question. Enter puts an arrow in the middle. Shift keeps 45°.")
            case ToolKind.LINE:
                return self.tr("Drag a line. Enter puts one in the middle. Shift keeps 45°.")
            case ToolKind.RECTANGLE:
                return self.tr("Drag a frame. Enter puts one in the middle. Shift makes a square.")
            case ToolKind.ELLIPSE:
                return self.tr("Drag an oval. Enter puts one in the middle. Shift makes a circle.")
            case ToolKind.FREEHAND:
                return self.tr("Draw with the button held. Enter puts a wavy line in the middle. Shift draws straight.")
            case ToolKind.TEXT:
                return self.tr("Click where the words shall be. Enter puts them in the middle.")
            case ToolKind.NUMBER:
                return self.tr("Click where the number shall be. Enter puts it in the middle.")
            case ToolKind.HIGHLIGHT:
                return self.tr("Drag over the words that matter. Enter puts a strip in the middle.")
            case ToolKind.CROP:
                return self.tr("Drag a frame around what the picture shall show. Enter puts one in the middle.")
            case ToolKind.HIDE:
                return self.tr("Drag over what nobody must read. Enter puts an area in the middle.")

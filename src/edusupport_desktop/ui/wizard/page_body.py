"""What a page scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class PageBody(QWidget):
    """As high as its wrapped texts need at its width, so that the page scrolls before they overlap.

    A scroll area asks for the least size alone, for which Qt's layouts count every wrapped text as one line.
    """

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and layout is not None:
            self.setMinimumHeight(max(0, layout.totalMinimumHeightForWidth(self.width())))
        return done

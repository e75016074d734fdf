"""The menu of the right button on a mark: what the keys do, with words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from edusupport_desktop.domain.annotation import Crop, Mark
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.mark_keys import MarkKeys
from edusupport_desktop.ui.icons import icon


class MarkMenu(QMenu):
    """For one mark; goes when it is closed."""

    def __init__(self, mark: Mark, document: Document, keys: MarkKeys, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The tab shows the key at the right, without taking it: the picture answers to it itself.
        if not isinstance(mark, Crop):
            self.addAction(icon("copy-plus"), self.tr("Duplicate") + "\tCtrl+D", keys.duplicate)
            self.addSeparator()
            for words, shown, step, to_the_end in (
                (self.tr("Bring forward"), "Page Up", 1, False),
                (self.tr("Send backward"), "Page Down", -1, False),
                (self.tr("Bring to front"), "Ctrl+Page Up", 1, True),
                (self.tr("Send to back"), "Ctrl+Page Down", -1, True),
            ):
                action = self.addAction(f"{words}\t{shown}")
                action.triggered.connect(
                    lambda _=False, step=step, end=to_the_end: document.reorder(mark.id, step, to_the_end=end)
                )
            self.addSeparator()
        words = self.tr("Show the whole picture again") if isinstance(mark, Crop) else self.tr("Delete")
        self.addAction(icon("trash-2"), f"{words}\tDel", lambda: document.remove(mark.id))

    def open_at(self, place: QPoint) -> None:
        """On the screen."""
        self.popup(place)

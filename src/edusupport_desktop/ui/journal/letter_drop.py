"""A letter saved as a file is dropped on the journal's window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_ENDINGS = (".eml", ".msg")
"""Outlook's own files are taken, too, to say why they cannot be read."""
_MOST = 50


class LetterDrop(QObject):
    """``dropped`` carries the paths. Other files are not taken: the pointer says so while they are dragged."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or event.type() not in (
            QEvent.Type.DragEnter,
            QEvent.Type.DragMove,
            QEvent.Type.Drop,
        ):
            return False
        paths = letters_in(event.mimeData())
        if not paths:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def letters_in(data: QMimeData) -> Sequence[str]:
    """The paths of the letters among what is dragged."""
    paths = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.lower().endswith(_ENDINGS)][:_MOST]

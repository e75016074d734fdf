"""The list of the draft's pictures: their order by dragging and by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListWidgetItem, QSizePolicy, QVBoxLayout

from edusupport_desktop.ui.thumbnails import SIZE
from edusupport_desktop.ui.wizard.choosing_list import ChoosingList
from edusupport_desktop.ui.wizard.dragged_pictures import DraggedPictures


class PictureList(ChoosingList):
    """``move_wanted`` carries the row now and the row wanted; ``remove_wanted`` comes with the Delete key.

    Only asks: whoever owns the pictures moves them and shows the new list. What is dropped from outside goes on to
    the page.
    """

    move_wanted = Signal(int, int)
    remove_wanted = Signal()

    def __init__(self, dragged: DraggedPictures) -> None:
        super().__init__()
        self._dragged = dragged
        self.pressed.connect(lambda index: dragged.prepare(index.row()))
        self.setObjectName("pictures")
        self.setAccessibleName(self.tr("Pictures of the letter, in their order"))
        self.setAccessibleDescription(self.tr("Ctrl+Up and Ctrl+Down move a picture, Enter opens it"))
        self.setIconSize(SIZE)
        self.setSpacing(4)
        self.setWordWrap(True)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._empty = QLabel(
            self.tr("No pictures yet. Press «Take the screen», or drop a picture or a Word document here."), self
        )
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        inside = QVBoxLayout(self)
        inside.addWidget(self._empty)

    def show_pictures(self, described: Sequence[tuple[str, QIcon]], row: int) -> None:
        """Each with its words and its small picture; ``row`` is chosen. The scroll bar stays where it is."""
        self.blockSignals(True)  # or the buttons beside it would be disabled in between, and lose the focus
        place = self.verticalScrollBar().value()
        self.clear()
        for words, image in described:
            item = QListWidgetItem(image, words)
            item.setSizeHint(QSize(0, SIZE.height() + 12))
            self.addItem(item)
        self.verticalScrollBar().setValue(place)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)
        self._empty.setVisible(not described)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        moved = {Qt.Key.Key_Up: row - 1, Qt.Key.Key_Down: row + 1}.get(Qt.Key(event.key()))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and moved is not None:
            if 0 <= row < self.count() and 0 <= moved < self.count():
                self.move_wanted.emit(row, moved)
            event.accept()
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.remove_wanted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """For the list itself, and as a file for other programs."""
        mime = super().mimeData(items)
        files = [file for item in items if (file := self._dragged.file(self.row(item))) is not None]
        if files:
            mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        return mime

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._row_at(event)
        # Not a move in Qt's sense: it would take the row away by itself, and the list would not fit the pictures.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        row = self.currentRow()
        wanted = target - (target > row)
        if wanted != row:  # when Qt has come to the end of the drag
            QTimer.singleShot(0, self, lambda: self.move_wanted.emit(row, wanted))
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _row_at(self, event: QDropEvent) -> int:
        """Before which row it was dropped: ``count()`` is behind the last."""
        place = event.position().toPoint()
        centres = [self.visualItemRect(self.item(row)).center().y() for row in range(self.count())]
        return sum(centre < place.y() for centre in centres)

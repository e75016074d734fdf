"""The pictures found in a document, with ticks: those that are wanted become pictures of the letter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from edusupport_desktop.domain.document import FoundPicture, LeftOutReason
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.pictures import DraftPictures, TakenIn
from edusupport_desktop.services.ports import PictureDocument, Progress
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.style import colours, make_primary, restyle
from edusupport_desktop.ui.thumbnails import small_image_of
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.words import left_out_text

_SIZE = QSize(128, 80)
_NAMES_SHOWN = 2


def has_nothing(document: PictureDocument) -> bool:
    """Whether there is nothing to show but what no teacher put there."""
    return not document.found and all(out.reason is LeftOutReason.PREVIEW for out in document.left_out)


class DocumentDialog(QDialog):
    """``taken_in`` brings what was added and what was refused; then the dialog is accepted.

    ``room`` is how many pictures the letter still takes; as many are ticked at first. Small pictures are made one
    after the other, so that only one of the document is in memory at a time.
    """

    taken_in = Signal(object)

    def __init__(
        self,
        name: str,
        document: PictureDocument,
        room: int,
        pictures: DraftPictures,
        request_id: RequestId,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._room = max(0, room)
        self._pictures = pictures
        self._request_id = request_id
        self._jobs = jobs
        self._seen = 0
        self._adding: Job[TakenIn] | None = None
        self.setObjectName("document_dialog")
        self.setWindowTitle(self.tr("Pictures out of the document"))
        title = QLabel(self.tr("Pictures of «{name}»").format(name=name))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        if document.found:
            layout.addWidget(_muted(self.tr("The support wants them as files of their own. Tick those you need.")))
            layout.addLayout(self._tick_buttons())
        layout.addWidget(self._make_list(), 1)
        layout.addWidget(self._make_left_out())
        layout.addLayout(self._last_row())
        in_their_order(self._buttons)
        self.resize(self.sizeHint())
        self._list.setFocus()
        self._count()
        self._look()

    def sizeHint(self) -> QSize:
        return fitting(self, 680, 600 if self._document.found else 280)

    def _tick_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, text, state in (
            ("tick_all", self.tr("Tick &all"), Qt.CheckState.Checked),
            ("tick_none", self.tr("Tick &none"), Qt.CheckState.Unchecked),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._tick, state))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _make_list(self) -> QListWidget:
        self._list = QListWidget()
        self._list.setObjectName("document_pictures")
        self._list.setAccessibleName(self.tr("Pictures found, with ticks"))
        self._list.setIconSize(_SIZE)
        self._list.setSpacing(2)
        self._list.setWordWrap(True)
        # The style draws the frame of a tick as a darker shade of this colour: on a dark list it would not be seen.
        palette = self._list.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colours().border).lighter(140))
        self._list.setPalette(palette)
        blank = QPixmap(_SIZE)
        blank.fill(Qt.GlobalColor.transparent)
        for found in self._document.found:
            item = QListWidgetItem(QIcon(blank), _described(found))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if found.place < self._room else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, _SIZE.height() + 12))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemChanged.connect(lambda _: self._count())
        if not self._document.found:
            empty = QLabel(self.tr("There is no picture in it that could be added."))
            empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
            empty.setWordWrap(True)
            empty.setProperty("role", "muted")
            QVBoxLayout(self._list).addWidget(empty)
        return self._list

    def _make_left_out(self) -> QLabel:
        """One line a reason: names while they are few, else their number."""
        names: dict[LeftOutReason, list[str]] = {}
        for out in self._document.left_out:
            names.setdefault(out.reason, []).append(out.name)
        lines = [
            self.tr("{names}: {reason}.").format(
                names=", ".join(those)
                if len(those) <= _NAMES_SHOWN
                else self.tr("pictures, {count}").format(count=len(those)),
                reason=left_out_text(reason),
            )
            for reason, those in names.items()
        ]
        label = _muted("\n".join([self.tr("Not offered:"), *lines]) if lines else "")
        label.setObjectName("left_out")
        label.setVisible(bool(lines))
        return label

    def _last_row(self) -> QHBoxLayout:
        self._told = QLabel()
        self._told.setObjectName("ticked")
        self._told.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._add = self._buttons.addButton(self.tr("A&dd"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._add.setObjectName("add_ticked")
        make_primary(self._add)
        if not self._document.found:
            self._add.hide()
            self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Close"))
        self._buttons.accepted.connect(self._add_ticked)
        self._buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self._buttons)
        return row

    def _tick(self, state: Qt.CheckState) -> None:
        room = self._room
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                wanted = state is Qt.CheckState.Checked and room > 0
                item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
                room -= wanted
        self._list.setFocus()

    def _ticked(self) -> list[FoundPicture]:
        items = (self._list.item(found.place) for found in self._document.found)
        ticked = [item.checkState() is Qt.CheckState.Checked for item in items]
        return [found for found, wanted in zip(self._document.found, ticked, strict=True) if wanted]

    def _count(self) -> None:
        count, fits = len(self._ticked()), self._room
        self._add.setEnabled(0 < count <= fits and self._adding is None)
        if not self._document.found:
            text = ""
        elif fits == 0:
            text = self.tr("The letter is full: remove a picture from it first.")
        elif count > fits:
            text = self.tr("The letter takes {count} more at most: take some ticks away.").format(count=fits)
        else:
            text = self.tr("Ticked: {count} of {all}").format(count=count, all=len(self._document.found))
        is_problem = count > fits or fits == 0
        if is_problem and text != self._told.text():
            announce(self, text)
        self._told.setText(text)
        self._told.setProperty("role", "problem" if is_problem else "muted")
        restyle(self._told)
        self._list.setAccessibleDescription(text)

    # Small pictures

    def _look(self) -> None:
        """Makes the small picture of the next one, and so on while the dialog is there and nothing is being added."""
        if self._seen >= len(self._document.found):
            return
        found = self._document.found[self._seen]

        def work(_: Progress) -> QImage:
            return small_image_of(self._pictures.look_at(self._document.read(found)), _SIZE)

        def looked(image: QImage | None, problem: str = "") -> None:
            if isValid(self):
                self._show(found.place, image, problem)
                self._seen += 1
                if self.isVisible() and self._adding is None:
                    self._look()

        self._jobs.run(work, looked, lambda error: looked(None, error_text(error)))

    def _show(self, place: int, image: QImage | None, problem: str) -> None:
        item = self._list.item(place)
        if image is not None:
            item.setIcon(QIcon(QPixmap.fromImage(image)))
            return
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setFlags(item.flags() & ~(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled))
        unread = self.tr("Cannot be read")
        item.setText(f"{_described(self._document.found[place])}\n{unread}")
        item.setToolTip(problem)

    # Adding

    def _add_ticked(self) -> None:
        reads = [(found.name, partial(self._document.read, found)) for found in self._ticked()]

        def work(progress: Progress) -> TakenIn:
            return self._pictures.add_files(self._request_id, reads, progress)

        self._list.setEnabled(False)
        self._adding = self._jobs.run(work, self._added, self._not_added, self._report)
        self._add.setEnabled(False)

    def _report(self, done: int, total: int) -> None:
        if isValid(self):
            self._told.setText(self.tr("Adding {number} of {total}…").format(number=done + 1, total=total))

    def _added(self, taken: TakenIn) -> None:
        if isValid(self):
            self._adding = None
            self.accept()
            self.taken_in.emit(taken)

    def _not_added(self, error: Exception) -> None:
        """The disk is full, for instance: what is ticked stays, so that it can be tried again."""
        if isValid(self):
            self._adding = None
            self._list.setEnabled(True)
            self._count()
            self._told.setText(error_text(error))
            self._look()

    def reject(self) -> None:
        """While pictures are being added it stops that; what has come in stays."""
        if self._adding is not None:
            self._adding.cancel()
        else:
            super().reject()


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label


def _described(found: FoundPicture) -> str:
    return f"{found.name}\n{found.width} × {found.height}" if found.width else found.name

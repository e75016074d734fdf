"""«Уменьшить снимки»: how large each picture is and can be, what becomes of its letters, and what all of it makes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.letter import write_letter
from edusupport_desktop.domain.letter_size import letter_size
from edusupport_desktop.domain.shrinking import Offer, plan
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.shrinking.before_after import BeforeAfter
from edusupport_desktop.ui.shrinking.measuring import Measuring
from edusupport_desktop.ui.shrinking.way_words import offer_text
from edusupport_desktop.ui.style import make_primary, restyle
from edusupport_desktop.ui.wizard.picture_intake import PictureIntake
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.words import size_text


class ShrinkDialog(QDialog):
    """Measures the pictures, proposes what fits into one letter, and on «Apply» has the files written anew.

    It closes when they are written. The originals stay in the draft: any time before sending the pictures can be made
    larger again, here.
    """

    def __init__(
        self,
        session: DraftSession,
        intake: PictureIntake,
        pictures: Callable[[], DraftPictures],
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._intake = intake
        self._pictures = session.draft.pictures
        self._offers: list[tuple[Offer, ...]] = [() for _ in self._pictures]
        self._choices: list[QComboBox] = []
        self._current = 0
        self._is_measured = self._is_writing = False
        self._letter = write_letter(session.draft, session.desk).body
        self._measuring = Measuring(session.draft.id, pictures, jobs, self)
        self.setWindowTitle(self.tr("Make the pictures smaller"))
        self.setObjectName("shrink_dialog")
        self._lay_out()
        self._measuring.offered.connect(self._offered)
        self._measuring.finished.connect(self._measured)
        self._measuring.previewed.connect(self.preview.show_pictures)
        self._measuring.failed.connect(self._failed)
        intake.written.connect(self._written)
        intake.failed.connect(self._failed)
        self.finished.connect(self._measuring.stop)
        self.finished.connect(self.preview.clear)
        self._show_state()
        self._measuring.measure(self._pictures)
        if self._pictures:
            self._measuring.preview(self._pictures[0], self._pictures[0].shrinking)

    def chosen(self) -> list[Offer]:
        """What is chosen for each picture; of those that are not measured yet nothing."""
        return [
            offers[choice.currentIndex()]
            for offers, choice in zip(self._offers, self._choices, strict=True)
            if offers and choice.currentIndex() >= 0
        ]

    def accept(self) -> None:
        """Has the files written; closes at once when nothing was changed."""
        chosen = self.chosen()
        if not self._is_measured or self._is_writing or len(chosen) != len(self._pictures):
            return
        changed = [
            picture if picture.shrinking == offer.shrinking else picture.shrunk(offer.shrinking)
            for picture, offer in zip(self._pictures, chosen, strict=True)
        ]
        if tuple(changed) == self._pictures:
            super().accept()
            return
        self._is_writing = True
        self._show_state()
        self._session.set_pictures(changed)

    def reject(self) -> None:
        """Changes nothing; not while the files are being written."""
        if not self._is_writing:
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._choices:
            self._look_at(self._choices.index(watched))
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._summary = QLabel()
        self._summary.setObjectName("shrink_summary")
        self._summary.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(8)
        self.preview = BeforeAfter()
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._list(), 5)
        middle.addWidget(self.preview, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._summary)
        layout.addWidget(self._progress)
        layout.addLayout(middle, 1)
        layout.addLayout(self._buttons())
        room = self.screen().availableSize()
        self.resize(min(1000, room.width() - 16), min(560, room.height() - 48))

    def _list(self) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        for place, picture in enumerate(self._pictures):
            now = size_text(picture.file_size or 0)
            name = QLabel(self.tr("picture{number}, now {size}").format(number=place + 1, size=now))
            choice = QComboBox()
            choice.setObjectName(f"shrink_{place + 1}")
            choice.setAccessibleName(self.tr("Picture {number}: size").format(number=place + 1))
            choice.addItem(self.tr("Measuring…"))
            choice.setEnabled(False)
            choice.installEventFilter(self)
            choice.currentIndexChanged.connect(lambda _, place=place: self._chosen(place))
            name.setBuddy(choice)
            self._choices.append(choice)
            grid.addWidget(name, place, 0)
            grid.addWidget(choice, place, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self._pictures), 1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _buttons(self) -> QHBoxLayout:
        self._propose_button = QPushButton(self.tr("&Choose what fits"))
        self._propose_button.setObjectName("shrink_propose")
        self._propose_button.clicked.connect(self._propose)
        self._restore_button = QPushButton(self.tr("&Leave as they came"))
        self._restore_button.setObjectName("shrink_restore")
        self._restore_button.clicked.connect(self._restore)
        self._cancel_button = QPushButton(self.tr("Cancel"))
        self._cancel_button.setObjectName("shrink_cancel")
        self._cancel_button.clicked.connect(self.reject)
        self.apply_button = QPushButton(self.tr("&Apply"))
        self.apply_button.setObjectName("shrink_apply")
        self.apply_button.setDefault(True)
        make_primary(self.apply_button)
        self.apply_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._propose_button)
        row.addWidget(self._restore_button)
        row.addStretch(1)
        row.addWidget(self._cancel_button)
        row.addWidget(self.apply_button)
        return row

    def _offered(self, place: int, offers: tuple[Offer, ...]) -> None:
        self._offers[place] = offers
        choice = self._choices[place]
        ways = [offer.shrinking for offer in offers]
        now = self._pictures[place].shrinking
        choice.blockSignals(True)
        choice.clear()
        choice.addItems([offer_text(offer) for offer in offers])
        # A way that is no longer worth its harm, because of a mask for instance: as it came.
        choice.setCurrentIndex(ways.index(now) if now in ways else 0)
        choice.setEnabled(True)
        choice.blockSignals(False)
        self._show_state()

    def _measured(self) -> None:
        self._is_measured = True
        if self._total() > self._limit:
            self._propose()
        self._show_state()
        if self._choices:
            self._choices[0].setFocus()

    def _propose(self) -> None:
        """The least harm with which all of it fits; the smallest of everything when nothing does."""
        chosen = plan(self._offers, self._limit) or [offers[-1] for offers in self._offers]
        for choice, offers, offer in zip(self._choices, self._offers, chosen, strict=True):
            choice.setCurrentIndex(offers.index(offer))
        self._show_state()

    def _restore(self) -> None:
        for choice in self._choices:
            choice.setCurrentIndex(0)

    def _chosen(self, place: int) -> None:
        self._current = place
        self._show_preview()
        self._show_state()

    def _look_at(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self._show_preview()

    def _show_preview(self) -> None:
        offers, at = self._offers[self._current], self._choices[self._current].currentIndex()
        if offers and at >= 0:
            self._measuring.preview(self._pictures[self._current], offers[at].shrinking)

    @property
    def _limit(self) -> int:
        return self._session.desk.pictures.total_bytes

    def _total(self) -> int:
        return sum(offer.size for offer in self.chosen())

    def _show_state(self) -> None:
        done, total = sum(map(bool, self._offers)), len(self._pictures)
        self._progress.setVisible(not self._is_measured or self._is_writing)
        self._progress.setRange(0, 0 if self._is_writing else total)
        self._progress.setValue(done)
        free = self._is_measured and not self._is_writing
        for widget in (self._propose_button, self._restore_button, self.apply_button):
            widget.setEnabled(free)
        self._cancel_button.setEnabled(not self._is_writing)
        for choice, offers in zip(self._choices, self._offers, strict=True):
            choice.setEnabled(bool(offers) and not self._is_writing)
        if self._is_writing:
            self._say(self.tr("The pictures are being written and checked…"), "muted")
        elif not self._is_measured:
            self._say(self.tr("Measuring the pictures: {done} of {total}").format(done=done, total=total), "muted")
        else:
            self._say_result()

    def _say_result(self) -> None:
        size = size_text(letter_size(self._letter, self._total()))
        limit = size_text(letter_size(self._letter, self._limit))
        if self._total() <= self._limit:
            words, role = self.tr("The letter will be {size}. It fits: the support takes {limit}."), "good"
        elif sum(offers[-1].size for offers in self._offers) > self._limit:
            words, role = (
                self.tr("Even so the letter is {size}, and the support takes {limit}. Remove a picture."),
                "problem",
            )
        else:
            words, role = self.tr("The letter will be {size}. The support takes {limit}: make more smaller."), "problem"
        self._say(words.format(size=size, limit=limit), role)

    def _say(self, text: str, role: str) -> None:
        if role != "muted" and text != self._summary.text():
            announce(self, text)
        self._summary.setText(text)
        if self._summary.property("role") != role:
            self._summary.setProperty("role", role)
            restyle(self._summary)

    def _written(self) -> None:
        if self._is_writing:
            self._is_writing = False
            super().accept()

    def _failed(self, error: Exception) -> None:
        """Nothing is lost: what was not written is tried again before sending."""
        self._is_writing = False
        self._pictures = self._session.draft.pictures
        self._show_state()
        self._say(error_text(error), "problem")

"""What happened to a request, line by line; under it what the chosen line stands for: a letter, an answer, a talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.timeline import Moment, Text, Writer
from edusupport_desktop.services.request_story import RequestStory
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.journal.event_facts import event_line, undone_text
from edusupport_desktop.ui.words import state_text, time_text

_THUMBNAIL = QSize(144, 81)
_THUMBNAILS_HEIGHT = _THUMBNAIL.height() + 64
_ICON = QSize(16, 16)
_LEAST_LINES = 96
"""The height of four or five lines: a story is more than its last two."""
_LEAST_HEIGHT = 192
"""Of lines and text together, without pictures: the rest of the window decides about more."""
_LONGEST_TEXT = 200_000
"""Characters of a letter that are shown; nobody reads more, and Qt takes seconds to break its lines."""
_ICONS = {
    EventKind.PREPARED: "file-text",
    EventKind.TOLD: "phone",
    EventKind.IMPORTED: "notebook-text",
    EventKind.HELD: "clock",
    EventKind.ATTEMPT_STARTED: "send",
    EventKind.POINT_OF_NO_RETURN: "send",
    EventKind.ACCEPTED: "send",
    EventKind.POSTPONED: "clock",
    EventKind.REFUSED: "circle-x",
    EventKind.OUTCOME_UNKNOWN: "mail-question-mark",
    EventKind.HANDED_OVER: "external-link",
    EventKind.CONFIRMED_SENT: "check",
    EventKind.CONFIRMED_NOT_SENT: "x",
    EventKind.COPIED: "copy",
    EventKind.COPY_FAILED: "copy",
    EventKind.WITHDRAWN: "x",
    EventKind.REGISTERED: "circle-check",
    EventKind.BOUNCED: "circle-x",
    EventKind.ASKED: "mail-question-mark",
    EventKind.REPLIED: "mail",
    EventKind.ANSWERED: "mail-check",
    EventKind.CALLED: "phone",
    EventKind.STEP_TAKEN: "list-ordered",
    EventKind.PICTURES_REMOVED: "trash-2",
    EventKind.STATUS_CHANGED: "info",
    EventKind.WAY_CHANGED: "mail",
    EventKind.SOLVED: "check",
    EventKind.REOPENED: "refresh-cw",
    EventKind.UNDONE: "undo-2",
}


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """Of a letter of ours; ``image`` is null when the file is no picture that can be shown."""

    letter: RequestId
    name: str
    image: QImage


class Timeline(QWidget):
    """``picture_wanted`` carries which letter's picture is to be seen in full, and its name."""

    picture_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._moments: Sequence[Moment] = ()
        self._pictures: Sequence[SmallPicture] = ()
        self._way = Way.MAIL
        self._of: RequestId | None = None
        self._lost = ""
        self._list = QListWidget()
        self._list.setObjectName("timeline")
        self._list.setAccessibleName(self.tr("What happened to the request"))
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setIconSize(_ICON)
        self._list.setMinimumHeight(_LEAST_LINES)
        self._list.currentRowChanged.connect(self._show_text)
        self._text = QPlainTextEdit()
        self._text.setObjectName("timeline_text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("The letter"))
        self._thumbnails = QListWidget()
        self._thumbnails.setObjectName("timeline_pictures")
        self._thumbnails.setAccessibleName(self.tr("Pictures of the letter"))
        self._thumbnails.setToolTip(self.tr("A click shows the picture in full"))
        self._thumbnails.setViewMode(QListWidget.ViewMode.IconMode)
        self._thumbnails.setMovement(QListWidget.Movement.Static)
        self._thumbnails.setWrapping(False)
        self._thumbnails.setIconSize(_THUMBNAIL)
        self._thumbnails.setFixedHeight(_THUMBNAILS_HEIGHT)
        self._thumbnails.itemClicked.connect(self._open)
        self._thumbnails.itemActivated.connect(self._open)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text, 1)
        column.addWidget(self._thumbnails)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._list)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([200, 300])  # else each begins with what it would like to have
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        # Not as high as its texts would like to be: it is they that are scrolled, not the whole pane.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def show_moments(self, story: RequestStory, pictures: Sequence[SmallPicture]) -> None:
        """The chosen line stays chosen while it is the same request; otherwise the latest that can be read is."""
        is_same = story.entry.request_id == self._of and story.moments[: len(self._moments)] == self._moments
        row = self._list.currentRow() if is_same and len(story.moments) == len(self._moments) else -1
        self._of, self._way = story.entry.request_id, story.entry.way
        self._moments, self._pictures = tuple(story.moments), pictures
        self._lost = error_text(story.lost) if story.lost is not None else ""
        self._list.blockSignals(True)
        self._list.clear()
        for moment in story.moments:
            self._list.addItem(QListWidgetItem(icon(_icon_of(moment)), self._line(moment)))
        if row < 0:
            readable = [place for place, moment in enumerate(story.moments) if moment.can_be_read]
            row = readable[-1] if readable else len(story.moments) - 1
        self._list.setCurrentRow(row)
        self._list.blockSignals(False)
        self._list.scrollToItem(self._list.currentItem())
        self._show_text(row)

    def _show_text(self, row: int) -> None:
        if not 0 <= row < len(self._moments):
            return
        moment = self._moments[row]
        text = moment.text
        if text is not None:
            self._text.setPlainText(self._letter(text)[:_LONGEST_TEXT])
        elif moment.is_talk:
            self._text.setPlainText(self._talk(moment))
        else:
            self._text.setPlainText(self._line(moment))
        of_letter = [each for each in self._pictures if text is not None and each.letter == text.letter]
        self._thumbnails.clear()
        self._thumbnails.setVisible(bool(of_letter))
        self.setMinimumHeight(_LEAST_HEIGHT + (_THUMBNAILS_HEIGHT if of_letter else 0))
        for picture in of_letter:
            self._thumbnails.addItem(QListWidgetItem(QIcon(QPixmap.fromImage(picture.image)), picture.name))

    def _open(self, item: QListWidgetItem) -> None:
        moment = self._moments[self._list.currentRow()]
        if moment.text is not None and moment.text.letter is not None:
            self.picture_wanted.emit(moment.text.letter, item.text())

    def _letter(self, text: Text) -> str:
        if text.writer is Writer.SUPPORT:
            first = self.tr("From: {sender}").format(sender=text.to_or_from)
        elif text.to_or_from:
            to = text.to_or_from
            if self._way is Way.API:
                to = self.tr("{name}, over the network").format(name=to)
            first = self.tr("To: {recipient}").format(recipient=to)
        elif self._way is Way.PRACTICE:
            first = self.tr("To: practice desk, the letter has gone nowhere")
        else:
            first = self._lost
        subject = self.tr("Subject: {subject}").format(subject=text.subject)
        return "\n".join(filter(None, (first, subject))) + f"\n\n{text.body}"

    def _talk(self, moment: Moment) -> str:
        person, said = moment.details.get("person", ""), moment.details.get("said", "")
        lines = [self.tr("Answered: {person}").format(person=person)] if person else []
        return "\n\n".join([*lines, said] if said else lines)

    def _line(self, moment: Moment) -> str:
        line = f"{time_text(moment.at)}  {self._what(moment)}"
        return undone_text(line) if moment.was_undone else line

    def _what(self, moment: Moment) -> str:
        if moment.added is not None:
            state = state_text(moment.added.state, moment.added.way)
            return self.tr("A further letter: {state}").format(state=state)
        if moment.kind is None:
            return self.tr("The support wrote")
        return event_line(moment.kind, moment.details, self._way)


def _icon_of(moment: Moment) -> str:
    if moment.kind is not None:
        return _ICONS[moment.kind]
    return "mail" if moment.added is None else "mail-check"

"""One request: its number and state, what can be done now, what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State, history
from edusupport_desktop.domain.outbox import due_at
from edusupport_desktop.services.request_story import RequestStory
from edusupport_desktop.ui.error_words import code_text
from edusupport_desktop.ui.helpdesk.ignored_words import ignored_in, ignored_text
from edusupport_desktop.ui.helpdesk.over_network import is_there_in_part, offered_over_network
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.journal.timeline import SmallPicture, Timeline
from edusupport_desktop.ui.thumbnails import small_image
from edusupport_desktop.ui.words import date_text, state_text, tr


@dataclass(frozen=True, slots=True)
class Details:
    """What the journal knows of one request, its pictures with small images."""

    story: RequestStory
    pictures: Sequence[SmallPicture]

    @property
    def entry(self) -> JournalEntry:
        return self.story.entry


def details_of(story: RequestStory) -> Details:
    """Slow, where there are pictures: not for the interface's thread."""
    pictures = [SmallPicture(letter, file.name, small_image(file.data)) for letter, file in story.pictures]
    return Details(story, pictures)


class DetailsPane(QWidget):
    """Each signal carries the request's id. Empty until ``furnish``: an empty journal needs none of this."""

    number_wanted = Signal(object)
    send_wanted = Signal(object)
    hold_wanted = Signal(object)
    change_wanted = Signal(object)
    was_sent = Signal(object)
    was_not_sent = Signal(object)
    solved = Signal(object)
    reopened = Signal(object)
    like_wanted = Signal(object)
    call_wanted = Signal(object)
    add_wanted = Signal(object)
    steps_wanted = Signal(object)
    undo_wanted = Signal(object)
    picture_wanted = Signal(object, str)
    """Which letter's, and its name."""
    refresh_wanted = Signal(object)
    by_mail_wanted = Signal(object)

    def __init__(self, waiting_text: Callable[[JournalEntry], str]) -> None:
        """``waiting_text`` says how long the support has been silent, or nothing."""
        super().__init__()
        self._waiting_text = waiting_text
        self._entry: JournalEntry | None = None
        self._is_furnished = False

    def furnish(self) -> None:
        """Called before the first request is shown; does nothing when called again."""
        if self._is_furnished:
            return
        self._is_furnished = True
        self._subject = QLabel()
        self._subject.setProperty("role", "subheading")
        self._state = QLabel()
        self._state.setObjectName("details_state")
        self._number = QLabel()
        self._number.setObjectName("details_number")
        self._number.setProperty("role", "number")
        for label in (self._subject, self._state, self._number):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.timeline = Timeline()
        self.timeline.picture_wanted.connect(self.picture_wanted)
        # On a small screen it is scrolled: the window must not grow beyond it.
        inner = QWidget()
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 0, 0, 0)
        whole.addWidget(scroll)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 4, 0)
        for widget in (self._subject, self._number, self._state):
            layout.addWidget(widget)
        layout.addLayout(self._make_buttons())
        layout.addWidget(self.timeline, 1)

    def _make_buttons(self) -> QGridLayout:
        def button(name: str, image: str, text: str, signal: object) -> QPushButton:
            made = QPushButton(icon(image), text)
            made.setObjectName(name)
            made.clicked.connect(lambda: self._entry and signal.emit(self._entry.request_id))  # type: ignore[attr-defined]
            return made

        self._copy = QPushButton(icon("copy"), self.tr("Copy the number"))
        self._copy.setObjectName("details_copy_number")
        self._copy.clicked.connect(self._copy_number)
        self._buttons: dict[str, QPushButton] = {
            "number": button("enter_number", "pencil", self.tr("Write down the number…"), self.number_wanted),
            "send": button("send_now", "send", self.tr("Send now"), self.send_wanted),
            "hold": button("send_later", "clock", self.tr("Send later"), self.hold_wanted),
            "change": button("change_letter", "undo-2", self.tr("Take back and change"), self.change_wanted),
            "by_mail": button("send_by_mail", "mail", self.tr("Send as a letter"), self.by_mail_wanted),
            "refresh": button("refresh_state", "refresh-cw", self.tr("Refresh the state"), self.refresh_wanted),
            "sent": button("was_sent", "check", self.tr("The letter has gone"), self.was_sent),
            "not_sent": button("was_not_sent", "x", self.tr("It has not gone"), self.was_not_sent),
            "solved": button("solved", "circle-check", self.tr("Solved"), self.solved),
            "add": button("add_to_request", "mail-check", self.tr("Add to the request…"), self.add_wanted),
            "steps": button("follow_steps", "list-ordered", self.tr("Steps of the instructions…"), self.steps_wanted),
            "like": button("create_like", "copy-plus", self.tr("Write one like it"), self.like_wanted),
            "call": button("call_sheet", "phone", self.tr("Crib for a call…"), self.call_wanted),
            "undo": button("undo_event", "undo-2", self.tr("Undo the last entry"), self.undo_wanted),
            "reopened": button("reopened", "refresh-cw", self.tr("Not solved after all"), self.reopened),
        }
        self._buttons["like"].setToolTip(
            self.tr("A new request with these texts, for another problem: without the pictures, dates and other logins")
        )
        self._grid = QGridLayout()
        for half in (0, 1):
            self._grid.setColumnStretch(half, 1)
        for place, made in enumerate((self._copy, *self._buttons.values())):
            self._grid.addWidget(made, place, 0)
            made.hide()
        return self._grid

    def _close_up(self) -> None:
        """Two in a row, and no holes where those are that cannot be used now."""
        shown = [button for button in (self._copy, *self._buttons.values()) if not button.isHidden()]
        for place, button in enumerate(shown):
            self._grid.addWidget(button, *divmod(place, 2))
        width = self._scroll.widget().minimumSizeHint().width()
        self._scroll.setMinimumWidth(width + self._scroll.verticalScrollBar().sizeHint().width())

    def show_details(self, details: Details) -> None:
        entry = self._entry = details.entry
        self._subject.setText(entry.subject)
        events = details.story.events
        waiting = self._waiting_text(entry)
        waiting = waiting[:1].upper() + waiting[1:]  # a line of its own here, a cell in the list
        self._state.setText("\n".join(filter(None, (_explained(entry, events), waiting))))
        incident = entry.incident
        self._number.setText(
            self.tr("{number} of {date}").format(number=incident.number, date=date_text(incident.registered_on))
            if incident
            else ""
        )
        self._number.setVisible(incident is not None)
        self._copy.setVisible(incident is not None)
        offered = _offered(entry, events)
        for name, button in self._buttons.items():
            button.setVisible(name in offered or (name == "steps" and details.story.has_steps))
        is_asked = entry.state is State.ASKED
        self._buttons["add"].setText(self.tr("Answer the support…") if is_asked else self.tr("Add to the request…"))
        self._buttons["number"].setText(
            self.tr("Correct the number…") if incident else self.tr("Write down the number…")
        )
        self._close_up()
        self.timeline.show_moments(details.story, details.pictures)

    def _copy_number(self) -> None:
        if self._entry is not None and self._entry.incident is not None:
            QGuiApplication.clipboard().setText(self._entry.incident.number.text)


_ACTIONS: dict[State, tuple[str, ...]] = {
    State.QUEUED: ("send", "change", "number"),
    State.REFUSED: ("send", "change", "number", "call"),
    State.UNKNOWN: ("sent", "not_sent", "number", "call"),
    State.UNDELIVERED: ("send", "number", "like", "call"),
    State.HANDED_OVER: ("sent", "not_sent", "number", "like", "call"),
    State.SENT: ("number", "solved", "add", "like", "call"),
    State.REGISTERED: ("number", "solved", "add", "like", "call"),
    State.ASKED: ("number", "solved", "add", "like", "call"),
    State.SOLVED: ("reopened", "number", "add", "like", "call"),
}


def _offered(entry: JournalEntry, events: Sequence[Event]) -> tuple[str, ...]:
    offered = (*_ACTIONS.get(entry.state, ()), *offered_over_network(entry, events))
    if is_there_in_part(events):
        offered = tuple(name for name in offered if name != "change")
    if entry.way is Way.ELSEWHERE:  # its texts were never the wizard's; without a number no letter finds it
        impossible = {"like"} if entry.takes_letters else {"like", "add"}
        offered = tuple(action for action in offered if action not in impossible)
    by_itself = entry.state is State.QUEUED and entry.way in (Way.MAIL, Way.API)
    goes_by_itself = by_itself and due_at(events) is not None
    last = history(events).last_undoable
    return (*offered, *(("hold",) if goes_by_itself else ()), *(("undo",) if last is not None else ()))


def _explained(entry: JournalEntry, events: Sequence[Event]) -> str:
    text = state_text(entry.state, entry.way)
    if entry.is_practice:
        text = tr("Practice. {state}").format(state=text)
    if entry.state is State.QUEUED and entry.way in (Way.MAIL, Way.API) and events[-1].kind is EventKind.HELD:
        return tr("{state}: put aside until you press «Send now»").format(state=text)
    reasons = [event.details for event in events if "code" in event.details]
    if reasons and entry.state in (State.QUEUED, State.REFUSED, State.UNKNOWN, State.UNDELIVERED):
        text = f"{text}. {code_text(reasons[-1]['code'], dict(reasons[-1]))}"
    ignored = ignored_text(ignored_in(events))
    return f"{text}. {ignored}" if ignored else text

"""Under the list of pictures: what a change of their order did, and what the text names that is not there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Dismissal, Draft
from edusupport_desktop.domain.references import PictureReference
from edusupport_desktop.domain.rules.pictures_and_text import (
    MEANT_PICTURES_EXIST,
    NAMED_PICTURES_EXIST,
    agreement,
    place_of,
)
from edusupport_desktop.domain.rules.rule import Finding, Severity
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.words import field_label

_NAMED_AT_MOST = 3


class PictureNotices(QWidget):
    """``fix_wanted`` carries a Finding with its place in a text."""

    fix_wanted = Signal(object)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._dangling: tuple[Field, PictureReference] | None = None
        self._arranged = _Line("notice", "undo_arrangement")
        self._arranged.button.clicked.connect(self._take_back)
        self._wrong = _Line("wrong_references", "fix_reference")
        self._wrong.text.setProperty("role", "problem")
        self._wrong.button.setText(self.tr("Correct"))
        self._wrong.button.clicked.connect(self._fix)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for line in (self._arranged, self._wrong):
            layout.addWidget(line)
        session.checked.connect(self._checked)
        self.refresh()

    @property
    def fix_button(self) -> QPushButton:
        """Leads to the first reference that names what is not there; hidden when there is none."""
        return self._wrong.button

    def refresh(self) -> None:
        draft = self._session.draft
        dangling = [found for found in agreement(draft).dangling if not _is_dismissed(draft, *found)]
        self._dangling = dangling[0] if dangling else None
        self._arranged.say(self._said_of_arrangement())
        self._wrong.say(self._said_of_dangling(draft, dangling))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _checked(self) -> None:
        if self.isVisible():  # not after every pause in writing elsewhere
            self.refresh()

    def _said_of_arrangement(self) -> str:
        last = self._session.last_arrangement
        if last is None:
            return ""
        before, after = last
        removed = len(before.pictures) > len(after.pictures)
        self._arranged.button.setText(self.tr("Bring back") if removed else self.tr("Undo"))
        self._arranged.button.setIcon(icon("undo-2"))
        said = self.tr("The picture was removed.") if removed else self.tr("The order was changed.")
        if before.answers != after.answers:
            followed = self.tr("The numbers of pictures in the text were changed to match.")
            said = f"{said} {followed}"
        return said

    def _said_of_dangling(self, draft: Draft, dangling: Sequence[tuple[Field, PictureReference]]) -> str:
        if self._dangling is None:
            return ""
        field, _ = self._dangling
        here = [one for where, one in dangling if where is field]
        named = dict.fromkeys(f"«{draft.answers[field][slice(*one.phrase)]}»" for one in here)
        words = ", ".join(list(named)[:_NAMED_AT_MOST])
        if all(not one.pictures for one in here):
            text = self.tr("The text still names a removed picture: {words} in «{field}».")
        else:
            text = self.tr("The text names what is not there: {words} in «{field}».")
        return text.format(words=words, field=field_label(field))

    def _take_back(self) -> None:
        self._session.take_back_arrangement()
        self.refresh()

    def _fix(self) -> None:
        if self._dangling is not None:
            field, one = self._dangling
            code, severity = (
                (NAMED_PICTURES_EXIST, Severity.BLOCKS) if one.is_certain else (MEANT_PICTURES_EXIST, Severity.WARNS)
            )
            place = place_of(self._session.draft, field, one.phrase)
            self.fix_wanted.emit(Finding(code, field, severity, place))


def _is_dismissed(draft: Draft, field: Field, reference: PictureReference) -> bool:
    """«It is right so», said of words that may mean something else."""
    about = place_of(draft, field, reference.phrase).about
    return not reference.is_certain and Dismissal(MEANT_PICTURES_EXIST, about) in draft.dismissed


class _Line(QFrame):
    """A sentence and what can be done about it; hidden without a sentence."""

    def __init__(self, name: str, button: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.button = QPushButton()
        self.button.setObjectName(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, text: str) -> None:
        if text and text != self.text.text():
            announce(self.text, text)
        self.text.setText(text)
        self.button.setAccessibleDescription(text)
        self.setVisible(bool(text))

"""«Порядок действий»: as a list of steps, or in own words. What is written is never lost on the way between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from edusupport_desktop.domain.step_reading import steps_in
from edusupport_desktop.domain.steps import MOST_STEPS, StepPart, StepRow, text_of
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.style import restyle
from edusupport_desktop.ui.wizard.field_message import Remedy
from edusupport_desktop.ui.wizard.fields import ComposedEditor, TextEditor
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.step_history import StepHistory, StepsState
from edusupport_desktop.ui.wizard.step_rows import StepRows


class StepsEditor(ComposedEditor):
    """The list goes into the draft by itself, the text as every other answer does. ``note`` carries what is to be
    said under it, and the remedies."""

    note = Signal(str, object)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._history = StepHistory()
        self._has_said = False
        self._rows = StepRows()
        self._text = TextEditor(lines=3)
        self._text.setObjectName("steps_text")
        self._add = QPushButton(icon("plus"), self.tr("Add a step"))
        self._add.setObjectName("add_step")
        self._add.clicked.connect(self._rows.add_at_end)
        self._as_list = QRadioButton(self.tr("As a list"))
        self._as_list.setObjectName("steps_as_list")
        self._as_list.setAccessibleName(self.tr("What you did: as a list of steps"))
        self._in_own_words = QRadioButton(self.tr("In own words"))
        self._in_own_words.setObjectName("steps_in_own_words")
        self._in_own_words.setAccessibleName(self.tr("What you did: in own words"))
        ways = QButtonGroup(self)
        for button in (self._as_list, self._in_own_words):
            ways.addButton(button)
        self._as_list.clicked.connect(self._wanted_as_list)
        self._in_own_words.clicked.connect(self._wanted_in_own_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._rows)
        column.addWidget(self._text, 1)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch(1)
        below.addWidget(self._as_list)
        below.addSpacing(8)
        below.addWidget(self._in_own_words)
        column.addLayout(below)
        self._rows.typed.connect(self._typed)
        self._rows.arranged.connect(self._arranged)
        self._rows.undo_wanted.connect(self.undo)
        self._rows.redo_wanted.connect(self.redo)
        self._rows.lines_pasted.connect(self._lines_pasted)
        self._rows.refused.connect(self._refused)
        self._text.changed.connect(self.changed)
        self._show()

    @property
    def is_list(self) -> bool:
        return self._as_list.isChecked()

    def set_answer(self, _answer: str) -> None:
        """The draft knows more than the text: whether it is a list, and of what."""
        before = self._rows.rows, self._text.toPlainText()
        self._show()
        if before != (self._rows.rows, self._text.toPlainText()):
            # The numbers of pictures in them have changed: what was before could name others.
            self._history.clear()

    def text(self) -> str:
        return self._session.draft.answers.steps if self.is_list else self._text.toPlainText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Tab would go from the first cell to behind the last.
        (self._rows.cell(0, StepPart.PLACE) if self.is_list else self._text).setFocus(event.reason())

    def setPlaceholderText(self, text: str) -> None:
        self._text.setPlaceholderText(text)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._text.setAccessibleName(name)

    def show_problem(self, reason: str) -> None:
        self._rows.show_problem(reason)
        self._text.setProperty("wrong", bool(reason))
        restyle(self._text)
        self._text.setAccessibleDescription(reason)

    def last_stop(self) -> QWidget:
        """The last part of it that is written in."""
        return self._rows.last_stop() if self.is_list else self._text

    def put_in(self, words: Callable[[str], str]) -> None:
        (self._rows if self.is_list else self._text).put_in(words)

    def mark(self, start: int, end: int) -> None:
        if not self.is_list:
            self._text.mark(start, end)
            return
        pieces = text_of(self._session.draft.step_rows).pieces_in(start, end)
        if pieces:
            first = pieces[0]
            inside = max(start, first.start) - first.start, min(end, first.end) - first.start
            self._rows.go_to(first.row, first.part).mark(first.offset + inside[0], first.offset + inside[1])

    def exchange(self, start: int, end: int, piece: str) -> None:
        if not self.is_list:
            self._text.exchange(start, end, piece)
            return
        rows = list(self._session.draft.step_rows)
        found = text_of(tuple(rows)).pieces_in(start, end)
        for number, one in reversed(list(enumerate(found))):
            part = rows[one.row][one.part]
            first = one.offset + max(start, one.start) - one.start
            last = one.offset + min(end, one.end) - one.start
            exchanged = part[:first] + (piece if number == 0 else "") + part[last:]
            rows[one.row] = rows[one.row].changed(one.part, exchanged)
        if found:
            self._change_rows(tuple(rows))
        elif piece:  # the step it was taken from has no words any more
            row, part_name = self._rows.current
            rows += [StepRow()] * (row + 1 - len(rows))
            rows[row] = rows[row].changed(part_name, rows[row][part_name] + piece)
            self._change_rows(tuple(rows))

    def undo(self) -> None:
        self._restore(self._history.undo(self._state()))

    def redo(self) -> None:
        self._restore(self._history.redo(self._state()))

    def _state(self) -> StepsState:
        draft = self._session.draft
        return StepsState(draft.step_rows, draft.answers.steps, draft.has_step_list)

    def _restore(self, state: StepsState | None) -> None:
        self._say("")
        if state is None:
            return
        self._session.say_steps(state.rows)
        if not state.is_list:
            self._session.say_steps_in_own_words(state.text)
        self._show()
        self._focus()

    def _show(self) -> None:
        draft = self._session.draft
        is_list = draft.has_step_list
        if is_list:
            self._rows.show_rows(draft.step_rows)
        else:
            self._text.set_answer(draft.answers.steps)
        (self._as_list if is_list else self._in_own_words).setChecked(True)
        self._rows.setVisible(is_list)
        self._add.setVisible(is_list)
        self._text.setVisible(not is_list)
        height = QSizePolicy.Policy.Maximum if is_list else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        self._count()

    def _focus(self) -> None:
        if self.is_list:
            self._rows.go_to(*self._rows.current)
        else:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        self._add.setEnabled(len(self._rows.rows) < MOST_STEPS)

    def _typed(self, row: int, part: StepPart) -> None:
        rows = self._rows.rows
        now = rows[row][part] if row < len(rows) else ""
        self._history.remember_typing(self._state(), row, part, now)
        self._say("")
        self._count()
        self._session.say_steps(rows)

    def _arranged(self, said: str) -> None:
        self._count()
        if self._rows.rows == self._session.draft.step_rows:
            return  # an empty row came or went
        self._history.remember(self._state())
        self._session.say_steps(self._rows.rows)
        self._say(said, [self._undo_remedy(said)] if said else [])

    def _change_rows(self, rows: tuple[StepRow, ...]) -> None:
        self._history.remember(self._state())
        self._session.say_steps(rows)
        self._show()

    def _wanted_in_own_words(self) -> None:
        if self._session.draft.has_step_list:
            self._history.remember(self._state())
            self._session.say_steps_in_own_words(self._session.draft.answers.steps)
            self._say("")
            self._show()

    def _wanted_as_list(self) -> None:
        draft = self._session.draft
        if draft.has_step_list:
            return
        text = draft.answers.steps
        rows = draft.step_rows if text_of(draft.step_rows).text == text else steps_in(text)
        if rows is None:
            self._in_own_words.setChecked(True)
            self._in_own_words.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say(
                self.tr(
                    "This text is no list of steps and stays as it is. Begin every step on a new line with its"
                    " number: 1, 2, 3. Thirty steps at most."
                )
            )
            return
        self._change_rows(rows)
        if text_of(rows).text != text:
            said = self.tr("The text has become a list of steps.")
            self._say(said, [self._undo_remedy(said)])
        else:
            self._say("")

    def _lines_pasted(self, row: int, text: str) -> None:
        """A numbered text becomes steps, in the place of an empty row or behind the one with the cursor."""
        pasted = steps_in(text)
        rows = list(self._rows.rows)
        at = row if row >= len(rows) or rows[row] == StepRow() else row + 1
        if pasted is None or len(rows) + len(pasted) > MOST_STEPS:
            self._refused(text)
            return
        rows += [StepRow()] * (at - len(rows))
        rows[at : at + (at == row)] = pasted
        self._change_rows(tuple(rows))
        self._rows.go_to_when_made(at + len(pasted) - 1, StepPart.PLACE)
        said = self.tr("Steps put in: {count}.").format(count=len(pasted))
        self._say(said, [self._undo_remedy(said)])

    def _refused(self, text: str) -> None:
        """``text`` is empty when only a letter more was too much."""
        if not text.strip():
            self._say(self.tr("There is no more room in this part of the step. Go on in the next one."))
            return
        said = self.tr("This text is no list of steps, or too long for one.")
        put = self.tr("Put it in, in own words")
        self._say(said, [Remedy("paste_in_own_words", put, f"{said} {put}", lambda: self._go_on_in_own_words(text))])

    def _go_on_in_own_words(self, text: str) -> None:
        self._history.remember(self._state())
        written = self._session.draft.answers.steps
        self._session.say_steps_in_own_words(f"{written}\n{text}" if written else text)
        self._show()
        self._focus()
        said = self.tr("The text is put in.")
        self._say(said, [self._undo_remedy(said)])

    def _undo_remedy(self, said: str) -> Remedy:
        return Remedy("undo_steps", self.tr("Undo"), self.tr("Undo: {text}").format(text=said), self.undo)

    def _say(self, text: str, remedies: list[Remedy] | None = None) -> None:
        """Empty text takes back what was said."""
        if text or self._has_said:
            self._has_said = bool(text)
            self.note.emit(text, remedies or [])
            announce(self, text)

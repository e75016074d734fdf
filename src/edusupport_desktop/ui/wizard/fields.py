"""One question of the wizard: its label, its editor, and under it the reason when the answer is missing or wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.domain.reference_words import insertion
from edusupport_desktop.domain.region import Region, exact_region, find_regions
from edusupport_desktop.ui.style import restyle
from edusupport_desktop.ui.wizard.field_message import FieldMessage, Remedy
from edusupport_desktop.ui.words import field_example, field_label

_COMFORTABLE = 30
"""Logical pixels: the height of a line that is easy to hit."""

LONGEST_LINE = 500
"""Characters of a one-line answer; a longer one is a mistaken paste."""


class LineEditor(QLineEdit):
    """A one-line answer."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(_COMFORTABLE)
        self.setMaxLength(LONGEST_LINE)
        self.textChanged.connect(self.changed)

    def set_answer(self, text: str) -> None:
        if text != self.text():
            self.setText(text)


class TextEditor(QPlainTextEdit):
    """An answer of many lines. Tab leaves it, as in every other field."""

    changed = Signal()
    """Without the text: a long one takes time, and whoever wants it asks for it once."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 16)
        # Takes what is left and no more: on a small screen the page must not scroll for Qt's own idea of a size.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.textChanged.connect(self.changed)

    def set_answer(self, text: str) -> None:
        if text != self.toPlainText():
            cursor = self.textCursor()
            place = None if cursor.atEnd() else cursor.position()
            # Its own undo ends here: it could bring back numbers of pictures that are those of others now.
            self.setPlainText(text)
            cursor = self.textCursor()  # at the end stays at the end: what is written next goes on there
            cursor.movePosition(QTextCursor.MoveOperation.End)
            if place is not None:
                cursor.setPosition(min(place, cursor.position()))
            self.setTextCursor(cursor)

    def put_in(self, words: Callable[[str], str]) -> None:
        """Writes a reference where the cursor is, instead of what is selected, with the blanks it needs, and gives
        this text the focus. ``words`` gets the text before it."""
        text, cursor = self.toPlainText(), self.textCursor()
        units = text.encode("utf-16-le", "surrogatepass")
        before = units[: 2 * cursor.selectionStart()].decode("utf-16-le", "surrogatepass")
        after = units[2 * cursor.selectionEnd() :].decode("utf-16-le", "surrogatepass")
        cursor.insertText(insertion(before, after, words(before)))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, start: int, end: int) -> None:
        """Selects a part of the text, in characters; what lies beyond the end is left out."""
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def exchange(self, start: int, end: int, piece: str) -> None:
        self.mark(start, end)
        self.insertPlainText(piece)


class ComposedEditor(QWidget):
    """An answer that several controls make together."""

    changed = Signal()

    def set_answer(self, text: str) -> None:
        raise NotImplementedError

    def text(self) -> str:
        raise NotImplementedError

    def setPlaceholderText(self, text: str) -> None:
        raise NotImplementedError

    def show_problem(self, reason: str) -> None:
        """Marks the controls as wrong; empty text: as right."""
        raise NotImplementedError

    def last_stop(self) -> QWidget:
        """The last of the controls that Tab comes to."""
        raise NotImplementedError

    def mark(self, start: int, end: int) -> None:
        """Selects a part of ``text()``, in characters."""
        raise NotImplementedError

    def exchange(self, start: int, end: int, piece: str) -> None:
        """Puts ``piece`` in the place of a part of ``text()``."""
        raise NotImplementedError


class ChoiceEditor(QComboBox):
    """A list to choose from, in which anything else may be typed as well."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setMinimumHeight(_COMFORTABLE)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.line.setMaxLength(LONGEST_LINE)
        self.editTextChanged.connect(self.changed)

    def set_answer(self, text: str) -> None:
        if text != self.currentText():
            self.setEditText(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page: it must not change an answer on the way."""
        event.ignore()

    def offer(self, choices: Sequence[str]) -> None:
        """Replaces the list; what is typed stays."""
        typed = self.currentText()
        self.blockSignals(True)
        self.clear()
        self.addItems(list(choices))
        self.setEditText(typed)
        self.blockSignals(False)

    @property
    def line(self) -> QLineEdit:
        """Where the answer is typed."""
        line = self.lineEdit()
        assert line is not None  # noqa: S101  # an editable combo box has one
        return line


class RegionEditor(ChoiceEditor):
    """The federal subjects, found by any usual name while it is typed."""

    def __init__(self, regions: Sequence[Region]) -> None:
        super().__init__()
        self._regions = regions
        self.offer([region.name for region in regions])
        self.setEditText("")
        self._found = QStringListModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        self.line.textEdited.connect(self._look_up)
        self.line.editingFinished.connect(self.write_out)

    def _look_up(self, text: str) -> None:
        self._found.setStringList([region.name for region in find_regions(text, self._regions)][:20])

    def write_out(self) -> None:
        """Replaces a usual name by the official one: «Чувашия» becomes «Чувашская Республика – Чувашия»."""
        region = exact_region(self.currentText(), self._regions)
        if region is not None:
            self.set_answer(region.name)


class AnswerField(QWidget):
    """Label, editor and message of one field."""

    def __init__(
        self,
        field: Field,
        editor: LineEditor | TextEditor | ChoiceEditor | ComposedEditor,
        *,
        required: bool = True,
        beside_label: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        name = field_label(field)
        self._label = QLabel(name if required else self.tr("{field} (if known)").format(field=name))
        self._label.setBuddy(editor)
        self._label.setWordWrap(True)
        self._message = FieldMessage()
        self._problem = ""
        self._remedies: Sequence[Remedy] = ()
        # A screen reader meets the line inside a combo box as a thing of its own.
        self._spoken = (editor, editor.line) if isinstance(editor, ChoiceEditor) else (editor,)
        for spoken in self._spoken:
            spoken.setAccessibleName(name)
        editor.setObjectName(field.value)
        example = field_example(field)
        self._example = example
        if isinstance(editor, ChoiceEditor):
            editor.line.setPlaceholderText(example)
        else:
            editor.setPlaceholderText(example)
        self._describe(example)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self._label, 1, Qt.AlignmentFlag.AlignBottom)
        if beside_label is not None:
            top.addWidget(beside_label, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(top)
        layout.addWidget(editor, 1)
        layout.addWidget(self._message)
        layout.addStretch()  # for what does not grow

    def take_message(self) -> FieldMessage:
        """The lines under the editor, to be placed by the caller: so that neighbours keep their editors on one line
        whatever the heights of their labels and their reasons."""
        self._column.removeWidget(self._message)
        return self._message

    @property
    def problem(self) -> str:
        """The reason shown now; empty when there is none."""
        return self._problem

    def show_problem(self, reason: str, remedies: Sequence[Remedy] = (), *, with_example: bool = True) -> None:
        """Shows why the answer is not accepted and what can be done, or an example, and tells screen readers.

        Empty text hides it.
        """
        text = reason if remedies or not reason or not with_example else f"{reason} {self._example}".strip()
        if text == self._problem:
            return
        self._problem, self._remedies = text, remedies
        self._message.show_text(text, remedies)
        self._put_buttons_behind_editor()
        if isinstance(self.editor, ComposedEditor):
            self.editor.show_problem(text)
        else:
            self.editor.setProperty("wrong", bool(text))
            restyle(self.editor)
        self._describe(text or self._example)
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self.editor, QAccessible.Event.DescriptionChanged))

    def _describe(self, text: str) -> None:
        for spoken in self._spoken:
            spoken.setAccessibleDescription(text)

    def lock(self, reason: str) -> None:
        """Seen and not changed; ``reason`` says who decided it."""
        self.editor.setEnabled(False)
        self.editor.setToolTip(reason)
        self._describe(reason)
        self._message.show_text(reason, is_problem=False)

    def show_note(self, text: str, remedies: Sequence[Remedy] = ()) -> None:
        """Says something that is no problem, until the next problem or an empty text: then the problem comes back
        that was there before."""
        if text:
            self._message.show_text(text, remedies, is_problem=False)
        else:
            self._message.show_text(self._problem, self._remedies)
        self._put_buttons_behind_editor()

    def _put_buttons_behind_editor(self) -> None:
        """For Tab. What is made later would be last in the window."""
        before: QWidget = self.editor.last_stop() if isinstance(self.editor, ComposedEditor) else self.editor
        for button in self._message.buttons():
            QWidget.setTabOrder(before, button)
            before = button

    def select(self, start: int, end: int) -> None:
        """Marks a part of ``text()``, in characters; what lies beyond the end is left out."""
        text = self.text()
        if isinstance(self.editor, TextEditor | ComposedEditor):
            self.editor.mark(start, end)
        elif (line := self._line()).text() == text:  # else it has blanks that the answer has not
            line.setSelection(units(text[:start]), units(text[start:end]))

    def exchange(self, start: int, end: int, piece: str) -> None:
        """Puts ``piece`` in the place of this part of ``text()``, as if it were typed: the editor can undo it."""
        if isinstance(self.editor, TextEditor | ComposedEditor):
            self.editor.exchange(start, end, piece)
        else:
            text = self.text()
            self._line().selectAll()
            self._line().insert(text[:start] + piece + text[end:])

    def _line(self) -> QLineEdit:
        line = self.editor.line if isinstance(self.editor, ChoiceEditor) else self.editor
        assert isinstance(line, QLineEdit)  # noqa: S101  # an editable combo box has one
        return line

    def text(self) -> str:
        if isinstance(self.editor, TextEditor):
            return self.editor.toPlainText()
        if isinstance(self.editor, ComposedEditor):
            return self.editor.text()
        return clean_line(self.editor.currentText() if isinstance(self.editor, ChoiceEditor) else self.editor.text())


def units(text: str) -> int:
    """How many of Qt's characters a text has: those beyond the first plane (emoji) count twice there."""
    return len(text) + sum(sign > "\uffff" for sign in text)

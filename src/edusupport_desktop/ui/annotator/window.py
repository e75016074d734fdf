"""The annotator: marking and masking one picture."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from edusupport_desktop.domain.annotation import Mark, masked_pixels, visible_numbers
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.canvas import Canvas
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.hints import Hints
from edusupport_desktop.ui.annotator.keys import is_copy, is_redo, is_undo, tool_of
from edusupport_desktop.ui.annotator.painter import render
from edusupport_desktop.ui.annotator.property_bar import PropertyBar
from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles
from edusupport_desktop.ui.annotator.styles import unit_for
from edusupport_desktop.ui.annotator.tool_palette import ToolPalette
from edusupport_desktop.ui.annotator.tools import TOOL_OF, ToolKind
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.picture_image import image_of
from edusupport_desktop.ui.style import make_primary

_TITLE_BAR = 40
"""As high as on any desktop, with the frame below."""

_log = logging.getLogger(__name__)


class AnnotatorWindow(QDialog):
    """Shows ``picture`` with ``marks`` and lets them be edited; ``open`` or ``exec`` it like any dialog.

    After ``accepted`` the result is in ``marks``; after ``rejected`` they are as they came. ``first_number`` is the
    number of the first disc on a picture without discs. The picture itself is never changed: see ``painter.render``.

    ``styles``: what the tools looked like last; None: as at the first start. ``jobs`` draws the picture that Ctrl+C
    copies. ``referred_numbers``: those the text of the letter speaks of on this picture; taking one away warns.
    """

    def __init__(
        self,
        picture: Picture,
        marks: tuple[Mark, ...] = (),
        first_number: int = 1,
        parent: QWidget | None = None,
        *,
        styles: RememberedStyles | None = None,
        jobs: Jobs | None = None,
        referred_numbers: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.marks = marks
        self._styles = styles or RememberedStyles()
        self._jobs = jobs or Jobs(self)
        self._referred = referred_numbers
        self._seen_numbers: frozenset[int] = frozenset()
        self._told_lost: list[int] = []
        self.document = Document(marks, first_number, unit_for(picture), self, self._styles)
        self.canvas = Canvas(picture, self.document)
        self.tools = ToolPalette()
        self.properties = PropertyBar(self.document, self.canvas)
        self._hints = Hints(self)
        self._hint = QLabel()
        self.notice = QLabel()
        self._question: QMessageBox | None = None
        self.setWindowTitle(self.tr("Mark the picture"))
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowCloseButtonHint)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self.accept)
        QShortcut(QKeySequence("F6"), self, self._leave_or_enter_picture)
        self.tools.chosen.connect(self.choose)
        self.canvas.tool_changed.connect(self._tool_changed)
        self.canvas.entry.changed.connect(self._state_changed)
        self.document.changed.connect(self._state_changed)
        self.document.selection_changed.connect(self._state_changed)
        self.choose(ToolKind.SELECT if marks else ToolKind.ARROW)

    def accept(self) -> None:
        self.canvas.entry.finish()
        self.marks = self.document.marks
        super().accept()

    def reject(self) -> None:
        """Closes at once when nothing would be lost; asks first when something would."""
        self.canvas.entry.finish()
        if not self.document.is_changed:
            super().reject()
        elif self._question is None:
            self._ask()

    def done(self, result: int) -> None:
        try:
            self._styles.save()
        except Unavailable as error:
            # The picture matters, not the colour of the next arrow.
            _log.warning("the looks of the tools were not kept: %s", error.code)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tool = tool_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif is_undo(event):
            self.document.undo_stack.undo()
        elif is_redo(event):
            self.document.undo_stack.redo()
        elif is_copy(event):
            self.copy()
        elif tool is not None:
            self.choose(tool)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter belongs to the picture; QDialog would take it for «Done».
            event.accept()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Puts the picture as its file will be into the clipboard. Drawn beside the interface's thread."""
        self.canvas.entry.finish()
        picture, marks = self.canvas.picture, self.document.marks

        def copied(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            if isValid(self):
                self._hint.setText(self.tr("The picture with its marks is in the clipboard."))

        # Copied: the image would not outlive the bytes of the picture.
        self._jobs.run(lambda _: image_of(render(picture, marks)).copy(), copied)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The letters of the tools work in the lists too, which would take them for the beginning of an item."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and tool_of(event) is not None:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _escape(self) -> None:
        """One thing at a time: the drag, the selection, the window. (Typing has its own Esc.)"""
        if self.canvas.cancel_gesture():
            return
        if self.document.selected is not None:
            self.document.select(None)
        else:
            self.reject()

    def _ask(self) -> None:
        self._question = question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Marks are not kept yet"))
        question.setText(self.tr("Keep the marks on this picture?"))
        keep = question.addButton(self.tr("Keep"), QMessageBox.ButtonRole.AcceptRole)
        drop = question.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        back = question.addButton(self.tr("Continue marking"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(back)
        keep.clicked.connect(self.accept)
        drop.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        question.finished.connect(self._answered)
        question.open()

    def _answered(self) -> None:
        if self._question is not None:
            self._question.deleteLater()
            self._question = None

    def choose(self, tool: ToolKind) -> None:
        """Takes a tool, ready for the mouse and for Enter."""
        self.canvas.choose(tool)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tool_changed(self, tool: ToolKind) -> None:
        self.tools.mark_chosen(tool)
        self._state_changed()

    def _state_changed(self) -> None:
        document, canvas = self.document, self.canvas
        size = canvas.picture.width, canvas.picture.height
        self._hint.setText(self._hints.hint(canvas.tool, document.selected, canvas.entry.edited is not None))
        self.tools.show_hidden(len(masked_pixels(document.marks, *size)))
        canvas.setAccessibleDescription(self._selected_in_words())
        self._warn_of_lost_numbers(visible_numbers(document.marks, *size))

    def _warn_of_lost_numbers(self, now: frozenset[int]) -> None:
        """Of those only that were here: what the text speaks of before it is drawn is not lost."""
        self._seen_numbers |= now
        lost = sorted((self._referred & self._seen_numbers) - now)
        self.notice.setText(
            self.tr(
                "The text speaks of numbers that are gone from the picture: {numbers}. Ctrl+Z brings them back."
            ).format(numbers=", ".join(map(str, lost)))
        )
        self.notice.setVisible(bool(lost))
        if lost and lost != self._told_lost:
            announce(self, self.notice.text())
        self._told_lost = lost

    def _selected_in_words(self) -> str:
        """For screen readers: what is selected, and which of how many it is."""
        selected, shown = self.document.selected, self.document.shown
        if selected is None:
            return ""
        name = self.tools.buttons[TOOL_OF[type(selected)]].text()
        return f"{name}, {shown.index(selected) + 1} / {len(shown)}"

    def _leave_or_enter_picture(self) -> None:
        target: QWidget = self.tools.buttons[self.canvas.tool] if self.canvas.hasFocus() else self.canvas
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self.done_button = QPushButton(self.tr("Done"))
        self.done_button.setDefault(True)
        make_primary(self.done_button)
        self.done_button.setToolTip(self.tr("Keep the marks") + " (Ctrl+Enter)")
        self.done_button.clicked.connect(self.accept)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Close without keeping the marks") + " (Esc)")
        self.cancel_button.clicked.connect(self.reject)
        for button in (self.done_button, self.cancel_button):
            button.setAccessibleName(button.text())
            button.setMinimumSize(112, 32)
        self._hint.setWordWrap(True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 8, 16, 8)
        bottom.setSpacing(8)
        bottom.addWidget(self._hint, 1)
        bottom.addSpacing(16)
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.done_button)
        self.notice.setObjectName("notice")
        self.notice.setWordWrap(True)
        self.notice.hide()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.tools)
        middle.addWidget(self.canvas, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.properties)
        layout.addWidget(_line())
        layout.addLayout(middle, 1)
        layout.addWidget(self.notice)
        layout.addWidget(_line())
        layout.addLayout(bottom)
        for field in (self.properties.colour, self.properties.size_choice, self.properties.number):
            field.installEventFilter(self)
        QWidget.setTabOrder(self.canvas, self.properties.undo)
        self._place()

    def _place(self) -> None:
        """In the middle of the screen, the title bar in sight. Qt would choose the middle of the parent, and where
        that leaves no room above, put the title bar beyond the edge."""
        parent = self.parentWidget()
        room = (parent or self).screen().availableGeometry()
        self.resize(min(1180, room.width() - 16), min(700, room.height() - 48))
        left, above = (room.width() - self.width()) // 2, (room.height() - self.height() - _TITLE_BAR) // 2
        self.move(room.left() + left, room.top() + max(0, above))


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line

"""Typing the words of a text, in an editor that stays at its place in the picture."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from edusupport_desktop.domain.annotation import Text
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.plain_text import clean_text
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.picture_view import PictureView
from edusupport_desktop.ui.annotator.text_editor import TextEditor


class TextEntry(QObject):
    """One text at a time. What was typed becomes a mark, changes it, or with no words takes it away."""

    changed = Signal(bool)
    """Whether words are being typed."""

    def __init__(self, view: PictureView, document: Document) -> None:
        super().__init__(view)
        self._view = view
        self._document = document
        self._text: Text | None = None
        self.editor: TextEditor | None = None

    @property
    def edited(self) -> MarkId | None:
        """The mark whose words are being typed: it is not drawn meanwhile."""
        return self._text.id if self._text is not None else None

    def begin(self, text: Text) -> None:
        self._text = text
        self.editor = TextEditor(text, self._view.mapping.scale, self._view.viewport())
        self.editor.finished.connect(self._typed)
        self.editor.textChanged.connect(self.follow)
        self.follow()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.viewport().update()
        self.changed.emit(True)

    def finish(self) -> None:
        """Nothing happens when nothing is being typed."""
        if self.editor is not None:
            self.editor.finish()

    def follow(self) -> None:
        """Puts the editor where the words will be, unless they would be typed out of sight."""
        if self.editor is not None and self._text is not None:
            place, view = self._view.mapping.to_view(self._text.anchor).toPoint(), self._view.viewport()
            left = min(place.x(), view.width() - self.editor.width())
            top = min(place.y(), view.height() - self.editor.height())
            self.editor.move(max(left, 0), max(top, 0))

    def _typed(self, words: str) -> None:
        editor, text = self.editor, self._text
        self.editor = self._text = None
        if editor is None or text is None:
            return
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        typed = replace(text, text=clean_text(words).replace("\t", "    "))
        if any(mark.id == text.id for mark in self._document.marks):
            self._document.replace(typed) if typed.text else self._document.remove(text.id)
        elif typed.text:
            self._document.add(typed)
        self._view.viewport().update()
        self.changed.emit(False)

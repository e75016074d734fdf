"""«Разделить на два обращения»: what stays, what goes, and which pictures go with which; all of it can be changed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.division import Division, Part
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.letter import picture_word
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.style import make_primary
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.wizard.fields import LineEditor, TextEditor
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.words import field_label

_THUMBNAIL = QSize(64, 40)
_STAYS, _GOES, _BOTH = range(3)


class SplitDialog(QDialog):
    """After ``accepted``, ``division`` is what the teacher made of the proposal."""

    def __init__(self, draft: Draft, proposed: Division, images: PictureImages, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._field = proposed.field
        self.setObjectName("split_dialog")
        self.setWindowTitle(self.tr("Two requests instead of one"))
        explained = QLabel(
            self.tr("Your data, logins and the browser go into both. The second request waits among the drafts.")
        )
        explained.setWordWrap(True)
        explained.setProperty("role", "muted")
        self._stays = _PartEditor("stays", self.tr("This request"), field_label(proposed.field), proposed.stays)
        self._goes = _PartEditor("goes", self.tr("The second request"), self.tr("Its text"), proposed.goes)
        columns = QGridLayout()
        columns.setHorizontalSpacing(16)
        for column, part in enumerate((self._stays, self._goes)):
            columns.addWidget(part, 0, column)
            columns.setColumnStretch(column, 1)
        self._reason = QLabel()
        self._reason.setObjectName("split_reason")
        self._reason.setWordWrap(True)
        self._reason.setProperty("role", "problem")
        self._reason.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        split = buttons.addButton(self.tr("&Split"), QDialogButtonBox.ButtonRole.AcceptRole)
        split.setObjectName("split")
        make_primary(split)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(explained)
        layout.addLayout(columns, 1)
        self._choices = [self._choice(place, proposed) for place in range(1, len(draft.pictures) + 1)]
        if draft.pictures:
            layout.addWidget(self._pictures(images))
        layout.addWidget(self._reason)
        layout.addWidget(buttons)
        in_their_order(buttons)
        self.resize(self.sizeHint())
        self._goes.text.setFocus()

    def sizeHint(self) -> QSize:
        return fitting(self, 880, 560)

    @property
    def division(self) -> Division:
        pictures = [picture.id for picture in self._draft.pictures]
        chosen = [choice.currentIndex() for choice in self._choices]
        stay = tuple(one for one, where in zip(pictures, chosen, strict=True) if where != _GOES)
        go = tuple(one for one, where in zip(pictures, chosen, strict=True) if where != _STAYS)
        return Division(
            self._field,
            Part(self._stays.subject.text(), self._stays.text.toPlainText(), stay),
            Part(self._goes.subject.text(), self._goes.text.toPlainText(), go),
        )

    def accept(self) -> None:
        """Only with words in both."""
        empty = next((part for part in (self._stays, self._goes) if is_blank(part.text.toPlainText())), None)
        if empty is None:
            super().accept()
            return
        self._reason.setText(self.tr("Write at least a sentence into each of the two requests."))
        self._reason.show()
        announce(self, self._reason.text())
        empty.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice(self, place: int, proposed: Division) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(f"picture_{place}")
        choice.setAccessibleName(self.tr("{picture}: where it belongs").format(picture=picture_word(place)))
        choice.addItems([self.tr("stays here"), self.tr("goes to the second"), self.tr("into both")])
        picture = self._draft.pictures[place - 1].id
        goes, stays = picture in proposed.goes.pictures, picture in proposed.stays.pictures
        choice.setCurrentIndex(_BOTH if goes and stays else _GOES if goes else _STAYS)
        return choice

    def _pictures(self, images: PictureImages) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(3, 1)
        for row, (picture, choice) in enumerate(zip(self._draft.pictures, self._choices, strict=True)):
            small = QLabel()
            small.setPixmap(images.icon(picture).pixmap(_THUMBNAIL))
            name = QLabel(picture_word(row + 1))
            name.setBuddy(choice)
            for column, widget in enumerate((small, name, choice)):
                grid.addWidget(widget, row, column)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setMaximumHeight(min(inner.sizeHint().height(), 3 * (_THUMBNAIL.height() + 12)))
        return scroll


class _PartEditor(QWidget):
    """Heading, subject and text of one of the two."""

    def __init__(self, name: str, title: str, text_label: str, part: Part) -> None:
        super().__init__()
        self.subject = LineEditor()
        self.subject.set_answer(part.subject)
        self.subject.setCursorPosition(0)
        self.text = TextEditor(lines=5)
        self.text.set_answer(part.text)
        heading = QLabel(title)
        heading.setProperty("role", "subheading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        rows: tuple[tuple[str, LineEditor | TextEditor], ...] = (
            (self.tr("Subject"), self.subject),
            (text_label, self.text),
        )
        for label, editor in rows:
            editor.setObjectName(f"{name}_{'subject' if editor is self.subject else 'text'}")
            editor.setAccessibleName(f"{title}: {label}")
            caption = QLabel(label)
            caption.setBuddy(editor)
            column.addWidget(caption)
            column.addWidget(editor, 1 if editor is self.text else 0)

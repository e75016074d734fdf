"""Beside a text: a button for each picture, that puts «картинка1» or «цифра 3 на картинке1» where the cursor is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from edusupport_desktop.domain.annotation import Number
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.letter import picture_word
from edusupport_desktop.domain.reference_words import number_reference, picture_reference, reference_in_step
from edusupport_desktop.ui.wizard.fields import TextEditor
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.steps_editor import StepsEditor

_ICON = QSize(32, 18)
_COMFORTABLY = 3
"""Buttons the row asks room for; what does not fit is in the menu at its end."""


class ReferenceRow(QWidget):
    """Hidden while there are no pictures. One stop for Tab: the arrow keys lead from button to button."""

    def __init__(self, session: DraftSession, images: PictureImages, editor: TextEditor | StepsEditor) -> None:
        super().__init__()
        self._session = session
        self._images = images
        self._editor = editor
        self.setObjectName("references")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._buttons: list[_Button] = []
        self._more = _Button(self.tr("More…"))
        self._more.setObjectName("more_references")
        self._more.setAccessibleName(self.tr("More pictures to refer to"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)
        self._layout.addWidget(self._more)
        session.pictures_changed.connect(self._rebuild)
        images.changed.connect(self._show_icons)
        self._rebuild()

    def sizeHint(self) -> QSize:
        wanted = self._buttons[:_COMFORTABLY]
        width = sum(button.sizeHint().width() + 4 for button in wanted)
        if len(self._buttons) > _COMFORTABLY:
            width += self._more.sizeHint().width()
        return QSize(width, self._more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self._more.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _rebuild(self) -> None:
        for old in self._buttons:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        pictures = self._session.draft.pictures
        self._buttons = [self._button(place, picture) for place, picture in enumerate(pictures, 1)]
        for index, button in enumerate(self._buttons):
            self._layout.insertWidget(1 + index, button)
        self._show_icons()
        if not pictures or self.parentWidget() is not None:  # shown without a parent it would be a window
            self.setVisible(bool(pictures))
        self.updateGeometry()
        self._fit()
        if self.isVisible():
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Behind the text: a page begins with what is to be written."""
        before: QWidget = self._editor.last_stop() if isinstance(self._editor, StepsEditor) else self._editor
        for button in (*self._buttons, self._more):
            self.setTabOrder(before, button)
            before = button

    def _button(self, place: int, picture: DraftPicture) -> _Button:
        button = _Button(picture_word(place))
        button.setObjectName(f"refer_to_{place}")
        button.setIconSize(_ICON)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(self.tr("Refer to {picture}").format(picture=picture_word(place)))
        button.setToolTip(self.tr("Puts «{picture}» into the text, where the cursor is").format(picture=button.text()))
        button.clicked.connect(lambda: self._refer(place))
        if any(isinstance(mark, Number) for mark in picture.marks):
            menu = QMenu(button)
            self._fill(menu, place, picture)
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
            button.setAccessibleDescription(self.tr("The down arrow key opens its numbers"))
        return button

    def _fill(self, menu: QMenu, place: int, picture: DraftPicture) -> None:
        menu.addAction(self._images.icon(picture), picture_word(place), partial(self._refer, place))
        for number in sorted({mark.number for mark in picture.marks if isinstance(mark, Number)}):
            words = number_reference("", number, place)
            menu.addAction(words, partial(self._refer, place, number))

    def _show_icons(self) -> None:
        for button, picture in zip(self._buttons, self._session.draft.pictures, strict=False):
            button.setIcon(self._images.icon(picture))

    def _fit(self) -> None:
        """Shows as many buttons as there is room for, and the others in the menu."""
        room, more = self.width(), self._more.sizeHint().width()
        fitting, used = 0, 0
        for index, button in enumerate(self._buttons):
            used += button.sizeHint().width() + 4
            if used + (more if index < len(self._buttons) - 1 else 0) > room:
                break
            fitting += 1
        for index, button in enumerate(self._buttons):
            button.setVisible(index < fitting)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        menu = self._more.menu()
        menu.clear()
        hidden = list(enumerate(self._session.draft.pictures, 1))[fitting:]
        for place, picture in hidden:
            self._fill(menu, place, picture)
        self._more.setVisible(bool(hidden))
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the wizard gives the focus to hidden ones, too
        shown = [*self._buttons[:fitting], *([self._more] if hidden else [])]
        for index, button in enumerate(shown):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == 0 else Qt.FocusPolicy.ClickFocus)
            before, after = shown[index - 1] if index else None, shown[index + 1 : index + 2]
            button.neighbours = (before, after[0] if after else None)

    def _refer(self, place: int, number: int | None = None) -> None:
        in_step = isinstance(self._editor, StepsEditor) and self._editor.is_list

        def words(before: str) -> str:
            if in_step:
                return reference_in_step(before, number, place)
            return picture_reference(before, place) if number is None else number_reference(before, number, place)

        self._editor.put_in(words)


class _Button(QToolButton):
    """Goes to its neighbours with the arrow keys, and opens its menu with the one down."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAutoRaise(True)
        self.neighbours: tuple[QWidget | None, QWidget | None] = (None, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is not None:
            other = self.neighbours[way]
            if other is not None:
                other.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Down and self.menu() is not None:
            self.showMenu()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # or the wizard would press «Next»
        else:
            super().keyPressEvent(event)

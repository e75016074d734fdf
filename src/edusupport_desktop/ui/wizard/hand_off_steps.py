"""After a hand-off: what to do now in the other program, step by step, with what has to be copied and dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.wizard.ways_out import Destination


class HandOffSteps(QWidget):
    """Empty until ``show_steps``."""

    def __init__(self) -> None:
        super().__init__()
        self._folder: str | None = None
        self._texts = {"copy_address": "", "copy_subject": "", "copy_letter": ""}
        self._steps = QLabel()
        self._steps.setObjectName("hand_off_steps")
        self._steps.setWordWrap(True)
        self._steps.setTextFormat(Qt.TextFormat.PlainText)
        self._open = QPushButton(icon("folder-open"), self.tr("Open the folder with the pictures"))
        self._open.setObjectName("open_pictures")
        self._open.clicked.connect(self.open_folder)
        names = {
            "copy_letter": self.tr("Copy the text of the letter"),
            "copy_address": self.tr("Copy the address"),
            "copy_subject": self.tr("Copy the subject"),
        }
        self._copies = {name: self._make_copy(name, text) for name, text in names.items()}
        buttons = QGridLayout()
        buttons.setColumnStretch(2, 1)
        for place, button in enumerate((self._open, *self._copies.values())):
            buttons.addWidget(button, *divmod(place, 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._steps)
        column.addLayout(buttons)
        self.hide()

    def show_steps(self, way: Way, destination: Destination, letter: Letter, recipient: str, *, pictures: int) -> None:
        """``pictures`` is how many the letter has. Their folder comes later: ``show_folder``."""
        self._texts = {"copy_address": recipient, "copy_subject": letter.subject, "copy_letter": letter.body}
        steps = self._web_steps(recipient, pictures) if way is Way.WEB_MAIL else self._steps_in(destination, pictures)
        self._steps.setText("\n".join(f"{place}. {step}" for place, step in enumerate(steps, 1)))
        self._copies["copy_address"].setVisible(way is Way.WEB_MAIL)
        self._copies["copy_subject"].setVisible(way is Way.WEB_MAIL)
        self._open.hide()
        if destination.needs_hands:
            self._copy("copy_letter")
        self.show()

    def show_folder(self, folder: str | None) -> None:
        """Where the pictures lie; None when there are none."""
        self._folder = folder
        self._open.setVisible(folder is not None)

    def open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _web_steps(self, recipient: str, pictures: int) -> Sequence[str]:
        steps = [
            self.tr("Sign in on the page that has opened in the browser, if it asks you to."),
            self.tr("Look whether recipient ({recipient}) and subject are there; if not, copy them from here.").format(
                recipient=recipient
            ),
            self.tr("If the letter has no text yet, click into it and press Ctrl+V: the text is on the clipboard."),
        ]
        if pictures:
            steps.append(
                self.tr("Drag all pictures from the folder into the letter. There are {count} of them.").format(
                    count=pictures
                )
            )
        return [*steps, self.tr("Press «Send» there."), self._last()]

    def _steps_in(self, destination: Destination, pictures: int) -> Sequence[str]:
        name = destination.name
        if not destination.needs_hands:
            look = self.tr("Look through the letter in the window of {program}: text and pictures are in it.")
            return [look.format(program=name), self.tr("Press «Send» there."), self._last()]
        steps = [
            self.tr("Look through the letter in the window of {program}.").format(program=name),
            self.tr("If the letter has no text yet, click into it and press Ctrl+V: the text is on the clipboard."),
        ]
        if pictures:
            steps.append(
                self.tr("If pictures are missing, drag them from the folder into the letter: {count}.").format(
                    count=pictures
                )
            )
        return [*steps, self.tr("Press «Send» there."), self._last()]

    def _last(self) -> str:
        return self.tr("Come back here: the journal asks whether the letter has gone.")

    def _make_copy(self, name: str, text: str) -> QPushButton:
        button = QPushButton(icon("copy"), text)
        button.setObjectName(name)
        button.clicked.connect(lambda: self._copy(name))
        return button

    def _copy(self, name: str) -> None:
        QGuiApplication.clipboard().setText(self._texts[name])

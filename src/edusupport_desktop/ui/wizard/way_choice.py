"""The ways of sending, side by side: «Своей почтой», «Сохранить файлом», «Потренироваться»."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QLabel, QPushButton, QRadioButton, QVBoxLayout

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.mail_account import MailAccount
from edusupport_desktop.ui.icons import icon


class WayChoice(QGroupBox):
    """``chosen`` carries the way; ``account_wanted`` that the mailbox is to be set up."""

    chosen = Signal(object)
    account_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(self.tr("How to send"))
        self._buttons: dict[Way, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(4)
        self._add(Way.MAIL, "mail", self.tr("By my own mail"))
        self._account = QLabel()
        self._account.setProperty("role", "muted")
        self._account.setWordWrap(True)
        self._set_up = QPushButton(self.tr("Set up the mailbox…"))
        self._set_up.setObjectName("set_up_mail")
        self._set_up.clicked.connect(self.account_wanted)
        self._layout.addWidget(self._account)
        self._layout.addWidget(self._set_up)
        self._add(Way.FILE, "save", self.tr("Save as a file for the mail program"))
        self._add(Way.PRACTICE, "graduation-cap", self.tr("Practise: the letter goes nowhere"))

    def show_way(self, way: Way | None) -> None:
        if way is not None:
            self._buttons[way].setChecked(True)

    def show_account(self, account: MailAccount | None) -> None:
        """Which mailbox would send; None when none is set up."""
        self._account.setText(
            self.tr("From {address}").format(address=account.address)
            if account
            else self.tr("The mailbox is not set up yet.")
        )
        self._set_up.setText(self.tr("Change the mailbox…") if account else self.tr("Set up the mailbox…"))

    def focus(self) -> None:
        checked = self._group.checkedButton()
        (checked or self._buttons[Way.MAIL]).setFocus()

    def _add(self, way: Way, image: str, text: str) -> None:
        button = QRadioButton(text)
        button.setIcon(icon(image))
        button.setObjectName(f"way_{way.value}")
        button.toggled.connect(lambda on: self.chosen.emit(way) if on else None)
        self._buttons[way] = button
        self._group.addButton(button)
        self._layout.addWidget(button)

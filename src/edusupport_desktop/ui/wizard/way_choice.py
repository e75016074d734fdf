"""The ways of sending, one under the other: the own mailbox, a mail program, the browser, a file, practice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.hand_off import MailProgram, WebMail
from edusupport_desktop.domain.helpdesk import HelpdeskAccount
from edusupport_desktop.domain.mail_account import MailAccount
from edusupport_desktop.ui.helpdesk.system_words import helpdesk_text
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.wizard.ways_out import Destination, WaysOut


class WayChoice(QGroupBox):
    """``chosen`` carries the way; ``account_wanted`` that the mailbox is to be set up, ``helpdesk_wanted`` that the
    helpdesk is."""

    chosen = Signal(object)
    account_wanted = Signal()
    helpdesk_wanted = Signal()

    def __init__(self, ways: WaysOut) -> None:
        super().__init__()
        self._ways = ways
        self.setTitle(self.tr("How to send"))
        self._buttons: dict[Way, QRadioButton] = {}
        self._rows: dict[Way, QWidget] = {}
        self._programs: Sequence[MailProgram] = ()
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(4)
        self._set_up = QPushButton()
        self._set_up.setObjectName("set_up_mail")
        self._set_up.clicked.connect(self.account_wanted)
        self._add(Way.MAIL, "mail", self.tr("By my own mail"), self._set_up)
        self._account = self._make_note()
        self._account.setVisible(ways.offers(Way.MAIL))
        self._set_up_helpdesk = QPushButton()
        self._set_up_helpdesk.setObjectName("set_up_helpdesk")
        self._set_up_helpdesk.clicked.connect(self.helpdesk_wanted)
        self._add(Way.API, "send", self.tr("Into the support's helpdesk (API)"), self._set_up_helpdesk)
        self._helpdesk = self._make_note()
        self.show_helpdesk(ways.helpdesk_account())
        self._program = self._make_list("mail_program", self.tr("Mail program"))
        self._add(Way.MAIL_PROGRAM, "app-window", "", self._program)
        self._service = self._make_list("web_mail", self.tr("Mail service"))
        for service in ways.web_mail:
            self._service.addItem(service.name)
        self._add(Way.WEB_MAIL, "globe", self.tr("Through the browser:"), self._service)
        self._add(Way.FILE, "save", self.tr("Save as a file"))
        self._add(Way.PRACTICE, "graduation-cap", self.tr("Practise: the letter goes nowhere"))
        self.show_programs(())

    def show_way(self, way: Way | None) -> None:
        if way is not None:
            self._buttons[way].setChecked(True)

    def show_account(self, account: MailAccount | None, address: str) -> None:
        """Which mailbox would send; None when none is set up. ``address`` is the teacher's own."""
        if account is not None:
            text = self.tr("From {address}").format(address=account.address)
        elif self._ways.takes_no_password(address):
            text = self.tr("This mailbox lets no other program send: choose the mail program or the browser.")
        else:
            text = self.tr("The mailbox is not set up yet.")
        self._account.setText(text)
        self._set_up.setAccessibleName(self.tr("Change the mailbox…") if account else self.tr("Set up the mailbox…"))
        self._set_up.setText(self.tr("Change…") if account else self.tr("Set up…"))

    def show_helpdesk(self, account: HelpdeskAccount | None) -> None:
        """Where requests would go over the network; None while that is not set up."""
        offered = self._ways.offers(Way.API)
        self._rows[Way.API].setVisible(offered)
        self._helpdesk.setVisible(offered)
        self._helpdesk.setText(
            self.tr("To {helpdesk}. The number comes at once.").format(helpdesk=helpdesk_text(account))
            if account
            else self.tr("The access is not set up yet.")
        )
        button = self._set_up_helpdesk
        button.setAccessibleName(self.tr("Change the helpdesk…") if account else self.tr("Set up the helpdesk…"))
        button.setText(self.tr("Change…") if account else self.tr("Set up…"))

    def show_programs(self, programs: Sequence[MailProgram]) -> None:
        """Those of this computer; with none there is nothing to choose."""
        self._programs = programs
        self._program.clear()
        self._program.addItems([program.name for program in programs])
        self._program.setVisible(len(programs) > 1)
        self._buttons[Way.MAIL_PROGRAM].setText(
            self.tr("Through the program: {name}").format(name=programs[0].name.replace("&", "&&"))
            if len(programs) == 1
            else self.tr("Through the program:")
        )
        self._rows[Way.MAIL_PROGRAM].setVisible(bool(programs) and self._ways.offers(Way.MAIL_PROGRAM))

    def show_service(self, service: WebMail) -> None:
        self._service.setCurrentIndex(self._ways.web_mail.index(service))

    def offers(self, way: Way) -> bool:
        """Whether the teacher can choose it now."""
        return self._ways.offers(way) and (way is not Way.MAIL_PROGRAM or bool(self._programs))

    def destination(self, way: Way) -> Destination:
        """What is chosen beside the way; of a file the place is not known here."""
        if way is Way.MAIL_PROGRAM and self._programs:
            program = self._programs[self._program.currentIndex()]
            return Destination(program.target, program.name, needs_hands=not program.surely_takes_everything)
        if way is Way.WEB_MAIL:
            service = self._ways.web_mail[self._service.currentIndex()]
            return Destination(service.target, service.name, needs_hands=True)
        return Destination()

    def focus(self) -> None:
        checked = self._group.checkedButton()
        (checked or self._buttons[Way.MAIL]).setFocus()

    def _make_note(self) -> QLabel:
        """Under the way that was added last."""
        note = QLabel()
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setContentsMargins(24, 0, 0, 0)
        self._layout.addWidget(note)
        return note

    def _make_list(self, name: str, spoken: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(spoken)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return made

    def _add(self, way: Way, image: str, text: str, beside: QWidget | None = None) -> None:
        button = QRadioButton(text)
        button.setIcon(icon(image))
        button.setObjectName(f"way_{way.value}")
        button.toggled.connect(lambda on: self.chosen.emit(way) if on else None)
        self._buttons[way] = button
        self._group.addButton(button)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button)
        if isinstance(beside, QComboBox):
            # Whoever chooses from the list means this way.
            beside.activated.connect(lambda _: button.setChecked(True))
            layout.addWidget(beside, 1)
        elif beside is not None:
            layout.addStretch(1)
            layout.addWidget(beside)
        row.setVisible(self._ways.offers(way))
        self._rows[way] = row
        self._layout.addWidget(row)

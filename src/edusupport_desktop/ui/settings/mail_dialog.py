"""Setting up the teacher's mailbox: address and password; the servers of known providers fill themselves in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.contacts import is_email
from edusupport_desktop.domain.mail_account import MailAccount, MailProvider, Security
from edusupport_desktop.services.ports import MailAccounts, Progress
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.style import make_primary, restyle

_PORTS = {Security.TLS: 465, Security.STARTTLS: 587}


class MailDialog(QDialog):
    """``check`` signs in for real and raises an error of the domain. The password goes to the keyring alone."""

    def __init__(
        self,
        accounts: MailAccounts,
        provider_for: Callable[[str], MailProvider | None],
        check: Callable[[MailAccount, str], None],
        jobs: Jobs,
        address: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._provider_for = provider_for
        self._check = check
        self._jobs = jobs
        self._known_address = ""
        self.setWindowTitle(self.tr("Your mailbox"))
        self.setObjectName("mail_dialog")
        layout = QVBoxLayout(self)
        layout.addLayout(self._account_form())
        layout.addWidget(self._server_box())
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setObjectName("mail_message")
        layout.addWidget(self._message)
        layout.addStretch(1)
        layout.addWidget(self._make_buttons())
        self.resize(560, 440)
        account = accounts.account()
        if account is not None:
            self._show(account)
        else:
            self._address.setText(address)
            self._fill_in_servers()

    def _account_form(self) -> QFormLayout:
        self._address = QLineEdit()
        self._address.setObjectName("mail_address")
        self._address.setPlaceholderText(self.tr("For example: ivanova@yandex.ru"))
        self._address.editingFinished.connect(self._fill_in_servers)
        self._password = QLineEdit()
        self._password.setObjectName("mail_password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password_help = QLabel(self.tr("It is kept in the keyring of this computer and nowhere else."))
        self._password_help.setWordWrap(True)
        self._password_help.setProperty("role", "muted")
        form = QFormLayout()
        form.addRow(self.tr("E-mail &address"), self._address)
        form.addRow(self.tr("&Password"), self._password)
        form.addRow("", self._password_help)
        return form

    def _server_box(self) -> QGroupBox:
        self._user_name = QLineEdit()
        self._user_name.setObjectName("mail_user_name")
        self._host = QLineEdit()
        self._host.setObjectName("mail_host")
        self._host.setPlaceholderText("smtp.yandex.ru")
        self._port = QSpinBox()
        self._port.setObjectName("mail_port")
        self._port.setRange(1, 65535)
        self._port.setValue(_PORTS[Security.TLS])
        self._security = QComboBox()
        self._security.setObjectName("mail_security")
        self._security.addItem(self.tr("TLS from the first byte"), Security.TLS)
        self._security.addItem(self.tr("STARTTLS"), Security.STARTTLS)
        self._security.activated.connect(lambda: self._port.setValue(_PORTS[self._security.currentData()]))
        box = QGroupBox(self.tr("Server for outgoing mail"))
        form = QFormLayout(box)
        form.addRow(self.tr("&Server"), self._host)
        form.addRow(self.tr("Po&rt"), self._port)
        form.addRow(self.tr("&Encryption"), self._security)
        form.addRow(self.tr("Sign-in &name"), self._user_name)
        return box

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._save = buttons.button(QDialogButtonBox.StandardButton.Save)
        make_primary(self._save)
        self._try = QPushButton(icon("mail-check"), self.tr("&Check"))
        self._try.setObjectName("check_mail")
        self._try.setAutoDefault(False)
        self._try.clicked.connect(self._check_account)
        buttons.addButton(self._try, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def accept(self) -> None:
        account = self._account()
        if account is None:
            return
        password = self._password.text()
        self._accounts.save(account)
        if not password:
            super().accept()
            return
        self._save.setEnabled(False)
        self._jobs.run(lambda _: self._accounts.save_password(account, password), self._kept, self._failed)

    def _kept(self, in_keyring: bool) -> None:
        self._save.setEnabled(True)
        if in_keyring or self._said_memory_only():
            super().accept()
            return
        self._say(
            self.tr(
                "There is no keyring on this computer. The password is kept only until the program ends; "
                "it will be asked again. Press «Save» once more to go on."
            ),
            good=False,
        )
        self._message.setProperty("memory_only", True)

    def _said_memory_only(self) -> bool:
        return bool(self._message.property("memory_only"))

    def _check_account(self) -> None:
        account = self._account()
        if account is None:
            return
        typed = self._password.text()
        self._try.setEnabled(False)
        self._say(self.tr("Signing in…"), good=True)

        def work(_: Progress) -> None:
            self._check(account, typed or self._accounts.password(account) or "")

        self._jobs.run(work, self._checked, self._failed)

    def _checked(self, _: None) -> None:
        self._try.setEnabled(True)
        self._say(self.tr("The mailbox works: the server let you in."), good=True)

    def _failed(self, error: Exception) -> None:
        self._try.setEnabled(True)
        self._save.setEnabled(True)
        self._say(error_text(error), good=False)

    def _account(self) -> MailAccount | None:
        """What is entered; None after saying what is missing."""
        address, host = self._address.text().strip(), self._host.text().strip()
        if not is_email(address):
            self._say(self.tr("Write the e-mail address of your mailbox."), good=False)
            self._address.setFocus()
            return None
        provider = self._provider_for(address)
        if provider is not None and not provider.allows_password:
            self._say_hand_over(provider)
            return None
        if not host:
            self._say(self.tr("Write the server for outgoing mail; the school's administrator knows it."), good=False)
            self._host.setFocus()
            return None
        return MailAccount(
            address,
            self._user_name.text().strip() or address,
            host,
            self._port.value(),
            Security(self._security.currentData()),  # Qt gives the plain text back
        )

    def _say_hand_over(self, provider: MailProvider) -> None:
        self._say(
            self.tr(
                "{provider} does not let other programs send with a password. "
                "Save the letter as a file and send it from your mail program."
            ).format(provider=provider.name),
            good=False,
        )

    def _fill_in_servers(self) -> None:
        address = self._address.text().strip()
        if address == self._known_address:
            return  # what was changed by hand stays
        self._known_address = address
        provider = self._provider_for(address)
        if provider is None:
            return
        if not provider.allows_password:
            self._say_hand_over(provider)
        elif provider.password_help is not None:
            self._password_help.setText(
                self.tr(
                    "{provider} wants a password made for this program, not the one of the mailbox. You make it in the "
                    "settings of the mailbox, under security. It is kept in the keyring of this computer."
                ).format(provider=provider.name)
            )
        self._host.setText(provider.host)
        self._port.setValue(provider.port)
        self._security.setCurrentIndex(self._security.findData(provider.security))
        self._user_name.setText(self._address.text().strip())

    def _show(self, account: MailAccount) -> None:
        self._address.setText(account.address)
        self._known_address = account.address
        self._user_name.setText(account.user_name)
        self._host.setText(account.host)
        self._port.setValue(account.port)
        self._security.setCurrentIndex(self._security.findData(account.security))
        self._password.setPlaceholderText(self.tr("unchanged"))

    def _say(self, text: str, *, good: bool) -> None:
        self._message.setProperty("role", "good" if good else "problem")
        restyle(self._message)
        self._message.setText(text)
        self._message.setAccessibleName(text)

"""Setting up the teacher's mailbox: address and password; the servers of known providers fill themselves in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.contacts import is_email
from edusupport_desktop.domain.errors import Cancelled, EduSupportError
from edusupport_desktop.domain.mail_account import MailAccount, MailProvider
from edusupport_desktop.services.ports import MailAccounts, Progress
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.settings.mail_servers import MailServers
from edusupport_desktop.ui.settings.password_help import password_steps
from edusupport_desktop.ui.settings.reading_choice import ReadingChoice
from edusupport_desktop.ui.style import make_primary, restyle
from edusupport_desktop.ui.window_size import fitting

Check = Callable[[MailAccount, str], EduSupportError | None]
"""Signs in for real. Raises why nothing can be sent; returns why the mailbox cannot be read, None when it can."""
LookUp = Callable[[str, Progress], MailProvider | None]
"""Asks the internet for the servers of an address."""


class MailDialog(QDialog):
    """The password goes to the keyring alone. Nothing is asked of the internet before the teacher presses the button
    that says so."""

    def __init__(
        self,
        accounts: MailAccounts,
        provider_for: Callable[[str], MailProvider | None],
        look_up: LookUp,
        check: Check,
        jobs: Jobs,
        address: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._provider_for = provider_for
        self._look_up = look_up
        self._check = check
        self._jobs = jobs
        self._search: Job[MailProvider | None] | None = None
        self._known_address = ""
        self._provider: MailProvider | None = None
        self.setWindowTitle(self.tr("Your mailbox"))
        self.setObjectName("mail_dialog")
        # Steps and servers together are higher than a notebook's screen at 150 %.
        self._body = QWidget()
        self._column = layout = QVBoxLayout(self._body)
        layout.setSpacing(12)
        layout.addLayout(self._account_form())
        layout.addWidget(self._search_part())
        layout.addWidget(self._make_disclosure())
        self._servers = MailServers()
        layout.addWidget(self._servers)
        self._reading = ReadingChoice()
        layout.addWidget(self._reading)
        self._servers.incoming.host.textChanged.connect(lambda host: self._reading.offer(bool(host.strip())))
        self._reading.offer(False)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setObjectName("mail_message")
        layout.addWidget(self._message)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(self._body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 12)
        whole.addWidget(scroll, 1)
        row, buttons = QHBoxLayout(), self._make_buttons()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(buttons)
        whole.addLayout(row)
        in_their_order(buttons)
        self.resize(fitting(self, 620, 440))
        self._show_help(None)
        self._show_servers(False)
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
        self._steps = QLabel()
        self._steps.setObjectName("password_steps")
        self._steps.setWordWrap(True)
        self._page = QPushButton(icon("globe"), self.tr("Open the page for this password"))
        self._page.setObjectName("password_page")
        self._page.setAutoDefault(False)
        self._page.clicked.connect(self._open_page)
        kept = QLabel(self.tr("It is kept in the keyring of this computer and nowhere else."))
        kept.setWordWrap(True)
        kept.setProperty("role", "muted")
        page = QHBoxLayout()
        page.addWidget(self._page)
        page.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("E-mail &address"), self._address)
        form.addRow(self.tr("&Password"), self._password)
        form.addRow("", kept)
        form.addRow("", self._steps)
        form.addRow("", page)
        return form

    def _search_part(self) -> QWidget:
        self._searching = QWidget()
        self._question = QLabel()
        self._question.setObjectName("look_up_question")
        self._question.setWordWrap(True)
        self._find = QPushButton(icon("search"), self.tr("&Find the servers"))
        self._find.setObjectName("look_up")
        self._find.setAutoDefault(False)
        self._find.clicked.connect(self._start_or_stop_search)
        row = QHBoxLayout(self._searching)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._question, 1)
        row.addWidget(self._find)
        self._searching.hide()
        return self._searching

    def _make_disclosure(self) -> QToolButton:
        self._disclosure = QToolButton()
        self._disclosure.setObjectName("show_servers")
        self._disclosure.setText(self.tr("Servers"))
        self._disclosure.setCheckable(True)
        self._disclosure.setAutoRaise(True)
        self._disclosure.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._disclosure.toggled.connect(self._show_servers)
        return self._disclosure

    def _show_servers(self, shown: bool) -> None:
        self._disclosure.setChecked(shown)
        self._disclosure.setIcon(icon("chevron-down" if shown else "chevron-right"))
        self._servers.setVisible(shown)
        self._make_room()

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

    def done(self, result: int) -> None:
        if self._search is not None:
            self._search.cancel()
        super().done(result)

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

        def work(_: Progress) -> EduSupportError | None:
            return self._check(account, typed or self._accounts.password(account) or "")

        self._jobs.run(work, lambda trouble: self._checked(account, trouble), self._failed)

    def _checked(self, account: MailAccount, trouble: EduSupportError | None) -> None:
        self._try.setEnabled(True)
        if trouble is not None:
            self._say(
                self.tr(
                    "Letters can be sent: the server let you in. But the mailbox cannot be read, so no copy will be in "
                    "the folder of sent letters. {reason}"
                ).format(reason=error_text(trouble)),
                good=False,
            )
            return
        can_read = account.incoming is not None
        self._say(
            self.tr("The mailbox works: letters can be sent, and it can be read.")
            if can_read
            else self.tr("The mailbox works: the server let you in."),
            good=True,
        )

    def _failed(self, error: Exception) -> None:
        self._try.setEnabled(True)
        self._save.setEnabled(True)
        text = error_text(error)
        wrong_password = isinstance(error, EduSupportError) and error.code == "mail_password_refused"
        if wrong_password and self._provider is not None and self._provider.password_help:
            text = self.tr("{reason} The steps are above.").format(reason=text)
        self._say(text, good=False)

    def _account(self) -> MailAccount | None:
        """What is entered; None after saying what is missing."""
        address = self._address.text().strip()
        if not is_email(address):
            self._say(self.tr("Write the e-mail address of your mailbox."), good=False)
            self._address.setFocus()
            return None
        if self._provider is not None and not self._provider.allows_password:
            self._say_hand_over(self._provider)
            return None
        account = self._servers.account(address)
        if account is None:
            self._say(self.tr("Write the server for outgoing mail; the school's administrator knows it."), good=False)
            self._show_servers(True)
            self._servers.outgoing.host.setFocus()
            return None
        return self._reading.applied_to(account)

    def _say_hand_over(self, provider: MailProvider) -> None:
        self._say(
            self.tr(
                "{provider} does not let other programs send with a password. "
                "There is nothing to set up here: on the page «Check and send» choose the browser, a mail program or a "
                "file."
            ).format(provider=provider.name),
            good=False,
        )

    def _fill_in_servers(self) -> None:
        address = self._address.text().strip()
        if address == self._known_address:
            return  # what was changed by hand stays
        self._known_address = address
        provider = self._provider_for(address)
        is_unknown = provider is None and is_email(address)
        self._searching.setVisible(is_unknown)
        if is_unknown:
            self._question.setText(
                self.tr(
                    "The program does not know the servers of {domain}. It can ask the internet; only the part after "
                    "the @ is sent, never your address."
                ).format(domain=address.rpartition("@")[2])
            )
        if provider is None:
            self._servers.forget()
            self._show_help(None)
            self._show_servers(is_unknown)
        else:
            self._use(provider)

    def _use(self, provider: MailProvider) -> None:
        self._servers.show_provider(provider, self._address.text().strip())
        self._show_help(provider)
        self._show_servers(False)
        if not provider.allows_password:
            self._say_hand_over(provider)

    def _show_help(self, provider: MailProvider | None) -> None:
        self._provider = provider
        steps = password_steps(provider.password_help or "") if provider else ""
        self._steps.setText(steps)
        self._steps.setVisible(bool(steps))
        self._page.setVisible(bool(provider and provider.password_page))
        self._message.clear()
        self._make_room()

    def _make_room(self) -> None:
        """Grows to what is shown, as far as the screen goes; never shrinks under the teacher's hands."""
        self._column.activate()
        needed = self._body.heightForWidth(self._body.width()) + 72
        highest = self.screen().availableGeometry().height() - 64
        self.resize(self.width(), max(self.height(), min(needed, highest)))

    def _open_page(self) -> None:
        if self._provider is not None and self._provider.password_page:
            QDesktopServices.openUrl(QUrl(self._provider.password_page))

    def _start_or_stop_search(self) -> None:
        if self._search is not None:
            self._search.cancel()
            return
        address = self._address.text().strip()
        self._find.setText(self.tr("Stop"))
        self._say(self.tr("Looking for the servers…"), good=True)
        self._search = self._jobs.run(
            lambda progress: self._look_up(address, progress),
            lambda provider: self._found(provider, address),
            self._not_found,
        )

    def _found(self, provider: MailProvider | None, address: str) -> None:
        self._end_search()
        if address != self._address.text().strip():
            return  # the answer to an older question
        if provider is None:
            self._say(
                self.tr("Nobody knows these servers. Write them; the school's administrator knows them."), good=False
            )
            self._servers.outgoing.host.setFocus()
            return
        self._use(provider)
        self._show_servers(True)
        if provider.allows_password:
            self._say(
                self.tr("Found: {server}. Look whether it is your school's, then press «Check».").format(
                    server=provider.host
                ),
                good=True,
            )

    def _not_found(self, error: Exception) -> None:
        self._end_search()
        self._say("" if isinstance(error, Cancelled) else error_text(error), good=False)

    def _end_search(self) -> None:
        self._search = None
        self._find.setText(self.tr("&Find the servers"))

    def _show(self, account: MailAccount) -> None:
        self._address.setText(account.address)
        self._known_address = account.address
        self._servers.show_account(account)
        self._reading.show_account(account)
        self._show_help(self._provider_for(account.address))
        self._show_servers(self._provider is None)
        self._password.setPlaceholderText(self.tr("unchanged"))

    def _say(self, text: str, *, good: bool) -> None:
        self._message.setProperty("role", "good" if good else "problem")
        restyle(self._message)
        self._message.setText(text)
        announce(self, text)

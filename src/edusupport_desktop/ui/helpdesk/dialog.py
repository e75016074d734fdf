"""Setting up the helpdesk of the support: which system, where, how one signs in; and whether it works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from edusupport_desktop.domain.errors import Cancelled, EduSupportError
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets
from edusupport_desktop.domain.helpdesk_systems import HelpdeskSystem, HelpdeskTerms
from edusupport_desktop.services.helpdesk_ports import HelpdeskAccounts
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.helpdesk.account_form import AccountForm, Missing
from edusupport_desktop.ui.helpdesk.check_words import check_text
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.style import make_primary, restyle
from edusupport_desktop.ui.window_size import fitting

Check = Callable[[HelpdeskAccount, HelpdeskSecrets], None]
"""Signs in for real and changes nothing. Raises why no request can be made."""


@dataclass(frozen=True, slots=True)
class HelpdeskChoice:
    """What there is to choose from. ``desk`` is the support's name; ``terms`` are what its administrator, or the
    school's, has laid down."""

    systems: Sequence[HelpdeskSystem]
    desk: str
    terms: HelpdeskTerms


class _SecretMissing(Exception):
    """Neither typed nor stored."""


class HelpdeskDialog(QDialog):
    """Accepted when an account was saved or removed. The secrets go to the keyring alone; the network is asked only
    when the teacher presses «Check»."""

    def __init__(
        self, accounts: HelpdeskAccounts, choice: HelpdeskChoice, check: Check, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._check = check
        self._jobs = jobs
        self._checking: Job[None] | None = None
        self._is_saving = False
        self._may_be_forgotten_at_the_end = False
        self.setWindowTitle(self.tr("Helpdesk of the support"))
        self.setObjectName("helpdesk_dialog")
        about = QLabel(
            self.tr(
                "If {desk} takes requests over the network, they go straight into its helpdesk and the number of the "
                "incident comes at once. The support tells you everything that is asked here."
            ).format(desk=choice.desk)
        )
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        self._form = AccountForm(choice.systems, choice.terms, choice.desk)
        self._form.changed.connect(self._changed)
        self._message = QLabel()
        self._message.setObjectName("helpdesk_message")
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.tr("The helpdesk is being asked"))
        self._bar.hide()
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(12)
        for widget in (about, self._form, self._bar, self._message):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 12)
        whole.addWidget(self._scroll, 1)
        row, buttons = QHBoxLayout(), self._make_buttons()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(buttons)
        whole.addLayout(row)
        in_their_order(buttons)
        account = accounts.account()
        if account is not None:
            self._form.show_account(account)
        self._remove.setVisible(account is not None)
        self.resize(fitting(self, 620, 460))
        self._make_room()
        self._form.focus()

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._save = buttons.button(QDialogButtonBox.StandardButton.Save)
        make_primary(self._save)
        self._try = QPushButton(icon("check"), "")
        self._try.setObjectName("check_helpdesk")
        self._try.setAutoDefault(False)
        self._try.clicked.connect(self._check_or_stop)
        self._remove = QPushButton(self.tr("&Remove the access"))
        self._remove.setObjectName("remove_helpdesk")
        self._remove.setAutoDefault(False)
        self._remove.clicked.connect(self._forget)
        buttons.addButton(self._try, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._remove, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._show_checking(False)
        return buttons

    # Saving

    def accept(self) -> None:
        """Once, however often it is pressed."""
        account = self._form.account()
        if isinstance(account, Missing):
            self._point_at(account)
            return
        if self._is_saving:
            return
        self._stop_checking()
        self._is_saving = True
        self._save.setEnabled(False)

        def work(_: Progress) -> bool:
            secrets = self._known_secrets(account)
            self._accounts.save(account)
            return self._accounts.save_secrets(account, secrets) if self._form.has_new_secrets else True

        self._jobs.run(work, self._kept, self._not_saved)

    def _known_secrets(self, account: HelpdeskAccount) -> HelpdeskSecrets:
        """Slow: what was not typed is asked of the keyring."""
        typed = self._form.secrets(None)
        if typed is not None:
            return typed
        secrets = self._form.secrets(self._accounts.secrets(account))
        if secrets is None:
            raise _SecretMissing
        return secrets

    def _kept(self, in_keyring: bool) -> None:
        if not isValid(self):
            return
        self._is_saving = False
        self._save.setEnabled(True)
        if in_keyring or self._may_be_forgotten_at_the_end:
            super().accept()
            return
        self._may_be_forgotten_at_the_end = True
        self._say(
            self.tr(
                "There is no keyring on this computer. The password or token is kept only until the program ends; "
                "it will be asked again. Press «Save» once more to go on."
            ),
            good=False,
        )

    def _not_saved(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._is_saving = False
        self._save.setEnabled(True)
        self._tell(error)

    def _forget(self) -> None:
        self._stop_checking()
        self._jobs.run(lambda _: self._accounts.forget(), lambda _: self._forgotten(), self._not_saved)

    def _forgotten(self) -> None:
        if isValid(self):
            super().accept()

    def done(self, result: int) -> None:
        self._stop_checking()
        super().done(result)

    # Checking

    def _check_or_stop(self) -> None:
        if self._checking is not None:
            self._stop_checking()
            self._say(self.tr("Stopped. Nothing was changed at the helpdesk."), good=False)
            return
        account = self._form.account()
        if isinstance(account, Missing):
            self._point_at(account)
            return
        self._say(self.tr("The helpdesk is being asked…"), good=True)
        self._show_checking(True)

        def work(progress: Progress) -> None:
            secrets = self._known_secrets(account)
            progress.raise_if_cancelled()
            self._check(account, secrets)

        # An answer that comes after «Stop» is not waited for.
        job = self._checking = self._jobs.run(
            work, lambda _: self._checked(job, account), lambda error: self._not_checked(job, error)
        )

    def _checked(self, job: Job[None], account: HelpdeskAccount) -> None:
        if not isValid(self) or job is not self._checking:
            return
        self._stop_checking()
        words = (
            self.tr("The helpdesk works: it let you in and takes requests into «{place}». Nothing was created there.")
            if account.place
            else self.tr("The helpdesk works: it let you in. Nothing was created there.")
        )
        self._say(words.format(place=account.place), good=True)

    def _not_checked(self, job: Job[None], error: Exception) -> None:
        if not isValid(self) or job is not self._checking:
            return
        self._stop_checking()
        self._tell(error)

    def _stop_checking(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None
            self._show_checking(False)

    def _show_checking(self, under_way: bool) -> None:
        self._bar.setVisible(under_way)
        self._try.setText(self.tr("S&top") if under_way else self.tr("&Check"))

    def _changed(self) -> None:
        """What was said is about something else now, and so would be an answer that is still awaited."""
        self._stop_checking()
        self._say("", good=True)

    # Saying

    def _tell(self, error: Exception) -> None:
        if isinstance(error, _SecretMissing):
            self._point_at(self._form.secret_missing())
        elif isinstance(error, Cancelled):
            self._say("", good=True)
        elif isinstance(error, EduSupportError) and error.code.startswith("helpdesk_"):
            self._say(check_text(error), good=False)
        else:
            self._say(error_text(error), good=False)

    def _point_at(self, missing: Missing) -> None:
        self._say(missing.text, good=False)
        missing.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, *, good: bool) -> None:
        self._message.setProperty("role", "good" if good else "problem")
        restyle(self._message)
        self._message.setText(text)
        self._make_room()
        self._scroll.ensureWidgetVisible(self._message)
        announce(self, text)

    def _make_room(self) -> None:
        """Grows to what is shown, as far as the screen goes; never shrinks under the teacher's hands."""
        self._column.activate()
        needed = self._body.heightForWidth(self._body.width()) + 72
        highest = self.screen().availableGeometry().height() - 64
        self.resize(self.width(), max(self.height(), min(needed, highest)))

"""The composition root's part for the teacher's mailbox: signing in, what was sent, what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from edusupport_desktop.domain.errors import EduSupportError, Unavailable

if TYPE_CHECKING:
    from edusupport_desktop.domain.desk import Desk
    from edusupport_desktop.domain.incoming_letter import IncomingLetter
    from edusupport_desktop.domain.mail_account import MailAccount
    from edusupport_desktop.services.mailbox_ports import MailboxReader, OpenMailbox, SentLetters
    from edusupport_desktop.services.ports import (
        Clock,
        Journal,
        MailAccounts,
        Progress,
        SettingsFile,
    )

_PATIENCE = 15.0
"""Seconds for each step of reading answers: the program must not be kept from ending by a silent server."""


def check_account(account: MailAccount, password: str, authority_file: str | None) -> EduSupportError | None:
    """``services.program.Program.check_account``."""
    from edusupport_desktop.delivery.smtp import SmtpSender

    SmtpSender(account, password, authority_file=authority_file).check()
    if account.incoming is None:
        return None
    from edusupport_desktop.inbox.mailbox import open_mailbox

    try:
        with open_mailbox(account, password, authority_file=authority_file):
            return None
    except EduSupportError as trouble:
        return trouble


def sent_letters(accounts: MailAccounts, authority_file: str | None) -> SentLetters | None:
    """None when nobody said where the mailbox is read."""
    from edusupport_desktop.delivery.message import build_message
    from edusupport_desktop.inbox.mailbox import open_mailbox
    from edusupport_desktop.inbox.sent_letters import ImapSentLetters

    account = accounts.account()
    if account is None or account.incoming is None:
        return None
    password = _password(accounts, account)
    return ImapSentLetters(lambda: open_mailbox(account, password, authority_file=authority_file), build_message)


def replies_opener(
    accounts: MailAccounts,
    place: SettingsFile,
    journal: Journal,
    desk: Callable[[], Desk],
    clock: Clock,
    authority_file: Callable[[], str | None],
) -> OpenMailbox:
    """``place`` keeps how far the mailbox was read."""

    @contextmanager
    def opened(progress: Progress) -> Iterator[MailboxReader | None]:
        account = accounts.account()
        if account is None or account.incoming is None or not account.reads_replies:
            yield None
            return
        from edusupport_desktop.inbox.imap_reader import ImapReader
        from edusupport_desktop.inbox.mailbox import open_mailbox
        from edusupport_desktop.inbox.reading_place import ReadingPlace

        password = _password(accounts, account)
        with open_mailbox(account, password, authority_file=authority_file(), timeout=_PATIENCE) as mailbox:
            yield ImapReader(
                mailbox,
                ReadingPlace.load(place, f"{account.user_name}@{account.incoming.host}"),
                desk=desk(),
                known=journal,
                clock=clock,
                progress=progress,
            )

    return opened


def read_letter(path: str) -> IncomingLetter:
    """A letter saved as a file."""
    from edusupport_desktop.inbox.eml_file import read_eml_file

    return read_eml_file(path)


def _password(accounts: MailAccounts, account: MailAccount) -> str:
    password = accounts.password(account)
    if password is None:
        raise Unavailable("mail_password_missing")
    return password

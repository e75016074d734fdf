"""What every MailAccounts does, with a keyring or without. A test class inherits this and gives ``accounts``."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security
from edusupport_desktop.services.ports import MailAccounts

ACCOUNT = MailAccount("elkina@школа.рф", "elkina", "smtp.школа.рф", 465, Security.TLS)
PASSWORD = "пароль «Ёж» 🔑 'quotes' \\n"


class MailAccountsContract:
    def test_there_is_no_account_at_first(self, accounts: MailAccounts) -> None:
        assert accounts.account() is None

    def test_an_account_comes_back_and_is_replaced(self, accounts: MailAccounts) -> None:
        accounts.save(ACCOUNT)
        assert accounts.account() == ACCOUNT
        other = replace(ACCOUNT, port=587, security=Security.STARTTLS)
        accounts.save(other)
        assert accounts.account() == other

    def test_where_the_mailbox_is_read_comes_back(self, accounts: MailAccounts) -> None:
        incoming = IncomingServer("imap.школа.рф", 993, Security.TLS)
        account = replace(ACCOUNT, incoming=incoming, keeps_copies=True, reads_replies=True)
        accounts.save(account)
        assert accounts.account() == account

    @pytest.mark.parametrize("said", [None, True, False])
    def test_whether_answers_may_be_looked_for_comes_back(self, accounts: MailAccounts, said: bool | None) -> None:
        accounts.save(replace(ACCOUNT, reads_replies=said))
        account = accounts.account()
        assert account is not None
        assert account.reads_replies is said

    def test_a_forgotten_mailbox_is_gone_with_its_password(self, accounts: MailAccounts) -> None:
        accounts.forget()
        accounts.save(ACCOUNT)
        accounts.save_password(ACCOUNT, PASSWORD)
        accounts.forget()
        assert accounts.account() is None
        accounts.save(ACCOUNT)
        try:
            assert accounts.password(ACCOUNT) is None
        except Unavailable as missing:  # no keyring, and nothing in memory either
            assert missing.code == "keyring_missing"  # noqa: PT017

    def test_a_password_serves_until_the_program_ends_wherever_it_is_kept(self, accounts: MailAccounts) -> None:
        accounts.save_password(ACCOUNT, "прежний")
        accounts.save_password(ACCOUNT, PASSWORD)
        assert accounts.password(ACCOUNT) == PASSWORD

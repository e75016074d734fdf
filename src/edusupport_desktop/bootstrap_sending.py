"""The composition root's part for letters that go out: which sender each way is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.hand_off import MailProgramKind
from edusupport_desktop.resource_files import resource

if TYPE_CHECKING:
    from edusupport_desktop.delivery.practice_desk import PracticeDesk
    from edusupport_desktop.delivery.program_starter import ProgramStarter
    from edusupport_desktop.domain.hand_off import WebMail
    from edusupport_desktop.services.hand_off_ports import HandedOverFiles, MailPrograms
    from edusupport_desktop.services.ports import MailAccounts, Sender


class SendersHere:
    """``services.ports.Senders``."""

    def __init__(
        self,
        accounts: MailAccounts,
        practice: Callable[[], PracticeDesk],
        handed_over: HandedOverFiles,
        authority_file: Callable[[], str | None],
        helpdesk: Callable[[], Sender],
    ) -> None:
        self.helpdesk = helpdesk
        self._accounts = accounts
        self._practice = practice
        self._handed_over = handed_over
        self._authority_file = authority_file
        self._starter = cache(_program_starter)

    def mail(self) -> Sender:
        from edusupport_desktop.delivery.smtp import SmtpSender

        account = self._accounts.account()
        if account is None:
            raise Unavailable("mail_account_missing")
        password = self._accounts.password(account)
        if password is None:
            raise Unavailable("mail_password_missing")
        return SmtpSender(account, password, authority_file=self._authority_file())

    def file(self, path: str) -> Sender:
        from edusupport_desktop.delivery.eml_file import EmlFileSender

        return EmlFileSender(Path(path))

    def mail_program(self, target: str) -> Sender:
        program = next((one for one in mail_programs().find() if one.target == target), None)
        if program is None:
            raise Unavailable("mail_program_missing")
        if program.kind is MailProgramKind.MAPI:
            from edusupport_desktop.delivery.mapi import MapiSender

            return MapiSender(self._handed_over)
        if program.kind is MailProgramKind.APPLE_MAIL:
            from edusupport_desktop.delivery.apple_mail import AppleMailSender

            return AppleMailSender(program, self._handed_over, self._starter())
        if program.kind is MailProgramKind.XDG_EMAIL:
            from edusupport_desktop.delivery.xdg_email import XdgEmailSender

            return XdgEmailSender(program, self._handed_over, self._starter())
        from edusupport_desktop.delivery.thunderbird import ThunderbirdSender

        return ThunderbirdSender(program, self._handed_over, self._starter())

    def web_mail(self, target: str) -> Sender:
        from edusupport_desktop.delivery.web_mail import WebMailSender

        service = next((one for one in web_mail() if one.target == target), None)
        if service is None:
            raise Unavailable("web_mail_unknown")
        return WebMailSender(service, self._handed_over, self._starter())

    def practice(self) -> Sender:
        return self._practice()


def _program_starter() -> ProgramStarter:
    from edusupport_desktop.delivery.program_starter import ProgramStarter
    from edusupport_desktop.system.program_environment import environment_for_programs

    if sys.platform in {"win32", "darwin"}:
        return ProgramStarter()
    return ProgramStarter(lambda: environment_for_programs(environ))


def mail_programs() -> MailPrograms:
    from edusupport_desktop.system.mail_programs import choose_mail_programs

    return choose_mail_programs(sys.platform)


@cache
def web_mail() -> Sequence[WebMail]:
    from edusupport_desktop.settings.web_mail_file import load_web_mail

    return load_web_mail(resource("web_mail.toml"))


def folder_for_sandboxes() -> Path:
    """Flatpaks and snaps see the user's Downloads, and no hidden folder."""
    import platformdirs

    return platformdirs.user_downloads_path() / "EduSupport"

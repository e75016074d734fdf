"""A letter saved as a file by a mail program, or by a mailbox's page: «Сохранить как…», «Скачать»."""

from __future__ import annotations

from pathlib import Path

from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.inbox.reply_parser import MailLimits, parse_letter

_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_eml_file(path: str, limits: MailLimits | None = None) -> IncomingLetter:
    """Raises ``UntrustedInput``: ``mail_is_outlook_file`` (.msg), ``mail_too_large``, ``mail_unreadable``;
    ``Unavailable("mail_file_unreadable")`` when it cannot be opened."""
    limits = limits or MailLimits()
    try:
        with Path(path).open("rb") as file:
            data = file.read(limits.mail + 1)
    except OSError as error:
        raise Unavailable("mail_file_unreadable") from error
    if data.startswith(_OUTLOOK):
        raise UntrustedInput("mail_is_outlook_file")
    return parse_letter(data, limits)

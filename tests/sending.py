"""What tests of sending share: a progress that remembers, a clock that stands, a mail read by Python's own parser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage

from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.services.ports import Clock

YEKATERINBURG = timezone(timedelta(hours=5))


class RecordedProgress:
    """Remembers every report; cancels once ``cancel_when(done, total)`` is true of the latest one."""

    def __init__(self, cancel_when: Callable[[int, int], bool] | None = None) -> None:
        self.reports: list[tuple[int, int]] = []
        self.points_of_no_return = 0
        self._cancel_when = cancel_when

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))

    def raise_if_cancelled(self) -> None:
        if self._cancel_when and self._cancel_when(*(self.reports[-1] if self.reports else (0, 0))):
            raise Cancelled

    def point_of_no_return(self) -> None:
        self.raise_if_cancelled()
        self.points_of_no_return += 1


def clock_at(year: int, month: int, day: int, hour: int = 9, minute: int = 30) -> Clock:
    """A clock that always shows this local time in Yekaterinburg (UTC+5)."""
    return lambda: datetime(year, month, day, hour, minute, tzinfo=YEKATERINBURG)


@dataclass(frozen=True)
class ReadMail:
    """A mail as another program reads it."""

    mail: EmailMessage
    subject: str
    text: str
    files: list[tuple[str, str, bytes]]
    """Name, media type and content, in their order."""


def read_mail(data: bytes) -> ReadMail:
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert not [part.defects for part in mail.walk() if part.defects]
    body = mail.get_body(preferencelist=("plain",))
    assert isinstance(body, EmailMessage)
    files = [
        (part.get_filename() or "", part.get_content_type(), part.get_payload(decode=True))
        for part in mail.iter_attachments()
    ]
    return ReadMail(mail, str(mail["Subject"]), body.get_content().replace("\r\n", "\n"), files)

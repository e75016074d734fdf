"""The first look into a mailbox of 10,000 letters, and the next one: real Dovecot, the program's own reading."""

from __future__ import annotations

import base64
import imaplib
import os
import ssl
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.large_journal import fill
from bench.table import Row, compared, milliseconds
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security
from edusupport_desktop.inbox.imap_reader import ImapReader
from edusupport_desktop.inbox.mail_heads import QUESTION
from edusupport_desktop.inbox.mailbox import open_mailbox
from edusupport_desktop.inbox.reading_place import ReadingPlace
from edusupport_desktop.services.check_replies import CheckedReply, check_replies
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile

# The mail server and the desk are the tests' own.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
from realparts.mail import MailServer
from realparts.mail_configuration import MAIL_OWNER
from sample_request import DESK

_LETTERS = 10_000
_OF_THE_DESK = 20


_SUBJECTS = (
    "Re: Собрание 7 «А» 23.11.2026",
    "Отчёт за четверть",
    "Справка № {number}",
    "Fwd: Расписание звонков на понедельник, замены и классные часы",
    "Электронный дневник",
)


def rows(letters: int = _LETTERS, runs: int = 7) -> Sequence[Row]:
    with MailServer() as server, TemporaryDirectory() as folder:
        _fill(server, range(letters))
        with closing(SqliteJournal(Path(folder) / "journal.sqlite3", Path(folder) / "requests")) as journal:
            fill(journal, 1000)
            return _measured(_Program(server, Path(folder), journal), letters, runs)


def _measured(program: _Program, letters: int, runs: int) -> Sequence[Row]:
    server = program.server

    def ours() -> float:
        program.forget()
        return milliseconds(program.look)

    def bare() -> float:
        def fetch() -> None:
            # As every client has to: the system's authorities, and the school's own beside them.
            context = ssl.create_default_context()
            context.load_verify_locations(server.authority_file)
            client = imaplib.IMAP4_SSL(server.host, server.ports.imaps, ssl_context=context)
            client.login(server.user, server.password)
            client.select("INBOX", readonly=True)
            _, answer = client.uid("FETCH", "1:*", QUESTION)
            assert sum(isinstance(item, tuple) for item in answer) == letters
            client.logout()

        return milliseconds(fetch)

    name = f"mailbox: first look, {letters:,} letters"
    first = compared(name, ours, bare, unit="ms", peer_name="a bare fetch of the same heads", goal=1.5, runs=runs)
    program.forget()
    program.look()
    _fill(server, range(letters, letters + 3))
    program.look()
    heads, texts = program.heads, program.texts
    program.look()
    again = program.heads + program.texts
    return (
        first,
        Row("mailbox: heads fetched by the next look", heads, 3, "heads", "what is new", heads / 3, 1.0, 0.0),
        Row("mailbox: fetched when nothing is new", again, 1, "letters", "none", again, 0.0, 0.0),
        Row("mailbox: texts fetched of strangers", texts, 1, "letters", "none", texts, 0.0, 0.0),
    )


@dataclass
class _Program:
    server: MailServer
    folder: Path
    journal: SqliteJournal
    heads: int = 0
    texts: int = 0
    checked: list[CheckedReply] = field(default_factory=list)

    def forget(self) -> None:
        (self.folder / "place.json").unlink(missing_ok=True)

    def look(self) -> None:
        self.heads = self.texts = 0
        desk = replace(DESK, email="edu.support@desk.example")
        with self._opened() as reader:
            while check_replies(reader, journal=self.journal, desk=desk, clock=_now):
                pass

    def raise_if_cancelled(self) -> None: ...

    def report(self, done: int, total: int) -> None: ...

    def point_of_no_return(self) -> None: ...

    @contextmanager
    def _opened(self) -> Iterator[ImapReader]:
        server = self.server
        incoming = IncomingServer(server.host, server.ports.imaps, Security.TLS)
        account = MailAccount(server.user, server.user, server.host, server.ports.smtps, Security.TLS, incoming)
        place = ReadingPlace.load(JsonSettingsFile(self.folder / "place.json"), "user")
        with open_mailbox(account, server.password, authority_file=str(server.authority_file)) as mailbox:
            self._count(mailbox.client)
            yield ImapReader(
                mailbox,
                place,
                desk=replace(DESK, email="edu.support@desk.example"),
                known=self.journal,
                clock=_now,
                progress=self,
            )

    def _count(self, client: imaplib.IMAP4) -> None:
        """What comes in, by whether it is heads or a text."""
        asked = client.uid

        def counted(command: str, *args: str) -> Any:
            answer = asked(command, *args)
            if command == "FETCH":
                count = sum(isinstance(item, tuple) for item in answer[1])
                if args[-1] == QUESTION:
                    self.heads += count
                else:
                    self.texts += count
            return answer

        client.uid = counted  # type: ignore[method-assign]


def _now() -> datetime:
    return datetime.now().astimezone()


def _fill(server: MailServer, numbers: range) -> None:
    """Letters of a teacher's everyday life straight into the mailbox's folder, a few of them from the desk."""
    folder = server.folder / "mail" / server.domain / server.user.partition("@")[0]
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for path in (folder.parent, folder, *folder.iterdir()):
        os.chown(path, MAIL_OWNER, MAIL_OWNER)
    start = datetime.now(UTC) - timedelta(days=30)
    for number in numbers:
        at = start + timedelta(minutes=number)
        path = folder / "cur" / f"{int(at.timestamp())}.M{number}.bench:2,S"
        path.write_bytes(_letter(number, at))
        os.utime(path, (at.timestamp(), at.timestamp()))
        os.chown(path, MAIL_OWNER, MAIL_OWNER)


def _letter(number: int, at: datetime) -> bytes:
    of_the_desk = number % (_LETTERS // _OF_THE_DESK) == 0 and number < _LETTERS
    sender = "edu.support@desk.example" if of_the_desk else f"parent{number % 300}@mail{number % 7}.example"
    words = base64.b64encode(_SUBJECTS[number % len(_SUBJECTS)].format(number=number).encode()).decode()
    trace = "".join(
        f"Received: from mx{hop}.example by mx{hop + 1}.example; {format_datetime(at)}\r\n" for hop in range(4)
    )
    thread = "".join(f" <{number - back}.thread@mail.example>\r\n" for back in range(number % 4))
    references = f"In-Reply-To: <{number - 1}.thread@mail.example>\r\nReferences:\r\n{thread}" if thread else ""
    return (
        f"{trace}DKIM-Signature: v=1; a=rsa-sha256; b={'A' * 300}\r\n"
        f"From: =?utf-8?B?{base64.b64encode('Иванова Мария'.encode()).decode()}?= <{sender}>\r\n"
        f"To: user@example.test\r\nSubject: =?utf-8?B?{words}?=\r\nDate: {format_datetime(at)}\r\n"
        f"Message-ID: <{number}.thread@mail.example>\r\n{references}"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{'Здравствуйте. ' * 60}\r\n"
    ).encode()

"""Answers of the support in a real mailbox: Postfix delivers them, Dovecot lets them be read."""

from __future__ import annotations

import imaplib
import smtplib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from threading import Event as Flag
from typing import Any

import pytest

from contracts.samples import an_outgoing, prepared
from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.errors import Cancelled, EduSupportError
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.inbox.imap_reader import ImapReader, ReadingLimits
from edusupport_desktop.inbox.mailbox import open_mailbox
from edusupport_desktop.inbox.reading_place import ReadingPlace
from edusupport_desktop.services.check_replies import ReplyOutcome
from edusupport_desktop.services.deliver import deliver
from edusupport_desktop.services.mailbox_ports import MailboxReader
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.watch_mailbox import Look, MailboxWatch
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from realparts.mail import MailServer
from sample_request import DESK as ANY_DESK
from sending import RecordedProgress

pytestmark = pytest.mark.real


def now() -> datetime:
    return datetime.now().astimezone()


class Stoppable(RecordedProgress):
    """Asked from one thread, stopped from another."""

    def __init__(self) -> None:
        super().__init__()
        self.stop = Flag()
        self.asked = Flag()

    def raise_if_cancelled(self) -> None:
        self.asked.set()
        if self.stop.is_set():
            raise Cancelled


class _WithoutIdle(ImapReader):
    """A server that does not tell of news: whoever looks returns after one look."""

    def wait_for_news(self, progress: Progress) -> bool:  # noqa: ARG002
        return False


@dataclass
class Office:
    """A teacher's journal and mailbox on the server, and the support on the other side of it."""

    server: MailServer
    folder: Path
    journal: SqliteJournal
    commands: list[str] = field(default_factory=list)
    limits: ReadingLimits = field(default_factory=ReadingLimits)
    reader: type[ImapReader] = _WithoutIdle
    authority_file: str | None = None
    password: str = MailServer.password

    def __post_init__(self) -> None:
        self.authority_file = str(self.server.authority_file)

    @property
    def account(self) -> MailAccount:
        server = self.server
        incoming = IncomingServer(server.host, server.ports.imaps, Security.TLS)
        return MailAccount(server.user, server.user, server.host, server.ports.smtps, Security.TLS, incoming)

    @contextmanager
    def opened(self, progress: Progress) -> Iterator[MailboxReader | None]:
        place = ReadingPlace.load(JsonSettingsFile(self.folder / "place.json"), "user")
        with open_mailbox(self.account, self.password, authority_file=self.authority_file, timeout=10) as mailbox:
            self.listen_to(mailbox.client)
            yield self.reader(
                mailbox,
                place,
                desk=replace(ANY_DESK, email=self.server.helpdesk),
                known=self.journal,
                clock=now,
                progress=progress,
                limits=self.limits,
            )

    def listen_to(self, client: imaplib.IMAP4) -> None:
        """Remembers every command this client sends from now on."""
        said = client._command

        def recorded(name: str, *args: Any) -> Any:
            words = (each.decode() if isinstance(each, bytes) else str(each) for each in args if each is not None)
            self.commands.append(" ".join([name, *words]))
            return said(name, *args)

        client._command = recorded  # type: ignore[method-assign]

    def look(self, progress: Progress | None = None) -> Look:
        """What became of the letters; ``commands`` are those of this look."""
        self.commands.clear()
        desk = replace(ANY_DESK, email=self.server.helpdesk)
        opened: Any = self.opened
        return MailboxWatch(self.journal, lambda: desk, now, opened).look(progress or Stoppable())

    def outcomes(self) -> list[ReplyOutcome]:
        return [each.outcome for each in self.look().news]

    def send(self, recipient: str | None = None, **changes: object) -> Outgoing:
        """A request that goes out by the real way."""
        addresses = {
            "sender": MailAddress("Ёлкина Анна", self.server.user),
            "recipient": MailAddress("", recipient or self.server.helpdesk),
            "prepared_at": now(),
            "files": (),
        }
        outgoing = an_outgoing(**(addresses | changes))  # type: ignore[arg-type]
        self.journal.add(outgoing, prepared(outgoing))
        sender = SmtpSender(self.account, self.server.password, authority_file=str(self.server.authority_file))
        progress = RecordedProgress()
        deliver(outgoing.request_id, sender=sender, journal=self.journal, clock=now, progress=progress)
        return outgoing

    def answer(self, subject: str, text: str, *, to: Outgoing | None = None, sender: str | None = None) -> None:
        """The support writes from its own account, through Postfix."""
        mail = EmailMessage()
        mail["From"] = sender or self.server.helpdesk
        mail["To"] = self.server.user
        mail["Subject"] = subject
        mail["Date"] = now()
        if to is not None:
            mail["In-Reply-To"] = to.message_id
        mail.set_content(text)
        before = len(self.server.messages(self.server.user, at_least=0))
        with smtplib.SMTP_SSL(
            self.server.host, self.server.ports.smtps, context=self.server.trusting(), local_hostname="desk"
        ) as client:
            client.login(self.server.helpdesk, self.server.password)
            client.send_message(mail)
        self.server.messages(self.server.user, at_least=before + 1)

    def fill(self, count: int) -> None:
        """Letters of other people."""
        with self.server.mailbox(self.server.user) as client:
            for number in range(count):
                head = f"From: friend{number}@other.example\r\nSubject: =?utf-8?b?0L/RgNC40LLQtdGC?=\r\n"
                mail = f"{head}Message-ID: <{number}@o>\r\n\r\nhello\r\n"
                client.append("INBOX", "", None, mail.encode())  # type: ignore[arg-type]

    def fetched(self) -> list[str]:
        return [command for command in self.commands if command.startswith(("UID FETCH", "FETCH"))]


@pytest.fixture
def office(mail_server: MailServer, tmp_path: Path) -> Iterator[Office]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield Office(mail_server, tmp_path, journal)


def unread(server: MailServer) -> int:
    with server.mailbox(server.user) as client:
        found: bytes = client.search(None, "UNSEEN")[1][0]
        return len(found.split())


def test_a_request_goes_out_and_its_number_and_date_come_in_by_themselves(office: Office) -> None:
    request = office.send()
    (mail,) = office.server.messages(office.server.helpdesk)
    assert request.message_id.encode() in mail
    office.answer("INC0001234 Обращение зарегистрировано", "Номер инцидента: INC0001234.", to=request)
    assert office.outcomes() == [ReplyOutcome.REGISTERED]
    entry = office.journal.entry(request.request_id)
    assert entry.state is State.REGISTERED
    assert entry.incident is not None
    assert (entry.incident.number.text, entry.incident.registered_on) == ("INC0001234", now().date())
    (kept,) = office.journal.replies(request.request_id)
    assert kept.reply.text == "Номер инцидента: INC0001234."
    received_at = datetime.fromisoformat(office.journal.events(request.request_id)[-1].details["received_at"])
    assert abs(received_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_nothing_in_the_mailbox_is_changed(office: Office) -> None:
    request = office.send()
    office.answer("INC0001234", "Номер INC0001234.", to=request)
    office.fill(3)
    office.look()
    assert unread(office.server) == 4
    assert [command for command in office.commands if command.startswith(("EXAMINE", "SELECT"))] == ['EXAMINE "INBOX"']
    assert all("BODY.PEEK[" in command for command in office.fetched())
    assert {command.split()[0] for command in office.commands} == {"EXAMINE", "FETCH", "UID", "LOGOUT"}


def test_a_second_look_fetches_only_what_is_new(office: Office) -> None:
    request = office.send()
    office.fill(120)
    office.answer("INC0001234", "Номер INC0001234.", to=request)
    assert office.outcomes() == [ReplyOutcome.REGISTERED]
    heads, letter = office.fetched()
    assert "HEADER.FIELDS" in heads
    assert heads.startswith("FETCH 1:121 ")
    assert letter.startswith("UID FETCH ")
    last = int(letter.split()[2])
    assert office.outcomes() == []
    assert not [command for command in office.commands if command.startswith("UID")]
    office.fill(2)
    assert office.outcomes() == []
    assert [command.split()[2] for command in office.fetched()] == [f"{last + 1}:*"]
    office.answer("Re: INC0001234", "Какой класс?")
    assert office.outcomes() == [ReplyOutcome.ASKED]
    assert [command.split()[2] for command in office.fetched()] == [f"{last + 3}:*", str(last + 3)]


def test_a_question_of_the_support_waits_for_the_teacher(office: Office) -> None:
    request = office.send()
    office.answer("Re: журнал", "Здравствуйте. Какой класс? Пришлите снимок экрана.", to=request)
    (news,) = office.look().news
    assert news.questions == ("Какой класс?", "Пришлите снимок экрана.")
    assert office.journal.entry(request.request_id).state is State.ASKED


def test_a_letter_that_postfix_cannot_deliver_is_undelivered_with_postfix_words(office: Office) -> None:
    request = office.send(office.server.moved)
    assert office.journal.entry(request.request_id).state is State.SENT
    office.server.messages(office.server.user)
    assert office.outcomes() == [ReplyOutcome.BOUNCED]
    assert office.journal.entry(request.request_id).state is State.UNDELIVERED
    details = office.journal.events(request.request_id)[-1].details
    assert details["code"] == "mail_bounced_refused"
    assert "this server delivers to its own mailboxes only" in details["answer"]


def test_a_letter_that_arrives_while_the_program_waits_is_seen_at_once(office: Office) -> None:
    office.reader = ImapReader
    request = office.send()
    progress = Stoppable()
    with ThreadPoolExecutor(1) as pool:
        look = pool.submit(office.look, progress)
        assert progress.asked.wait(20)
        office.fill(1)  # news that concerns nobody is no reason to return
        office.answer("INC0001234", "Номер INC0001234.", to=request)
        news = look.result(30).news
    assert [each.outcome for each in news] == [ReplyOutcome.REGISTERED]
    assert sum(command == "IDLE" for command in office.commands) >= 1


def test_what_was_given_and_not_marked_is_given_again_after_waiting(office: Office) -> None:
    office.reader = ImapReader
    request = office.send()
    office.answer("INC0001234", "Номер INC0001234.", to=request)
    with office.opened(Stoppable()) as reader:
        assert reader is not None
        (letter,) = reader.replies()
        assert reader.replies() == []
        office.fill(1)
        assert reader.wait_for_news(Stoppable())
        assert [each.reply.message_id for each in reader.replies()] == [letter.reply.message_id]


def test_waiting_ends_when_the_program_does(office: Office) -> None:
    office.reader = ImapReader
    progress = Stoppable()
    with ThreadPoolExecutor(1) as pool:
        look = pool.submit(office.look, progress)
        assert progress.asked.wait(20)
        progress.stop.set()
        with pytest.raises(Cancelled):
            look.result(20)


def test_a_mailbox_that_was_made_anew_is_read_anew_and_nothing_is_written_twice(office: Office) -> None:
    request = office.send()
    office.answer("INC0001234", "Номер INC0001234.", to=request)
    assert office.outcomes() == [ReplyOutcome.REGISTERED]
    place = JsonSettingsFile(office.folder / "place.json")
    place.save({"user": {"validity": 1, "last": 5000, "open": [77]}})
    assert office.outcomes() == []
    assert len(office.fetched()) == 2
    assert len(office.journal.replies(request.request_id)) == 1
    place.save({"user": {"validity": "x"}})
    assert office.outcomes() == []
    office.answer("Re: INC0001234", "Готово.")
    assert office.outcomes() == [ReplyOutcome.REPLIED]


def test_of_many_letters_of_the_support_none_is_lost_between_the_bounds(office: Office) -> None:
    request = office.send()
    for number in range(7):
        office.answer(f"Re: журнал {number}", f"Работаем, {number}.", to=request)
    office.limits = ReadingLimits(letters=2, at_once=3)
    assert office.outcomes() == [ReplyOutcome.REPLIED] * 7
    assert [kept.reply.text for kept in office.journal.replies(request.request_id)] == [
        f"Работаем, {number}." for number in range(7)
    ]


def test_what_is_not_decided_yet_is_offered_again_at_the_next_look(office: Office) -> None:
    first, second = (office.send(letter=Letter("Не сохраняется оценка", "Здравствуйте.")) for _ in range(2))
    office.answer("INC0001234 Не сохраняется оценка", "Зарегистрировано.")
    for _ in range(2):
        (news,) = office.look().news
        assert news.outcome is ReplyOutcome.WHICH
        assert set(news.requests) == {first.request_id, second.request_id}


def test_of_a_large_letter_only_the_beginning_is_fetched(office: Office) -> None:
    request = office.send()
    office.answer("INC0001234", "Номер INC0001234.\n" + "Пояснение.\n" * 20_000, to=request)
    office.limits = ReadingLimits(letter=4096)
    assert office.outcomes() == [ReplyOutcome.REGISTERED]
    assert 1000 < len(office.journal.replies(request.request_id)[0].reply.text) < 5000


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"password": "wrong"}, "mail_password_refused"),
        ({"authority_file": None}, "mail_certificate_not_trusted"),
    ],
)
def test_what_keeps_us_out_has_its_word(office: Office, changes: dict[str, Any], code: str) -> None:
    for name, value in changes.items():
        setattr(office, name, value)
    with pytest.raises(EduSupportError) as failure:
        office.look()
    assert failure.value.code == code


def test_two_programs_over_one_mailbox_lose_and_double_nothing(office: Office, tmp_path: Path) -> None:
    request = office.send()
    for number in range(6):
        office.answer(f"Re: INC{number % 2:07} журнал", f"Какой класс, {number}?", to=request)
    other = Office(office.server, tmp_path, office.journal)
    with ThreadPoolExecutor(2) as pool:
        looks: Sequence[Look] = list(pool.map(lambda each: each.look(), [office, other]))
    assert len(office.journal.replies(request.request_id)) == 6
    assert sum(len(look.news) for look in looks) == 6

"""Handing a letter over to other programs: what they are told, and when it counts."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from contracts.samples import HOSTILE_TEXTS, an_outgoing
from contracts.senders import HandOffContract, MakeOutgoing, Taken
from edusupport_desktop.delivery.apple_mail import SCRIPT, AppleMailSender
from edusupport_desktop.delivery.mapi import USER_ABORT, MapiMessage, MapiSender, system_send_mail
from edusupport_desktop.delivery.program_starter import ProgramStarter
from edusupport_desktop.delivery.thunderbird import ThunderbirdSender
from edusupport_desktop.delivery.web_mail import LONGEST_ADDRESS, WebMailSender, compose_address
from edusupport_desktop.delivery.xdg_email import XdgEmailSender
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Cancelled, Unavailable
from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind, WebMail, WebMailForm
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.ports import Sender
from edusupport_desktop.storage.handed_over_files import FileHandedOver
from recording_program import RecordingProgram
from sending import RecordedProgress

pytestmark = pytest.mark.not_windows("the other program is a script with a #! line")

BY_MAILTO = WebMail("yandex", "Яндекс Почта", ("yandex.ru",), "https://mail.example/compose?from=link", mailto="mailto")
BY_FORM = WebMail("form", "Почта", (), "https://mail.example/write", form=WebMailForm("to", "su", "body"))
BARE = WebMail("bare", "Почта", (), "https://mail.example/")


@pytest.fixture
def files(tmp_path: Path) -> FileHandedOver:
    return FileHandedOver(tmp_path / "handed_over", lambda: tmp_path / "Загрузки")


@pytest.fixture
def other(tmp_path: Path) -> RecordingProgram:
    return RecordingProgram(tmp_path / "bin", "xdg-open")


@pytest.fixture
def make_outgoing() -> MakeOutgoing:
    def make(**changes: object) -> Outgoing:
        return an_outgoing(**({"way": Way.MAIL_PROGRAM} | changes))  # type: ignore[arg-type]

    return make


@pytest.fixture
def taken(other: RecordingProgram) -> Taken:
    return lambda: ["\n".join(start).encode() for start in other.starts()]


@pytest.fixture
def starter(tmp_path: Path) -> ProgramStarter:
    return ProgramStarter(lambda: {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"}, fails_within=20)


def program(kind: MailProgramKind, other: RecordingProgram) -> MailProgram:
    return MailProgram(kind, "Почта", (str(other.path),))


class TestThunderbirdSender(HandOffContract):
    @pytest.fixture
    def sender(self, other: RecordingProgram, files: FileHandedOver, starter: ProgramStarter) -> Sender:
        return ThunderbirdSender(program(MailProgramKind.THUNDERBIRD, other), files, starter)

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_text_ends_its_value_or_begins_another(
        self, sender: Sender, make_outgoing: MakeOutgoing, other: RecordingProgram, text: str
    ) -> None:
        attack = f"{text}',to='thief@example.test',attachment='file:///etc/passwd"
        outgoing = make_outgoing(letter=Letter(attack, attack))
        assert sender.send(outgoing, RecordedProgress()) is EventKind.HANDED_OVER
        ((flag, told),) = other.starts()
        assert (flag, told.isascii()) == ("-compose", True)
        values = dict(pair.split("=") for pair in told.split(","))
        assert list(values) == ["to", "subject", "message", "format", "attachment"]
        assert unquote(values["to"]) == outgoing.recipient.address
        assert unquote(values["subject"]) == clean_line(attack)
        kept = attack.encode("utf-8", "replace")
        assert Path(unquote(values["message"])).read_bytes() == kept
        pictures = [Path(unquote(urlsplit(each).path)) for each in unquote(values["attachment"]).split(",")]
        assert [(each.name, each.read_bytes()) for each in pictures] == [(f.name, f.data) for f in outgoing.files]

    def test_a_sandboxed_one_finds_the_files_where_it_may_look(
        self,
        other: RecordingProgram,
        files: FileHandedOver,
        starter: ProgramStarter,
        make_outgoing: MakeOutgoing,
        tmp_path: Path,
    ) -> None:
        flatpak = MailProgram(MailProgramKind.THUNDERBIRD, "Thunderbird", (str(other.path), "run"), is_sandboxed=True)
        ThunderbirdSender(flatpak, files, starter).send(make_outgoing(), RecordedProgress())
        ((*_, told),) = other.starts()
        assert f"message={tmp_path / 'Загрузки'}" in unquote(told)


class TestXdgEmailSender(HandOffContract):
    @pytest.fixture
    def sender(self, other: RecordingProgram, files: FileHandedOver, starter: ProgramStarter) -> Sender:
        return XdgEmailSender(program(MailProgramKind.XDG_EMAIL, other), files, starter)

    def test_every_part_is_an_argument_of_its_own(
        self, sender: Sender, make_outgoing: MakeOutgoing, other: RecordingProgram, files: FileHandedOver
    ) -> None:
        outgoing = make_outgoing()
        sender.send(outgoing, RecordedProgress())
        folder = Path(files.folder(outgoing.request_id) or "")
        (told,) = other.starts()
        pictures = [part for file in outgoing.files for part in ("--attach", str(folder / file.name))]
        letter = outgoing.letter
        expected = ["--utf8", "--subject", letter.subject, "--body", letter.body, *pictures, outgoing.recipient.address]
        assert told == expected

    def test_a_text_too_long_for_an_argument_stays_on_the_clipboard(
        self, sender: Sender, make_outgoing: MakeOutgoing, other: RecordingProgram
    ) -> None:
        assert sender.send(make_outgoing(letter=Letter("Тема", "Ж" * 100_000)), RecordedProgress())
        assert "--body" not in other.starts()[0]


class TestAppleMailSender(HandOffContract):
    """That macOS takes the script, a Mac alone can show."""

    @pytest.fixture
    def sender(self, other: RecordingProgram, files: FileHandedOver, starter: ProgramStarter) -> Sender:
        return AppleMailSender(program(MailProgramKind.APPLE_MAIL, other), files, starter)

    def test_the_script_is_always_the_same_and_the_letter_is_its_arguments(
        self, sender: Sender, make_outgoing: MakeOutgoing, other: RecordingProgram
    ) -> None:
        subject = '-"; do shell script "id'
        outgoing = make_outgoing(letter=Letter(subject, "Текст"))
        sender.send(outgoing, RecordedProgress())
        ((flag, script, address, told, text, *pictures),) = other.starts()
        assert (flag, script, address, told) == ("-e", SCRIPT, outgoing.recipient.address, subject)
        assert Path(text).read_text(encoding="utf-8") == "Текст"
        assert [Path(picture).read_bytes() for picture in pictures] == [file.data for file in outgoing.files]


class TestWebMailSender(HandOffContract):
    @pytest.fixture
    def sender(self, other: RecordingProgram, files: FileHandedOver, starter: ProgramStarter) -> Sender:  # noqa: ARG002
        return WebMailSender(BY_FORM, files, starter)

    def test_the_page_opens_and_the_pictures_lie_ready(
        self, sender: Sender, make_outgoing: MakeOutgoing, other: RecordingProgram, files: FileHandedOver
    ) -> None:
        outgoing = make_outgoing(way=Way.WEB_MAIL)
        assert sender.send(outgoing, RecordedProgress()) is EventKind.HANDED_OVER
        assert other.starts() == [[compose_address(BY_FORM, outgoing)]]
        folder = Path(files.folder(outgoing.request_id) or "")
        assert sorted(path.name for path in folder.iterdir()) == [file.name for file in outgoing.files]


class TestMapiSender(HandOffContract):
    """That Windows takes the message, Windows alone can show."""

    @pytest.fixture
    def taken(self) -> Taken:
        self.messages: list[MapiMessage] = []
        return lambda: [str(message.lpszSubject).encode() for message in self.messages]

    @pytest.fixture
    def sender(self, taken: Taken, files: FileHandedOver) -> Sender:  # noqa: ARG002
        def send_mail(message: MapiMessage, flags: int) -> int:
            assert flags == 0x1 | 0x8
            self.messages.append(message)
            return 0

        return MapiSender(files, send_mail)

    def test_the_message_has_everything(self, sender: Sender, make_outgoing: MakeOutgoing) -> None:
        outgoing = make_outgoing(letter=Letter("Тема\0\nстроки", "Раз\nдва 👩‍🏫\0\ud83d"))
        assert sender.send(outgoing, RecordedProgress()) is EventKind.HANDED_OVER
        (message,) = self.messages
        assert message.lpszSubject == "Тема строки"
        assert message.lpszNoteText == "Раз\r\nдва 👩‍🏫?"
        assert [message.lpRecips[0].lpszAddress, message.lpRecips[0].ulRecipClass] == ["SMTP:support@desk.example", 1]
        attached = [message.lpFiles[place] for place in range(message.nFileCount)]
        assert [file.lpszFileName for file in attached] == [file.name for file in outgoing.files]
        assert [Path(file.lpszPathName).read_bytes() for file in attached] == [file.data for file in outgoing.files]
        assert {file.nPosition for file in attached} == {0xFFFFFFFF}

    @pytest.mark.parametrize(("answer", "error"), [(USER_ABORT, Cancelled), (2, Unavailable), (26, Unavailable)])
    def test_closing_the_window_is_no_error_and_an_error_is_none_handed_over(
        self, files: FileHandedOver, make_outgoing: MakeOutgoing, answer: int, error: type[Exception]
    ) -> None:
        with pytest.raises(error):
            MapiSender(files, lambda *_: answer).send(make_outgoing(), RecordedProgress())

    def test_without_windows_there_is_none(self) -> None:
        with pytest.raises(Unavailable, match="mail_program_missing"):
            system_send_mail()


def test_a_program_that_fails_or_is_not_there_was_handed_nothing(
    tmp_path: Path, files: FileHandedOver, starter: ProgramStarter, make_outgoing: MakeOutgoing
) -> None:
    broken = RecordingProgram(tmp_path / "bin", "thunderbird", code=3)
    gone = MailProgram(MailProgramKind.THUNDERBIRD, "Thunderbird", (str(tmp_path / "нет"),))
    for mail_program in (program(MailProgramKind.THUNDERBIRD, broken), gone):
        with pytest.raises(Unavailable, match="mail_program_not_started"):
            ThunderbirdSender(mail_program, files, starter).send(make_outgoing(), RecordedProgress())
    with pytest.raises(Unavailable, match="browser_not_started"):
        WebMailSender(BARE, files, ProgramStarter(lambda: {"PATH": ""})).send(make_outgoing(), RecordedProgress())


def test_a_program_that_goes_on_running_was_started(tmp_path: Path) -> None:
    fifo = tmp_path / "end"
    os.mkfifo(fifo)
    starter = ProgramStarter(fails_within=0.2)
    starter.start(["cat", str(fifo)], "mail_program_not_started")
    (process,) = starter._running
    fifo.write_bytes(b"")
    process.wait(20)
    starter.start(["true"], "mail_program_not_started")
    assert starter._running == []


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
@pytest.mark.parametrize("service", [BY_MAILTO, BY_FORM], ids=["mailto", "form"])
def test_every_character_survives_the_address_and_none_adds_a_parameter(service: WebMail, text: str) -> None:
    attack = f"{text}&bcc=thief@example.test#?to=x;\r\n%0A+ ="[:150]
    outgoing = an_outgoing(letter=Letter(attack, attack))
    address = compose_address(service, outgoing)
    assert address.isascii()
    parts = urlsplit(address)
    assert (parts.fragment, parts.netloc) == ("", "mail.example")
    found = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    if service is BY_MAILTO:
        assert list(found) == ["from", "mailto"]
        inner = urlsplit(found["mailto"][0])
        assert (inner.scheme, unquote(inner.path)) == ("mailto", outgoing.recipient.address)
        found = parse_qs(inner.query, keep_blank_values=True, strict_parsing=True)
        assert list(found) == ["subject", "body"]
        assert found["body"][0].split() == attack.encode("utf-8", "replace").decode().split()
        assert found["subject"] == [clean_line(attack)]
    else:
        kept = attack.encode("utf-8", "replace").decode()
        assert found == {"to": [outgoing.recipient.address], "su": [clean_line(attack)], "body": [kept]}


@pytest.mark.parametrize("service", [BY_MAILTO, BY_FORM], ids=["mailto", "form"])
def test_what_would_make_the_address_too_long_is_left_out(service: WebMail) -> None:
    def address(subject: str, body: str) -> str:
        made = compose_address(service, an_outgoing(letter=Letter(subject, body)))
        assert len(made) < LONGEST_ADDRESS
        return unquote(unquote(made))

    assert "короткий" in address("Тема", "короткий")
    assert "Тема" in address("Тема", "Ж" * 2000)
    assert "ЖЖ" not in address("Тема", "Ж" * 2000)
    assert "support@desk.example" in address("Т" * 2000, "Ж" * 2000)


def test_a_service_that_takes_nothing_is_only_opened() -> None:
    assert compose_address(BARE, an_outgoing()) == BARE.page

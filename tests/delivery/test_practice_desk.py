"""The practice desk takes the real letter and answers like a real one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from contracts.samples import HOSTILE_TEXTS, an_outgoing
from contracts.senders import MakeOutgoing, SenderContract, Taken
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.delivery.practice_desk import PracticeDesk
from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.incident_number import find_numbers
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from sample_request import NUMBER_PATTERN
from sending import RecordedProgress, clock_at, read_mail


@pytest.fixture
def sender(tmp_path: Path) -> PracticeDesk:
    return PracticeDesk(tmp_path / "учебный стол", NUMBER_PATTERN, clock_at(2026, 11, 22))


@pytest.fixture
def make_outgoing() -> MakeOutgoing:
    def make(**changes: object) -> Outgoing:
        return an_outgoing(**({"way": Way.PRACTICE} | changes))  # type: ignore[arg-type]

    return make


def files_in(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in sorted(folder.glob("*"))]


class TestPracticeDesk(SenderContract):
    @pytest.fixture
    def taken(self, sender: PracticeDesk) -> Taken:
        return lambda: files_in(sender.letters_folder)

    @pytest.fixture
    def success(self) -> EventKind:
        return EventKind.ACCEPTED

    def test_the_letter_is_the_one_that_would_go_by_mail(
        self, sender: PracticeDesk, make_outgoing: MakeOutgoing, taken: Taken
    ) -> None:
        outgoing = make_outgoing()
        sender.send(outgoing, RecordedProgress())
        assert taken() == [build_message(outgoing)]

    def test_the_answer_registers_the_request_under_a_number_and_says_that_it_is_practice(
        self, sender: PracticeDesk, make_outgoing: MakeOutgoing
    ) -> None:
        outgoing = make_outgoing()
        sender.send(outgoing, RecordedProgress())
        (data,) = files_in(sender.replies_folder)
        reply = read_mail(data)
        assert data.isascii()
        assert reply.mail["In-Reply-To"] == reply.mail["References"] == outgoing.message_id
        assert reply.subject == f"INC0000001 Обращение зарегистрировано: {outgoing.letter.subject}"
        assert "Это учебный ответ" in reply.text
        assert "Номер инцидента: INC0000001\nДата регистрации: 22.11.2026\n" in reply.text
        assert str(reply.mail["Date"]) == "Sun, 22 Nov 2026 09:30:00 +0500"
        assert reply.mail["From"].addresses[0].domain.endswith(".invalid")

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_subject_breaks_the_answer(self, sender: PracticeDesk, make_outgoing: MakeOutgoing, text: str) -> None:
        sender.send(make_outgoing(letter=Letter(text, "Текст {number}")), RecordedProgress())
        reply = read_mail(files_in(sender.replies_folder)[0])
        assert find_numbers(reply.subject, NUMBER_PATTERN) == find_numbers("INC0000001", NUMBER_PATTERN)

    def test_every_letter_gets_a_number_of_its_own_even_from_two_programs_at_once(
        self, tmp_path: Path, make_outgoing: MakeOutgoing
    ) -> None:
        desks = [PracticeDesk(tmp_path, NUMBER_PATTERN, clock_at(2026, 11, 22)) for _ in range(4)]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda desk: [desk.send(make_outgoing(), RecordedProgress()) for _ in range(5)], desks))
        numbers = [path.stem for path in sorted(desks[0].replies_folder.iterdir())]
        assert numbers == [f"INC{count:07}" for count in range(1, 21)]
        assert all(files_in(desks[0].letters_folder))

    def test_the_desk_numbers_as_its_description_says(self, tmp_path: Path, make_outgoing: MakeOutgoing) -> None:
        desk = PracticeDesk(tmp_path, NumberPattern("ЗВК", 4, 6, "ЗВК123456"), clock_at(2026, 11, 22))
        desk.send(make_outgoing(), RecordedProgress())
        assert [path.stem for path in desk.replies_folder.iterdir()] == ["ЗВК000001"]

    def test_erasing_leaves_nothing_and_counts_anew(self, sender: PracticeDesk, make_outgoing: MakeOutgoing) -> None:
        sender.erase()
        sender.send(make_outgoing(), RecordedProgress())
        sender.send(make_outgoing(), RecordedProgress())
        sender.erase()
        assert not sender.letters_folder.exists()
        assert not sender.replies_folder.exists()
        sender.send(make_outgoing(), RecordedProgress())
        assert [path.stem for path in sender.replies_folder.iterdir()] == ["INC0000001"]

    def test_a_letter_without_the_teachers_address_is_answered_too(
        self, sender: PracticeDesk, make_outgoing: MakeOutgoing, taken: Taken
    ) -> None:
        sender.send(make_outgoing(sender=MailAddress("Ёлкина", "")), RecordedProgress())
        assert read_mail(taken()[0]).mail["From"] is None
        assert len(files_in(sender.replies_folder)) == 1

    def test_a_folder_that_cannot_be_made_is_said(self, tmp_path: Path, make_outgoing: MakeOutgoing) -> None:
        (tmp_path / "file").write_bytes(b"")
        desk = PracticeDesk(tmp_path / "file", NUMBER_PATTERN, clock_at(2026, 11, 22))
        with pytest.raises(Unavailable, match="practice_folder_not_written"):
            desk.send(make_outgoing(), RecordedProgress())

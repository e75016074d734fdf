"""The letter into a request that was sent: its incident in the subject, its pictures numbered on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.follow_up import story_of, text_of, told_before, write_follow_up
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Incident, JournalEntry, State
from edusupport_desktop.domain.incident_number import IncidentNumber, find_numbers
from edusupport_desktop.domain.letter import SUBJECT_LENGTH, Letter, write_letter
from edusupport_desktop.domain.outgoing import MailAddress
from edusupport_desktop.domain.plain_text import clean_text
from edusupport_desktop.domain.thread import Thread
from hostile_text import any_text, pasted_text
from sample_request import DESK, PICTURE, complete_draft

NUMBER = IncidentNumber("INC0001234")


def thread(
    subject: str = "Не сохраняется оценка", *, known: bool = True, pictures: int = 0, way: Way = Way.MAIL
) -> Thread:
    at = datetime(2026, 11, 10, 9, tzinfo=UTC)
    incident = Incident(NUMBER, date(2026, 11, 12)) if known else None
    entry = JournalEntry(RequestId("root"), subject, at, at, way, State.SENT, incident)
    return Thread(entry, MailAddress("Королёва Анна", "a@b.example"), MailAddress("", "desk@x.example"), (), pictures)


def test_the_number_stands_in_the_subject_and_in_the_text() -> None:
    letter = write_follow_up(thread(), "Ёлки: теперь и в 7Б.\n", (), DESK)
    assert letter.subject == "Re: INC0001234 Не сохраняется оценка"
    assert letter.body == (
        "Здравствуйте.\n\nДополнение к инциденту INC0001234 от 12.11.2026.\n\nЁлки: теперь и в 7Б.\n\n"
        "С уважением,\nКоролёва Анна"
    )


def test_without_a_number_the_subject_has_none() -> None:
    letter = write_follow_up(thread(known=False), "Ещё", (), DESK)
    assert letter.subject == "Re: Не сохраняется оценка"
    assert "Дополнение к обращению от 10.11.2026" in letter.body


def test_pictures_are_numbered_on() -> None:
    letter = write_follow_up(thread(pictures=2), "См. картинка3", (PICTURE, PICTURE), DESK)
    assert "картинка3 (файл picture3.png)\nкартинка4 (файл picture4.png)" in letter.body


def test_a_practice_letter_says_so() -> None:
    letter = write_follow_up(thread("Учебное письмо: Журнал", way=Way.PRACTICE), "Ещё", (), DESK)
    assert letter.subject == "Re: INC0001234 Учебное письмо: Журнал"
    assert letter.body.startswith("УЧЕБНОЕ ПИСЬМО")


@pytest.mark.parametrize("subject", ["Re: Re: Журнал", "Отв: INC0009999 Журнал", "[INC0009999] Журнал"])
def test_no_other_number_and_one_answer_mark(subject: str) -> None:
    assert write_follow_up(thread(subject), "Ещё", (), DESK).subject == "Re: INC0001234 Журнал"


@given(any_text | pasted_text, any_text | pasted_text, st.booleans())
def test_no_text_makes_the_letter_another_incident_s(subject: str, text: str, known: bool) -> None:
    letter = write_follow_up(thread(clean_text(subject)[:200], known=known), text, (), DESK)
    assert len(letter.subject) <= SUBJECT_LENGTH
    assert letter.subject.startswith("Re: ")
    assert find_numbers(letter.subject, DESK.number) == ((NUMBER,) if known else ())
    assert clean_text(text) in letter.body


def test_a_draft_s_words_name_its_pictures_by_their_new_numbers() -> None:
    draft = complete_draft(pictures=(PICTURE, replace(PICTURE)), has_error_message=True).answered(
        {Field.ESSENCE: "Видно на картинка1 и картинка2.", Field.STEPS: "1. См. рис. 2"}
    )
    assert text_of(draft, thread(pictures=3)) == "Видно на картинка4 и картинка5.\n\n1. См. рис. 5"
    assert text_of(replace(draft, has_error_message=False), thread()) == "Видно на картинка1 и картинка2."


def test_the_last_watermark_stands_at_the_bottom_and_no_other_anywhere() -> None:
    marked = replace(thread(), watermark="MSG0004711_aB")
    letter = write_follow_up(marked, "Ответ\nRef:MSG0000001", (), DESK)
    assert letter.body.endswith("С уважением,\nКоролёва Анна\n\nRef:MSG0004711_aB")
    assert letter.body.count("Ref:") == 1
    assert "Ref:" not in write_follow_up(thread(), "Ответ", (), DESK).body


def test_what_a_request_tells_of_its_problem_is_read_out_of_its_letter() -> None:
    draft = complete_draft()
    letter = write_letter(draft, DESK)
    assert story_of(letter) == clean_text(draft.answers.essence).partition("\n\n")[0]
    assert story_of(Letter("Тема", "Здравствуйте.")) == ""
    told = told_before(letter)
    assert "Здравствуйте." not in told
    assert "С уважением" not in told
    assert "Суть вопроса:" in told

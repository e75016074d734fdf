"""What the support wants of the teacher: the questions of its last letters, its steps, what was begun about them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.followed_steps import FollowedStep, StepOutcome
from edusupport_desktop.domain.given_answers import GivenAnswer
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.services.answering import Answering, begin_answering, questions_of, steps_of, take_step
from edusupport_desktop.services.check_replies import take
from edusupport_desktop.services.follow_up import FollowUps
from edusupport_desktop.storage.journal import SqliteJournal
from post_office import CLOCK, DRAFT, Setup
from sample_request import DESK
from sending import RecordedProgress


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[Setup]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        setup = Setup(tmp_path, journal)
        setup.store.save(DRAFT)
        assert setup.submission.submit(DRAFT, None, RecordedProgress()).failure is None
        yield setup


def writes(setup: Setup, text: str, name: str = "1") -> MessageId:
    message_id = MessageId(f"<{name}@desk.example>")
    reply = Reply(message_id, (), "support@desk.example", "Re: обращение", text, None)
    take(IncomingLetter(reply), journal=setup.journal, desk=DESK, clock=CLOCK, request_id=DRAFT.id)
    return message_id


def begun(setup: Setup) -> Answering:
    return begin_answering(DRAFT.id, setup.submission.drafts, FollowUps(setup.submission))


def answer(setup: Setup, text: str = "7 «Б»") -> None:
    answering = begun(setup)
    setup.store.save(answering.draft)
    sent = FollowUps(setup.submission).send(DRAFT.id, text, answering.draft, None, RecordedProgress())
    assert sent.failure is None


def asked(setup: Setup) -> list[str]:
    return [each.question for each in begun(setup).given]


def test_all_questions_since_the_last_answer_are_asked(setup: Setup) -> None:
    writes(setup, "Какой класс?")
    writes(setup, "И какой предмет?", "2")
    assert asked(setup) == list(questions_of(DRAFT.id, setup.journal)) == ["Какой класс?", "И какой предмет?"]
    answer(setup)
    assert setup.journal.entry(DRAFT.id).state is State.SENT
    assert asked(setup) == []
    writes(setup, "Какой браузер?\n> Какой класс?\n> 7 «Б»", "3")
    assert asked(setup) == ["Какой браузер?"]


def test_what_we_wrote_is_asked_of_nobody_however_it_is_quoted(setup: Setup) -> None:
    writes(setup, "Какой класс?")
    answer(setup, "7 «Б». Когда исправят журнал целиком?")
    writes(setup, "Уточните предмет.\nКогда исправят журнал целиком?", "2")
    assert asked(setup) == ["Уточните предмет."]


def test_what_was_begun_goes_on_and_goes_with_its_letter(setup: Setup) -> None:
    writes(setup, "Какой класс? Какой предмет?")
    draft = begun(setup).draft
    assert draft.follows == DRAFT.id
    kept = replace(draft, given=(GivenAnswer("Какой предмет?", "Алгебра"),), addition="Ёлки")
    setup.store.save(kept)
    again = begun(setup)
    assert again.draft == kept
    assert again.given == (GivenAnswer("Какой класс?"), GivenAnswer("Какой предмет?", "Алгебра"))
    assert setup.submission.drafts.unfinished() == [], "it is no new request"
    answer(setup)
    assert setup.store.drafts() == []
    assert setup.journal.follow_ups(DRAFT.id)[0].request_id == draft.id


def test_the_steps_of_the_latest_instructions_are_kept_in_the_journal(setup: Setup) -> None:
    assert steps_of(DRAFT.id, setup.journal) == ()
    first = writes(setup, "Очистите кэш.\nВойдите снова.")
    writes(setup, "Специалист взял обращение в работу.", "2")
    assert [(step.letter, step.step) for step in steps_of(DRAFT.id, setup.journal)] == [
        (first, "Очистите кэш."),
        (first, "Войдите снова."),
    ]
    step = FollowedStep(first, "Очистите кэш.", StepOutcome.FAILED, "Кнопки нет")
    entry = take_step(DRAFT.id, step, setup.journal, CLOCK)
    assert entry.state is State.SENT
    assert begun(setup).steps[0] == step
    second = writes(setup, "Перезагрузите компьютер.", "3")
    assert steps_of(DRAFT.id, setup.journal) == (FollowedStep(second, "Перезагрузите компьютер."),)


def test_two_programs_at_once_lose_no_step(setup: Setup, tmp_path: Path) -> None:
    letter = writes(setup, "Очистите кэш.\nВойдите снова.")
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as other:
        take_step(DRAFT.id, FollowedStep(letter, "Очистите кэш.", StepOutcome.DONE), setup.journal, CLOCK)
        take_step(DRAFT.id, FollowedStep(letter, "Войдите снова.", StepOutcome.DONE), other, CLOCK)
        take_step(DRAFT.id, FollowedStep(letter, "Очистите кэш.", StepOutcome.FAILED), other, CLOCK)
    assert [step.outcome for step in steps_of(DRAFT.id, setup.journal)] == [StepOutcome.FAILED, StepOutcome.DONE]
    assert setup.kinds().count(EventKind.STEP_TAKEN) == 3, "nothing is written over"


def test_a_step_taken_by_mistake_can_be_taken_back(setup: Setup) -> None:
    letter = writes(setup, "Очистите кэш.")
    take_step(DRAFT.id, FollowedStep(letter, "Очистите кэш.", StepOutcome.DONE), setup.journal, CLOCK)
    last = setup.journal.events(DRAFT.id)[-1]
    setup.journal.append(replace(last, kind=EventKind.UNDONE, details={}))
    assert steps_of(DRAFT.id, setup.journal)[0].outcome is StepOutcome.OPEN


def test_practice_is_answered_in_practice(setup: Setup) -> None:
    practice = replace(DRAFT, id=begun(setup).draft.id, way=Way.PRACTICE)
    setup.submission.submit(practice, None, RecordedProgress())
    answering = begin_answering(practice.id, setup.submission.drafts, FollowUps(setup.submission))
    assert answering.proposed.way is Way.PRACTICE


def test_a_request_that_is_not_there_is_a_key_error(setup: Setup) -> None:
    with pytest.raises(KeyError):
        begin_answering(begun(setup).draft.id, setup.submission.drafts, FollowUps(setup.submission))

"""What became of the specialist's steps: as events, taken in order, reported as they are."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given

from edusupport_desktop.domain.followed_steps import (
    LONGEST_SAID,
    FollowedStep,
    StepOutcome,
    followed,
    next_step,
    step_event,
    write_report,
)
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind
from hostile_text import any_text

REQUEST = RequestId("1")
NOON = datetime(2026, 11, 12, 9, tzinfo=UTC)
STEPS = ("Выйдите.", "Очистите кэш.", "Войдите.")


def taken(step: str, outcome: StepOutcome, said: str = "", letter: str = "<1>") -> Event:
    return step_event(REQUEST, FollowedStep(letter, step, outcome, said), NOON)


def test_the_last_word_of_a_step_counts_and_none_is_lost() -> None:
    events = [
        taken("Выйдите.", StepOutcome.DONE),
        taken("Очистите кэш.", StepOutcome.DONE),
        taken("Очистите кэш.", StepOutcome.FAILED, "Кнопки нет\nвовсе"),
        taken("Войдите.", StepOutcome.DONE, letter="<2>"),
    ]
    assert followed("<1>", STEPS, events) == (
        FollowedStep("<1>", "Выйдите.", StepOutcome.DONE),
        FollowedStep("<1>", "Очистите кэш.", StepOutcome.FAILED, "Кнопки нет\nвовсе"),
        FollowedStep("<1>", "Войдите."),
    )


def test_what_another_program_wrote_is_no_trouble() -> None:
    odd = [
        Event(REQUEST, EventKind.STEP_TAKEN, NOON, {"letter": "<1>", "step": "Выйдите.", "outcome": "half"}),
        Event(REQUEST, EventKind.STEP_TAKEN, NOON, {"letter": "<1>"}),
        Event(REQUEST, EventKind.CALLED, NOON, {"letter": "<1>", "step": "Войдите.", "outcome": "done"}),
    ]
    assert all(step.outcome is StepOutcome.OPEN for step in followed("<1>", STEPS, odd))


def test_the_next_step_is_the_first_that_is_open() -> None:
    one = FollowedStep("<1>", "Выйдите.", StepOutcome.FAILED)
    two = FollowedStep("<1>", "Войдите.")
    assert [next_step(steps) for steps in ((), (two,), (one, two), (one, one))] == [0, 0, 1, 2]


def test_the_report_tells_every_step_once_one_was_taken() -> None:
    steps = followed("<1>", STEPS, [taken("Очистите кэш.", StepOutcome.FAILED, "Кнопки нет\nвовсе")])
    assert write_report(steps) == (
        "Что сделано по инструкции:\n1. Выйдите – не выполнялось.\n2. Очистите кэш – не получилось. Кнопки нет вовсе\n"
        "3. Войдите – не выполнялось."
    )
    assert write_report(followed("<1>", STEPS, [])) == ""


@given(any_text)
def test_no_words_break_it_and_what_is_kept_is_bounded(said: str) -> None:
    event = taken("Выйдите.", StepOutcome.DONE, said * 50)
    assert len(event.details.get("said", "")) <= LONGEST_SAID
    (step, *_) = followed("<1>", STEPS, [event])
    assert step.outcome is StepOutcome.DONE
    assert len(write_report([step]).split("\n")) == 2

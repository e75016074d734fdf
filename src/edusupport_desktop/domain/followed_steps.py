"""«Необходимо четко следовать инструкции специалиста»: what became of each step, kept as events of the request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind
from edusupport_desktop.domain.plain_text import clean_text

LONGEST_SAID = 2_000
"""Characters of what happened at a step."""


class StepOutcome(StrEnum):
    OPEN = "open"
    """Not taken yet, or said too early that it was."""
    DONE = "done"
    FAILED = "failed"
    """It could not be taken, or did not do what it should."""


@dataclass(frozen=True, slots=True)
class FollowedStep:
    """``letter`` is the Message-ID of the support's letter, ``step`` its words, ``said`` what happened at it."""

    letter: str
    step: str
    outcome: StepOutcome = StepOutcome.OPEN
    said: str = ""


def step_event(request_id: RequestId, step: FollowedStep, at: datetime) -> Event:
    """What is written of a step. A later one of the same step counts; none is ever changed."""
    facts = {"letter": step.letter, "step": step.step, "outcome": step.outcome.value}
    said = clean_text(step.said)[:LONGEST_SAID]
    return Event(request_id, EventKind.STEP_TAKEN, at, facts | ({"said": said} if said else {}))


def followed(letter: str, steps: Sequence[str], standing: Iterable[Event]) -> tuple[FollowedStep, ...]:
    """The steps of a letter, with what stands of them in the history. ``standing`` as in ``History.standing``."""
    known = {event.details["step"]: event.details for event in standing if _is_about(event, letter)}
    return tuple(
        FollowedStep(letter, step, _outcome(known[step].get("outcome")), known[step].get("said", ""))
        if step in known
        else FollowedStep(letter, step)
        for step in steps
    )


def next_step(steps: Sequence[FollowedStep]) -> int:
    """The place, from 0, of the first step that is open; ``len(steps)`` when none is. They are taken in order."""
    return next((place for place, each in enumerate(steps) if each.outcome is StepOutcome.OPEN), len(steps))


def write_report(steps: Sequence[FollowedStep]) -> str:
    """What the support is told of the steps, in their order; empty while none was taken."""
    if all(each.outcome is StepOutcome.OPEN for each in steps):
        return ""
    lines = [f"{place}. {_reported(each)}" for place, each in enumerate(steps, 1)]
    return "\n".join(["Что сделано по инструкции:", *lines])


def _reported(step: FollowedStep) -> str:
    line = f"{step.step.rstrip(' .;')} – {_WORDS[step.outcome]}."
    said = " ".join(clean_text(step.said)[:LONGEST_SAID].split())
    return f"{line} {said}" if said else line


def _is_about(event: Event, letter: str) -> bool:
    return event.kind is EventKind.STEP_TAKEN and event.details.get("letter") == letter and "step" in event.details


def _outcome(written: str | None) -> StepOutcome:
    """A later program may know more of them."""
    return StepOutcome(written) if written in tuple(StepOutcome) else StepOutcome.OPEN


_WORDS = {
    StepOutcome.OPEN: "не выполнялось",
    StepOutcome.DONE: "сделано",
    StepOutcome.FAILED: "не получилось",
}

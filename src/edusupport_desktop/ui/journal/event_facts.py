"""What an event of the history says besides its kind: who answered the telephone, what became of a step."""

from __future__ import annotations

from collections.abc import Mapping

from edusupport_desktop.domain.followed_steps import StepOutcome
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.ui.words import tr

_LONGEST = 300


def event_facts(kind: EventKind, details: Mapping[str, str]) -> str:
    """One line, cut where it is long; empty when the kind says it all."""
    if kind in (EventKind.CALLED, EventKind.TOLD):
        said = ": ".join(part for part in (details.get("person", ""), details.get("said", "")) if part)
    elif kind is EventKind.STEP_TAKEN:
        outcome = step_outcome_text(details.get("outcome", ""))
        said = " – ".join(part for part in (details.get("step", ""), outcome, details.get("said", "")) if part)
    else:
        return ""
    line = " ".join(said.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def step_outcome_text(outcome: str) -> str:
    """Inside a sentence; empty for one this program does not know."""
    return {
        StepOutcome.OPEN.value: tr("not yet"),
        StepOutcome.DONE.value: tr("done"),
        StepOutcome.FAILED.value: tr("did not work"),
    }.get(outcome, "")

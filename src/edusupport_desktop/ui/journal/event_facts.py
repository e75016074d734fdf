"""An event of the history in words: its kind, and who answered the telephone, what became of a step, which number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.followed_steps import StepOutcome
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.ui.error_words import code_text
from edusupport_desktop.ui.words import date_text, event_text, tr

_LONGEST = 300


def event_line(kind: EventKind, details: Mapping[str, str], way: Way, *, is_whole: bool = False) -> str:
    """What happened to a letter that went this ``way``, in one line; cut where it is long, unless ``is_whole``."""
    what = event_text(kind, way)
    if facts := event_facts(kind, details):
        return f"{what}: {facts if is_whole else _short(facts)}"
    if kind is EventKind.REGISTERED and is_whole:
        return f"{what}: {details['number']}, {date_text(date.fromisoformat(details['registered_on']))}"
    if "number" in details:
        return f"{what}: {details['number']}"
    if kind is EventKind.IMPORTED and "made_at" in details:
        made_on = datetime.fromisoformat(details["made_at"]).date()
        return tr("{what}; made on {date}").format(what=what, date=date_text(made_on))
    if "status" in details:
        return tr("{line}: «{status}»").format(line=what, status=details["status"])
    # Of a copy that failed the words would be those for a letter that was not sent.
    if "code" in details and kind is not EventKind.COPY_FAILED:
        return f"{what}: {code_text(details['code'], dict(details))}"
    return what


def undone_text(line: str) -> str:
    """The line of an event that was taken back."""
    return tr("{entry} (undone)").format(entry=line)


def event_facts(kind: EventKind, details: Mapping[str, str]) -> str:
    """What was said and done, in one line; empty when the kind says it all."""
    if kind in (EventKind.CALLED, EventKind.TOLD):
        said = ": ".join(part for part in (details.get("person", ""), details.get("said", "")) if part)
    elif kind is EventKind.STEP_TAKEN:
        outcome = step_outcome_text(details.get("outcome", ""))
        said = " – ".join(part for part in (details.get("step", ""), outcome, details.get("said", "")) if part)
    else:
        return ""
    return " ".join(said.split())


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def step_outcome_text(outcome: str) -> str:
    """Inside a sentence; empty for one this program does not know."""
    return {
        StepOutcome.OPEN.value: tr("not yet"),
        StepOutcome.DONE.value: tr("done"),
        StepOutcome.FAILED.value: tr("did not work"),
    }.get(outcome, "")

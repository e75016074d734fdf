"""What happened to an incident, in words: for its zip and its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from edusupport_desktop.domain.incident import Event, EventKind
from edusupport_desktop.services.whole_incident import WholeIncident, WholeLetter
from edusupport_desktop.ui.error_words import code_text
from edusupport_desktop.ui.words import date_text, event_text, request_text, state_text, time_text, tr


def happenings(incident: WholeIncident) -> Sequence[tuple[datetime, str]]:
    """Each with its time, the earliest first; of one moment in the order in which they were written."""
    lines = [
        (event.at, _line(event, letter, is_first=place == 0))
        for place, letter in enumerate(incident.letters)
        for event in letter.events
    ]
    return sorted(lines, key=lambda line: line[0])


def story_text(incident: WholeIncident) -> str:
    """Number, date, state, then a line for everything that happened."""
    entry = incident.entry
    head = [
        tr("Request: {subject}").format(subject=entry.subject),
        tr("Incident: {incident}").format(incident=request_text(entry)),
        tr("State: {state}").format(state=state_text(entry.state, entry.way)),
    ]
    if any(letter.outgoing is None for letter in incident.letters):
        head.append(tr("Some pictures are no longer on this computer."))
    lines = [f"{time_text(at)}  {text}" for at, text in happenings(incident)]
    return "\n".join((*head, "", *lines)) + "\n"


def _line(event: Event, letter: WholeLetter, *, is_first: bool) -> str:
    text = event_text(event.kind, letter.entry.way)
    if not is_first:
        text = tr("A further letter: {what}").format(what=text)
    details = event.details
    if event.kind is EventKind.REGISTERED:
        day = datetime.fromisoformat(details["registered_on"]).date()
        return f"{text}: {details['number']}, {date_text(day)}"
    if event.kind is EventKind.IMPORTED and "made_at" in details:
        made_on = datetime.fromisoformat(details["made_at"]).date()
        return tr("{what}; made on {date}").format(what=text, date=date_text(made_on))
    if event.kind is EventKind.CALLED:
        said = ": ".join(filter(None, (details.get("person", ""), details.get("said", ""))))
        return f"{text}: {said}" if said else text
    if "code" in details and event.kind is not EventKind.COPY_FAILED:  # whose words are for a letter not sent
        return f"{text}: {code_text(details['code'], dict(details))}"
    return text

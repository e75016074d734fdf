"""What happened to an incident, in words: for its zip and its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from edusupport_desktop.domain.incident import Event
from edusupport_desktop.domain.timeline import places_undone
from edusupport_desktop.services.whole_incident import WholeIncident, WholeLetter
from edusupport_desktop.ui.journal.event_facts import event_line, undone_text
from edusupport_desktop.ui.words import request_text, state_text, time_text, tr


def happenings(incident: WholeIncident) -> Sequence[tuple[datetime, str]]:
    """Each with its time, the earliest first; of one moment in the order in which they were written."""
    lines = [
        (event.at, _line(event, letter, is_first=place == 0, was_undone=at in undone))
        for place, letter in enumerate(incident.letters)
        for undone in (places_undone(letter.events),)
        for at, event in enumerate(letter.events)
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


def _line(event: Event, letter: WholeLetter, *, is_first: bool, was_undone: bool) -> str:
    text = event_line(event.kind, event.details, letter.entry.way, is_whole=True)
    if was_undone:
        text = undone_text(text)
    return text if is_first else tr("A further letter: {what}").format(what=text)

"""A call to the support, written into the journal of its request."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, Incident, JournalEntry
from edusupport_desktop.domain.letter import write_letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.domain.pattern import pattern_of
from edusupport_desktop.domain.plain_text import clean_line, clean_text
from edusupport_desktop.services.deliver import outgoing_file
from edusupport_desktop.services.mail_address import new_message_id
from edusupport_desktop.services.ports import Clock, DraftStore, Journal
from edusupport_desktop.services.record_number import NumberSource, record_number

_LONGEST = 5000
"""Characters of what was said."""


def record_call(
    request_id: RequestId, person: str, said: str, incident: Incident | None, *, journal: Journal, clock: Clock
) -> JournalEntry:
    """Who answered and what was said; the number when one was given, which may be another than before.

    Raises ``KeyError`` when there is no such request, ``ImpossibleEvent`` while its letter is being sent.
    """
    entry = journal.append(Event(request_id, EventKind.CALLED, clock().astimezone(UTC), _facts(person, said)))
    if incident is None:
        return entry
    return record_number(request_id, incident, NumberSource.CALL, journal=journal, clock=clock)


def begin_by_phone(
    draft: Draft,
    person: str,
    said: str,
    incident: Incident | None,
    *,
    desk: Desk,
    store: DraftStore,
    journal: Journal,
    clock: Clock,
) -> JournalEntry:
    """«Позвонить сначала»: the draft becomes a request that the support was told by telephone. Nothing is sent; what
    the letter would be, and its pictures, are kept for the first letter into it.

    Whatever the draft lacks the support has asked for. Raises ``ImpossibleEvent`` when its letter is on its way
    already, and ``OurFault("picture_not_finished")``.
    """
    now = clock()
    address = clean_line(draft.answers.email)
    outgoing = Outgoing(
        request_id=draft.id,
        message_id=new_message_id(address),
        prepared_at=now,
        way=Way.PHONE,
        sender=MailAddress(clean_line(draft.answers.full_name), address),
        recipient=MailAddress(desk.name, desk.email),
        letter=write_letter(replace(draft, way=Way.PHONE), desk),
        files=tuple(outgoing_file(draft.id, place, picture, store) for place, picture in enumerate(draft.pictures, 1)),
    )
    told = Event(draft.id, EventKind.TOLD, now.astimezone(UTC), _facts(person, said))
    journal.add(outgoing, told, pattern_of(draft))
    if incident is None:
        return journal.entry(draft.id)
    return record_number(draft.id, incident, NumberSource.CALL, journal=journal, clock=clock)


def _facts(person: str, said: str) -> dict[str, str]:
    facts = {"person": clean_line(person)[:200], "said": clean_text(said)[:_LONGEST]}
    return {name: text for name, text in facts.items() if text}

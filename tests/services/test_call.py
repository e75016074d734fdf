"""A request that begins by telephone: nothing is sent, the number stands in the journal, a letter can follow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contracts.samples import HOSTILE_TEXTS, a_picture
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import OurFault, Refused
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, Incident, JournalEntry, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.services.answering import begin_answering
from edusupport_desktop.services.call import begin_by_phone
from edusupport_desktop.services.follow_up import FollowUps
from edusupport_desktop.services.outbox import Outbox
from edusupport_desktop.storage.journal import SqliteJournal
from post_office import CLOCK, DRAFT, Setup
from sample_request import DESK
from sending import RecordedProgress, read_mail

INCIDENT = Incident(IncidentNumber("INC0001234"), date(2026, 11, 23))


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[Setup]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield Setup(tmp_path, journal)


def called(
    setup: Setup, draft: Draft = DRAFT, said: str = "Ждите", incident: Incident | None = INCIDENT
) -> JournalEntry:
    return begin_by_phone(
        draft, "Ольга", said, incident, desk=DESK, store=setup.store, journal=setup.journal, clock=CLOCK
    )


def with_picture(setup: Setup, size: int | None = 3) -> Draft:
    picture = a_picture(file_size=size)
    setup.store.write_finished(DRAFT.id, picture.id, b"png")
    return replace(DRAFT, pictures=(picture,))


def test_the_request_stands_in_the_journal_with_its_number_and_nothing_is_sent(setup: Setup) -> None:
    entry = called(setup)
    assert (entry.way, entry.state, entry.incident) == (Way.PHONE, State.REGISTERED, INCIDENT)
    told, numbered = setup.journal.events(DRAFT.id)
    assert (told.kind, told.details) == (EventKind.TOLD, {"person": "Ольга", "said": "Ждите"})
    assert (numbered.kind, numbered.details["source"]) == (EventKind.REGISTERED, "call")
    assert Outbox(setup.journal, setup.submission, CLOCK).send_due(RecordedProgress(), starting=True).tried == []
    assert setup.post.sent == []
    assert setup.journal.pattern(DRAFT.id) is not None


def test_without_a_number_it_waits_for_one(setup: Setup) -> None:
    entry = called(setup, incident=None)
    assert (entry.state, entry.incident) == (State.SENT, None)
    assert entry.waiting_since is not None


def test_what_was_told_can_never_be_sent_as_a_new_request(setup: Setup) -> None:
    called(setup)
    failures = [
        setup.submission.submit(DRAFT, None, RecordedProgress()).failure,
        setup.submission.send(DRAFT.id, None, RecordedProgress()).failure,
    ]
    assert [str(failure) for failure in failures] == ["told_by_telephone", "told_by_telephone"]
    with pytest.raises(ImpossibleEvent):
        called(setup)
    assert setup.post.sent == []


def test_a_draft_that_lacks_much_can_be_told_all_the_same(setup: Setup) -> None:
    entry = called(setup, Draft(DRAFT.id, CLOCK()).answered({}))
    assert entry.subject == DESK.system


def test_the_first_letter_into_it_says_all_and_carries_its_pictures(setup: Setup) -> None:
    draft = with_picture(setup)
    setup.store.save(draft)
    called(setup, draft)
    follow_ups = FollowUps(setup.submission)
    answering = begin_answering(DRAFT.id, setup.submission.drafts, follow_ups)
    assert answering.brings_pictures
    assert draft.answers.essence in answering.draft.addition
    setup.post.outcome = Refused("mail_refused")
    assert follow_ups.send(DRAFT.id, answering.draft.addition, answering.draft, None, RecordedProgress()).failure
    setup.post.outcome = EventKind.ACCEPTED
    sent = follow_ups.send(DRAFT.id, answering.draft.addition, answering.draft, None, RecordedProgress())
    assert sent.failure is None
    outgoing = setup.post.sent[-1]
    assert [file.name for file in outgoing.files] == ["picture1.png"]
    mail = read_mail(build_message(outgoing))
    assert mail.subject.startswith("Re: INC0001234")
    assert mail.mail["In-Reply-To"] is None
    assert setup.kinds()[-1] is EventKind.ANSWERED
    second = begin_answering(DRAFT.id, setup.submission.drafts, follow_ups)
    assert (second.brings_pictures, second.draft.addition) == (False, "")
    follow_ups.send(DRAFT.id, "Ещё", with_picture_for(setup, second.draft), None, RecordedProgress())
    last = setup.post.sent[-1]
    assert [file.name for file in last.files] == ["picture2.png"]
    assert last.answers_to == (outgoing.message_id,)
    assert len(setup.journal.entries()) == 1


def with_picture_for(setup: Setup, draft: Draft) -> Draft:
    picture = a_picture(file_size=3)
    setup.store.write_finished(draft.id, picture.id, b"png")
    return replace(draft, pictures=(picture,))


def test_a_picture_whose_marks_are_not_in_its_file_is_not_taken(setup: Setup) -> None:
    with pytest.raises(OurFault, match="picture_not_finished"):
        called(setup, with_picture(setup, size=99))
    assert setup.journal.entries() == []


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_breaks_it(setup: Setup, text: str) -> None:
    entry = called(setup, replace(DRAFT, answers=replace(DRAFT.answers, subject=text, essence=text)), text)
    assert entry.state is State.REGISTERED

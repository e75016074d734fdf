"""Requests into a helpdesk: number, outbox, state and comments, additions, and the other way."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from contracts.samples import a_picture, an_outgoing
from edusupport_desktop.domain.draft import Draft, Way, picture_file_name
from edusupport_desktop.domain.errors import (
    Cancelled,
    EduSupportError,
    NetworkTrouble,
    OurFault,
    OutcomeUnknown,
    Refused,
    Unavailable,
)
from edusupport_desktop.domain.helpdesk import RemoteFile, missing_files
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, State
from edusupport_desktop.domain.outbox import PAUSES
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.services.follow_up import WayOut
from helpdesks.faulty_server import Fault, Reply
from helpdesks.helpdesk_office import HelpdeskOffice, helpdesk_office
from post_office import ACCOUNT
from sending import RecordedProgress

CREATE = 0
"""The place of the call that makes the incident: a caller with a Cyrillic address is not looked up first."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HelpdeskOffice]:
    with helpdesk_office(tmp_path) as office:
        yield office


def fails(office: HelpdeskOffice, *faults: Fault | None, at: int = CREATE) -> None:
    office.double.faults.extend([*[None] * at, *faults])


def test_the_number_and_the_server_s_day_in_the_user_s_zone_are_written_down(office: HelpdeskOffice) -> None:
    request_id = office.sent()
    entry = office.journal.entry(request_id)
    assert entry.state is State.REGISTERED
    assert entry.incident is not None
    assert entry.incident.number.text == "INC0010001"
    assert entry.incident.registered_on == date(2026, 11, 23)  # 20:28 UTC of the day before
    details = office.journal.events(request_id)[-1].details
    assert details["source"] == "api"
    assert details["created_at"].startswith("2026-11-22T20:28:24")
    assert "ignored" not in details
    assert office.pictures_at_the_helpdesk() == [
        (file.name, file.data) for file in office.journal.outgoing(request_id).files
    ]


def test_fields_that_were_ignored_stand_in_the_history(office: HelpdeskOffice) -> None:
    office.double.ignores = {"contact_type"}
    assert office.journal.events(office.sent())[-1].details["ignored"] == "contact_type"


def test_a_number_that_was_not_written_down_is_written_later(office: HelpdeskOffice) -> None:
    office.submission = replace(office.submission, remote=None)
    request_id = office.sent()
    assert office.journal.entry(request_id).state is State.SENT
    office.settling.settle()
    assert office.journal.entry(request_id).state is State.REGISTERED


def test_progress_counts_the_pictures(office: HelpdeskOffice) -> None:
    progress = RecordedProgress()
    office.send(office.prepare(), progress)
    done = [report[0] for report in progress.reports]
    assert done == sorted(done)
    assert done[0] == 0
    assert done[-1] == progress.reports[-1][1] > 0
    assert progress.points_of_no_return == 1


def test_what_is_stopped_before_the_point_of_no_return_is_not_made(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    office.send(request_id, RecordedProgress(cancel_when=lambda *_: True))
    assert office.double.incidents == {}

    class AtTheLastMoment(RecordedProgress):
        def point_of_no_return(self) -> None:
            raise Cancelled

    office.send(request_id, AtTheLastMoment())
    assert office.double.incidents == {}
    assert office.remote.of(request_id) is None


def test_a_letter_of_another_way_is_never_sent_into_a_helpdesk(office: HelpdeskOffice) -> None:
    for way in Way:
        if way is not Way.API:
            with pytest.raises(OurFault):
                office.sender.send(an_outgoing(way=way), RecordedProgress())
    assert office.double.calls == []


def test_a_short_wait_the_server_asks_for_makes_no_pause_shorter(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    fails(office, Fault.BUSY)
    office.send(request_id)
    (postponed,) = [e for e in office.journal.events(request_id) if e.kind is EventKind.POSTPONED]
    assert postponed.details["retry_after"] == "7"
    assert office.outbox.next_at() == postponed.at + PAUSES[0]  # longer than 7 s


def test_mail_and_helpdesk_do_not_wait_for_each_other(office: HelpdeskOffice) -> None:
    office.post.missing = Unavailable("mail_password_missing")
    office.prepare(way=Way.MAIL)
    request_id = office.prepare()
    run = office.outbox.send_due(RecordedProgress())
    assert office.journal.entry(request_id).state is State.REGISTERED
    assert [tried.entry.way for tried in run.tried] == [Way.MAIL, Way.API]
    assert run.next_at is None


def test_what_is_unknown_is_asked_about_and_found(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    fails(office, Fault.AFTER_HUNG_UP, Fault.BROKEN)  # the first question is not answered either
    assert isinstance(office.send(request_id).failure, OutcomeUnknown)
    assert office.journal.entry(request_id).state is State.UNKNOWN
    assert office.settling.settle() is not None
    assert office.journal.entry(request_id).state is State.UNKNOWN  # a minute has to pass
    office.forward(1)
    assert office.settling.settle() is None
    last = office.journal.events(request_id)[-1]
    assert (last.kind, last.details["code"]) == (EventKind.CONFIRMED_NOT_SENT, "helpdesk_half_made")
    office.outbox.send_due(RecordedProgress())
    assert office.journal.entry(request_id).state is State.REGISTERED
    assert len(office.at_the_helpdesk(request_id)) == 1


def test_a_letter_whose_incident_is_gone_keeps_no_other_from_being_settled(office: HelpdeskOffice) -> None:
    gone, other = office.prepare(), office.prepare(files=())
    fails(office, None, None, Fault.AFTER_HUNG_UP, Fault.BROKEN)  # the first picture, and the question about it
    office.send(gone, RecordedProgress())
    started = office.journal.events(gone)[-1]
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.POINT_OF_NO_RETURN, EventKind.OUTCOME_UNKNOWN):
        office.journal.append(replace(started, kind=kind, details={}))  # killed in the next attempt
    office.double.incidents.clear()
    office.double.files.clear()
    fails(office, Fault.AFTER_HUNG_UP, Fault.BROKEN)
    office.send(other)
    assert {office.journal.entry(one).state for one in (gone, other)} == {State.UNKNOWN}
    office.forward(2)
    real = office.double.answer
    office.double.answer = lambda call: (  # type: ignore[method-assign]
        Reply(404, {"error": {"message": "No Record found"}}) if "/attachment" in call.path else real(call)
    )
    office.settling.settle()
    assert office.journal.entry(gone).state is State.UNKNOWN
    assert office.journal.entry(other).state is State.REGISTERED


def test_what_is_unknown_and_whole_is_sent(office: HelpdeskOffice) -> None:
    request_id = office.prepare(files=())
    fails(office, Fault.AFTER_HUNG_UP, Fault.BROKEN)
    office.send(request_id)
    office.forward(1)
    office.settling.settle()
    assert office.kinds_of(request_id)[-2:] == [EventKind.CONFIRMED_SENT, EventKind.REGISTERED]


def test_a_picture_that_is_refused_leaves_an_incident_that_cannot_go_by_mail(office: HelpdeskOffice) -> None:
    office.double.largest_body = 1000
    big = OutgoingFile("picture1.png", "image/png", bytes(2000))
    request_id = office.prepare(files=(big,))
    failure = office.send(request_id).failure
    assert isinstance(failure, Refused)
    assert (failure.code, failure.details["number"]) == ("helpdesk_too_big", "INC0010001")
    entry = office.journal.entry(request_id)
    assert entry.state is State.REFUSED
    assert not office.way_change.is_possible(entry)
    with pytest.raises(Refused, match="helpdesk_has_it"):
        office.way_change.to_mail(request_id)
    office.double.largest_body = 10_000
    assert office.send(request_id).entry.state is State.REGISTERED
    assert len(office.double.incidents) == 1


def test_a_request_that_was_refused_goes_by_mail_with_the_same_identity(office: HelpdeskOffice) -> None:
    office.account = replace(office.account, place="nowhere")
    request_id = office.prepare()
    before = office.journal.outgoing(request_id)
    assert isinstance(office.send(request_id).failure, Refused)
    entry = office.journal.entry(request_id)
    assert office.way_change.is_possible(entry)
    assert office.way_change.to_mail(request_id).state is State.QUEUED
    after = office.journal.outgoing(request_id)
    sender = replace(before.sender, address=ACCOUNT.address)
    assert after == replace(before, way=Way.MAIL, sender=sender)
    office.outbox.send_due(RecordedProgress())
    assert office.post.sent == [after]
    assert office.journal.entry(request_id).state is State.SENT


def test_what_may_be_there_is_asked_for_before_it_goes_by_mail(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    fails(office, Fault.LATE)  # made after the program had asked
    assert isinstance(office.send(request_id).failure, NetworkTrouble)
    assert office.way_change.is_possible(office.journal.entry(request_id))
    with pytest.raises(Refused, match="helpdesk_has_it"):
        office.way_change.to_mail(request_id)
    assert not office.way_change.is_possible(office.journal.entry(request_id))


@pytest.mark.parametrize("faults", [(), (Fault.AFTER_HUNG_UP, Fault.BROKEN)])
def test_what_is_sent_or_unknown_never_goes_by_mail(office: HelpdeskOffice, faults: tuple[Fault, ...]) -> None:
    request_id = office.prepare()
    fails(office, *faults)
    office.send(request_id)
    assert not office.way_change.is_possible(office.journal.entry(request_id))
    with pytest.raises(ImpossibleEvent):
        office.way_change.to_mail(request_id)


def test_without_a_mailbox_it_stays_as_it_is(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    office.accounts.forget()
    with pytest.raises(Unavailable, match="mail_account_missing"):
        office.way_change.to_mail(request_id)
    assert office.journal.entry(request_id).way is Way.API


def test_a_request_that_changed_meanwhile_does_not_change_its_way(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    seen = office.journal.entry(request_id)
    office.outbox.hold(request_id)
    sender = office.journal.outgoing(request_id).sender
    event = replace(office.journal.events(request_id)[0], kind=EventKind.WAY_CHANGED)
    office.forward(1)
    with pytest.raises(ImpossibleEvent):
        office.journal.change_way(replace(seen, state=State.REFUSED), Way.MAIL, sender, event)
    assert office.journal.entry(request_id).way is Way.API


def test_status_and_comments_come_into_the_journal_once(office: HelpdeskOffice) -> None:
    request_id = office.sent()
    (incident,) = office.double.incidents
    office.double.say(incident, "Уточните, пожалуйста, какой класс?")
    office.double.incidents[incident]["state"] = "2"
    refreshed = office.refresh.refresh(request_id)
    assert (refreshed.status, refreshed.is_solved, len(refreshed.replies)) == ("In Progress", False, 1)
    assert refreshed.entry.state is State.ASKED
    kinds = office.kinds_of(request_id)
    assert kinds[-2:] == [EventKind.STATUS_CHANGED, EventKind.ASKED]
    assert office.refresh.refresh(request_id).replies == ()
    assert office.kinds_of(request_id) == kinds
    (kept,) = office.journal.replies(request_id)
    assert kept.reply.text == "Уточните, пожалуйста, какой класс?"
    assert kept.reply.sent_at == datetime(2026, 11, 22, 20, 28, 24, tzinfo=UTC)


def test_two_programs_write_what_they_read_once(office: HelpdeskOffice) -> None:
    request_id = office.sent()
    (incident,) = office.double.incidents
    for text in ("Взяли в работу.", "Почти готово."):
        office.double.say(incident, text)
    office.double.incidents[incident]["state"] = "6"
    with ThreadPoolExecutor(4) as programs:
        for one in [programs.submit(office.refresh.refresh, request_id) for _ in range(8)]:
            one.result()
    assert len(office.journal.replies(request_id)) == 2
    kinds = office.kinds_of(request_id)
    assert kinds.count(EventKind.REPLIED) == 2
    assert kinds.count(EventKind.SOLVED) == 1


def test_solved_and_opened_again_as_the_helpdesk_says(office: HelpdeskOffice) -> None:
    request_id = office.sent()
    (incident,) = office.double.incidents
    states = []
    for state in ("1", "6", "6", "2", "7"):
        office.double.incidents[incident]["state"] = state
        states.append(office.refresh.refresh(request_id).entry.state)
    assert states == [State.REGISTERED, State.SOLVED, State.SOLVED, State.REGISTERED, State.SOLVED]


def test_what_the_teacher_opened_again_stays_open_while_the_status_is_the_same(office: HelpdeskOffice) -> None:
    request_id = office.sent()
    (incident,) = office.double.incidents
    office.double.incidents[incident]["state"] = "6"
    office.refresh.refresh(request_id)
    event = office.journal.events(request_id)[-1]
    office.journal.append(replace(event, kind=EventKind.REOPENED, details={}))
    assert office.refresh.refresh(request_id).entry.state is State.REGISTERED


def test_there_is_nothing_to_ask_without_an_incident(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    assert not office.refresh.is_possible(office.journal.entry(request_id))
    with pytest.raises(Refused, match="helpdesk_no_incident"):
        office.refresh.refresh(request_id)


def test_an_incident_of_another_helpdesk_is_not_asked_for_here(office: HelpdeskOffice) -> None:
    request_id = office.sent()
    assert office.refresh.is_possible(office.journal.entry(request_id))
    office.helpdesks.save(replace(office.account, address="https://other.example"))
    calls = len(office.double.calls)
    with pytest.raises(Refused, match="helpdesk_changed"):
        office.refresh.refresh(request_id)
    assert len(office.double.calls) == calls


def test_what_the_support_says_of_half_a_request_does_not_end_its_sending(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    fails(office, None, None, Fault.BUSY)  # the first picture
    assert office.send(request_id).entry.state is State.QUEUED
    (incident,) = office.double.incidents
    office.double.say(incident, "Решено.")
    office.double.incidents[incident]["state"] = "6"
    assert not office.refresh.is_possible(office.journal.entry(request_id))
    with pytest.raises(ImpossibleEvent):
        office.refresh.refresh(request_id)
    assert office.go_on(request_id).state is State.REGISTERED
    assert office.refresh.refresh(request_id).entry.state is State.SOLVED


@contextmanager
def an_addition(office: HelpdeskOffice) -> Iterator[Draft]:
    picture = a_picture(file_size=7)
    draft = Draft(RequestId("99999999-2222-3333-4444-555555555555"), office.now, pictures=(picture,))
    office.store.save(draft)
    office.store.write_finished(draft.id, picture.id, b"\x89PNG\x00\x01\x02")
    yield draft


@pytest.mark.parametrize("fault", [None, *(fault for fault in Fault if "TOO_LATE" not in fault.name)])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_addition_is_a_comment_with_its_picture_once(
    office: HelpdeskOffice, fault: Fault | None, place: int
) -> None:
    request_id = office.sent()
    assert office.follow_ups.proposed(office.journal.entry(request_id)) == WayOut(Way.API)
    fails(office, fault, at=place)
    with an_addition(office) as draft:
        sent = office.follow_ups.send(request_id, "Добавляю снимок.", draft, None, RecordedProgress())
    while office.journal.entry(sent.entry.request_id).state not in (State.SENT, State.WITHDRAWN):
        office.go_on(sent.entry.request_id)
    comments = [one for one in office.double.comments if "Добавляю снимок." in one["value"]]
    pictures = [one for one in office.pictures_at_the_helpdesk() if one[0] == picture_file_name(3, "image/png")]
    if office.journal.entry(sent.entry.request_id).state is State.WITHDRAWN:
        assert comments == pictures == []
        return
    assert (len(comments), len(pictures)) == (1, 1)
    assert office.kinds_of(request_id)[-1] is EventKind.ANSWERED or fault is not None
    assert office.refresh.refresh(request_id).replies == ()  # our own words are no reply


def test_an_addition_to_nothing_is_refused(office: HelpdeskOffice) -> None:
    request_id = office.prepare()
    addition = office.prepare(follows=request_id)
    failure = office.send(addition).failure
    assert isinstance(failure, EduSupportError)
    assert failure.code == "helpdesk_no_incident"


def test_missing_files_are_told_by_name_and_size() -> None:
    one, two = OutgoingFile("a.png", "image/png", b"123"), OutgoingFile("b.png", "image/png", b"45")
    assert missing_files((one, two), ()) == (one, two)
    assert missing_files((one, two), (RemoteFile("a.png", 3), RemoteFile("b.png", 1))) == (two,)
    assert missing_files((one, one), (RemoteFile("a.png", None),)) == (one,)
    assert missing_files((one,), (RemoteFile("a.png", 1), RemoteFile("a.png", 3))) == ()


def test_a_pause_that_was_asked_for_is_at_most_a_day(office: HelpdeskOffice) -> None:
    request_id = office.prepare()

    class Busy:
        def send(self, *_: object) -> EventKind:
            raise NetworkTrouble("helpdesk_try_later", answer="429", retry_after=10**9)

    office.__class__ = type("Office", (HelpdeskOffice,), {"sender": Busy()})
    office.send(request_id)
    last = office.journal.events(request_id)[-1]
    assert office.outbox.next_at() == last.at + timedelta(days=1)

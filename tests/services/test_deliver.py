"""From a finished draft to a letter that went, once; the journal is the real one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contracts.samples import an_outgoing, new_id, prepared
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import (
    Cancelled,
    EduSupportError,
    NetworkTrouble,
    OurFault,
    OutcomeUnknown,
    Refused,
    Unavailable,
    UntrustedInput,
)
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, State
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.services.deliver import Delivered, deliver, prepare, recover_interrupted
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal
from sample_request import COMPLETE_ANSWERS, DESK, PICTURE, all_regions, complete_draft
from sending import RecordedProgress, clock_at

CLOCK = clock_at(2026, 11, 22)
ACCOUNT = MailAccount("sends@школа.рф", "sends", "smtp.example.test", 465, Security.TLS)


A_PICTURE = replace(PICTURE, id=PictureId(new_id()))
ANOTHER_PICTURE = replace(PICTURE, id=PictureId(new_id()), file_size=601)


def a_draft(**changes: object) -> Draft:
    """Complete, by mail."""
    values = {"id": RequestId(new_id()), "way": Way.MAIL, "pictures": (A_PICTURE,)}
    return complete_draft(**(values | changes))


class ScriptedSender:
    """Does what the test says, and counts."""

    def __init__(self, act: Callable[[Outgoing], EventKind]) -> None:
        self.sent: list[Outgoing] = []
        self._act = act

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        self.sent.append(outgoing)
        progress.point_of_no_return()
        return self._act(outgoing)


def accepting() -> ScriptedSender:
    return ScriptedSender(lambda _: EventKind.ACCEPTED)


def raising(error: Exception) -> ScriptedSender:
    def act(_: Outgoing) -> EventKind:
        raise error

    return ScriptedSender(act)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


@pytest.fixture
def drafts(tmp_path: Path) -> FileDraftStore:
    return FileDraftStore(tmp_path / "drafts")


def fixed(journal: SqliteJournal, drafts: FileDraftStore, draft: Draft, finished: int | None = 400) -> Outgoing:
    """The draft prepared, its pictures finished with so many bytes."""
    if finished is not None:
        for picture in draft.pictures:
            drafts.write_finished(draft.id, picture.id, bytes(finished))
    return prepare(
        draft, desk=DESK, regions=all_regions(), drafts=drafts, journal=journal, clock=CLOCK, account=ACCOUNT
    )


def queued(journal: SqliteJournal) -> RequestId:
    outgoing = an_outgoing()
    journal.add(outgoing, prepared(outgoing))
    return outgoing.request_id


def attempt(journal: SqliteJournal, request_id: RequestId, sender: ScriptedSender) -> Delivered:
    return deliver(request_id, sender=sender, journal=journal, clock=CLOCK, progress=RecordedProgress())


def kinds(journal: SqliteJournal, request_id: RequestId) -> list[EventKind]:
    return [event.kind for event in journal.events(request_id)]


def test_a_prepared_letter_stands_in_the_outbox_with_its_identity(
    journal: SqliteJournal, drafts: FileDraftStore
) -> None:
    outgoing = fixed(journal, drafts, a_draft())
    assert journal.outgoing(outgoing.request_id) == outgoing
    assert journal.entry(outgoing.request_id).state is State.QUEUED
    assert re.fullmatch(r"<[0-9a-f-]{36}@xn--80atdl2c\.xn--p1ai>", outgoing.message_id)
    assert outgoing.recipient == MailAddress(DESK.name, DESK.email)
    assert outgoing.prepared_at == CLOCK()
    assert [(file.name, file.media_type, len(file.data)) for file in outgoing.files] == [
        ("picture1.png", "image/png", 400)
    ]
    assert journal.events(outgoing.request_id)[0].at == datetime(2026, 11, 22, 4, 30, tzinfo=UTC)


def test_by_mail_the_mailbox_sends_and_the_typed_address_stays_in_the_text(
    journal: SqliteJournal, drafts: FileDraftStore
) -> None:
    outgoing = fixed(journal, drafts, a_draft())
    assert outgoing.sender == MailAddress("Королёва Анна Сергеевна", "sends@школа.рф")
    assert COMPLETE_ANSWERS.email in outgoing.letter.body


@pytest.mark.parametrize("way", [Way.FILE, Way.PRACTICE])
def test_without_a_mailbox_the_typed_address_is_the_senders(
    journal: SqliteJournal, drafts: FileDraftStore, way: Way
) -> None:
    outgoing = fixed(journal, drafts, a_draft(way=way))
    assert outgoing.sender.address == "koroleva@школа.рф"
    assert journal.entry(outgoing.request_id).is_practice is (way is Way.PRACTICE)


def test_a_practice_letter_needs_no_address_at_all(journal: SqliteJournal, drafts: FileDraftStore) -> None:
    desk = replace(DESK, required=())
    answers = replace(COMPLETE_ANSWERS, email="", essence="Журнал не открывается.")
    draft = a_draft(answers=answers, way=Way.PRACTICE, pictures=(), has_error_message=False)
    outgoing = prepare(draft, desk=desk, regions=(), drafts=drafts, journal=journal, clock=CLOCK)
    assert outgoing.message_id.endswith("@edusupport.invalid>")


def test_a_draft_is_prepared_once(journal: SqliteJournal, drafts: FileDraftStore) -> None:
    draft = a_draft()
    first = fixed(journal, drafts, draft)
    with pytest.raises(ImpossibleEvent):
        fixed(journal, drafts, draft)
    assert journal.outgoing(first.request_id) == first


def test_two_drafts_have_two_identities(journal: SqliteJournal, drafts: FileDraftStore) -> None:
    first = fixed(journal, drafts, a_draft())
    second = fixed(journal, drafts, a_draft())
    assert first.message_id != second.message_id


@pytest.mark.parametrize(
    ("draft", "finished", "code"),
    [
        (a_draft(way=None), 400, "draft_without_way"),
        (a_draft(answers=replace(COMPLETE_ANSWERS, phone="112")), 400, "draft_not_sendable"),
        (a_draft(), 399, "picture_not_finished"),
        (a_draft(pictures=(replace(A_PICTURE, file_size=None),)), 400, "picture_not_finished"),
        (a_draft(pictures=(A_PICTURE, ANOTHER_PICTURE)), 400, "draft_not_sendable"),
    ],
)
def test_what_the_wizard_should_not_have_let_through_goes_nowhere(
    journal: SqliteJournal, drafts: FileDraftStore, draft: Draft, finished: int, code: str
) -> None:
    with pytest.raises(OurFault, match=code):
        fixed(journal, drafts, draft, finished)
    assert journal.entries() == []


def test_without_a_mailbox_nothing_goes_by_mail(journal: SqliteJournal, drafts: FileDraftStore) -> None:
    draft = a_draft()
    with pytest.raises(Unavailable, match="mail_account_missing"):
        prepare(draft, desk=DESK, regions=all_regions(), drafts=drafts, journal=journal, clock=CLOCK)
    assert journal.entries() == []


def test_a_sender_gets_the_letter_as_it_was_fixed(journal: SqliteJournal) -> None:
    request_id = queued(journal)
    sender = accepting()
    delivered = attempt(journal, request_id, sender)
    assert (delivered.entry.state, delivered.failure) == (State.SENT, None)
    assert sender.sent == [journal.outgoing(request_id)]
    assert kinds(journal, request_id) == [
        EventKind.PREPARED,
        EventKind.ATTEMPT_STARTED,
        EventKind.POINT_OF_NO_RETURN,
        EventKind.ACCEPTED,
    ]


def test_a_hand_over_is_not_a_sending(journal: SqliteJournal) -> None:
    sender = ScriptedSender(lambda _: EventKind.HANDED_OVER)
    assert attempt(journal, queued(journal), sender).entry.state is State.HANDED_OVER


@pytest.mark.parametrize(
    ("failure", "state", "details"),
    [
        (NetworkTrouble("mail_timeout"), State.QUEUED, {"code": "mail_timeout"}),
        (Unavailable("file_not_written", reason="нет"), State.QUEUED, {"code": "file_not_written", "reason": "нет"}),
        (Cancelled(), State.QUEUED, {"code": "cancelled"}),
        (Refused("mail_too_big", size=9, limit=5), State.REFUSED, {"code": "mail_too_big", "size": "9", "limit": "5"}),
        (OurFault("message_id_invalid"), State.REFUSED, {"code": "message_id_invalid"}),
        (UntrustedInput("x"), State.REFUSED, {"code": "x"}),
        (OutcomeUnknown("mail_outcome_unknown"), State.UNKNOWN, {"code": "mail_outcome_unknown"}),
    ],
    ids=lambda value: value.code if isinstance(value, EduSupportError) else "",
)
def test_a_failure_is_returned_and_the_journal_tells_the_same(
    journal: SqliteJournal, failure: EduSupportError, state: State, details: Mapping[str, str]
) -> None:
    delivered = attempt(journal, queued(journal), raising(failure))
    assert delivered.failure is failure
    assert delivered.entry.state is state
    assert last_details(journal, delivered.entry.request_id) == details


def test_after_a_bug_in_the_middle_nobody_knows_and_the_bug_is_not_hidden(journal: SqliteJournal) -> None:
    request_id = queued(journal)
    with pytest.raises(ZeroDivisionError):
        attempt(journal, request_id, raising(ZeroDivisionError()))
    assert journal.entry(request_id).state is State.UNKNOWN
    assert last_details(journal, request_id) == {"code": "our_fault"}


@pytest.mark.parametrize(
    "ended", [EventKind.ACCEPTED, EventKind.OUTCOME_UNKNOWN, EventKind.HANDED_OVER], ids=lambda kind: kind.value
)
def test_what_went_or_may_have_gone_is_never_sent_again(journal: SqliteJournal, ended: EventKind) -> None:
    request_id = queued(journal)
    for kind in (EventKind.ATTEMPT_STARTED, ended):
        journal.append(Event(request_id, kind, CLOCK().astimezone(UTC)))
    sender = accepting()
    with pytest.raises(ImpossibleEvent):
        attempt(journal, request_id, sender)
    assert sender.sent == []


def test_of_many_attempts_at_once_one_sends(journal: SqliteJournal, tmp_path: Path) -> None:
    request_id = queued(journal)
    sender = accepting()

    def one(_: int) -> bool:
        with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as own:
            try:
                return attempt(own, request_id, sender).failure is None
            except ImpossibleEvent:
                return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(8))) == 1
    assert len(sender.sent) == 1


def test_an_unknown_request_is_not_sent(journal: SqliteJournal) -> None:
    with pytest.raises(KeyError):
        attempt(journal, RequestId("none"), accepting())


def last_details(journal: SqliteJournal, request_id: RequestId) -> dict[str, str]:
    """Of the last event, without the name of its attempt."""
    return {key: value for key, value in journal.events(request_id)[-1].details.items() if key != "attempt"}


def begun(journal: SqliteJournal, *kinds: EventKind, attempt: str = "1") -> RequestId:
    """A letter whose attempt has come this far and no further."""
    request_id = queued(journal)
    for kind in (EventKind.ATTEMPT_STARTED, *kinds):
        journal.append(Event(request_id, kind, CLOCK().astimezone(UTC), {"attempt": attempt}))
    return request_id


def test_what_was_killed_past_the_point_of_no_return_has_an_unknown_outcome(journal: SqliteJournal) -> None:
    left, waiting = begun(journal, EventKind.POINT_OF_NO_RETURN), queued(journal)
    (entry,) = recover_interrupted(journal, CLOCK)
    assert (entry.request_id, entry.state) == (left, State.UNKNOWN)
    assert journal.events(left)[-1].details == {"code": "program_ended", "attempt": "1"}
    assert journal.entry(waiting).state is State.QUEUED
    assert recover_interrupted(journal, CLOCK) == ()


def test_what_was_killed_before_the_point_of_no_return_sent_nothing_and_waits(journal: SqliteJournal) -> None:
    left = begun(journal)
    (entry,) = recover_interrupted(journal, CLOCK)
    assert (entry.request_id, entry.state) == (left, State.QUEUED)
    assert attempt(journal, left, accepting()).entry.state is State.SENT


def test_an_attempt_of_the_first_release_did_not_tell_its_point_of_no_return(journal: SqliteJournal) -> None:
    left = queued(journal)
    journal.append(Event(left, EventKind.ATTEMPT_STARTED, CLOCK().astimezone(UTC)))
    (entry,) = recover_interrupted(journal, CLOCK)
    assert (entry.request_id, entry.state) == (left, State.UNKNOWN)


def test_an_attempt_that_ends_while_it_is_looked_at_is_left_alone(journal: SqliteJournal) -> None:
    request_id = begun(journal, EventKind.POINT_OF_NO_RETURN)
    before = journal.in_state(State.SENDING)
    journal.append(Event(request_id, EventKind.ACCEPTED, CLOCK().astimezone(UTC), {"attempt": "1"}))

    class Stale:
        def __getattr__(self, name: str) -> object:
            return (lambda _: before) if name == "in_state" else getattr(journal, name)

    assert recover_interrupted(Stale(), CLOCK) == ()  # type: ignore[arg-type]
    assert journal.entry(request_id).state is State.SENT


def test_who_is_taken_for_dead_before_the_point_of_no_return_stops_there(journal: SqliteJournal) -> None:
    """And says nothing about the attempt another program makes meanwhile."""
    request_id = queued(journal)
    gone: list[str] = []

    class Slow:
        def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
            recover_interrupted(journal, CLOCK)
            journal.append(Event(request_id, EventKind.ATTEMPT_STARTED, CLOCK().astimezone(UTC), {"attempt": "other"}))
            progress.point_of_no_return()
            gone.append(outgoing.request_id)
            return EventKind.ACCEPTED

    with pytest.raises(ImpossibleEvent):
        attempt(journal, request_id, Slow())
    assert gone == []
    assert journal.entry(request_id).state is State.SENDING
    assert journal.events(request_id)[-1].details == {"attempt": "other"}


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (lambda _: EventKind.ACCEPTED, State.SENT),
        (raising(NetworkTrouble("mail_timeout"))._act, State.QUEUED),
        (raising(Refused("mail_refused"))._act, State.QUEUED),
        (raising(OutcomeUnknown("mail_outcome_unknown"))._act, State.UNKNOWN),
        (lambda _: EventKind.HANDED_OVER, State.UNKNOWN),
    ],
)
def test_an_attempt_another_program_took_for_dead_corrects_that_when_it_ends(
    journal: SqliteJournal, end: Callable[[Outgoing], EventKind], state: State
) -> None:
    def act(outgoing: Outgoing) -> EventKind:
        recover_interrupted(journal, CLOCK)
        assert journal.entry(outgoing.request_id).state is State.UNKNOWN
        return end(outgoing)

    assert attempt(journal, queued(journal), ScriptedSender(act)).entry.state is state

"""One more letter into a request: same thread, pictures numbered on, its incident told; never a second incident."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from contracts.samples import HOSTILE_TEXTS, a_picture, a_reply, an_event, new_id
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import (
    Cancelled,
    EduSupportError,
    NetworkTrouble,
    OurFault,
    OutcomeUnknown,
    Refused,
    Unavailable,
)
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State
from edusupport_desktop.services.follow_up import FollowUps, WayOut
from edusupport_desktop.services.handed_over import HandedOver
from edusupport_desktop.services.outbox import Outbox
from edusupport_desktop.services.submit import Submitted
from edusupport_desktop.settings.mail_accounts import KeyringMailAccounts
from edusupport_desktop.storage.handed_over_files import FileHandedOver
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from post_office import CLOCK, DRAFT, Setup
from real_program import ANSWERS, MemoryKeyring
from sending import RecordedProgress, read_mail


@pytest.fixture
def setup(tmp_path: Path) -> Iterator[Setup]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield Setup(tmp_path, journal)


def request(setup: Setup, way: Way = Way.MAIL, *, number: str | None = "INC0001234") -> RequestId:
    """One that went, with its number."""
    setup.store.save(DRAFT)
    assert setup.submission.submit(replace(DRAFT, way=way), None, RecordedProgress()).failure is None
    if number is not None and way is not Way.PRACTICE:
        details = {"number": number, "registered_on": "2026-11-12", "source": "typed"}
        setup.journal.append(Event(DRAFT.id, EventKind.REGISTERED, CLOCK().astimezone(UTC), details))
    setup.post.sent.clear()
    return DRAFT.id


def with_picture(setup: Setup, **changes: object) -> Draft:
    picture = a_picture(file_size=3, **changes)
    draft = Draft(RequestId(new_id()), CLOCK(), ANSWERS, pictures=(picture,))
    setup.store.write_finished(draft.id, picture.id, b"png")
    return draft


def add(setup: Setup, text: str = "Теперь и в 7Б", draft: Draft | None = None, path: str | None = None) -> Submitted:
    out = WayOut(Way.FILE, path) if path else None
    return FollowUps(setup.submission).send(DRAFT.id, text, draft, out, RecordedProgress())


def of_request(setup: Setup) -> JournalEntry:
    return setup.journal.entry(DRAFT.id)


def test_it_goes_into_the_incident_and_the_request_tells_so(setup: Setup) -> None:
    root = setup.journal.outgoing(request(setup))
    submitted = add(setup)
    assert (submitted.failure, submitted.entry.state, submitted.entry.follows) == (None, State.SENT, DRAFT.id)
    (outgoing,) = setup.post.sent
    assert outgoing.letter.subject.startswith("Re: INC0001234 Не открывается журнал")
    assert (outgoing.answers_to, outgoing.follows) == ((root.message_id,), DRAFT.id)
    assert outgoing.recipient == root.recipient
    assert outgoing.message_id != root.message_id
    mail = read_mail(build_message(outgoing)).mail
    assert (mail["In-Reply-To"], mail["References"]) == (root.message_id, root.message_id)
    last = setup.journal.events(DRAFT.id)[-1]
    assert (last.kind, last.details) == (EventKind.ANSWERED, {"letter": outgoing.request_id})
    assert [entry.request_id for entry in setup.journal.entries()] == [DRAFT.id]


def test_without_a_number_the_thread_leads_to_the_request(setup: Setup) -> None:
    request(setup, number=None)
    assert add(setup).failure is None
    (outgoing,) = setup.post.sent
    assert "INC" not in outgoing.letter.subject
    assert setup.journal.request_answering([outgoing.message_id]) == DRAFT.id
    assert of_request(setup).state is State.SENT


def test_replies_stand_in_the_thread_and_a_question_is_answered(setup: Setup) -> None:
    root = setup.journal.outgoing(request(setup))
    replies = [a_reply("Уточните"), a_reply("Ёлки?")]
    for place, reply in enumerate(replies):
        setup.journal.add_reply(DRAFT.id, reply, an_event(DRAFT.id, EventKind.ASKED, 60 + place))
    assert of_request(setup).state is State.ASKED
    add(setup)
    assert setup.post.sent[0].answers_to == (root.message_id, *(reply.message_id for reply in replies))
    assert of_request(setup).state is State.REGISTERED


def test_pictures_of_the_draft_go_along_numbered_on(setup: Setup) -> None:
    request(setup)
    for expected in (["picture1.png"], ["picture2.png"]):
        assert add(setup, draft=with_picture(setup)).failure is None
        assert [file.name for file in setup.post.sent[-1].files] == expected
        assert setup.post.sent[-1].files[0].data == b"png"
    assert "картинка2 (файл picture2.png)" in setup.post.sent[-1].letter.body


def test_a_picture_whose_file_is_not_the_one_that_was_looked_at_never_goes(setup: Setup) -> None:
    request(setup)
    draft = with_picture(setup)
    draft = replace(draft, pictures=(replace(draft.pictures[0], file_size=99),))
    with pytest.raises(OurFault, match="picture_not_finished"):
        add(setup, draft=draft)
    assert setup.journal.follow_ups(DRAFT.id) == []


def test_without_a_network_it_goes_by_itself_later_and_tells_the_request_then(setup: Setup) -> None:
    request(setup)
    setup.post.outcome = NetworkTrouble("mail_server_unreachable")
    assert add(setup).entry.state is State.QUEUED
    assert EventKind.ANSWERED not in setup.kinds()
    setup.post.outcome = EventKind.ACCEPTED
    outbox = Outbox(setup.journal, setup.submission, CLOCK)
    assert len(outbox.send_due(RecordedProgress(), starting=True).tried) == 1
    assert setup.kinds()[-1] is EventKind.ANSWERED


@pytest.mark.parametrize("failure", [Cancelled(), Refused("mail_refused"), Unavailable("mail_password_missing")])
def test_what_could_not_go_is_withdrawn_and_can_be_sent_anew(setup: Setup, failure: EduSupportError) -> None:
    request(setup)
    setup.post.outcome = failure
    submitted = add(setup, draft=with_picture(setup))
    assert (submitted.failure, submitted.entry.state) == (failure, State.WITHDRAWN)
    setup.post.outcome = EventKind.ACCEPTED
    assert add(setup, draft=with_picture(setup)).failure is None
    assert [file.name for file in setup.post.sent[-1].files] == ["picture1.png"], "what was withdrawn does not count"
    assert setup.kinds().count(EventKind.ANSWERED) == 1


def test_what_may_have_gone_is_never_sent_anew(setup: Setup) -> None:
    request(setup)
    setup.post.outcome = OutcomeUnknown("mail_answer_lost")
    assert add(setup).entry.state is State.UNKNOWN
    assert EventKind.ANSWERED not in setup.kinds()


def test_practice_stays_practice_and_opens_no_second_incident(setup: Setup) -> None:
    request(setup, Way.PRACTICE)
    incident = of_request(setup).incident
    assert incident is not None
    assert add(setup).failure is None
    assert of_request(setup).incident == incident
    assert setup.kinds()[-1] is EventKind.ANSWERED
    assert setup.post.sent == []
    letters = sorted(path.name for path in setup.post.practice_desk.letters_folder.iterdir())
    assert [name.startswith(incident.number.text) for name in letters] == [True, True]
    assert len(list(setup.post.practice_desk.replies_folder.iterdir())) == 1


def test_without_a_mailbox_it_becomes_a_file(setup: Setup, tmp_path: Path) -> None:
    request(setup)
    empty = KeyringMailAccounts(JsonSettingsFile(tmp_path / "none.json"), MemoryKeyring)
    follow_ups = FollowUps(replace(setup.submission, accounts=empty))
    assert follow_ups.proposed(of_request(setup)) == WayOut(Way.FILE)
    file = tmp_path / "ёлка.eml"
    submitted = follow_ups.send(DRAFT.id, "Ещё", None, WayOut(Way.FILE, str(file)), RecordedProgress())
    assert submitted.entry.state is State.HANDED_OVER
    assert read_mail(file.read_bytes()).subject.startswith("Re: INC0001234")
    assert EventKind.ANSWERED not in setup.kinds()


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_breaks_it(setup: Setup, text: str) -> None:
    request(setup)
    assert add(setup, text).failure is None
    assert read_mail(build_message(setup.post.sent[0])).subject.startswith("Re: INC0001234")


def test_a_request_that_is_not_there_is_a_key_error(setup: Setup) -> None:
    with pytest.raises(KeyError):
        add(setup)


def without_a_mailbox(setup: Setup, tmp_path: Path) -> FollowUps:
    empty = KeyringMailAccounts(JsonSettingsFile(tmp_path / "none.json"), MemoryKeyring)
    return FollowUps(replace(setup.submission, accounts=empty))


def test_what_was_handed_over_goes_by_the_same_hand_again(setup: Setup, tmp_path: Path) -> None:
    setup.store.save(DRAFT)
    setup.post.outcome = EventKind.HANDED_OVER
    setup.submission.submit(replace(DRAFT, way=Way.WEB_MAIL), "yandex", RecordedProgress())
    handed_over = HandedOver(setup.journal, FileHandedOver(tmp_path / "handed", lambda: tmp_path), CLOCK)
    handed_over.answer(DRAFT.id, was_sent=True)
    follow_ups = without_a_mailbox(setup, tmp_path)
    assert follow_ups.proposed(of_request(setup)) == WayOut(Way.WEB_MAIL, "yandex")
    assert FollowUps(setup.submission).proposed(of_request(setup)) == WayOut(Way.MAIL)
    draft = setup.submission.drafts.further(DRAFT.id)
    setup.store.save(draft)
    submitted = follow_ups.send(DRAFT.id, "Ещё", draft, None, RecordedProgress())
    assert (submitted.entry.state, submitted.entry.request_id) == (State.HANDED_OVER, draft.id)
    assert setup.post.targets == ["yandex", "yandex"]
    assert EventKind.ANSWERED not in setup.kinds(), "nobody has said yet that it went"
    assert setup.store.drafts() != [], "it may come back"
    assert [letter.request_id for letter in handed_over.unanswered()] == [draft.id]
    handed_over.answer(draft.id, was_sent=True)
    assert setup.kinds()[-1] is EventKind.ANSWERED


def test_what_was_handed_over_and_not_sent_can_be_written_anew(setup: Setup, tmp_path: Path) -> None:
    request(setup)
    setup.post.outcome = EventKind.HANDED_OVER
    draft = replace(setup.submission.drafts.further(DRAFT.id), addition="Ёлки")
    setup.store.save(draft)
    out = WayOut(Way.MAIL_PROGRAM, "thunderbird")
    FollowUps(setup.submission).send(DRAFT.id, "Ещё", draft, out, RecordedProgress())
    handed_over = HandedOver(setup.journal, FileHandedOver(tmp_path / "handed", lambda: tmp_path), CLOCK)
    assert handed_over.answer(draft.id, was_sent=False).state is State.WITHDRAWN
    again = setup.submission.drafts.further(DRAFT.id)
    assert (again.addition, again.follows) == ("Ёлки", DRAFT.id)
    assert again.id != draft.id
    assert EventKind.ANSWERED not in setup.kinds()


def test_whether_an_unknown_letter_went_is_asked_because_no_list_shows_it(setup: Setup, tmp_path: Path) -> None:
    request(setup)
    setup.post.outcome = OutcomeUnknown("mail_answer_lost")
    letter = add(setup).entry.request_id
    handed_over = HandedOver(setup.journal, FileHandedOver(tmp_path / "handed", lambda: tmp_path), CLOCK)
    assert [each.request_id for each in handed_over.unanswered()] == [letter]
    handed_over.answer(letter, was_sent=True)
    assert setup.kinds()[-1] is EventKind.ANSWERED
    assert handed_over.unanswered() == []


def test_the_watermark_of_the_support_goes_back_to_it(setup: Setup) -> None:
    request(setup)
    reply = replace(a_reply("Уточните"), watermark="MSG0004711_aB")
    setup.journal.add_reply(DRAFT.id, reply, an_event(DRAFT.id, EventKind.ASKED, 60))
    assert add(setup).failure is None
    assert setup.post.sent[-1].letter.body.endswith("\n\nRef:MSG0004711_aB")


def test_a_draft_for_a_request_that_is_gone_goes_too(setup: Setup) -> None:
    request(setup, Way.PRACTICE)
    setup.store.save(setup.submission.drafts.further(DRAFT.id))
    setup.submission.drafts.discard_sent()
    assert len(setup.store.drafts()) == 1
    setup.journal.erase_practice()
    setup.submission.drafts.discard_sent()
    assert setup.store.drafts() == []


def test_another_problem_becomes_a_draft_of_its_own(setup: Setup) -> None:
    draft = setup.submission.drafts.off_topic("Ещё вопрос: не печатается бланк. Что делать?", practice=False)
    assert setup.submission.drafts.unfinished() == [draft]
    assert (draft.answers.subject, draft.follows) == ("Ещё вопрос: не печатается бланк", None)
    assert draft.answers.essence == "Ещё вопрос: не печатается бланк. Что делать?"

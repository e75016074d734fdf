"""What every Journal does. A test class for one inherits this and gives the fixture ``journal``."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from contracts.samples import HOSTILE_TEXTS, NOON, a_reply, an_event, an_outgoing, new_id, prepared
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, Incident, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.domain.pattern import Pattern
from edusupport_desktop.services.ports import Journal


def added(journal: Journal, outgoing: Outgoing | None = None, **changes: object) -> RequestId:
    outgoing = outgoing or an_outgoing(**changes)  # type: ignore[arg-type]
    journal.add(outgoing, prepared(outgoing))
    return outgoing.request_id


def sent(journal: Journal, outgoing: Outgoing | None = None, **changes: object) -> RequestId:
    request_id = added(journal, outgoing, **changes)
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED):
        journal.append(an_event(request_id, kind, 1))
    return request_id


def registered(journal: Journal, request_id: RequestId, number: str, day: str = "2026-11-23") -> None:
    journal.append(an_event(request_id, EventKind.REGISTERED, 60, number=number, registered_on=day, source="typed"))


def found(journal: Journal, query: str) -> list[str]:
    return [entry.subject for entry in journal.entries(query)]


class JournalContract:
    def test_a_prepared_letter_stands_in_the_outbox(self, journal: Journal) -> None:
        request_id = added(journal)
        entry = journal.entry(request_id)
        assert (entry.request_id, entry.state, entry.way) == (request_id, State.QUEUED, Way.MAIL)
        assert entry.subject == "Не открывается журнал 7 «А»"
        assert entry.prepared_at == entry.changed_at == NOON
        assert entry.prepared_at.utcoffset() == timedelta(0)
        assert entry.incident is None
        assert [event.kind for event in journal.events(request_id)] == [EventKind.PREPARED]

    def test_the_letter_and_its_files_come_back_as_they_were_fixed(self, journal: Journal) -> None:
        outgoing = an_outgoing()
        read = journal.outgoing(added(journal, outgoing))
        assert read == outgoing
        assert read.prepared_at.utcoffset() == timedelta(hours=10)

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_what_another_request_may_be_made_of_comes_back(self, journal: Journal, text: str) -> None:
        pattern = Pattern({Field.SUBJECT: text, Field.STEPS: f"{text}\n{text}"}, has_error_message=True)
        outgoing = an_outgoing()
        journal.add(outgoing, prepared(outgoing), pattern)
        assert journal.pattern(outgoing.request_id) == pattern

    def test_a_request_nothing_was_kept_of_has_no_pattern(self, journal: Journal) -> None:
        assert journal.pattern(added(journal)) is None
        with pytest.raises(KeyError):
            journal.pattern(RequestId(new_id()))

    def test_a_letter_without_files_has_none(self, journal: Journal) -> None:
        assert journal.outgoing(added(journal, files=())).files == ()

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_text_can_break_the_journal(self, journal: Journal, text: str) -> None:
        request_id = added(journal, letter=Letter(text, text), sender=MailAddress(text, "a@b.example"))
        kept = text.encode("utf-8", "replace").decode()  # a lone surrogate can neither be stored nor sent
        assert journal.outgoing(request_id).letter == Letter(kept, kept)
        assert journal.outgoing(request_id).sender.name == kept
        assert [entry.request_id for entry in journal.entries()] == [request_id]

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_query_can_break_the_search(self, journal: Journal, text: str) -> None:
        added(journal)
        for query in (text, text * 500, f'"{text}', f"{text}*", f"NEAR({text}"):
            assert len(journal.entries(query)) <= 1

    def test_a_request_cannot_be_added_twice(self, journal: Journal) -> None:
        outgoing = an_outgoing()
        added(journal, outgoing)
        journal.append(an_event(outgoing.request_id, EventKind.ATTEMPT_STARTED))
        with pytest.raises(ImpossibleEvent) as refused:
            journal.add(replace(outgoing, files=()), prepared(outgoing))
        assert (refused.value.state, refused.value.kind) == (State.SENDING, EventKind.PREPARED)
        assert journal.outgoing(outgoing.request_id) == outgoing

    def test_an_event_leads_to_its_state_and_is_kept_with_its_details(self, journal: Journal) -> None:
        request_id = added(journal)
        journal.append(an_event(request_id, EventKind.ATTEMPT_STARTED, 1))
        event = an_event(request_id, EventKind.POSTPONED, 2, code="сеть «упала» 😢")
        entry = journal.append(event)
        assert entry == journal.entry(request_id)
        assert (entry.state, entry.changed_at) == (State.QUEUED, NOON + timedelta(seconds=2))
        assert entry.prepared_at == NOON
        assert journal.events(request_id)[-1] == event
        assert journal.events(request_id)[-1].at.tzinfo is UTC

    def test_an_impossible_event_changes_nothing(self, journal: Journal) -> None:
        request_id = added(journal)
        before = journal.entry(request_id)
        with pytest.raises(ImpossibleEvent) as refused:
            journal.append(an_event(request_id, EventKind.ACCEPTED, 5))
        assert refused.value.state is State.QUEUED
        assert journal.entry(request_id) == before
        assert len(journal.events(request_id)) == 1

    def test_only_one_of_many_attempts_at_once_can_start(self, journal: Journal) -> None:
        request_id = added(journal)

        def attempt(_: int) -> bool:
            try:
                journal.append(an_event(request_id, EventKind.ATTEMPT_STARTED))
            except ImpossibleEvent:
                return False
            return True

        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(attempt, range(24))) == 1
        assert len(journal.events(request_id)) == 2

    def test_the_number_and_its_date_are_recorded_and_can_be_corrected(self, journal: Journal) -> None:
        request_id = added(journal)
        registered(journal, request_id, "INC0001234", "2026-11-23")
        assert journal.entry(request_id).incident == Incident(IncidentNumber("INC0001234"), date(2026, 11, 23))
        registered(journal, request_id, "INC0001243", "2026-11-24")
        assert journal.entry(request_id).incident == Incident(IncidentNumber("INC0001243"), date(2026, 11, 24))
        journal.append(an_event(request_id, EventKind.SOLVED, 90))
        assert journal.entry(request_id).incident == Incident(IncidentNumber("INC0001243"), date(2026, 11, 24))
        assert journal.entries("1234") == []

    def test_the_latest_request_comes_first_whatever_happened_since(self, journal: Journal) -> None:
        for days, subject in ((0, "старое"), (2, "новое"), (1, "среднее")):
            request_id = added(journal, subject=subject, prepared_at=NOON + timedelta(days=days))
            journal.append(an_event(request_id, EventKind.WITHDRAWN, 1000 - days))
        assert [entry.subject for entry in journal.entries()] == ["новое", "среднее", "старое"]

    @pytest.mark.parametrize(
        "query",
        ["журн", "ЖУРНАЛ", "елки", "Ёлки", "ёлки журнал", "журнал, «елки", "стран", "7", "0001234", "INC0001", "1234"],
    )
    def test_the_search_finds_beginnings_of_words_in_subject_letter_and_number(
        self, journal: Journal, query: str
    ) -> None:
        request_id = added(journal, subject="Не открывается журнал: ёлки", body="Пустая страница у 7 «Б»")
        registered(journal, request_id, "INC0001234")
        added(journal, subject="Расписание", body="Нет уроков во вторник")
        assert found(journal, query) == ["Не открывается журнал: ёлки"]

    @pytest.mark.parametrize("query", ["урнал", "журнал расписание", "INC9", "журнал OR"])
    def test_the_search_finds_nothing_else(self, journal: Journal, query: str) -> None:
        registered(journal, added(journal, subject="журнал", body=""), "INC0001234")
        added(journal, subject="расписание", body="")
        assert found(journal, query) == []

    @pytest.mark.parametrize("query", ["", "  ", "«", "--", '"', "*"])
    def test_a_query_without_words_finds_everything(self, journal: Journal, query: str) -> None:
        added(journal, subject="журнал")
        assert found(journal, query) == ["журнал"]

    def test_practice_stays_apart(self, journal: Journal) -> None:
        real = added(journal, subject="настоящее")
        practice = added(journal, subject="учебное", way=Way.PRACTICE)
        assert [entry.request_id for entry in journal.entries()] == [real]
        assert [entry.request_id for entry in journal.entries(practice=True)] == [practice]
        assert journal.entries("учебное") == []
        assert journal.entries("настоящее", practice=True) == []

    def test_practice_is_erased_and_nothing_else(self, journal: Journal) -> None:
        real = added(journal, subject="настоящее")
        practice = [added(journal, subject="учебное", way=Way.PRACTICE) for _ in range(3)]
        assert journal.erase_practice() == 3
        assert journal.entries(practice=True) == journal.entries("учебное", practice=True) == []
        assert [entry.request_id for entry in journal.entries()] == [real]
        assert len(journal.outgoing(real).files) == 2
        for request_id in practice:
            with pytest.raises(KeyError):
                journal.outgoing(request_id)
        assert journal.erase_practice() == 0

    def test_a_reply_finds_its_request_by_message_id(self, journal: Journal) -> None:
        outgoing, other = an_outgoing(), an_outgoing()
        added(journal, outgoing)
        added(journal, other)
        assert journal.request_answering(["<чужой@desk>", outgoing.message_id]) == outgoing.request_id
        assert journal.request_answering([other.message_id, outgoing.message_id]) == other.request_id
        assert journal.request_answering([*HOSTILE_TEXTS, outgoing.message_id.upper()]) is None
        assert journal.request_answering([]) is None

    def test_started_attempts_are_listed_until_they_end(self, journal: Journal) -> None:
        first, _, third = added(journal), added(journal), added(journal, way=Way.PRACTICE)
        for request_id in (first, third):
            journal.append(an_event(request_id, EventKind.ATTEMPT_STARTED))
        assert [entry.request_id for entry in journal.in_state(State.SENDING)] == [first, third]
        journal.append(an_event(first, EventKind.ACCEPTED))
        assert [entry.request_id for entry in journal.in_state(State.SENDING)] == [third]

    def test_an_unknown_request_is_a_key_error(self, journal: Journal) -> None:
        nobody = RequestId(new_id())
        with pytest.raises(KeyError):
            journal.entry(nobody)
        with pytest.raises(KeyError):
            journal.outgoing(nobody)
        with pytest.raises(KeyError):
            journal.append(an_event(nobody, EventKind.ATTEMPT_STARTED))
        assert journal.events(nobody) == []

    def test_a_letter_added_to_a_request_goes_its_own_way_and_is_not_in_the_list(self, journal: Journal) -> None:
        root = added(journal)
        outgoing = an_outgoing(
            "Re: INC0001234", follows=root, answers_to=(MessageId("<a@desk>"), MessageId("<б@desk>"))
        )
        added(journal, outgoing)
        assert journal.outgoing(outgoing.request_id) == outgoing
        assert [entry.request_id for entry in journal.entries()] == [root]
        assert [(each.request_id, each.follows) for each in journal.follow_ups(root)] == [(outgoing.request_id, root)]
        journal.append(an_event(outgoing.request_id, EventKind.ATTEMPT_STARTED))
        assert journal.entry(root).state is State.QUEUED
        assert journal.entry(outgoing.request_id).follows == root
        assert journal.follow_ups(outgoing.request_id) == []

    def test_a_letter_is_added_to_a_request_only(self, journal: Journal) -> None:
        outgoing = an_outgoing(follows=added(journal))
        added(journal, outgoing)
        for nobody in (outgoing.request_id, RequestId(new_id())):
            with pytest.raises(KeyError):
                added(journal, follows=nobody)
        assert len(journal.in_state(State.QUEUED)) == 2

    def test_every_waiting_letter_is_listed_the_oldest_first(self, journal: Journal) -> None:
        root = added(journal)
        follow_up, practice = added(journal, follows=root), added(journal, way=Way.PRACTICE)
        assert [entry.request_id for entry in journal.in_state(State.QUEUED)] == [root, follow_up, practice]

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_a_reply_is_kept_with_what_it_means(self, journal: Journal, text: str) -> None:
        request_id = added(journal)
        reply = a_reply(text, sent_at=NOON)
        event = an_event(request_id, EventKind.REGISTERED, 60, number="INC0001234", registered_on="2026-11-22")
        assert journal.add_reply(request_id, reply, event)
        (kept,) = journal.replies(request_id)
        readable = text.encode("utf-8", "replace").decode()
        assert kept.reply == replace(reply, subject=readable, text=readable)
        assert kept.reply.sent_at is not None
        assert kept.reply.sent_at.utcoffset() == timedelta(hours=10)
        assert kept.received_at == NOON + timedelta(seconds=60)
        assert journal.entry(request_id).incident == Incident(IncidentNumber("INC0001234"), date(2026, 11, 22))

    def test_a_reply_is_kept_once(self, journal: Journal) -> None:
        request_id, reply = sent(journal), a_reply(sent_at=None)

        def keep(_: int) -> bool:
            return journal.add_reply(request_id, reply, an_event(request_id, EventKind.ASKED, 60))

        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(keep, range(24))) == 1
        assert [each.reply for each in journal.replies(request_id)] == [reply]
        assert [event.kind for event in journal.events(request_id)].count(EventKind.ASKED) == 1

    def test_a_reply_whose_event_is_impossible_is_not_kept(self, journal: Journal) -> None:
        request_id, reply = added(journal), a_reply()
        with pytest.raises(ImpossibleEvent):
            journal.add_reply(request_id, reply, an_event(request_id, EventKind.ANSWERED, 60))
        assert journal.replies(request_id) == []
        nobody = RequestId(new_id())
        with pytest.raises(KeyError):
            journal.add_reply(nobody, reply, an_event(nobody, EventKind.ASKED))

    def test_later_letters_and_replies_lead_to_their_request(self, journal: Journal) -> None:
        root, other = sent(journal), added(journal)
        follow_up, reply = an_outgoing(follows=root), a_reply()
        added(journal, follow_up)
        journal.add_reply(root, reply, an_event(root, EventKind.REPLIED, 60))
        assert journal.request_answering(["<чужой@desk>", follow_up.message_id]) == root
        assert journal.request_answering([reply.message_id]) == root
        assert journal.request_answering([journal.outgoing(other).message_id, reply.message_id]) == other

    def test_a_letter_is_found_by_its_own_message_id_and_its_words_come_without_files(self, journal: Journal) -> None:
        root = sent(journal, subject="журнал", body="пусто")
        follow_up, reply = an_outgoing(follows=root), a_reply()
        added(journal, follow_up)
        journal.add_reply(root, reply, an_event(root, EventKind.REPLIED, 60))
        ours = journal.outgoing(root).message_id
        assert journal.letter_named(["<чужой@desk>", follow_up.message_id]) == follow_up.request_id
        assert journal.letter_named([ours, follow_up.message_id]) == root
        assert journal.letter_named([reply.message_id, *HOSTILE_TEXTS]) is None
        asked = ["<чужой@desk>", ours, follow_up.message_id, reply.message_id, *HOSTILE_TEXTS]
        assert journal.known_message_ids(asked) == {ours, follow_up.message_id, reply.message_id}
        assert journal.known_message_ids([]) == frozenset()
        assert {"school.example", "desk.example"} <= journal.message_id_domains()
        assert journal.letter(root) == Letter("журнал", "пусто")
        with pytest.raises(KeyError):
            journal.letter(RequestId(new_id()))

    def test_a_watermark_and_a_number_lead_to_their_requests(self, journal: Journal) -> None:
        root, other, practice = sent(journal), sent(journal), sent(journal, way=Way.PRACTICE)
        journal.add_reply(root, a_reply(watermark="MSG0000042_ё"), an_event(root, EventKind.REPLIED, 60))
        journal.add_reply(other, a_reply(), an_event(other, EventKind.REPLIED, 60))
        assert journal.request_marked("MSG0000042_ё") == root
        assert [journal.request_marked(text) for text in ("", "MSG0000042", *HOSTILE_TEXTS)] == [None] * 10
        for request_id in (root, other, practice):
            registered(journal, request_id, "INC0001234")
        assert journal.requests_numbered(IncidentNumber("INC0001234")) == [root, other]
        registered(journal, root, "INC0005678")
        assert journal.requests_numbered(IncidentNumber("INC0001234")) == [other]
        assert journal.requests_numbered(IncidentNumber("INC1")) == []

    def test_a_reply_whose_request_has_changed_meanwhile_is_not_kept(self, journal: Journal) -> None:
        request_id, reply = sent(journal), a_reply()
        before = journal.entry(request_id)
        journal.append(an_event(request_id, EventKind.CALLED, 50))
        with pytest.raises(ImpossibleEvent):
            journal.add_reply(request_id, reply, an_event(request_id, EventKind.ASKED, 60), seen=before)
        assert journal.replies(request_id) == []
        now = journal.entry(request_id)
        assert journal.add_reply(request_id, reply, an_event(request_id, EventKind.ASKED, 60), seen=now)

    def test_a_reply_can_mean_several_things_at_once_or_none_of_them(self, journal: Journal) -> None:
        request_id, other = sent(journal), sent(journal)
        number = an_event(request_id, EventKind.REGISTERED, 60, number="INC0001234", registered_on="2026-11-22")
        with pytest.raises(ImpossibleEvent):
            journal.add_reply(request_id, a_reply(), number, an_event(request_id, EventKind.ACCEPTED, 60))
        assert (journal.entry(request_id).incident, journal.replies(request_id)) == (None, [])
        with pytest.raises(ValueError, match="another request"):
            journal.add_reply(request_id, a_reply(), number, an_event(other, EventKind.ASKED, 60))
        assert journal.add_reply(request_id, a_reply(), number, an_event(request_id, EventKind.ASKED, 60))
        entry = journal.entry(request_id)
        assert (entry.state, entry.incident is not None) == (State.ASKED, True)

    def test_a_request_is_found_by_the_words_of_its_later_letters_and_replies(self, journal: Journal) -> None:
        root = sent(journal, subject="журнал", body="пусто")
        added(journal, subject="Re: INC0001234", body="Вот снимок ёлки", follows=root)
        journal.add_reply(root, a_reply("Очистите кэш"), an_event(root, EventKind.REPLIED, 60))
        for query in ("елки", "кэш", "журн пусто снимок очист"):
            assert found(journal, query) == ["журнал"]

    def test_the_last_entry_can_be_taken_back(self, journal: Journal) -> None:
        request_id = sent(journal, subject="журнал")
        registered(journal, request_id, "INC0001234")
        registered(journal, request_id, "INC0005678")
        journal.append(an_event(request_id, EventKind.UNDONE, 90))
        assert journal.entry(request_id).incident == Incident(IncidentNumber("INC0001234"), date(2026, 11, 23))
        assert (found(journal, "5678"), found(journal, "1234")) == ([], ["журнал"])
        entry = journal.append(an_event(request_id, EventKind.UNDONE, 91))
        assert (entry.state, entry.incident, found(journal, "1234")) == (State.SENT, None, [])
        with pytest.raises(ImpossibleEvent):
            journal.append(an_event(request_id, EventKind.UNDONE, 92))
        assert len(journal.events(request_id)) == 7

    def test_pictures_of_old_letters_go_and_everything_else_stays(self, journal: Journal) -> None:
        old, young = sent(journal), sent(journal, prepared_at=NOON + timedelta(days=10))
        waiting = added(journal)
        registered(journal, old, "INC0001234")

        def removed(request_id: RequestId) -> Event:
            return an_event(request_id, EventKind.PICTURES_REMOVED, 900)

        assert journal.remove_pictures(NOON + timedelta(days=9), removed) == 1
        assert journal.outgoing(old).files == ()
        assert journal.outgoing(old).letter.body
        assert journal.entry(old).incident is not None
        assert [event.kind for event in journal.events(old)][-1] is EventKind.PICTURES_REMOVED
        assert len(journal.outgoing(young).files) == len(journal.outgoing(waiting).files) == 2
        assert journal.remove_pictures(NOON + timedelta(days=9), removed) == 0

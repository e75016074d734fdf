"""What the list of every Journal does. A test class for one inherits this and gives the fixture ``journal``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from contracts.journal import added, registered, sent
from contracts.samples import HOSTILE_TEXTS, NOON, a_reply, an_event, new_id
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind, JournalEntry, State
from edusupport_desktop.domain.journal_list import Listed, ListQuestion, Shown, SortColumn
from edusupport_desktop.services.ports import Journal

EVERYTHING = 1_000


class Unwanted:
    """A progress of which somebody has asked to stop."""

    def report(self, done: int, total: int) -> None: ...

    def raise_if_cancelled(self) -> None:
        raise Cancelled

    def point_of_no_return(self) -> None:
        raise Cancelled


def subjects(journal: Journal, question: ListQuestion) -> list[str]:
    """Of the first lines, which must be the lines of all keys."""
    first = list(journal.first_lines(question, EVERYTHING))
    assert list(journal.lines(journal.all_keys(question))) == first
    assert journal.first_lines(question, 1) == first[:1]
    return [line.entry.subject for line in first]


def a_varied_journal(journal: Journal) -> None:
    days = (3, 1, 2, 0)
    for days_ago, subject, number in zip(
        days, ("Яблоко", "ёлка", "Ель", "арбуз"), (None, "INC3", "INC1", "INC2"), strict=True
    ):
        request_id = sent(journal, subject=subject, prepared_at=NOON - timedelta(days=days_ago))
        if number:
            registered(journal, request_id, number)
        if subject == "Ель":
            journal.append(an_event(request_id, EventKind.ASKED, 100))
        if subject == "ёлка":
            journal.append(an_event(request_id, EventKind.REPLIED, 200))
        if subject == "арбуз":
            journal.append(an_event(request_id, EventKind.SOLVED, 300))


BY: dict[SortColumn, Callable[[JournalEntry], object]] = {
    SortColumn.NUMBER: lambda entry: entry.incident and entry.incident.number.text,
    SortColumn.DATE: lambda entry: entry.prepared_at,
    SortColumn.SUBJECT: lambda entry: entry.subject.casefold().replace("ё", "е"),
    SortColumn.STATE: lambda entry: list(State).index(entry.state),
    SortColumn.ANSWER: lambda entry: entry.answered_at,
    SortColumn.WAITING: lambda entry: entry.waiting_since and -entry.waiting_since.timestamp(),
}


class JournalListContract:
    @pytest.mark.parametrize("column", SortColumn)
    @pytest.mark.parametrize("descending", [False, True])
    @pytest.mark.parametrize("text", ["", "здр"])
    def test_the_list_is_sorted_by_any_column_with_blanks_last(
        self, journal: Journal, column: SortColumn, descending: bool, text: str
    ) -> None:
        a_varied_journal(journal)
        question = ListQuestion(text, column=column, descending=descending)
        assert len(subjects(journal, question)) == (4 if not text else len(journal.entries(text)))
        entries = [line.entry for line in journal.first_lines(question, EVERYTHING)]
        values = [BY[column](entry) for entry in entries]
        present = [value for value in values if value is not None]
        assert present == sorted(present, reverse=descending)  # type: ignore[type-var]
        assert values[: len(present)] == present

    def test_only_what_is_open_or_waits_for_the_teacher_is_shown(self, journal: Journal) -> None:
        a_varied_journal(journal)
        assert subjects(journal, ListQuestion(shown=Shown.OPEN)) == ["ёлка", "Ель", "Яблоко"]
        assert subjects(journal, ListQuestion(shown=Shown.FOR_ME)) == ["Ель"]
        assert subjects(journal, ListQuestion("ябл", shown=Shown.OPEN)) == ["Яблоко"]
        assert subjects(journal, ListQuestion("ябл", shown=Shown.FOR_ME)) == []

    def test_only_what_was_written_in_the_period_is_shown(self, journal: Journal) -> None:
        a_varied_journal(journal)
        assert subjects(journal, ListQuestion(since=NOON - timedelta(days=1))) == ["арбуз", "ёлка"]
        assert subjects(journal, ListQuestion(since=NOON + timedelta(seconds=1))) == []

    def test_only_requests_about_one_login_are_shown_and_every_login_is_known(self, journal: Journal) -> None:
        about = "Логин пользователя, под которым наблюдается проблема: "
        for subject, login in (("Первое", "petrov"), ("Второе", "ёлкина"), ("Третье", "petrov"), ("Четвёртое", "")):
            added(journal, subject=subject, body=f"Здравствуйте.\n\n{about}{login}" if login else "Здравствуйте.")
        added(journal, subject="Учебное", body=f"{about}ivanov", way=Way.PRACTICE)
        assert subjects(journal, ListQuestion(login="petrov")) == ["Третье", "Первое"]
        assert subjects(journal, ListQuestion("перв", login="petrov")) == ["Первое"]
        assert subjects(journal, ListQuestion(login="нет такого")) == []
        assert journal.logins(practice=False, most=10) == ["petrov", "ёлкина"]
        assert journal.logins(practice=False, most=1) == ["petrov"]
        assert journal.logins(practice=True, most=10) == ["ivanov"]

    def test_a_question_nobody_wants_answered_is_stopped_and_the_next_one_is_not(self, journal: Journal) -> None:
        added(journal)
        for ask in (
            lambda: journal.first_lines(ListQuestion(), 1, Unwanted()),
            lambda: journal.all_keys(ListQuestion(), Unwanted()),
            lambda: journal.months(NOON.date(), Unwanted()),
        ):
            with pytest.raises(Cancelled):
                ask()
        assert len(journal.first_lines(ListQuestion(), 1)) == 1

    def test_months_have_their_requests_and_the_time_to_the_first_word_of_the_support(self, journal: Journal) -> None:
        day = 24 * 3600
        one, two = sent(journal), sent(journal)
        sent(journal, prepared_at=NOON - timedelta(days=40))
        added(journal, way=Way.PRACTICE)
        added(journal, subject="Re: журнал", follows=one)
        registered(journal, one, "INC1")  # by hand: no word of the support
        journal.append(an_event(one, EventKind.ASKED, 2 * day))
        journal.append(an_event(one, EventKind.REPLIED, 9 * day))
        journal.append(an_event(two, EventKind.SOLVED, 4 * day))
        told = an_event(sent(journal, prepared_at=NOON - timedelta(days=40)), EventKind.SOLVED, 4 * day, source="table")
        journal.append(told)  # solved at a time no table tells
        this = NOON.astimezone().date().replace(day=1)
        (figures,) = journal.months(this)
        assert (figures.month, figures.requests, figures.answered) == (this, 2, 2)
        assert figures.days == pytest.approx(3, abs=0.001)
        earlier, again = journal.months((NOON - timedelta(days=70)).date())
        assert (earlier.requests, earlier.answered, earlier.days, again) == (2, 0, None, figures)

    def test_practice_and_later_letters_are_not_in_the_list_of_requests(self, journal: Journal) -> None:
        root = added(journal, subject="журнал")
        added(journal, subject="Re: журнал", follows=root)
        added(journal, subject="журнал учебный", way=Way.PRACTICE)
        for text in ("", "журнал"):
            assert subjects(journal, ListQuestion(text)) == ["журнал"]
            assert subjects(journal, ListQuestion(text, practice=True)) == ["журнал учебный"]

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_words_can_break_the_list(self, journal: Journal, text: str) -> None:
        added(journal, subject=text)
        for column in SortColumn:
            assert len(subjects(journal, ListQuestion(f'"{text}*', column=column))) <= 1
            assert len(subjects(journal, ListQuestion(column=column))) == 1

    def test_what_is_found_often_is_listed_in_order_and_whole(self, journal: Journal) -> None:
        """More than is sorted at once, and not written in the order of time."""
        days = [place * 157 % 401 for place in range(120)]
        for place, day in enumerate(days):
            added(journal, subject=f"журнал {place}", files=(), prepared_at=NOON + timedelta(days=day))
        for text in ("журн", "ж", "журн здр"):
            listed = [line.entry for line in journal.first_lines(ListQuestion(text), 50)]
            assert listed == list(journal.entries(text))[:50]
            keys = journal.all_keys(ListQuestion(text))
            assert [line.entry for line in journal.lines(keys)] == list(journal.entries(text))

    def test_lines_are_as_they_are_now_and_those_that_are_gone_are_left_out(self, journal: Journal) -> None:
        first, practice = added(journal), added(journal, way=Way.PRACTICE)
        keys = [journal.key_of(practice), journal.key_of(first)]
        assert None not in keys
        known = [key for key in keys if key is not None]
        assert [line.entry.request_id for line in journal.lines(known)] == [practice, first]
        journal.append(an_event(first, EventKind.WITHDRAWN, 1))
        journal.erase_practice()
        assert journal.lines(known) == [Listed(known[1], journal.entry(first))]
        assert journal.key_of(RequestId(new_id())) is None

    def test_a_line_says_when_the_support_wrote_and_since_when_it_is_silent(self, journal: Journal) -> None:
        request_id = sent(journal)
        entry = journal.entry(request_id)
        assert (entry.answered_at, entry.waiting_since) == (None, NOON + timedelta(seconds=1))
        journal.add_reply(request_id, a_reply(), an_event(request_id, EventKind.ASKED, 60))
        asked = journal.entry(request_id)
        assert (asked.answered_at, asked.waiting_since) == (NOON + timedelta(seconds=60), None)
        journal.append(an_event(request_id, EventKind.UNDONE, 90))
        undone = journal.entry(request_id)
        assert (undone.answered_at, undone.waiting_since) == (None, NOON + timedelta(seconds=1))

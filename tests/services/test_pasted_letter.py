"""A letter the teacher pasted as text: its number is written down as they said, and the letter is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from edusupport_desktop.domain.incident import EventKind, Incident, State
from edusupport_desktop.domain.incident_number import IncidentNumber
from edusupport_desktop.services.check_replies import ReplyOutcome
from edusupport_desktop.services.pasted_letter import pasted_letter, record_with_letter
from edusupport_desktop.services.record_number import NumberSource, numbers_in_doubt
from edusupport_desktop.storage.journal import SqliteJournal
from reply_hands import CLOCK, checked, reply_to, sent_letter
from sample_request import DESK

INCIDENT = Incident(IncidentNumber("INC0001234"), date(2026, 11, 20))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def record(journal: SqliteJournal, request_id: object, text: str) -> ReplyOutcome | None:
    kept = record_with_letter(
        request_id,  # type: ignore[arg-type]
        INCIDENT,
        NumberSource.PASTED,
        text,
        journal=journal,
        desk=DESK,
        clock=CLOCK,
    )
    return kept.outcome if kept else None


@pytest.mark.parametrize(
    ("text", "outcome", "state"),
    [
        ("", None, State.REGISTERED),
        (" \n ", None, State.REGISTERED),
        ("Зарегистрировано под номером INC0001234.", ReplyOutcome.REPLIED, State.REGISTERED),
        ("INC0001234. Какой класс?", ReplyOutcome.ASKED, State.ASKED),
        ("INC0001234. Инцидент решён.", ReplyOutcome.SOLVED, State.SOLVED),
    ],
)
def test_the_number_is_as_the_teacher_said_and_the_letter_counts_as_one_that_was_read(
    journal: SqliteJournal, text: str, outcome: ReplyOutcome | None, state: State
) -> None:
    sent = sent_letter(journal, "Журнал")
    assert record(journal, sent.request_id, text) is outcome
    entry = journal.entry(sent.request_id)
    assert (entry.incident, entry.state) == (INCIDENT, state)
    assert [kept.reply.text for kept in journal.replies(sent.request_id)] == ([text] if outcome else [])
    registered = [each for each in journal.events(sent.request_id) if each.kind is EventKind.REGISTERED]
    assert [each.details["source"] for each in registered] == ["pasted"]


def test_the_same_text_twice_is_one_letter(journal: SqliteJournal) -> None:
    sent = sent_letter(journal, "Журнал")
    record(journal, sent.request_id, "INC0001234 \ud83d открыт")
    assert record(journal, sent.request_id, "  INC0001234 \ud83d открыт\n") is ReplyOutcome.KNOWN
    assert len(journal.replies(sent.request_id)) == 1


def test_a_huge_paste_is_cut() -> None:
    assert len(pasted_letter("я" * 1_000_000).reply.text) == 200_000


def test_numbers_stay_in_doubt_until_one_is_written_down(journal: SqliteJournal) -> None:
    sent = sent_letter(journal, "Журнал")
    assert numbers_in_doubt(journal.events(sent.request_id)) == ()
    checked(journal, reply_to(sent, "INC0001234 и INC0005678"))
    assert numbers_in_doubt(journal.events(sent.request_id)) == ("INC0001234", "INC0005678")
    record(journal, sent.request_id, "")
    assert numbers_in_doubt(journal.events(sent.request_id)) == ()

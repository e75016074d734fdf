"""Letters as helpdesks and people write them, a file each: what is found in them, and what rightly is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from contracts.samples import an_event, an_outgoing, prepared
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.letter_kind import kind_of, numbers_in
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.questions import find_questions
from edusupport_desktop.inbox.reply_parser import parse_letter
from edusupport_desktop.services.check_replies import ReplyOutcome, take
from edusupport_desktop.services.find_request import RequestFinder, domain_of
from edusupport_desktop.storage.journal import SqliteJournal
from reply_letters import DESK_ADDRESS, FOLDER, ReplyLetter, our_letter, reply_letters
from sample_request import DESK as ANY_DESK
from sending import clock_at

DESK = replace(ANY_DESK, email=DESK_ADDRESS)
CLOCK = clock_at(2026, 11, 23)
LETTERS = reply_letters()
MESSAGE_ID, OURS = our_letter()
OUR_WORDS = f"{OURS.subject}\n{OURS.body}"


def each_letter(letters: list[ReplyLetter]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("letter", letters, ids=[letter.name for letter in letters])


def test_every_file_is_in_the_index() -> None:
    assert {path.stem for path in FOLDER.glob("*.eml")} == {letter.name for letter in LETTERS}
    assert len(LETTERS) >= 60


@each_letter(LETTERS)
def test_the_number_is_found_or_rightly_not_found(letter: ReplyLetter) -> None:
    numbers, are_theirs = numbers_in(parse_letter(letter.data), DESK.number, OUR_WORDS)
    assert tuple(number.text for number in numbers) == letter.numbers
    assert are_theirs is (bool(letter.numbers) and letter.certain)


@each_letter(LETTERS)
def test_what_kind_of_letter_it_is_is_known(letter: ReplyLetter) -> None:
    assert kind_of(parse_letter(letter.data), DESK.number, domain_of(DESK), OUR_WORDS).value == letter.kind


@each_letter(LETTERS)
def test_the_questions_of_the_support_are_found_and_no_others(letter: ReplyLetter) -> None:
    if letter.kind in ("question", "answer", "registration", "solved"):
        assert find_questions(parse_letter(letter.data).reply.text, OUR_WORDS) == letter.questions


@each_letter(LETTERS)
def test_the_watermark_is_kept(letter: ReplyLetter) -> None:
    assert parse_letter(letter.data).reply.watermark == letter.watermark


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def sent(journal: SqliteJournal) -> Outgoing:
    outgoing = an_outgoing(message_id=MESSAGE_ID, letter=OURS, files=())
    journal.add(outgoing, prepared(outgoing))
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED):
        journal.append(an_event(outgoing.request_id, kind))
    return outgoing


@each_letter(LETTERS)
def test_it_reaches_the_journal_as_it_should(journal: SqliteJournal, letter: ReplyLetter) -> None:
    outgoing = sent(journal)
    incoming = parse_letter(letter.data)
    if letter.kind != "bounce":
        requests = RequestFinder(journal, DESK).find(incoming)
        assert list(requests) == ([outgoing.request_id] if letter.linked else [])
    result = take(incoming, journal=journal, desk=DESK, clock=CLOCK)
    entry = journal.entry(outgoing.request_id)
    if letter.kind == "auto_reply":
        assert result.outcome in (ReplyOutcome.PASSED_OVER, ReplyOutcome.NOT_OURS)
    elif not letter.linked:
        assert result.outcome is ReplyOutcome.NOT_OURS
    if not letter.linked or letter.kind == "auto_reply":
        assert (entry.state, journal.replies(outgoing.request_id)) == (State.SENT, [])
        return
    assert [kept.reply for kept in journal.replies(outgoing.request_id)] == [incoming.reply]
    number = letter.numbers[0] if letter.certain and len(letter.numbers) == 1 else None
    assert (entry.incident.number.text if entry.incident else None) == number
    assert entry.state is {
        "bounce": State.UNDELIVERED,
        "question": State.ASKED,
        "solved": State.SOLVED,
    }.get(letter.kind, State.REGISTERED if number else State.SENT)


def test_nothing_of_a_hostile_letter_is_run_or_fetched_and_its_words_stay() -> None:
    (letter,) = (letter for letter in LETTERS if letter.name == "hostile_html")
    assert parse_letter(letter.data).reply.text == "Номер INC0001234 присвоен."

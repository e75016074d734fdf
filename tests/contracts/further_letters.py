"""What every ``services.ports.Journal`` knows for a further letter: like requests that are open, and their threads.

A test class inherits it and has a fixture ``journal``.
"""

from __future__ import annotations

import pytest

from contracts.journal import added, sent
from contracts.samples import HOSTILE_TEXTS, a_reply, an_event, an_outgoing, new_id
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.services.ports import Journal


class FurtherLettersContract:
    def test_open_requests_are_found_by_any_of_these_beginnings_the_most_first(self, journal: Journal) -> None:
        both = sent(journal, subject="Не сохраняется оценка", body="ёлка")
        one = sent(journal, subject="Оценка двоится", body="")
        sent(journal, subject="Расписание", body="")
        solved = sent(journal, subject="Оценка не сохраняется", body="")
        journal.append(an_event(solved, EventKind.SOLVED, 90))
        added(journal, subject="Оценка не сохраняется", body="")
        sent(journal, subject="Оценка не сохраняется", body="", way=Way.PRACTICE)
        sent(journal, subject="Re: оценка не сохраняется", body="", follows=both)

        def found(*beginnings: str, limit: int = 9) -> list[RequestId]:
            entries = journal.open_with_words(beginnings, practice=False, limit=limit)
            return [entry.request_id for entry in entries]

        assert found("сохр", "оцен") == [both, one]
        assert found("оцен", "сохр", limit=1) == [both]
        assert found("ёлк", "нигде") == [both]
        assert found("сохраняетсяя") == found() == found("", "«", '"') == []
        assert len(journal.open_with_words(["оцен"], practice=True, limit=9)) == 1

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_beginning_can_break_that_search(self, journal: Journal, text: str) -> None:
        sent(journal)
        for beginnings in ((text,), (text, "журн"), (f'"{text}*', "OR", "NEAR("), (text,) * 500):
            assert len(journal.open_with_words(beginnings, practice=False, limit=9)) <= 1

    def test_a_thread_has_what_a_further_letter_needs(self, journal: Journal) -> None:
        outgoing, reply = an_outgoing(), a_reply()
        root = sent(journal, outgoing)
        assert journal.thread(root).message_ids == (outgoing.message_id,)
        added(journal, an_outgoing("Re:", follows=root))
        journal.append(an_event(added(journal, an_outgoing("Re:", follows=root)), EventKind.WITHDRAWN, 61))
        journal.add_reply(root, reply, an_event(root, EventKind.ASKED, 62))
        thread = journal.thread(root)
        assert thread.request == journal.entry(root)
        assert (thread.sender, thread.recipient) == (outgoing.sender, outgoing.recipient)
        assert thread.message_ids == (outgoing.message_id, reply.message_id)
        assert thread.pictures == 4
        follow_up = journal.follow_ups(root)[0].request_id
        for nobody in (follow_up, RequestId(new_id())):
            with pytest.raises(KeyError):
                journal.thread(nobody)

"""Open requests that speak of what somebody is about to write: the memo wants one incident for one problem."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.letter import PRACTICE_MARK
from edusupport_desktop.domain.similarity import SIMILAR, beginnings, similarity
from edusupport_desktop.services.ports import Journal

_CANDIDATES = 60


def similar_requests(subject: str, journal: Journal, *, practice: bool, most: int = 2) -> Sequence[JournalEntry]:
    """The most similar first, the later of equals first. Slow: asks the journal."""
    candidates = [
        entry
        for entry in journal.open_with_words(beginnings(subject), practice=practice, limit=_CANDIDATES)
        if entry.takes_letters
    ]
    found = [(similarity(subject, entry.subject.removeprefix(f"{PRACTICE_MARK}: ")), entry) for entry in candidates]
    found = [(likeness, entry) for likeness, entry in found if likeness >= SIMILAR]
    found.sort(key=lambda each: (each[0], each[1].prepared_at), reverse=True)
    return tuple(entry for _, entry in found[:most])

"""Every line of the journal's list, one after the other: never all of them in memory."""

from __future__ import annotations

from collections.abc import Iterator

from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.journal_list import ListQuestion
from edusupport_desktop.services.ports import Journal, Progress

_AT_ONCE = 1_000


def whole_list(question: ListQuestion, journal: Journal, progress: Progress) -> Iterator[JournalEntry]:
    """In the order of the list, without what was erased meanwhile. Raises ``Cancelled``."""
    keys = journal.all_keys(question, progress)
    for start in range(0, len(keys), _AT_ONCE):
        progress.raise_if_cancelled()
        for listed in journal.lines(keys[start : start + _AT_ONCE]):
            yield listed.entry

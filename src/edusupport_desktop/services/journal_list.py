"""The part of the journal's port that lists: see ``services.ports.Journal``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from edusupport_desktop.domain.identifiers import RequestId
    from edusupport_desktop.domain.journal_list import Listed, ListQuestion
    from edusupport_desktop.domain.months import MonthFigures
    from edusupport_desktop.services.ports import Progress


class JournalList(Protocol):
    """The list of requests, however many there are. With a ``progress`` a question can be stopped in its middle:
    then it raises ``Cancelled``."""

    def first_lines(self, question: ListQuestion, count: int, progress: Progress | None = None) -> Sequence[Listed]:
        """The first lines of the list, without the letters added to requests; fewer than ``count`` when that is all.
        As quick in a journal of a million requests as in one of ten."""

    def all_keys(self, question: ListQuestion, progress: Progress | None = None) -> Sequence[int]:
        """Of every line of the list, in its order. Takes its time where there are many."""

    def lines(self, keys: Sequence[int]) -> Sequence[Listed]:
        """In the order of the keys, as they are now; without those that are gone."""

    def key_of(self, request_id: RequestId) -> int | None:
        """None when there is no such request."""

    def logins(self, *, practice: bool, most: int) -> Sequence[str]:
        """About whom the requests are (``domain.letter_login``), in the order of the alphabet."""

    def months(self, since: date, progress: Progress | None = None) -> Sequence[MonthFigures]:
        """Of the months from that of ``since`` on that have requests, practice apart, in their order. A month is the
        computer's own."""

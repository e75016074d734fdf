"""The part of the journal's port that lists: see ``services.ports.Journal``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.journal_list import Listed, ListQuestion


class JournalList(Protocol):
    """The list of requests, however many there are."""

    def first_lines(self, question: ListQuestion, count: int) -> Sequence[Listed]:
        """The first lines of the list, without the letters added to requests; fewer than ``count`` when that is all.
        As quick in a journal of a million requests as in one of ten."""

    def all_keys(self, question: ListQuestion) -> Sequence[int]:
        """Of every line of the list, in its order. Takes its time where there are many."""

    def lines(self, keys: Sequence[int]) -> Sequence[Listed]:
        """In the order of the keys, as they are now; without those that are gone."""

    def key_of(self, request_id: RequestId) -> int | None:
        """None when there is no such request."""

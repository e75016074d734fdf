"""The list of the journal: its first lines at once, the keys of all of them, any lines by their keys.

However many requests there are, the first lines cost about as much as they are many: an index holds what is sorted
and filtered by, and a search that finds much is read only as far as it is shown.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from array import array
from binascii import unhexlify
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.journal_list import STATES_SHOWN, Listed, ListQuestion, Shown, SortColumn
from edusupport_desktop.storage.journal_rows import ENTRY_COLUMNS, entry_of, instant, storable
from edusupport_desktop.storage.journal_search import match_expression

_FOUND = "SELECT rowid FROM search WHERE search MATCH ?"
_FEW = 10_000
"""So many finds are sorted as they are; of more, the list is walked until the first lines are full."""
_FIRST_WALK = 4_000
"""Keys of the latest part of the list: what is in one letter of a hundred fills the lines on the way."""
_FIRST_STRETCH = 500
_LONGEST_STRETCH = 64_000
_PIECE = 1 << 16
"""Keys that are made numbers at a time, so that the interface's thread gets its turn."""

_LIFE = " ".join(f"WHEN '{state}' THEN {place}" for place, state in enumerate(State))
_SORTED_BY = {
    SortColumn.NUMBER: "number",
    SortColumn.SUBJECT: "subject_key",
    SortColumn.STATE: f"CASE state {_LIFE} END",
    SortColumn.ANSWER: "answered_at",
    SortColumn.WAITING: "waiting_since",
}
_BACKWARDS = frozenset({SortColumn.WAITING})
"""The longest waiting has the earliest time."""


def first_lines(connection: sqlite3.Connection, question: ListQuestion, count: int) -> Sequence[Listed]:
    """The first lines in their order; fewer than ``count`` when that is all."""
    expression = match_expression(question.text)
    if expression is None:
        return lines(connection, _keys(connection, question, "", (), count))
    latest = _latest_finds(connection, expression, count)
    if not latest.are_all and question.column is SortColumn.DATE:
        walk = _Walk(connection, question, expression, count)
        if not walk.goes_on(latest, _FIRST_WALK):
            return lines(connection, walk.wanted[:count])
        latest = _latest_finds(connection, expression, _FEW)
        if not latest.are_all:
            (earliest,) = connection.execute(f"{_FOUND} ORDER BY rowid LIMIT 1", (expression,)).fetchone()
            walk = _Walk(connection, question, expression, count, (earliest, latest.keys[0]))
            walk.goes_on(latest)
            return lines(connection, walk.wanted[:count])
    elif not latest.are_all:
        latest = _latest_finds(connection, expression, _FEW)
    found = _among(latest.keys) if latest.are_all else _matching(expression)
    return lines(connection, _keys(connection, question, *found, count))


@dataclass(frozen=True, slots=True)
class _Finds:
    """The largest keys that the search finds; from the smallest of them on there are no others."""

    keys: Sequence[int]
    are_all: bool


def _latest_finds(connection: sqlite3.Connection, expression: str, most: int) -> _Finds:
    rows = connection.execute(f"{_FOUND} ORDER BY rowid DESC LIMIT ?", (expression, most + 1))
    keys = [row[0] for row in rows]
    return _Finds(keys, are_all=len(keys) <= most)


class _Walk:
    """Through the list as it would be without the search, for as long as lines are missing."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        question: ListQuestion,
        expression: str,
        count: int,
        between: tuple[int, int] | None = None,
    ) -> None:
        """``between`` are the smallest and the largest key that the search finds: the others are not even looked at."""
        self.wanted: list[int] = []
        self._connection = connection
        self._expression = expression
        self._count = count
        self._stretches = _stretches(connection, question, between)

    def goes_on(self, latest: _Finds, keys: int | None = None) -> bool:
        """Past so many keys, None: to the end; whether there is more to walk, and need to."""
        walked = 0
        while len(self.wanted) < self._count:
            if keys is not None and walked >= keys:
                return True
            stretch = next(self._stretches, None)
            if stretch is None:
                return False
            self._take_hits(stretch, latest.keys)
            walked += len(stretch)
        return False

    def _take_hits(self, stretch: Sequence[int], latest: Sequence[int]) -> None:
        """Those of the stretch that the search finds, until there are enough."""
        known, lowest = set(latest), latest[-1]
        others: set[int] | None = None
        for key in stretch:
            if key >= lowest:
                is_hit = key in known
            else:
                if others is None:
                    others = self._found_between(min(stretch), lowest - 1)
                is_hit = key in others
            if is_hit:
                self.wanted.append(key)
                if len(self.wanted) >= self._count:
                    return

    def _found_between(self, first: int, last: int) -> set[int]:
        """The search reads a range of keys: the stretch and, where times and keys disagree, a little more."""
        within = f"{_FOUND} AND rowid BETWEEN ? AND ?"
        return {row[0] for row in self._connection.execute(within, (self._expression, first, last))}


def all_keys(connection: sqlite3.Connection, question: ListQuestion) -> Sequence[int]:
    """Of every line, in their order."""
    expression = match_expression(question.text)
    selected, values = _selected(question, *(_matching(expression) if expression else ("", ())))
    # One text made by SQLite: rows taken one by one would hold up the interface, whose thread needs Python too.
    written = f"SELECT CAST(group_concat(printf('%016x', key), '') AS BLOB) FROM ({selected})"  # noqa: S608 (fixed words only)
    (text,) = connection.execute(written, values).fetchone()
    keys = array("q")
    written_keys = memoryview(text or b"")
    for begin in range(0, len(written_keys), 16 * _PIECE):
        piece = array("q", unhexlify(written_keys[begin : begin + 16 * _PIECE]))
        if sys.byteorder == "little":  # written out, numbers begin with their largest part
            piece.byteswap()
        keys.extend(piece)
    return keys


def logins(connection: sqlite3.Connection, practice: bool, most: int) -> list[str]:
    """The logins the letters name, in their order, from one to the next in the index: a large journal has few."""
    following = (
        "SELECT min(login) FROM requests WHERE practice = :practice AND follows IS NULL AND login <> '' AND login > "
    )
    rows = connection.execute(
        f"WITH RECURSIVE known (login) AS ({following} '' UNION ALL SELECT ({following} known.login) FROM known"  # noqa: S608
        " WHERE known.login IS NOT NULL) SELECT login FROM known WHERE login IS NOT NULL LIMIT :most",
        {"practice": practice, "most": most},
    )
    return [row[0] for row in rows]


def lines(connection: sqlite3.Connection, keys: Sequence[int]) -> Sequence[Listed]:
    """In the order of the keys, without those of requests that are gone."""
    rows = connection.execute(
        f"SELECT key, {ENTRY_COLUMNS} FROM requests WHERE key IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(keys)),),
    ).fetchall()
    listed = {row[0]: Listed(row[0], entry_of(row[1:])) for row in rows}
    return [listed[key] for key in keys if key in listed]


def _among(keys: Sequence[int]) -> tuple[str, tuple[object, ...]]:
    return "key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)


def _matching(expression: str) -> tuple[str, tuple[object, ...]]:
    return f"+key IN ({_FOUND})", (expression,)


def _keys(
    connection: sqlite3.Connection, question: ListQuestion, where: str, values: tuple[object, ...], count: int
) -> list[int]:
    selected, all_values = _selected(question, where, values)
    return [row[0] for row in connection.execute(f"{selected} LIMIT ?", (*all_values, count))]


def _stretches(
    connection: sqlite3.Connection, question: ListQuestion, between: tuple[int, int] | None
) -> Iterator[list[int]]:
    """The keys of the list without the search, in growing pieces."""
    where = "+key BETWEEN ? AND ?" if between else ""
    selected, values = _selected(question, where, between or ())
    cursor = connection.execute(selected, values)
    size = _FIRST_STRETCH
    while rows := cursor.fetchmany(size):
        yield [row[0] for row in rows]
        size = min(size * 2, _LONGEST_STRETCH)


def _selected(question: ListQuestion, where: str, values: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
    """The SELECT for keys in their order, and its values."""
    conditions = ["follows IS NULL", "practice = ?"]
    given: list[object] = [question.practice]
    if question.shown is not Shown.ALL:
        states = ", ".join(f"'{state}'" for state in sorted(STATES_SHOWN[question.shown]))
        conditions.append(f"state IN ({states})")
    if question.since is not None:
        conditions.append("prepared_at >= ?")
        given.append(instant(question.since))
    if question.login:
        conditions.append("login = ?")
        given.append(storable(question.login))
    if where:
        conditions.append(where)
        given.extend(values)
    # The index has all that is asked: the letters themselves are not read.
    index = "NOT INDEXED" if where.startswith("key") else "INDEXED BY requests_by_time"
    selected = f"SELECT key FROM requests {index} WHERE {' AND '.join(conditions)} ORDER BY {_order(question)}"  # noqa: S608 (fixed words only)
    return selected, tuple(given)


def _order(question: ListQuestion) -> str:
    descending = question.descending != (question.column in _BACKWARDS)
    direction = "DESC" if descending else "ASC"
    if question.column is SortColumn.DATE:
        return f"prepared_at {direction}, key {direction}"
    return f"{_SORTED_BY[question.column]} {direction} NULLS LAST, prepared_at DESC, key DESC"

"""A journal as full as one ever gets: thousands of requests with subjects of a school's everyday life.

One request in six is still open and one in three has an answer of the support, so that every column of the list has
something to be sorted by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import State
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.journal_rows import instant
from edusupport_desktop.storage.journal_search import folded, searchable_number

_WHAT = ("Не открывается журнал", "Не сохраняется оценка", "Пропало расписание", "Не видно ученика", "Двоится урок")
_WHERE = ("в отчёте за четверть", "у родителей", "в классном журнале", "после переноса урока", "на странице замен")
_ANSWER = "Здравствуйте. Просьба очистить кэш браузера, войти заново и сообщить, повторяется ли ошибка."
_START = datetime(2024, 9, 1, 8, tzinfo=UTC)
_PIECE = 50_000


class _Request:
    def __init__(self, key: int, number: int, minutes: int, *, is_open: bool) -> None:
        """``minutes`` between one request and the next."""
        self.key = key
        self.number = number
        self.request_id = str(UUID(int=key))
        self.at = _START + timedelta(minutes=number * minutes)
        self.state = State.SENT if is_open else self._state()

    def _state(self) -> State:
        if self.number % 6 == 0:
            return (State.SENT, State.REGISTERED, State.ASKED)[self.number // 6 % 3]
        return State.SOLVED

    @property
    def incident(self) -> str | None:
        return None if self.state is State.SENT else f"INC{self.number:07}"

    @property
    def is_answered(self) -> bool:
        return self.number % 3 == 0 and self.state is not State.SENT

    @property
    def subject(self) -> str:
        number = self.number
        return f"{_WHAT[number % 5]} {_WHERE[number // 5 % 5]}: {number % 11 + 1} «{'АБВГД'[number // 25 % 5]}»"

    def events(self) -> Iterator[tuple[str, datetime, dict[str, str]]]:
        for seconds, kind in enumerate(("prepared", "attempt_started", "accepted")):
            yield kind, self.at + timedelta(seconds=seconds), {}
        if self.incident:
            facts = {"number": self.incident, "registered_on": self.at.date().isoformat(), "source": "typed"}
            yield "registered", self.at + timedelta(hours=1), facts
        if self.is_answered:
            yield "asked" if self.state is State.ASKED else "replied", self.at + timedelta(hours=20), {}
        if self.state is State.SOLVED:
            yield "solved", self.at + timedelta(days=3), {}


def fill(journal: SqliteJournal, count: int, *, are_open: bool = False) -> None:
    """Adds so many requests in one transaction, as nobody ever would who uses the program: five years of them,
    however many they are. ``are_open``: all of them are sent and without a number yet."""
    minutes = max(1, 5 * 365 * 24 * 60 // count)
    with journal._database.writing() as connection:
        (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM requests").fetchone()
        for begin in range(0, count, _PIECE):
            numbers = range(begin, min(begin + _PIECE, count))
            requests = [_Request(last + 1 + number, number, minutes, is_open=are_open) for number in numbers]
            connection.executemany(
                "INSERT INTO requests (key, id, message_id, practice, way, prepared_at, prepared_offset, sender_name,"
                " sender_address, recipient_name, recipient_address, subject, body, state, changed_at, number,"
                " registered_on, answered_at, waiting_since, subject_key, login)"
                " VALUES (?, ?, ?, 0, ?, ?, 10800, 'Королёва Анна', 'koroleva@school.example', '',"
                " 'support@desk.example', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                map(_row, requests),
            )
            connection.executemany("INSERT INTO search (rowid, letter, number) VALUES (?, ?, ?)", map(_words, requests))
            connection.executemany(
                "INSERT INTO events (request_key, kind, at, details) VALUES (?, ?, ?, ?)",
                (
                    (request.key, kind, instant(at), json.dumps(facts))
                    for request in requests
                    for kind, at, facts in request.events()
                ),
            )
            connection.executemany(
                "INSERT INTO replies (request_key, message_id, answers_to, sender_address, subject, body, received_at)"
                " VALUES (?, ?, '[]', 'support@desk.example', ?, ?, ?)",
                (
                    (each.key, f"<r{each.key}@desk.example>", f"Re: {each.subject}", _ANSWER, instant(each.at))
                    for each in requests
                    if each.is_answered
                ),
            )


def _row(request: _Request) -> tuple[object, ...]:
    at = instant(request.at)
    times = {kind: instant(time) for kind, time, _ in request.events()}
    answered = times.get("asked") or times.get("replied")
    waits = request.state in (State.SENT, State.REGISTERED)
    return (
        request.key,
        request.request_id,
        f"<{request.request_id}@school.example>",
        Way.MAIL,
        at,
        request.subject,
        _body(request),
        request.state,
        max(times.values()),
        request.incident,
        request.at.date().isoformat() if request.incident else None,
        answered,
        (answered or times["accepted"]) if waits else None,
        folded(request.subject)[:64],
        _login(request),
    )


def _words(request: _Request) -> tuple[object, ...]:
    texts = [request.subject, _body(request)]
    if request.is_answered:
        texts += [f"Re: {request.subject}", _ANSWER]
    return request.key, folded("\n".join(texts)), searchable_number(request.incident) if request.incident else ""


def _login(request: _Request) -> str:
    return f"user{request.number % 40}"


def _body(request: _Request) -> str:
    return (
        "Здравствуйте.\n\nФИО: Королёва Анна\nНаименование учреждения: Лицей № 1, г. Орёл\n\n"
        f"Суть вопроса:\n{request.subject}, проверяли трижды.\n\n"
        f"Логин пользователя инициатора заявки: koroleva_as\n"
        f"Логин пользователя, под которым наблюдается проблема: {_login(request)}\n\n"
        "С уважением,\nКоролёва Анна"
    )

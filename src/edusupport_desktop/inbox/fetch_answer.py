"""What imaplib makes of a server's answer to FETCH: a tuple for a literal, bytes for the rest around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime

_UID = re.compile(rb"\bUID (\d{1,10})\b")
_ARRIVED = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')


def literals_of(answer: Sequence[object]) -> Iterator[tuple[int, bytes]]:
    """The UID and the one literal of each letter."""
    for place, item in enumerate(answer):
        if isinstance(item, tuple):
            uid = _UID.search(item[0]) or _UID.search(_after(answer, place))  # some servers tell it after the literal
            if uid is not None:
                yield int(uid[1]), item[1]


def first_arrival(answer: Sequence[object]) -> datetime | None:
    """When the mailbox got the first of the letters; None when that cannot be read."""
    return next((at for _, at, _ in texts_of(answer)), None)


def texts_of(answer: Sequence[object]) -> Iterator[tuple[int, datetime | None, bytes]]:
    """The UID, when the mailbox got the letter (None when that cannot be read), and the literal."""
    for place, item in enumerate(answer):
        if isinstance(item, tuple):
            around = item[0] + b" " + _after(answer, place)
            for uid, data in literals_of((item, around)):
                yield uid, _arrived_at(around), data


def _after(answer: Sequence[object], place: int) -> bytes:
    after = answer[place + 1] if place + 1 < len(answer) else b""
    return after if isinstance(after, bytes) else b""


def _arrived_at(around: bytes) -> datetime | None:
    """As in RFC 3501: «23-Nov-2026 09:14:00 +0300»."""
    found = _ARRIVED.search(around)
    if found is None:
        return None
    try:
        at = parsedate_to_datetime(found[1].decode("ascii", "replace").strip())
    except (ValueError, TypeError, IndexError):
        return None
    return at if at.tzinfo is not None else None

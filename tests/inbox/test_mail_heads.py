"""The quick look at heads misses none that a proper reading would find, and reads few of the others."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.inbox.mail_heads import HeadSieve
from hostile_text import pasted_text
from reply_letters import reply_letters
from sample_request import DESK

OURS = "<5f0c9a52-8a1e@school.example>"
SIEVE = HeadSieve("desk.example", DESK.number, ["school.example", "школа.рф"])
FRIEND = b"From: a@b.example\r\nSubject: hello 23.11.2026\r\nContent-Type: text/plain\r\n\r\n"


UNSEEN_BETWEEN = "IN\u200bC000\u20601234"


class ReadsAll(HeadSieve):
    """Reads every head properly."""

    def _worth_reading(self, heads: Sequence[bytes]) -> set[int]:
        return set(range(len(heads)))


def found(*heads: bytes) -> list[int]:
    """The places of those that concern us, or may answer us."""
    ours, answering = SIEVE.sift(heads)
    return sorted([*ours, *(place for place, ids in answering.items() if OURS in ids)])


def encoded(text: str, charset: str = "utf-8", way: str = "B") -> str:
    data = text.encode(charset)
    words = base64.b64encode(data) if way == "B" else quopri.encodestring(data, header=True).replace(b"=\n", b"")
    return f"=?{charset}?{way}?{words.decode()}?="


@pytest.mark.parametrize(
    "head",
    [
        "From: x@desk.example",
        "from: Support <x@Mail.DESK.example>",
        "From: =?utf-8?B?0JA=?=\r\n <x@desk.example>",
        "From: MAILER-DAEMON@mx.example (Mail Delivery System)",
        "From: postmaster@mx.example",
        "From: a@b\r\nContent-Type: multipart/report; report-type=delivery-status",
        "From: a@b\r\nSubject: Re: INC0001234 журнал",
        "SUBJECT:INC0001234",
        f"Subject: {encoded('Обращение INC0001234 зарегистрировано')}",
        f"Subject: {encoded('Обращение INС 0001234', way='Q')}",
        f"Subject: {encoded('Обращение INC0001234', 'koi8-r')}",
        f"Subject: {encoded('Обращение INC0001234', 'windows-1251', 'q')}",
        f"Subject: {encoded('Номер INC000')}\r\n {encoded('1234')}",
        f"Subject: {encoded(UNSEEN_BETWEEN)}",
        f"Subject: Re: {encoded('Ваш вопрос')}\r\n\tINC0001234",
        "Subject: answer Ref:MSG0004711",
        f"Subject: {encoded('ответ ref:msg0004711_ab')}",
        f"From: a@b\r\nIn-Reply-To: {OURS}",
        f"From: a@b\r\nReferences: <x@y>\r\n\t<z@y>\r\n {OURS}",
        f"From: a@b\r\nreferences: <x@y>{OURS}",
        "From: a@b\r\nIn-Reply-To: <5f0c9a52-8a1e@school.\r\n example>",
        f"From: a@b\r\nIn-Reply-To: {encoded(OURS)}",
        f"From: a@b\r\nReferences: <a@b>\r\n {encoded(OURS, way='Q')}",
    ],
)
def test_a_letter_that_concerns_us_is_found_wherever_it_stands(head: str) -> None:
    data = head.encode() + b"\r\n\r\n"
    assert found(data) == [0]
    assert found(FRIEND, data, FRIEND, data) == [1, 3]


@pytest.mark.parametrize(
    "head",
    [
        b"",
        FRIEND,
        b"From: x@notdesk.example\r\n\r\n",
        b"From: desk.example@other.example\r\n\r\n",
        b"Subject: INC2024, VINCI0001234, 23.11.2026\r\n\r\n",
        b"Subject: INC0001234_photo.png\r\n\r\n",
        b"References: <other@school.example>\r\n\r\n",
        b"From: a@b\r\nSubject: mailer-daemon, multipart/report\r\n\r\n",
    ],
)
def test_a_strangers_letter_is_not(head: bytes) -> None:
    assert found(FRIEND, head, FRIEND) == []


def test_the_letters_to_be_found_are_found_among_many() -> None:
    heads, wanted = [], []
    for letter in reply_letters():
        head = letter.data.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        if letter.linked and letter.kind not in ("auto_reply", "bounce"):
            wanted.append(len(heads) + 1)
        heads += [FRIEND, head]
    sieve = HeadSieve("desk.example", DESK.number, ["school.example"])
    ours, answering = sieve.sift(heads)
    assert set(wanted) <= {*ours, *answering}
    assert not {place for place in [*ours, *answering] if place % 2 == 0}


PIECES = ["INC0001234", "INC 12345", "INС000", "1234", "\u200b", "MSG00", "Ref:", "журнал", "?=", "=?", " ", "\r\n "]


@given(
    pieces=st.lists(st.one_of(st.sampled_from(PIECES), pasted_text.map(lambda text: text[:30])), max_size=8),
    ways=st.lists(st.sampled_from(["plain", "B", "Q", "koi8-r"]), min_size=1, max_size=8),
)
def test_no_subject_escapes_the_quick_look(pieces: Sequence[str], ways: Sequence[str]) -> None:
    words = []
    for place, piece in enumerate(pieces):
        way = ways[place % len(ways)]
        safe = piece.encode("utf-8", "replace").decode().replace("\r", "").replace("\n", " ")
        if way == "plain":
            words.append(safe)
        elif way == "koi8-r":
            words.append(encoded(safe.encode("koi8-r", "replace").decode("koi8-r"), "koi8-r"))
        else:
            words.append(encoded(safe, way=way))
    head = f"Subject: {' '.join(words)}\r\n\r\n".encode()
    assert SIEVE.sift([FRIEND, head])[0] == ReadsAll("desk.example", DESK.number, []).sift([FRIEND, head])[0]

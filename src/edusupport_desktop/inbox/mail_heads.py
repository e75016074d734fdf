"""The heads of many letters at once: which of them can concern a request. Only of those the text is fetched.

A mailbox has tens of thousands of letters, and hardly one of them is the support's. So the heads of a whole batch are
first searched as one piece of bytes, which takes two millionths of a second each; only a head in which something looks
like a letter to us is read properly.
"""

from __future__ import annotations

import re
from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_qp
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import accumulate

from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident_number import find_numbers
from edusupport_desktop.domain.letter_kind import is_from
from edusupport_desktop.domain.watermark import find_watermark
from edusupport_desktop.inbox.header_text import address_in, header_text, ids_in

_LONGEST_HEAD = 8192
_FIELDS = "FROM SUBJECT IN-REPLY-TO REFERENCES CONTENT-TYPE"
QUESTION = f"(UID INTERNALDATE BODY.PEEK[HEADER.FIELDS ({_FIELDS})]<0.{_LONGEST_HEAD}>)"
"""For FETCH. PEEK leaves the letter unread; no head is so long that it could fill the memory."""

_DAEMON = re.compile(r"(?:mailer-daemon|postmaster|mail-?daemon)(?:[+@-]|$)", re.IGNORECASE)
_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))
_WATERMARK_DIGITS = 4
_FOLDED = (b" ", b"\t")
_ENCODED_WORD = re.compile(rb"=\?[^?]{1,60}\?([bBqQ])\?([^?]*)\?=[ \t\r\n]*")
_BROKEN_ID = re.compile(rb"<[^<>\n]*\n")
_BETWEEN = b"\0\n"
"""Stands before every head, so that each header begins after a line's end."""


class HeadSieve:
    """Says of which letters the text has to be fetched.

    ``id_domains`` are what stands after the «@» in the Message-IDs that lead to a request.
    """

    def __init__(self, desk_domain: str, pattern: NumberPattern, id_domains: Collection[str]) -> None:
        self._domain = desk_domain
        self._pattern = pattern
        ids = (b"@" + domain.encode().lower() + b">" for domain in id_domains)
        signs = (
            *(desk_domain.encode("ascii", "ignore").lower(), b"daemon", b"postmaster", b"multipart/report"),
            *(b"references: =?", b"in-reply-to: =?", *ids),
        )
        self._signs = [sign for sign in signs if sign]
        self._fewest_digits = min(pattern.min_digits, _WATERMARK_DIGITS)
        # What is seen as nothing, or as a blank, may stand between the digits; its bytes are not ASCII.
        self._number = re.compile(rb"\d(?:[\x80-\xff]{0,12}\d){%d}" % (pattern.min_digits - 1))

    def sift(self, heads: Sequence[bytes]) -> tuple[list[int], dict[int, tuple[MessageId, ...]]]:
        """The places of heads that concern us by sender, kind or subject; and of others that may answer a letter of
        ours, what they answer to."""
        ours: list[int] = []
        answering: dict[int, tuple[MessageId, ...]] = {}
        for place in sorted(self._worth_reading(heads)):
            mail = BytesHeaderParser().parsebytes(heads[place])
            if self._concerns_us(mail):
                ours.append(place)
            else:
                answering[place] = ids_in(mail, "In-Reply-To", "References")
        return ours, answering

    def _worth_reading(self, heads: Sequence[bytes]) -> set[int]:
        """Every head that has to be read properly, and few others."""
        whole = _BETWEEN + _BETWEEN.join(heads)
        lower = whole.lower()
        starts = list(accumulate((len(head) + len(_BETWEEN) for head in heads), initial=0))
        found = {bisect_right(starts, broken.start()) - 1 for broken in _BROKEN_ID.finditer(lower)}
        for sign in self._signs:
            found.update(_heads_with(sign, lower, starts))
        return found.union(
            bisect_right(starts, begin) - 1
            for begin, subject in _subjects(whole, lower)
            # Counting first: most subjects have no digits to look at.
            if len(subject.translate(None, _NO_DIGITS)) >= self._fewest_digits
            and (self._number.search(subject) or b"MSG" in subject.upper())
        )

    def _concerns_us(self, mail: Message) -> bool:
        sender = address_in(header_text(mail, "From"))
        if is_from(sender, self._domain) or _DAEMON.match(sender):
            return True
        words = header_text(mail, "Subject")
        return (
            mail.get_content_type() == "multipart/report"
            or bool(find_numbers(words, self._pattern))
            or bool(find_watermark(words))
        )


def _heads_with(sign: bytes, lower: bytes, starts: Sequence[int]) -> Iterator[int]:
    """The places of the heads it stands in."""
    at = lower.find(sign)
    while at >= 0:
        place = bisect_right(starts, at) - 1
        yield place
        at = lower.find(sign, starts[place + 1])


def _subjects(whole: bytes, lower: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each begins, and its words in whatever charset: in all that are used, digits are those of ASCII."""
    begin = lower.find(b"\nsubject:")
    while begin >= 0:
        end = lower.find(b"\n", begin + 9)
        while end >= 0 and lower[end + 1 : end + 2] in _FOLDED:
            end = lower.find(b"\n", end + 1)
        subject = whole[begin + 9 :] if end < 0 else whole[begin + 9 : end]
        yield begin, _decoded(subject) if b"=?" in subject else subject
        begin = lower.find(b"\nsubject:", end) if end >= 0 else -1


def _decoded(subject: bytes) -> bytes:
    parts = subject.split(b"?", 5)
    if len(parts) == 5 and parts[2] in b"Bb":  # one encoded word, as most subjects are
        try:
            return parts[0] + a2b_base64(parts[3]) + parts[4]
        except Base64Error:
            return subject
    return _ENCODED_WORD.sub(_decoded_word, subject)


def _decoded_word(word: re.Match[bytes]) -> bytes:
    try:
        return a2b_base64(word[2]) if word[1] in b"bB" else a2b_qp(word[2], header=True)
    except Base64Error:
        return word[0]

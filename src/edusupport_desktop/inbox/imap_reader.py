"""The support's answers in the teacher's mailbox, by IMAP. Nothing in the mailbox is changed.

The folder is opened with EXAMINE and read with BODY.PEEK. Of each new letter the head is fetched, many at once; the
text only of those that can concern a request, and only its beginning.
"""

from __future__ import annotations

import imaplib
import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from imap_tools import BaseMailBox, MailboxFetchError
from imap_tools.utils import check_command_status

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.inbox.fetch_answer import first_arrival, literals_of, texts_of
from edusupport_desktop.inbox.mail_heads import QUESTION, HeadSieve
from edusupport_desktop.inbox.reading_place import ReadingPlace
from edusupport_desktop.inbox.reply_parser import MailLimits, parse_letter
from edusupport_desktop.services.find_request import domain_of
from edusupport_desktop.services.mailbox_ports import KnownLetters
from edusupport_desktop.services.ports import Clock, Progress

_log = logging.getLogger(__name__)

_FOLDER = "INBOX"
_RENEWED_AFTER = 9 * 60.0
"""Seconds. RFC 2177 allows 29 minutes, but routers forget a silent connection sooner."""
_CANCEL_LOOKED_AT = 0.5
_TEXTS_AT_ONCE = 10
_FIRST_STEP = 500
_QUICK = 1.0


Heads = Sequence[tuple[int, bytes]]
"""The UID and the head of each letter."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """``days``: how far back the first look goes. ``heads``: how many heads one look fetches at most, the newest;
    ``at_once``: in one command. ``letters``: how many letters ``replies`` gives at once. ``letter``: bytes fetched of
    one; what stands further down is pictures."""

    days: int = 60
    heads: int = 20_000
    at_once: int = 5000
    letters: int = 50
    letter: int = 256 * 1024


class _Pace:
    """How many heads to ask for at once: few over a slow connection, so that the program can stop in between, and many
    over a fast one, where each question costs more than its answer."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.step = min(most, _FIRST_STEP)
        self._began = 0.0

    def __enter__(self) -> None:
        self._began = time.monotonic()

    def __exit__(self, *_: object) -> None:
        quick = time.monotonic() - self._began < _QUICK
        self.step = min(self._most, self.step * 4) if quick else max(1, self.step // 2)


class ImapReader:
    """``services.mailbox_ports.MailboxReader`` over a mailbox one has signed in to. ``progress`` is asked whether to
    stop."""

    def __init__(
        self,
        mailbox: BaseMailBox,
        place: ReadingPlace,
        *,
        desk: Desk,
        known: KnownLetters,
        clock: Clock,
        progress: Progress,
        limits: ReadingLimits | None = None,
    ) -> None:
        self._mailbox = mailbox
        self._place = place
        self._desk = desk
        self._known = known
        self._clock = clock
        self._progress = progress
        self._limits = limits or ReadingLimits()
        self._given: dict[MessageId, int] = {}
        self._is_examined = False
        self._may_have_news = True

    def replies(self) -> Sequence[IncomingLetter]:
        """Oldest first by their place in the mailbox."""
        if self._may_have_news:
            self._may_have_news = False
            self._look_at_heads()
        waiting = sorted(self._place.open - set(self._given.values()))[: self._limits.letters]
        letters = []
        for start in range(0, len(waiting), _TEXTS_AT_ONCE):
            letters += self._letters(waiting[start : start + _TEXTS_AT_ONCE])
        if not letters:
            self._place.save()
        return letters

    def mark_read(self, message_ids: Sequence[MessageId]) -> None:
        self._place.open -= {self._given[message_id] for message_id in message_ids if message_id in self._given}
        self._place.save()

    def wait_for_news(self, progress: Progress) -> bool:
        if not self._is_told_of_news():
            return False
        self._mailbox.client.noop()  # what came since the last look is said now, not where IDLE's first lines get lost
        if self._told("EXISTS"):
            return self._begin_anew()
        idle = self._mailbox.idle
        idle.start()  # type: ignore[no-untyped-call]
        renewed_at = time.monotonic() + _RENEWED_AFTER
        while (now := time.monotonic()) < renewed_at:
            progress.raise_if_cancelled()
            lines = idle.poll(timeout=_CANCEL_LOOKED_AT)
            if any(b"EXISTS" in line for line in lines):
                break
            if not lines and time.monotonic() - now < _CANCEL_LOOKED_AT / 10:
                raise imaplib.IMAP4.abort("the server closed the connection")
        idle.stop()  # type: ignore[no-untyped-call]
        return self._begin_anew()

    def _begin_anew(self) -> bool:
        """What was given and not marked is to be given again."""
        self._may_have_news = True
        self._given.clear()
        return True

    def _is_told_of_news(self) -> bool:
        """Many servers say what they can do only after one has signed in."""
        _, said = self._mailbox.client.capability()
        return any(b"IDLE" in line.upper().split() for line in said if isinstance(line, bytes))

    def _look_at_heads(self) -> None:
        if not self._is_examined:
            self._is_examined = True
            count, next_uid = self._examine()
            self._sift(self._from(self._place.last + 1, next_uid) if self._place.last else self._latest(count))
            self._place.looked_at(next_uid - 1, ())  # what is older than the first look goes back is never asked for
        else:
            self._sift([self._heads(f"{self._place.last + 1}:*")])

    def _latest(self, count: int) -> Iterator[Heads]:
        """Backwards by their places 1 to ``count``, as far as the first look goes."""
        begin = self._clock() - timedelta(days=self._limits.days)
        end = max(0, count - self._limits.heads)
        pace = _Pace(self._limits.at_once)
        while count > end:
            first = max(end, count - pace.step) + 1
            with pace:
                answer = self._fetched(f"{first}:{count}", QUESTION, by_uid=False)
            yield list(literals_of(answer))
            oldest = first_arrival(answer)
            if oldest is not None and oldest < begin:
                break
            count = first - 1

    def _from(self, first: int, next_uid: int) -> Iterator[Heads]:
        """Forwards from a UID up to the end. ``next_uid`` is the one the mailbox will give next; 0: not known."""
        if not next_uid:
            yield self._heads(f"{first}:*")
        first = max(first, next_uid - self._limits.heads)
        pace = _Pace(self._limits.at_once)
        while first < next_uid:
            beyond = first + pace.step
            with pace:
                heads = self._heads(f"{first}:{beyond - 1 if beyond < next_uid else '*'}")
            yield heads
            first = beyond

    def _heads(self, uids: str) -> Heads:
        """«n:*» always gives the last letter, be it new or not: it is left out."""
        return [head for head in literals_of(self._fetched(uids, QUESTION)) if head[0] > self._place.last]

    def _sift(self, batches: Iterable[Heads]) -> None:
        """Notes how far the heads go, and which of their letters concern us."""
        sieve = HeadSieve(domain_of(self._desk), self._desk.number, self._known.message_id_domains())
        last = 0
        found: list[int] = []
        answering: dict[int, tuple[MessageId, ...]] = {}
        for batch in batches:
            ours, others = sieve.sift([head for _, head in batch])
            found += (batch[place][0] for place in ours)
            answering |= {batch[place][0]: ids for place, ids in others.items()}
            last = max(last, *(uid for uid, _ in batch), 0)
        asked = list(dict.fromkeys(message_id for ids in answering.values() for message_id in ids))
        known = self._known.known_message_ids(asked) if asked else frozenset()
        found += (uid for uid, ids in answering.items() if not known.isdisjoint(ids))
        self._place.looked_at(last, found)

    def _examine(self) -> tuple[int, int]:
        """Opens the folder for reading only; returns how many letters it has, and the next UID it will give, 0 when
        the server does not tell."""
        self._mailbox.folder.set(_FOLDER, readonly=True)
        validity = self._told("UIDVALIDITY")
        if validity != self._place.validity:
            self._place.begin_anew(validity)
        return self._told("EXISTS"), self._told("UIDNEXT")

    def _told(self, name: str) -> int:
        _, said = self._mailbox.client.response(name)
        value = said[-1] if said else None
        return int(value) if isinstance(value, bytes) and value.isdigit() else 0

    def _fetched(self, places: str, question: str, *, by_uid: bool = True) -> Sequence[object]:
        self._progress.raise_if_cancelled()
        client = self._mailbox.client
        answer = client.uid("FETCH", places, question) if by_uid else client.fetch(places, question)
        check_command_status(answer, MailboxFetchError)
        return answer[1]

    def _letters(self, uids: Sequence[int]) -> list[IncomingLetter]:
        """Those that have gone meanwhile, or cannot be read, are not asked for again."""
        answer = self._fetched(",".join(map(str, uids)), f"(UID INTERNALDATE BODY.PEEK[]<0.{self._limits.letter}>)")
        letters = []
        for uid, arrived_at, data in texts_of(answer):
            try:
                limits = MailLimits(mail=self._limits.letter + 1024, text=self._limits.letter)
                letter = parse_letter(data, limits, arrived_at=arrived_at)
            except UntrustedInput as error:
                _log.warning("a letter in the mailbox cannot be read: %s", error.code)
                continue
            self._given[letter.reply.message_id] = uid
            letters.append(letter)
        self._place.open -= set(uids) - set(self._given.values())
        return letters

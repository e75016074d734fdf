"""The outbox: letters that could not go yet are tried again, in their order, with growing pauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Refused, Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, ImpossibleEvent, JournalEntry, State
from edusupport_desktop.domain.outbox import due_at
from edusupport_desktop.services.ports import Clock, Journal, Progress
from edusupport_desktop.services.settle_helpdesk import HelpdeskSettling
from edusupport_desktop.services.submit import Submission, Submitted


@dataclass(frozen=True, slots=True)
class OutboxRun:
    """What a look into the outbox did. ``next_at``, aware UTC, is when to look again; None while nothing waits."""

    tried: Sequence[Submitted]
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Outbox:
    """The letters in state QUEUED that go by mail, and those that go into a helpdesk: two queues, each in its order."""

    journal: Journal
    submission: Submission
    clock: Clock
    settling: HelpdeskSettling | None = None
    """Asks the helpdesk what became of letters whose outcome is unknown, before anything is tried."""

    def send_due(self, progress: Progress, *, starting: bool = False) -> OutboxRun:
        """Tries the letters that are due, oldest first; when the program is ``starting``, whatever their pause.

        One that has to wait keeps the younger ones waiting, so that an addition never arrives before its request.
        Nothing further is tried after a failure that would be the same for all: no network, or a mailbox that lets
        nobody in. Raises nothing of the domain: what became of each letter is in its history.
        """
        asks_again_at = self.settling.settle() if self.settling is not None else None
        tried: list[Submitted] = []
        looks = [asks_again_at]
        for way in _BY_THEMSELVES:
            tried_now = self._send_due(way, progress, starting=starting)
            tried.extend(tried_now)
            looks.append(None if tried_now and _needs_the_teacher(tried_now[-1]) else self._next_at(way))
        return OutboxRun(tried, min((look for look in looks if look is not None), default=None))

    def next_at(self) -> datetime | None:
        """When the first waiting letter is due, aware UTC; None when none waits for its time."""
        return min((due for way in _BY_THEMSELVES if (due := self._next_at(way)) is not None), default=None)

    def _send_due(self, way: Way, progress: Progress, *, starting: bool) -> list[Submitted]:
        tried: list[Submitted] = []
        for letter, due in self._waiting(way):
            if due > self.clock() and not starting:
                break
            try:
                submitted = self.submission.send(letter.request_id, None, progress)
            except ImpossibleEvent:
                continue  # another program, or a click, was quicker
            tried.append(submitted)
            if submitted.failure is not None and not _is_about_this_letter(submitted):
                break
        return tried

    def _next_at(self, way: Way) -> datetime | None:
        return next((due for _, due in self._waiting(way)), None)

    def hold(self, request_id: RequestId) -> JournalEntry:
        """«Отправить позже»: the letter waits until the teacher sends it. Raises ``ImpossibleEvent``."""
        return self.journal.append(Event(request_id, EventKind.HELD, self.clock().astimezone(UTC)))

    def _waiting(self, way: Way) -> list[tuple[JournalEntry, datetime]]:
        """The oldest first, each with the time it is due. Without those that wait for the teacher."""
        letters = [letter for letter in self.journal.in_state(State.QUEUED) if letter.way is way]
        dues = [due_at(self.journal.events(letter.request_id)) for letter in letters]
        return [(letter, due) for letter, due in zip(letters, dues, strict=True) if due is not None]


def _is_about_this_letter(submitted: Submitted) -> bool:
    """A refused letter needs the teacher; the next may go. A wrong password would only be tried again and again."""
    failure = submitted.failure
    return isinstance(failure, Refused) and failure.code not in _WOULD_BE_THE_SAME


def _needs_the_teacher(submitted: Submitted) -> bool:
    """No mailbox, no password, no keyring: looking again by itself would only ask the keyring again and again."""
    return isinstance(submitted.failure, Unavailable)


_WOULD_BE_THE_SAME = frozenset(
    {
        "mail_password_refused",
        "mail_password_not_latin",
        "mail_no_sign_in",
        "mail_no_encryption",
        "mail_certificate_not_trusted",
        "mail_sender_refused",
        "mail_server_not_understood",
        "helpdesk_address_wrong",
        "helpdesk_certificate_not_trusted",
        "helpdesk_changed",
        "helpdesk_no_encryption",
        "helpdesk_place_wrong",
        "helpdesk_redirects",
        "helpdesk_secret_not_latin",
        "helpdesk_sign_in_refused",
        "helpdesk_sign_in_unknown",
    }
)

_BY_THEMSELVES = (Way.MAIL, Way.API)

"""Beginning, resuming and finishing drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from edusupport_desktop.domain.answers import REMEMBERED_FIELDS, Field
from edusupport_desktop.domain.clauses import first_sentence
from edusupport_desktop.domain.contacts_doubt import contacts_of
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, State
from edusupport_desktop.domain.pattern import following
from edusupport_desktop.services.ports import Clock, DraftStore, Journal, Profile


class Drafts:
    """What becomes of drafts besides being saved."""

    def __init__(self, store: DraftStore, journal: Journal, profile: Profile, clock: Clock) -> None:
        self._store = store
        self._journal = journal
        self._profile = profile
        self._clock = clock

    def new(self, way: Way | None = None) -> Draft:
        """An empty draft with what belongs to the teacher filled in. Not stored until something is entered."""
        draft = Draft(RequestId(str(uuid4())), self._clock(), way=way)
        return draft.answered(self._profile.load())

    def new_like(self, request_id: RequestId) -> Draft:
        """A new draft with what was written about the problem in another request, stored at once; it goes nowhere yet,
        whichever way the other went, unless that was practice.

        Raises ``Unavailable("pattern_not_kept")``, and ``KeyError`` when there is no such request.
        """
        pattern = self._journal.pattern(request_id)
        if pattern is None:
            raise Unavailable("pattern_not_kept")
        way = Way.PRACTICE if self._journal.entry(request_id).is_practice else None
        draft = following(self.new(way), pattern)
        self._store.save(draft)
        return draft

    def unfinished(self) -> Sequence[Draft]:
        """The requests that can be continued, the latest changed first: those whose letter is not in the journal, and
        those whose letter was withdrawn there, under a new identity. What is to go into a request is none of them."""
        return self._that_can_go_on(None)

    def further(self, request_id: RequestId) -> Draft:
        """What was begun as a further letter into this request; an empty one, not stored yet, when nothing was."""
        begun = self._that_can_go_on(request_id)
        return begun[0] if begun else Draft(RequestId(str(uuid4())), self._clock(), follows=request_id)

    def off_topic(self, text: str, *, practice: bool) -> Draft:
        """A new request that begins with what did not belong into another one; stored at once, it goes nowhere yet."""
        draft = self.new(Way.PRACTICE if practice else None)
        draft = draft.answered({Field.SUBJECT: first_sentence(text)[:_SUBJECT], Field.ESSENCE: text})
        self._store.save(draft)
        return draft

    def _that_can_go_on(self, follows: RequestId | None) -> list[Draft]:
        drafts = [(draft, self._state_of(draft.id)) for draft in self._store.drafts() if draft.follows == follows]
        return [
            self._with_new_identity(draft) if state is State.WITHDRAWN else draft
            for draft, state in drafts
            if state in (None, State.WITHDRAWN)
        ]

    def remember(self, draft: Draft) -> None:
        """Keeps what belongs to the teacher for the next time. Contacts typed for the first time are true."""
        is_first = not any(contacts_of(self._profile.load()).values())
        self._profile.save({field: draft.answers[field] for field in REMEMBERED_FIELDS})
        if is_first:
            self._profile.confirm_contacts(contacts_of(self._profile.load()), self._clock())

    def take_back(self, request_id: RequestId) -> Draft:
        """Withdraws a letter that has not gone and makes a draft of it again, to be corrected.

        Raises ``ImpossibleEvent`` when it is too late, and ``Unavailable("draft_not_kept")``, with the letter left
        where it is, when its draft is lost.
        """
        old = next((draft for draft in self._store.drafts() if draft.id == request_id), None)
        if old is None:
            raise Unavailable("draft_not_kept")
        self._journal.append(Event(request_id, EventKind.WITHDRAWN, self._clock()))
        return self._with_new_identity(old)

    def discard_sent(self) -> None:
        """Deletes the drafts whose letters have gone, and those that lead into a request that is not there any more;
        letters that may come back keep theirs."""
        for draft in self._store.drafts():
            is_lost = draft.follows is not None and self._state_of(draft.follows) is None
            if is_lost or self._state_of(draft.id) not in _MAY_COME_BACK:
                self._store.delete(draft.id)

    def discard_further(self, draft: Draft) -> None:
        """After its letter has left the program. It is kept while that letter may come back to be written anew, which
        is known by its identity."""
        if self._state_of(draft.id) in (None, State.SENT, State.WITHDRAWN):
            self._store.delete(draft.id)

    def _with_new_identity(self, old: Draft) -> Draft:
        # The letter in the journal keeps its id and Message-ID for ever, so what is written anew needs its own.
        new = replace(old, id=RequestId(str(uuid4())))
        for picture in old.pictures:
            self._store.write_original(new.id, picture.id, self._store.read_original(old.id, picture.id))
            self._store.write_finished(new.id, picture.id, self._store.read_finished(old.id, picture.id))
        self._store.save(new)
        self._store.delete(old.id)
        return new

    def _state_of(self, request_id: RequestId) -> State | None:
        try:
            return self._journal.entry(request_id).state
        except KeyError:
            return None


_SUBJECT = 100
"""Characters."""

_MAY_COME_BACK = (
    None,
    State.QUEUED,
    State.SENDING,
    State.REFUSED,
    State.UNKNOWN,
    State.HANDED_OVER,
    State.WITHDRAWN,
)

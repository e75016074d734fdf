"""The draft being written: one owner, saved at every change, beside the interface's thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.browser_answer import BrowserSource
from edusupport_desktop.domain.computer import BrowserView, Computer
from edusupport_desktop.domain.contacts_doubt import Doubt
from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft, DraftPicture, Way
from edusupport_desktop.domain.given_answers import GivenAnswer
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.region import Region
from edusupport_desktop.domain.renumbering import REFERRING_FIELDS, undone, with_pictures
from edusupport_desktop.domain.rules.check import broken, dismissal_of, judging, verdicts
from edusupport_desktop.domain.rules.rule import Basis, Finding, Verdict
from edusupport_desktop.domain.steps import StepRow
from edusupport_desktop.services.ports import DraftStore, Progress
from edusupport_desktop.ui.jobs import Jobs

REST_MS = 200
"""How long the keys rest before the rules are applied: no key waits for them."""

SLICE_SECONDS = 0.002


_OF_BROWSER = (Field.BROWSER_NAME, Field.BROWSER_VERSION)


class DraftSession(QObject):
    """Holds the draft; every page reads it and changes it here.

    ``changed`` follows every change; ``checked`` follows it once the rules were applied: at once, and after typing when
    the keys rest. ``save_failed`` carries the error of the first of several failing saves: the
    teacher must know, and be able to go on typing.
    """

    changed = Signal()
    checked = Signal()
    contacts_doubted = Signal()
    """``contacts_doubt`` is another."""
    contacts_confirmed = Signal()
    pictures_changed = Signal()
    texts_changed = Signal()
    """Not by typing: the numbers of pictures in them followed a change of the order."""
    save_failed = Signal(object)

    def __init__(
        self,
        draft: Draft,
        desk: Desk,
        regions: Sequence[Region],
        store: DraftStore,
        jobs: Jobs,
        parent: QObject,
        *,
        locked: frozenset[Field] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.locked = locked
        """What the administrator has laid down: seen and not changed."""
        self.desk = desk
        self.regions = regions
        self._basis = Basis(desk, regions)
        self._draft = draft
        self._store = store
        self._jobs = jobs
        self._saving = False
        self._unsaved = False
        self._failing = False
        self._closed = False
        self._judged: tuple[Draft, tuple[Verdict, ...]] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin_check)
        self._judging: Iterator[Verdict | None] | None = None
        self._judged_so_far: list[Verdict] = []
        self._next_slice = QTimer(self, singleShot=True, interval=0)
        self._next_slice.timeout.connect(self._go_on_checking)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._save)
        self._waiting: list[Callable[[], None]] = []
        self._arrangements: list[tuple[Draft, Draft]] = []
        self._division: tuple[Draft, Draft] | None = None
        self._left_behind: set[PictureId] = set()

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def is_practice(self) -> bool:
        return self._draft.is_practice

    def answer(self, field: Field, text: str) -> None:
        if self._draft.answers[field] == text:
            return
        draft = self._draft.answered({field: text})
        if field in _OF_BROWSER:
            # What was learnt of another browser, or another version, is no longer true.
            named = any(draft.answers[one] for one in _OF_BROWSER)
            draft = replace(draft, browser_source=BrowserSource.TYPED if named else None, browser_view=None)
        self._change(draft, is_typing=True)

    def say_browser(self, name: str, version: str, source: BrowserSource, view: BrowserView | None = None) -> None:
        """Name and version that nobody typed. ``view``: what the browser told beside them."""
        draft = self._draft.answered({Field.BROWSER_NAME: name, Field.BROWSER_VERSION: version})
        self._change(replace(draft, browser_source=source, browser_view=view))

    def say_computer(self, computer: Computer) -> None:
        """The facts of the computer on which the letter is written now."""
        self._change(replace(self._draft, computer=computer))

    def tell_computer(self, tells: bool) -> None:
        """Whether the letter holds the paragraph about the computer."""
        self._change(replace(self._draft, tells_computer=tells))

    def say_steps(self, rows: tuple[StepRow, ...]) -> None:
        """The order of actions as a list."""
        self._change(self._draft.with_steps(rows), is_typing=True)

    def say_steps_in_own_words(self, text: str) -> None:
        """The order of actions as a text. The list is kept: it comes back as long as the text is the one made of it."""
        self._change(replace(self._draft.answered({Field.STEPS: text}), steps_in_own_words=True))

    def say_further(self, given: tuple[GivenAnswer, ...], addition: str) -> None:
        """What a further letter says: its answers to the support's questions, and the rest."""
        self._change(replace(self._draft, given=given, addition=addition), is_typing=True)

    def say_error_message(self, has_one: bool) -> None:
        """The answer to «Есть сообщение об ошибке?»."""
        self._change(replace(self._draft, has_error_message=has_one))

    def dismiss(self, finding: Finding) -> None:
        """The teacher says that it is right so; nothing happens for a rule that leaves no doubt."""
        dismissal = dismissal_of(finding)
        if dismissal is not None and dismissal not in self._draft.dismissed:
            self._change(replace(self._draft, dismissed=(*self._draft.dismissed, dismissal)))

    def choose_way(self, way: Way) -> None:
        self._change(replace(self._draft, way=way))

    def set_pictures(self, pictures: Sequence[DraftPicture]) -> None:
        """All pictures in their new order: the order gives the names ``picture1``, ``picture2``, and every text that
        names a picture follows it in the same step."""
        self._change_with_pictures(with_pictures(self._draft, pictures))

    def arrange(self, pictures: Sequence[DraftPicture]) -> None:
        """As ``set_pictures``, for another order or fewer pictures: ``take_back_arrangement`` undoes it. The files of
        removed pictures are kept until the draft is left."""
        arranged = with_pictures(self._draft, pictures)
        if arranged.pictures != self._draft.pictures:
            self._arrangements.append((self._draft, arranged))
            self._change_with_pictures(arranged)

    @property
    def last_arrangement(self) -> tuple[Draft, Draft] | None:
        """The draft before and after it; None when there is none to be undone."""
        return self._arrangements[-1] if self._arrangements else None

    def take_back_arrangement(self) -> None:
        """The pictures as they were before, the texts with them; what was typed and added since stays."""
        if self._arrangements:
            before, after = self._arrangements.pop()
            self._change_with_pictures(undone(before, after, self._draft))

    def divide(self, first: Draft) -> None:
        """What stays when the rest went to another draft, made of the draft as it is now. What was arranged before
        cannot be taken back any more: it could bring back pictures that are the other draft's now."""
        self._left_behind |= {picture.id for before, _ in self._arrangements for picture in before.pictures}
        self._arrangements.clear()
        self._division = self._draft, first
        self._change_with_pictures(first)

    @property
    def division_may_be_taken_back(self) -> bool:
        """While nothing of what it touched was changed since."""
        if self._division is None:
            return False
        after = self._division[1]
        same_texts = all(self._draft.answers[field] == after.answers[field] for field in REFERRING_FIELDS)
        return same_texts and self._draft.pictures == after.pictures

    def take_back_division(self) -> None:
        """The texts and pictures as they were before."""
        if self._division is not None and self.division_may_be_taken_back:
            before, after = self._division
            self._division = None
            self._change_with_pictures(undone(before, after, self._draft))

    def add_picture(self, picture: DraftPicture) -> None:
        self.set_pictures((*self._draft.pictures, picture))

    def replace_picture(self, picture: DraftPicture) -> None:
        self.set_pictures([picture if old.id == picture.id else old for old in self._draft.pictures])

    @property
    def contacts_doubt(self) -> Doubt | None:
        """Why to ask whether the contacts are true; None when there is no reason, or it was answered."""
        return self._basis.contacts_doubt

    def doubt_contacts(self, doubt: Doubt | None) -> None:
        if doubt is not self._basis.contacts_doubt:
            self._basis = replace(self._basis, contacts_doubt=doubt)
            self._judged = None
            self._next_slice.stop()
            self.contacts_doubted.emit()
            self.checked.emit()

    @property
    def similar(self) -> tuple[JournalEntry, ...]:
        """Open requests that seem to be about the same, the most similar first."""
        return self._basis.similar

    def say_similar(self, found: Sequence[JournalEntry]) -> None:
        if tuple(found) != self._basis.similar:
            self._basis = replace(self._basis, similar=tuple(found))
            self._judged = None
            self._next_slice.stop()
            self.checked.emit()

    def confirm_contacts(self) -> None:
        """The teacher says that the contacts are true."""
        self.doubt_contacts(None)
        self.contacts_confirmed.emit()

    def verdicts(self) -> tuple[Verdict, ...]:
        """Every rule that applies to the draft as it is now."""
        if self._judged is None or self._judged[0] is not self._draft:
            self._judged = self._draft, verdicts(self._draft, self._basis)
        return self._judged[1]

    def findings(self) -> tuple[Finding, ...]:
        return broken(self.verdicts())

    def finish(self, then: Callable[[], None]) -> None:
        """As ``when_saved``, and nothing is changed or saved any more: a late save would bring back a draft that was
        deleted because its letter has gone."""
        self._closed = True
        self.when_saved(self._delete_removed_pictures)
        self.when_saved(then)

    def when_saved(self, then: Callable[[], None]) -> None:
        """Calls ``then`` once every change so far is on the disk, or could not be written there."""
        if self._soon.isActive():
            self._save()
        if self._saving:
            self._waiting.append(then)
        else:
            then()

    def _delete_removed_pictures(self) -> None:
        # Not before everything is saved: a draft on the disk must not name a picture that is not there.
        kept = {picture.id for picture in self._draft.pictures}
        arranged = {picture.id for before, _ in self._arrangements for picture in before.pictures} | self._left_behind
        if self._division is not None:
            arranged |= {picture.id for picture in self._division[0].pictures}
        for picture_id in arranged - kept:
            self._jobs.run(_deleter(self._store, self._draft.id, picture_id))

    def _change_with_pictures(self, draft: Draft) -> None:
        texts_follow = draft.answers != self._draft.answers
        self._change(draft)
        if texts_follow:
            self.texts_changed.emit()
        self.pictures_changed.emit()

    def _change(self, draft: Draft, *, is_typing: bool = False) -> None:
        if draft == self._draft or self._closed:
            return
        self._draft = draft
        self.changed.emit()
        self._next_slice.stop()
        if is_typing:
            # When the letter is painted: the interpreter lets one thread at a time do something.
            self._soon.start()
            self._rest.start()
        else:
            self._save()
            self._rest.stop()
            self.checked.emit()

    def _begin_check(self) -> None:
        self._judging, self._judged_so_far = judging(self._draft, self._basis), []
        self._go_on_checking()

    def _go_on_checking(self) -> None:
        """Some rules at a time: a key pressed now waits for one of them at most."""
        until = time.monotonic() + SLICE_SECONDS
        for verdict in self._judging or ():
            if verdict is not None:
                self._judged_so_far.append(verdict)
            if time.monotonic() > until:
                self._next_slice.start()
                return
        self._judged = self._draft, tuple(self._judged_so_far)
        self.checked.emit()

    def _save(self) -> None:
        self._soon.stop()
        # One save at a time, and the latest draft next: the order on the disk is the order of typing.
        if self._saving:
            self._unsaved = True
            return
        self._saving, self._unsaved = True, False
        self._jobs.run(_saver(self._store, self._draft), self._saved, self._not_saved)

    def _saved(self, _: None = None) -> None:
        self._failing = False
        self._go_on()

    def _not_saved(self, error: Exception) -> None:
        is_news, self._failing = not self._failing, True
        self._go_on()
        if is_news:
            self.save_failed.emit(error)

    def _go_on(self) -> None:
        self._saving = False
        if self._unsaved:
            self._save()
            return
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def _deleter(store: DraftStore, request_id: RequestId, picture_id: PictureId) -> Callable[[Progress], None]:
    return lambda _: store.delete_picture(request_id, picture_id)


def _saver(store: DraftStore, draft: Draft) -> Callable[[Progress], None]:
    return lambda _: store.save(draft)

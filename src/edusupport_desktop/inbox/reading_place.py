"""How far the program has read a mailbox: so that the next look fetches only what is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from edusupport_desktop.services.ports import SettingsFile

_MOST_OPEN = 1000


@dataclass(slots=True)
class ReadingPlace:
    """Of one folder of one account, in a small file. ``validity`` is the folder's UIDVALIDITY: with another one all
    numbers mean something else. ``last`` is the highest UID that was looked at; ``open`` are UIDs of letters that were
    looked at and still have to be dealt with."""

    file: SettingsFile
    account: str
    validity: int = 0
    last: int = 0
    open: set[int] = field(default_factory=set)
    _saved: dict[str, object] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def load(cls, file: SettingsFile, account: str) -> ReadingPlace:
        """The beginning when nothing is stored, or nothing that can be used."""
        place = cls(file, account)
        match file.load().get(account):
            case {"validity": int(validity), "last": int(last), "open": list(waiting)}:
                place.validity, place.last = validity, last
                place.open = {uid for uid in waiting[:_MOST_OPEN] if isinstance(uid, int)}
        return place

    def begin_anew(self, validity: int) -> None:
        self.validity, self.last, self.open = validity, 0, set()

    def looked_at(self, last: int, found: Iterable[int]) -> None:
        """Everything up to ``last`` was looked at, and these letters have to be dealt with. Not yet saved."""
        self.last = max(self.last, last)
        self.open = set(sorted(self.open | set(found))[-_MOST_OPEN:])

    def save(self) -> None:
        """Of two programs the last one's place stands: what is read twice is written once. Nothing is written when
        nothing has changed since: it goes down to the disk each time. Raises ``Unavailable``."""
        mine: dict[str, object] = {"validity": self.validity, "last": self.last, "open": sorted(self.open)}
        if mine == self._saved:
            return
        self.file.save({**self.file.load(), self.account: mine})
        self._saved = mine

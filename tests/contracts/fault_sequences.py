"""Whatever goes wrong between the program and any helpdesk: one incident with all its pictures and one comment, or the
truth about what is not known. A test class for a helpdesk inherits this and gives the fixture ``faulty_desk``."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from edusupport_desktop.delivery.helpdesk.connector import Connector
from edusupport_desktop.domain.helpdesk import HelpdeskAccount
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.storage.journal import SqliteJournal
from helpdesks.faulty_server import Fault, FaultyServer
from helpdesks.helpdesk_office import Killed, Office
from sending import RecordedProgress

SEQUENCES = int(os.environ.get("EDUSUPPORT_FAULTS", "4"))
QUICK = [fault for fault in Fault if "TOO_LATE" not in fault.name]
PICTURE = OutgoingFile("picture3.png", "image/png", b"\x89PNG third \x00\xff")
WORDS = "Добавляю снимок."
DONE = (State.SENT, State.REGISTERED)


@dataclass(frozen=True)
class FaultyDesk:
    """``server`` is what the program talks to. ``incidents`` are the ids of all there are; ``files`` those of an
    incident and its comments, each as often as it is there; ``said`` the texts of its comments."""

    server: FaultyServer
    account: HelpdeskAccount
    connect: Callable[[], Connector]
    incidents: Callable[[], Sequence[str]]
    files: Callable[[str], Sequence[tuple[str, bytes]]]
    said: Callable[[str], Sequence[str]]


class KilledSomewhere(RecordedProgress):
    """Ends the program at the n-th word about its progress; never when it is 0."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.words = words

    def _one_more(self) -> None:
        self.words -= 1
        if self.words == 0:
            raise Killed

    def report(self, done: int, total: int) -> None:
        super().report(done, total)
        self._one_more()

    def point_of_no_return(self) -> None:
        super().point_of_no_return()
        self._one_more()


class FaultSequences:
    has_files = True
    has_comments = True

    @pytest.mark.parametrize("seed", range(SEQUENCES))
    def test_once_and_whole_or_unknown(self, tmp_path: Path, faulty_desk: FaultyDesk, seed: int) -> None:
        choice = random.Random(seed)  # noqa: S311 (a seed, no secret)

        def trouble() -> _Trouble:
            faults = [choice.choice([choice.choice(QUICK), None]) for _ in range(choice.randint(3, 16))]
            return faults, choice.randint(1, 6) if choice.random() < 0.3 else 0

        self._goes_through(tmp_path, faulty_desk, trouble)

    @pytest.mark.parametrize("place", range(3))
    def test_what_is_done_late_is_not_done_twice(self, tmp_path: Path, faulty_desk: FaultyDesk, place: int) -> None:
        self._goes_through(tmp_path, faulty_desk, lambda: ([*[None] * place, Fault.LATE], 0))

    def _goes_through(self, folder: Path, desk: FaultyDesk, trouble: Callable[[], _Trouble]) -> None:
        """A request, and a letter that is added to it."""
        with closing(SqliteJournal(folder / "journal.sqlite3", folder / "requests")) as journal:
            office = Office(folder, journal, desk.account, desk.connect)
            request_id = office.prepare(**({} if self.has_files else {"files": ()}))
            before = set(desk.incidents())
            state = _sent_through(office, request_id, desk, *trouble())
            made = set(desk.incidents()) - before
            assert len(made) <= 1
            if state is State.UNKNOWN:
                return
            (incident,) = made
            meant = [(file.name, file.data) for file in office.journal.outgoing(request_id).files]
            assert sorted(desk.files(incident)) == sorted(meant)
            if not self.has_comments:
                return
            addition = office.prepare(body=WORDS, files=(PICTURE,), follows=request_id)
            state = _sent_through(office, addition, desk, *trouble())
            assert set(desk.incidents()) - before == made
            said = sum(WORDS in text for text in desk.said(incident))
            if state is State.UNKNOWN:
                assert said <= 1
                return
            assert said == 1
            assert sorted(desk.files(incident)) == sorted([*meant, (PICTURE.name, PICTURE.data)])


_Trouble = tuple[Sequence[Fault | None], int]
"""What becomes of the next calls, and at which word about its progress the program is killed; never at 0."""


def _sent_through(
    office: Office, letter: RequestId, desk: FaultyDesk, faults: Sequence[Fault | None], killed_at: int
) -> State | None:
    """Then the program goes on until nothing changes."""
    desk.server.faults.extend(faults)
    with closing(desk.connect()) as connector:
        can_be_asked = connector.can_be_asked
    with suppress(Killed):
        office.send(letter, KilledSomewhere(killed_at))
    for _ in range(40):
        entry = office.go_on(letter)
        if entry.state in DONE or (entry.state is State.UNKNOWN and not can_be_asked):
            break
    desk.server.faults.clear()
    assert entry.state in DONE or (entry.state is State.UNKNOWN and not can_be_asked)
    return entry.state

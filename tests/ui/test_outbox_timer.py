"""The outbox while the program runs: looked at when something is due, one look at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.errors import NetworkTrouble, OutcomeUnknown
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.mail_account import IncomingServer, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.outbox import Outbox
from edusupport_desktop.services.sent_letters import SentLettersCheck
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.outbox import OutboxTimer
from post_office import ACCOUNT, CLOCK, DRAFT, Setup
from sending import RecordedProgress


class Mailbox:
    """Holds everything."""

    def arrived(self, message_id: MessageId) -> bool:  # noqa: ARG002
        return True

    def keep(self, outgoing: Outgoing) -> bool:  # noqa: ARG002
        return True


class Office(Setup):
    def __init__(self, folder: Path, journal: SqliteJournal, parent: QObject) -> None:
        self.now = CLOCK()
        super().__init__(folder, journal, self.clock)
        self.accounts.save(replace(ACCOUNT, incoming=IncomingServer("h", 993, Security.TLS), keeps_copies=True))
        self.jobs = Jobs(parent)
        check = SentLettersCheck(journal, self.accounts, Mailbox, self.clock)
        outbox = Outbox(journal, self.submission, self.clock)
        self.timer = OutboxTimer(lambda: outbox, check, self.jobs, self.clock, parent)

    def clock(self) -> datetime:
        return self.now

    def submit(self, outcome: EventKind | Exception) -> None:
        self.post.outcome = outcome
        self.submission.submit(DRAFT, None, RecordedProgress())
        self.post.outcome = EventKind.ACCEPTED

    @property
    def next_look(self) -> int:
        """In how many milliseconds; -1 for never."""
        timer = self.timer.findChild(QTimer)
        assert timer is not None
        return timer.interval() if timer.isActive() else -1


@pytest.fixture
def office(tmp_path: Path, qapp: QObject) -> Iterator[Office]:
    parent = QObject()
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        office = Office(tmp_path, journal, parent)
        yield office
        assert office.jobs.wait()


def test_a_letter_that_waits_goes_when_the_program_starts(office: Office, qtbot: QtBot) -> None:
    office.submit(NetworkTrouble("mail_timeout"))
    with qtbot.waitSignal(office.timer.changed):
        office.timer.look(starting=True)
    assert office.journal.entry(DRAFT.id).state is State.SENT
    assert office.kinds()[-1] is EventKind.COPIED
    assert office.next_look == -1


def test_what_is_not_due_is_looked_at_when_it_is(office: Office, qtbot: QtBot) -> None:
    office.submit(NetworkTrouble("mail_timeout"))
    with qtbot.waitSignal(office.timer.changed):
        office.timer.look()
    assert office.journal.entry(DRAFT.id).state is State.QUEUED
    assert office.next_look == 60_000


def test_a_clock_that_jumped_is_noticed_within_minutes(office: Office, qtbot: QtBot) -> None:
    office.submit(NetworkTrouble("mail_timeout"))
    office.now -= timedelta(days=365)
    with qtbot.waitSignal(office.timer.changed):
        office.timer.look()
    assert office.next_look == 300_000


def test_an_unknown_letter_that_is_in_the_mailbox_has_gone(office: Office, qtbot: QtBot) -> None:
    office.submit(OutcomeUnknown("mail_outcome_unknown"))
    with qtbot.waitSignal(office.timer.changed):
        office.timer.look()
    assert office.journal.entry(DRAFT.id).state is State.SENT


def test_a_look_during_a_look_comes_after_it(office: Office, qtbot: QtBot) -> None:
    looks: list[bool] = []
    office.timer.changed.connect(lambda: looks.append(True))
    office.timer.look()
    office.timer.look()
    office.timer.look()
    qtbot.waitUntil(lambda: len(looks) == 2)
    assert office.jobs.wait()
    assert len(looks) == 2

"""The mailbox while the program runs: one look after another, patience in trouble, an end at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, OurFault, Refused, Unavailable
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.watch_mailbox import Look
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.mailbox_news import MailboxNews

MINUTE = 60_000


@dataclass
class Watch:
    """Every look ends as it is told; without more to come it waits, as a server's line does."""

    ends: list[Look | Exception] = field(default_factory=list)
    looks: int = 0
    waits: Event = field(default_factory=Event)

    def look(self, progress: Progress) -> Look:
        self.looks += 1
        if not self.ends:
            self.waits.set()
            pause = Event()
            while True:
                progress.raise_if_cancelled()
                pause.wait(0.02)
        end = self.ends.pop(0)
        if isinstance(end, Exception):
            raise end
        return end


class Hand:
    def __init__(self, qtbot: QtBot, parent: QObject) -> None:
        self.qtbot = qtbot
        self.jobs = Jobs(parent)
        self.watch = Watch()
        self.news = MailboxNews(self.watch, self.jobs, parent)  # type: ignore[arg-type]
        self.came: list[object] = []
        self.troubles: list[str] = []
        self.news.came.connect(self.came.append)
        self.news.troubled.connect(lambda error: self.troubles.append(error.code))

    @property
    def timer(self) -> QTimer:
        timer = self.news.findChild(QTimer)
        assert isinstance(timer, QTimer)
        return timer

    def pauses(self, *ends: Look | Exception) -> list[int]:
        """How long it waits after each of these looks, in milliseconds; -1: for good."""
        found = []
        for end in ends:
            self.watch.ends = [end]
            self.timer.stop()
            self.news.look_anew() if not found and not self.watch.looks else self.timer.timeout.emit()
            self.settle()
            found.append(self.timer.interval() if self.timer.isActive() else -1)
        return found

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.findChildren(Job), timeout=30_000)


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    parent = QObject()
    hand = Hand(qtbot, parent)
    yield hand
    hand.news.end()
    hand.settle()


OFF = Look((), is_on=False, at_once=False)
SILENT = Look((), at_once=False)


def started(hand: Hand, *ends: Look | Exception) -> None:
    hand.watch.ends = list(ends)
    hand.news.start()
    hand.settle()


def test_where_nothing_may_be_read_one_look_is_all(hand: Hand) -> None:
    started(hand, OFF)
    assert not hand.timer.isActive()
    assert hand.watch.looks == 1


def test_nobody_looks_before_the_program_says_so(hand: Hand) -> None:
    hand.news.look_anew()
    hand.news.look_soon()
    assert hand.watch.looks == 0


def test_news_are_told_and_the_next_look_begins_at_once(hand: Hand) -> None:
    hand.watch.ends = [Look(["a letter"])]  # type: ignore[list-item]
    hand.news.start()
    hand.qtbot.waitUntil(hand.watch.waits.is_set, timeout=30_000)
    assert hand.came == [["a letter"]]
    assert hand.watch.looks == 2


def test_a_server_that_does_not_tell_is_asked_in_growing_pauses(hand: Hand) -> None:
    started(hand, SILENT)
    assert hand.timer.interval() == MINUTE
    assert hand.pauses(SILENT, SILENT, SILENT) == [2 * MINUTE, 4 * MINUTE, 5 * MINUTE]
    hand.news.look_soon()
    assert hand.timer.interval() == MINUTE


def test_a_connection_that_fails_waits_quietly_and_is_told_once(hand: Hand) -> None:
    trouble = NetworkTrouble("mail_server_unreachable")
    started(hand, trouble)
    assert hand.troubles == []
    assert hand.pauses(*[trouble] * 5) == [2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 15 * MINUTE, 15 * MINUTE]
    assert hand.troubles == ["mail_server_unreachable"]
    hand.pauses(SILENT, trouble, trouble)
    assert hand.troubles == ["mail_server_unreachable"] * 2


@pytest.mark.parametrize(
    ("error", "goes_on"),
    [
        (Refused("mail_password_refused"), False),
        (Refused("mail_certificate_not_trusted"), False),
        (Unavailable("keyring_locked"), False),
        (Unavailable("mail_password_missing"), False),
        (Refused("mailbox_refused"), True),
        (OurFault("journal_busy"), True),
    ],
)
def test_what_only_the_teacher_can_mend_is_told_and_not_tried_again(
    hand: Hand, error: EduSupportError, goes_on: bool
) -> None:
    started(hand, error)
    assert hand.troubles == [error.code]
    assert hand.timer.isActive() is goes_on
    hand.watch.ends = [error]
    hand.news.look_anew()
    hand.settle()
    assert hand.troubles == [error.code] * 2


def test_another_mailbox_ends_the_look_into_the_old_one(hand: Hand) -> None:
    hand.news.start()
    hand.qtbot.waitUntil(hand.watch.waits.is_set, timeout=30_000)
    hand.watch.ends = [OFF]
    hand.news.look_anew()
    hand.settle()
    assert hand.watch.looks == 2
    assert hand.troubles == []


def test_the_programs_end_ends_it(hand: Hand) -> None:
    hand.news.start()
    hand.qtbot.waitUntil(hand.watch.waits.is_set, timeout=30_000)
    hand.news.end()
    hand.settle()
    assert hand.watch.looks == 1
    assert not hand.timer.isActive()
    hand.news.look_anew()
    assert hand.watch.looks == 1

"""A backup comes back while the mailbox is watched: the line is let go first, and taken up again if nothing changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QMessageBox

from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.services.mailbox_ports import MailboxReader
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.storage.presence import Presence
from real_program import Parts, real_program
from teacher import Boxes, Teacher
from ui.exchange.test_files import save_to, told
from ui.exchange.test_import import trigger

__all__ = ["told"]


class QuietLine:
    """A mailbox without letters, whose server holds the line until somebody lets go of it."""

    def __init__(self) -> None:
        self.looks = 0
        self.is_held = Event()

    def replies(self) -> Sequence[IncomingLetter]:
        return ()

    def mark_read(self, message_ids: Sequence[MessageId]) -> None:
        assert not message_ids

    def wait_for_news(self, progress: Progress) -> bool:
        pause = Event()
        self.is_held.set()
        while True:
            progress.raise_if_cancelled()
            pause.wait(0.02)

    @contextmanager
    def opened(self, _: Progress) -> Iterator[MailboxReader | None]:
        self.looks += 1
        try:
            yield self
        finally:
            self.is_held.clear()


class Watching(Teacher):
    """A teacher whose mailbox is watched all the time: of all jobs, that one never ends."""

    line: QuietLine

    def settle(self) -> None:
        self.wait(lambda: len(self.jobs._running) <= 1)


@pytest.fixture
def line() -> QuietLine:
    return QuietLine()


@pytest.fixture
def watching(
    qtbot: object, program: Program, boxes: Boxes, line: QuietLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Watching]:
    teacher = Watching(qtbot, replace(program, open_mailbox=line.opened), boxes)  # type: ignore[arg-type]
    save_to(monkeypatch, tmp_path / "Копия.zip")
    teacher.wait(line.is_held.is_set)
    yield teacher
    teacher.windows.replies.mailbox.end()
    teacher.leave()


def test_the_line_is_let_go_and_the_backup_comes_back(
    watching: Watching, line: QuietLine, told: list[str], tmp_path: Path, parts: Parts
) -> None:
    trigger(watching, "back_up")
    watching.wait(lambda: told)
    trigger(watching, "restore_backup")
    watching.wait(lambda: len(told) == 2)
    assert "before-restore-" in told[-1]
    watching.wait(lambda: not watching.jobs._running)
    assert not line.is_held.is_set()
    assert (line.looks, watching.journal.isVisible()) == (1, False)
    watching.program.close()
    real_program(tmp_path / "state", parts).close()


def test_when_it_could_not_come_back_the_mailbox_is_watched_again(
    watching: Watching, line: QuietLine, told: list[str], tmp_path: Path
) -> None:
    trigger(watching, "back_up")
    watching.wait(lambda: told)
    other = Presence(tmp_path / "state" / "data" / "open.lock")
    other.come()
    trigger(watching, "restore_backup")
    watching.wait(lambda: watching.boxes.warnings)
    assert "open a second time" in watching.boxes.expect_warning()
    watching.wait(lambda: line.looks == 2 and line.is_held.is_set())
    other.leave()


def test_who_does_not_want_it_is_not_cut_off(watching: Watching, line: QuietLine, told: list[str]) -> None:
    trigger(watching, "back_up")
    watching.wait(lambda: told)
    watching.boxes.answer = QMessageBox.StandardButton.Cancel
    trigger(watching, "restore_backup")
    watching.wait(lambda: watching.boxes.questions)
    watching.settle()
    assert line.looks == 1
    assert line.is_held.is_set()

"""The program is started over a damaged journal: it offers the last good copy, and makes nothing worse."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from contracts.journal import added
from edusupport_desktop.storage.backups import JournalBackups
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.places import DataFolders

# The real start; the teacher's answer to the question is given, and the program ends behind its first window.
START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from edusupport_desktop import __main__ as program
from edusupport_desktop.ui.journal.window import JournalWindow

answer, sys.argv[1:] = sys.argv[1], sys.argv[2:]

def question(parent, title, text, *rest):
    print("asked:", text, flush=True)
    return getattr(QMessageBox.StandardButton, answer)

def critical(parent, title, text, *rest):
    print("told:", text, flush=True)

QMessageBox.question, QMessageBox.critical = question, critical
show = JournalWindow.show_lines

def shown(window, lines, wanted, *, is_all):
    show(window, lines, wanted, is_all=is_all)
    print("entries:", len(lines), flush=True)
    QTimer.singleShot(0, window.quit)

JournalWindow.show_lines = shown
sys.exit(program.main())
"""


@pytest.fixture
def folders(tmp_path: Path) -> DataFolders:
    """A journal of 40 letters with a copy, damaged since."""
    folders = DataFolders.below(tmp_path / "Учитель")
    folders.create()
    with closing(SqliteJournal(folders.journal_file, folders.requests)) as journal:
        for _ in range(40):
            added(journal, body="много слов " * 200)
        journal.back_up(JournalBackups(folders.journal_file, folders.backups), date(2026, 11, 21))
    folders.journal_file.write_bytes(b"\xff" * 200_000)
    return folders


def start(folders: DataFolders, answer: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, answer, "--data-dir", str(folders.data.parent)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_the_last_good_copy_is_offered_and_taken(folders: DataFolders) -> None:
    started = start(folders, "Yes")
    assert "asked: Журнал повреждён" in started.stdout, started.stderr
    assert "21.11.2026" in started.stdout
    assert "entries: 40" in started.stdout
    assert started.returncode == 0
    (kept,) = folders.data.glob("damaged-*")
    assert kept.read_bytes() == b"\xff" * 200_000
    again = start(folders, "No")
    assert "asked" not in again.stdout
    assert "entries: 40" in again.stdout


def test_who_does_not_want_it_is_told_and_nothing_is_changed(folders: DataFolders) -> None:
    before = folders.journal_file.read_bytes()
    started = start(folders, "No")
    assert "told: Файл журнала повреждён" in started.stdout, started.stderr
    assert folders.journal_file.read_bytes() == before
    assert list(folders.data.glob("damaged-*")) == []


def test_without_a_copy_it_is_told(folders: DataFolders) -> None:
    for copy in folders.backups.iterdir():
        copy.unlink()
    started = start(folders, "Yes")
    assert "asked" not in started.stdout
    assert "told: " in started.stdout, started.stderr

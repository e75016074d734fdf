"""Screenshots of letters that went long ago are deleted, when somebody wants it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.journal import added, sent
from contracts.samples import NOON
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.preferences import Preferences
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.services.retention import days_kept, remove_old_pictures
from edusupport_desktop.storage.journal import SqliteJournal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def test_after_the_days_the_pictures_go_from_the_disk_and_not_before(journal: SqliteJournal, tmp_path: Path) -> None:
    request_id = sent(journal)
    assert remove_old_pictures(journal, 90, lambda: NOON + timedelta(days=90)) == 0
    assert (tmp_path / "requests" / request_id).is_dir()
    assert remove_old_pictures(journal, 90, lambda: NOON + timedelta(days=90, seconds=1)) == 1
    assert not (tmp_path / "requests" / request_id).exists()
    assert journal.events(request_id)[-1].kind is EventKind.PICTURES_REMOVED
    assert journal.remove_leftovers() == 0


def test_a_letter_that_may_still_go_keeps_its_pictures(journal: SqliteJournal) -> None:
    request_id = added(journal)
    assert remove_old_pictures(journal, 1, lambda: NOON + timedelta(days=3650)) == 0
    assert len(journal.outgoing(request_id).files) == 2


def test_nobody_asked_so_nothing_goes(journal: SqliteJournal) -> None:
    sent(journal)
    assert remove_old_pictures(journal, None, lambda: NOON + timedelta(days=3650)) == 0


@pytest.mark.parametrize(
    ("chosen", "laid_down", "kept"), [(None, None, None), (30, None, 30), (30, 90, 90), (None, 90, 90)]
)
def test_the_administrator_s_word_counts(chosen: int | None, laid_down: int | None, kept: int | None) -> None:
    preferences, preset = Preferences(keep_pictures_days=chosen), Preset(keep_pictures_days=laid_down)
    assert days_kept(preferences, preset) == kept

"""Where the program keeps its things."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.storage.places import DataFolders


def test_everything_is_below_one_folder_when_that_is_asked_for(tmp_path: Path) -> None:
    folders = DataFolders.below(tmp_path / "Данные на флешке")
    folders.create()
    places = {folders.data, folders.config, folders.log, folders.practice}
    assert len(places) == 4
    for place in (*places, folders.journal_file, folders.requests, folders.drafts, folders.profile_file):
        assert place.is_relative_to(tmp_path / "Данные на флешке")
    assert all(place.is_dir() for place in places)
    assert folders.profile_file != folders.mail_account_file


def test_a_relative_folder_stays_the_same_when_the_program_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert DataFolders.below(Path("here")).data == tmp_path / "here" / "data"


@pytest.mark.not_windows("the shell says where, not the environment of a test")
def test_the_usual_places_are_in_the_users_own_folder(home: Path) -> None:
    folders = DataFolders.of_this_user()
    folders.create()
    for place in (folders.data, folders.config, folders.log, folders.practice):
        assert place.is_relative_to(home)
        assert place.is_dir()


@pytest.mark.not_windows("no file modes; the user's folder is private there")
def test_the_folders_are_for_this_user_alone(tmp_path: Path) -> None:
    folders = DataFolders.below(tmp_path / "new")
    before = os.umask(0)
    try:
        folders.create()
    finally:
        os.umask(before)
    for place in (tmp_path / "new", folders.data, folders.config, folders.log, folders.practice):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_a_place_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable, match="storage_"):
        DataFolders.below(tmp_path / "file").create()

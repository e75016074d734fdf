"""Small settings files: whatever is in them, the program goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from contracts.samples import HOSTILE_TEXTS
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.storage.settings_file import JsonSettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Настройки" / "profile.json"


def test_values_come_back_as_they_were(path: Path) -> None:
    values = {text: text for text in HOSTILE_TEXTS} | {"port": 465, "on": True, "none": None, "list": ["ё"]}
    JsonSettingsFile(path).save(values)
    assert JsonSettingsFile(path).load() == values


def test_there_is_nothing_at_first_and_looking_makes_no_file(path: Path) -> None:
    assert JsonSettingsFile(path).load() == {}
    assert not path.parent.exists()


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 200_000, b'"text"', b"null"])
def test_a_damaged_file_is_set_aside_and_can_be_looked_at(path: Path, damaged: bytes) -> None:
    file = JsonSettingsFile(path)
    file.save({"city": "Хабаровск"})
    path.write_bytes(damaged)
    assert file.load() == {}
    assert path.with_name("profile.json.damaged").read_bytes() == damaged
    file.save({"city": "Чита"})
    assert file.load() == {"city": "Чита"}


def test_a_folder_in_its_place_is_told_of(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(Unavailable, match="storage_unreadable"):
        JsonSettingsFile(path).load()

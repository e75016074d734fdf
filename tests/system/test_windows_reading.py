"""The readers of registry and programs where there is nothing to read: empty and quiet on every system."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.system.browsers import choose_browser_finder
from edusupport_desktop.system.windows_programs import ProgramFile, read_program
from edusupport_desktop.system.windows_registry import SystemRegistry


@pytest.mark.parametrize("text", ["HKLM\\нет", "HKCU\\\x00\\🦊", "HKCU\\" + "я" * 300])
def test_keys_that_do_not_exist_are_empty(text: str) -> None:
    registry = SystemRegistry()
    assert registry.value(text, "нет\x00") is None
    assert list(registry.subkeys(text)) == []


def test_a_file_that_is_no_program_has_no_version(tmp_path: Path) -> None:
    file = tmp_path / "браузер.exe"
    file.write_bytes(b"MZ nothing")
    (tmp_path / "146.0.7680.80").mkdir()
    assert read_program(str(file)) == ProgramFile(None, ("146.0.7680.80",))


@pytest.mark.parametrize("path", ["", "\x00", "нет/такого.exe", "."])
def test_no_file_gives_none(path: str) -> None:
    assert read_program(path) is None


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux", "freebsd14"])
def test_every_finder_can_be_asked_on_every_system(platform: str) -> None:
    assert isinstance(list(choose_browser_finder(platform, {}).find(2.0)), list)

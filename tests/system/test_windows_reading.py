"""The readers of registry and programs: real on Windows, empty and quiet elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edusupport_desktop.system.browsers import choose_browser_finder
from edusupport_desktop.system.windows_programs import ProgramFile, read_program
from edusupport_desktop.system.windows_registry import SystemRegistry

KEY = r"HKCU\Software\EduSupport Desktop test 🦊"
on_windows = pytest.mark.skipif(sys.platform != "win32", reason="needs Windows")


@pytest.fixture
def key() -> Iterator[str]:
    """A key with values of three kinds and two keys below, removed afterwards."""
    if sys.platform == "win32":
        import winreg

        path = KEY.partition("\\")[2]
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, path) as handle:
            winreg.SetValueEx(handle, "", 0, winreg.REG_SZ, "Браузер 🦊 אב")
            winreg.SetValueEx(handle, "expanded", 0, winreg.REG_EXPAND_SZ, r"%SystemRoot%\x.exe")
            winreg.SetValueEx(handle, "number", 0, winreg.REG_DWORD, 5)
            for below in ("Яндекс", "Chrome"):
                winreg.CreateKey(handle, below).Close()
        yield KEY
        for below in (r"\Яндекс", r"\Chrome", ""):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, path + below)


@on_windows
def test_the_registry_is_read(key: str) -> None:
    registry = SystemRegistry()
    assert registry.value(key) == "Браузер 🦊 אב"
    assert sorted(registry.subkeys(key)) == ["Chrome", "Яндекс"]
    expanded = registry.value(key, "expanded")
    assert expanded is not None
    assert expanded.lower().endswith(r"\x.exe")
    assert "%" not in expanded
    assert registry.value(key, "number") is None
    assert registry.value(key, "нет") is None


@on_windows
def test_the_version_of_a_program_is_read_from_its_properties() -> None:
    program = read_program(sys.executable)
    assert program is not None
    assert program.product_version == ".".join(str(part) for part in sys.version_info[:3])


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
    assert isinstance(list(choose_browser_finder(platform, {}).find()), list)

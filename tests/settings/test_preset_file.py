"""The administrator's preset."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.settings.preset_file import load_preset, preset_path, read_preset

ADDRESS = "https://school.example/edusupport.json"


def preset(*lines: str) -> bytes:
    return "\n".join(("schema = 1", *lines)).encode()


@pytest.mark.parametrize(
    ("platform", "environ", "path"),
    [
        ("win32", {"PROGRAMDATA": r"D:\Данные"}, r"D:\Данные\EduSupport Desktop\preset.toml"),
        ("win32", {}, r"C:\ProgramData\EduSupport Desktop\preset.toml"),
        ("linux", {}, "/etc/edusupport-desktop/preset.toml"),
        ("darwin", {}, "/Library/Application Support/EduSupport Desktop/preset.toml"),
        ("linux", {"EDUSUPPORT_PRESET": "/tmp/проба.toml"}, "/tmp/проба.toml"),
    ],
)
def test_the_preset_lies_where_only_an_administrator_writes(platform: str, environ: dict[str, str], path: str) -> None:
    assert preset_path(platform, environ) == path


def test_without_a_file_nothing_is_laid_down(tmp_path: Path) -> None:
    assert read_preset(str(tmp_path / "preset.toml")) == Preset()


def test_the_address_for_newer_versions_is_read(tmp_path: Path) -> None:
    file = tmp_path / "preset.toml"
    file.write_bytes(b"\xef\xbb\xbf" + preset("[updates]", f'address = "{ADDRESS}"'))
    assert read_preset(str(file)) == Preset(updates_address=ADDRESS)


def test_a_preset_may_be_empty() -> None:
    assert load_preset(preset()) == Preset()


@pytest.mark.parametrize(
    ("data", "details"),
    [
        (preset("[updates]", "address = 5"), {"reason": "wrong_type", "key": "updates.address"}),
        (preset("[updates]", 'address = "http://school.example"'), {"reason": "wrong_value", "key": "updates.address"}),
        (preset("[updates]", 'address = "file:///etc/passwd"'), {"reason": "wrong_value", "key": "updates.address"}),
        (preset("[updates]"), {"reason": "missing", "key": "updates.address"}),
        (preset("[update]"), {"reason": "unknown_key", "key": "update"}),
        (preset("что-то"), {"reason": "not_toml", "line": 2}),
        (b"schema = 2", {"reason": "newer_schema", "key": "schema"}),
        (b"", {"reason": "missing", "key": "schema"}),
    ],
)
def test_a_mistake_is_named_by_its_place(data: bytes, details: dict[str, object]) -> None:
    with pytest.raises(UntrustedInput, match="preset_wrong") as wrong:
        load_preset(data)
    assert wrong.value.details == details


def test_a_preset_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UntrustedInput, match="not_readable"):
        read_preset(str(tmp_path))

"""What a Windows bundle needs that the computer it is built on would hide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def windows(helper: Callable[[str], ModuleType]) -> ModuleType:
    return helper("bundle_windows")


def test_the_newest_of_microsofts_libraries_is_kept_beside_python(windows: ModuleType) -> None:
    versions = {"python/VCRUNTIME140.dll": (14, 38, 1, 0), "qt/vcruntime140.dll": (14, 44, 0, 0), "qt/x": (14, 9, 0, 0)}
    entries = [
        ("VCRUNTIME140.dll", "python/VCRUNTIME140.dll", "BINARY"),
        ("shiboken6\\vcruntime140.dll", "qt/vcruntime140.dll", "BINARY"),
        ("PySide6\\MSVCP140_1.dll", "qt/x", "BINARY"),
        ("PySide6\\Qt6Core.dll", "qt/core", "BINARY"),
    ]
    for order in (entries, entries[::-1]):
        assert sorted(windows.one_microsoft_runtime(order, versions.__getitem__)) == [
            ("MSVCP140_1.dll", "qt/x", "BINARY"),
            ("PySide6\\Qt6Core.dll", "qt/core", "BINARY"),
            ("vcruntime140.dll", "qt/vcruntime140.dll", "BINARY"),
        ]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    inside = tmp_path / "Программа" / "_internal"
    for name in ("python311.dll", "PIL/_imaging.pyd", "PySide6/Qt6Core.dll", "shiboken6/VCRUNTIME140.dll", "a.txt"):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_bytes(b"")
    return inside.parent


def imports_of(path: Path) -> list[str]:
    return ["KERNEL32.dll", "api-ms-win-crt-runtime-l1-1-0.dll", "VCRUNTIME140.dll"]


def test_a_library_is_missing_where_windows_does_not_look_for_it(windows: ModuleType, bundle: Path) -> None:
    assert windows.missing(bundle, imports_of) == {"VCRUNTIME140.dll": ["_imaging.pyd", "python311.dll"]}


def test_nothing_is_missing_when_it_lies_at_the_top(windows: ModuleType, bundle: Path) -> None:
    (bundle / "_internal" / "vcruntime140.dll").write_bytes(b"")
    assert windows.missing(bundle, imports_of) == {}

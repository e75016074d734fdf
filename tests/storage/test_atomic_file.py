"""Files replaced in one step, on every system."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.storage import atomic_file
from edusupport_desktop.storage.atomic_file import rename_patiently, write_atomically
from edusupport_desktop.storage.disk_trouble import disk_trouble


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "Черновик 🧑‍🏫.json"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == {path.name}


def test_the_old_version_stays_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.json"
    write_atomically(path, b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unavailable, match="storage_full") as refused, disk_trouble():
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {path.name}
    assert str(tmp_path) not in str(refused.value)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "storage_full"),
        (errno.EDQUOT, "storage_full"),
        (errno.EROFS, "storage_read_only"),
        (errno.EACCES, "storage_read_only"),
        (errno.EIO, "storage_unreadable"),
    ],
)
def test_the_systems_errors_have_the_programs_names(number: int, code: str) -> None:
    with pytest.raises(Unavailable, match=code), disk_trouble():
        raise OSError(number, "")


class HeldFile(type(Path())):  # type: ignore[misc]
    """A file that another program holds for the first moments, as on Windows."""

    held = 0

    def replace(self, target: Path) -> Path:
        if HeldFile.held:
            HeldFile.held -= 1
            raise PermissionError(errno.EACCES, "held")
        return Path(super().replace(target))


def test_on_windows_a_file_held_by_a_scanner_is_replaced_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(atomic_file.time, "sleep", pauses.append)
    source, target = HeldFile(tmp_path / "part"), tmp_path / "whole"
    source.write_bytes(b"new")
    HeldFile.held = 3
    rename_patiently(source, target)
    assert target.read_bytes() == b"new"
    assert len(pauses) == 3
    assert sum(pauses) < 1
    source.write_bytes(b"newer")
    HeldFile.held = 100
    with pytest.raises(PermissionError):
        rename_patiently(source, target)
    assert target.read_bytes() == b"new"

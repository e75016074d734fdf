"""Reading what systems say of themselves, in folders and registries made for it."""

from __future__ import annotations

import plistlib
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from edusupport_desktop.system.operating_system import read_operating_system


class NoRegistry:
    def value(self, key: str, name: str = "") -> str | None:  # noqa: ARG002
        return None

    def subkeys(self, key: str) -> Sequence[str]:  # noqa: ARG002
        return ()


class Windows(NoRegistry):
    def value(self, key: str, name: str = "") -> str | None:
        values = {"ProductName": "Windows 10 Pro", "CurrentBuild": "22631", "UBR": "3296", "DisplayVersion": "23H2"}
        return values.get(name) if key.endswith(r"Windows NT\CurrentVersion") else None


def test_windows_is_read_from_its_registry() -> None:
    assert read_operating_system("win32", registry=Windows()) == "Windows 11 Pro 23H2 (сборка 22631.3296)"
    assert read_operating_system("win32", registry=NoRegistry()) == ""


def test_a_mac_is_read_from_its_property_list(tmp_path: Path) -> None:
    path = tmp_path / "System/Library/CoreServices/SystemVersion.plist"
    assert read_operating_system("darwin", tmp_path) == ""
    path.parent.mkdir(parents=True)
    path.write_bytes(plistlib.dumps({"ProductVersion": "14.4.1", "ProductBuildVersion": "23E224"}))
    assert read_operating_system("darwin", tmp_path) == "macOS 14.4.1 (сборка 23E224)"
    for broken in (b"", b"<plist", b"bplist00\xff", plistlib.dumps([1])):
        path.write_bytes(broken)
        assert read_operating_system("darwin", tmp_path) in {"", "macOS"}


@pytest.mark.parametrize(
    ("os_release", "own_file", "own", "name"),
    [
        ('ID=astra\nPRETTY_NAME="Astra Linux"\nVERSION_ID=1.8_x86-64\n', "etc/astra/build_version", "1.8.1.6\n",
         "Astra Linux 1.8_x86-64 (сборка 1.8.1.6)"),
        ('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', "etc/debian_version", "12.11\n",
         "Debian 12 (bookworm) (сборка 12.11)"),
        ('PRETTY_NAME="Ubuntu 24.04.1 LTS"\nID=ubuntu\nID_LIKE=debian\n', "etc/debian_version", "trixie/sid\n",
         "Ubuntu 24.04.1 LTS"),
        ('PRETTY_NAME="RED OS 8.0.2"\nID="redos"\n', "etc/redos-release", "x\n", "РЕД ОС 8.0.2"),
    ],
)  # fmt: skip
def test_a_linux_is_read_from_os_release_and_its_own_file(
    tmp_path: Path, os_release: str, own_file: str, own: str, name: str
) -> None:
    (tmp_path / "usr/lib").mkdir(parents=True)
    (tmp_path / "usr/lib/os-release").write_text(os_release, "utf-8")
    (tmp_path / own_file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / own_file).write_text(own, "utf-8")
    assert read_operating_system("linux", tmp_path) == name


def test_a_system_that_says_nothing_is_empty(tmp_path: Path) -> None:
    assert read_operating_system("linux", tmp_path) == ""
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").mkdir()
    assert read_operating_system("linux", tmp_path) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="this computer's own os-release")
def test_this_computer_has_a_name_that_is_not_its_host_name() -> None:
    name = read_operating_system()
    assert any(char.isdigit() for char in name)
    assert socket.gethostname() not in name

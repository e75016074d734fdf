"""Which files belong into the bundle, which version it is, and which C library it needs."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from edusupport_desktop import __version__
from realparts.needs import needs

ROOT = Path(__file__).parents[2]


@pytest.fixture
def parts(helper: Callable[[str], ModuleType]) -> ModuleType:
    return helper("bundle_parts")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/plugins/tls/qopensslbackend.dll", False),
        ("PySide6/plugins/imageformats/qjpeg.dll", True),
        ("PySide6/plugins/imageformats/qtiff.dll", False),
        ("PySide6/Qt/translations/qtbase_ru.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("edusupport_desktop/resources/translations/edusupport_ru.qm", True),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtQuick.abi3.so", False),
        ("PySide6/opengl32sw.dll", False),
        ("libsqlite3.so.0", True),
    ],
)
def test_of_qt_only_what_is_used_belongs(parts: ModuleType, name: str, expected: bool) -> None:
    modules = parts.qt_modules(ROOT / "src")
    assert {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest"} <= modules
    assert "QtQuick" not in modules
    assert parts.belongs((name, "somewhere", "BINARY"), modules) is expected


def test_the_tools_of_the_workshop_stay_out_and_the_libraries_do_not(parts: ModuleType) -> None:
    tools = set(parts.tools_of_the_workshop(ROOT / "requirements" / "run.txt"))
    assert {"pytest", "mypy", "hatchling"} <= tools
    assert tools.isdisjoint({"edusupport_desktop", "PySide6", "PIL", "httpx", "keyring", "phonenumbers", "jeepney"})


def test_the_c_library_is_the_systems(parts: ModuleType) -> None:
    for name in ("libc.so.6", "ld-linux-x86-64.so.2", "libm.so.6", "libstdc++.so.6", "libsystemd.so.0"):
        assert parts.OF_THE_SYSTEM.fullmatch(name)
    for name in ("libcrypto.so.3", "libxcb.so.1", "libdbus-1.so.3", "libcap.so.2"):
        assert not parts.OF_THE_SYSTEM.fullmatch(name)


def test_a_link_to_what_stays_out_goes(parts: ModuleType) -> None:
    kept = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    lost = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    data = ("a.toml", "/somewhere/a.toml", "DATA")
    binaries = [("PySide6/Qt/lib/libQt6Core.so.6", "/somewhere", "BINARY")]
    assert parts.without_dangling_links([kept, lost, data], binaries) == [kept, data]


def test_a_loose_module_comes_from_the_package_it_was_compiled_from(parts: ModuleType) -> None:
    import phonenumbers

    entry = ("phonenumbers/__init__.pyc", "/build/localpycs/phonenumbers/__init__.pyc", "DATA")
    assert Path(parts.origin(entry)).resolve() == Path(phonenumbers.__file__).resolve()
    assert parts.origin(("a.toml", "/somewhere/a.toml", "DATA")) == "/somewhere/a.toml"


def test_windows_shows_the_version_of_the_program(helper: Callable[[str], ModuleType], tmp_path: Path) -> None:
    version = helper("bundle_version")
    assert version.program_version(ROOT) == __version__
    text = Path(version.windows_version_file("1.2.3", tmp_path)).read_text("utf-8")
    assert "filevers=(1, 2, 3, 0)" in text
    assert 'StringStruct("ProductVersion", "1.2.3")' in text
    assert "Электронной школы" in text


@pytest.mark.real
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a choice of C libraries")
def test_the_c_library_a_bundle_needs_is_told(helper: Callable[[str], ModuleType], tmp_path: Path) -> None:
    needs("readelf", package="binutils")
    needed_glibc = helper("bundle_glibc").needed_glibc
    assert needed_glibc(tmp_path) == ("0", [])
    copy = tmp_path / "Программа"
    copy.write_bytes(Path(sys.executable).read_bytes())
    version, files = needed_glibc(tmp_path)
    assert files == [str(copy)]
    assert (2, 2) < tuple(map(int, version.split("."))) <= tuple(map(int, platform.libc_ver()[1].split(".")))

"""The installer's script and the launcher's: they compile, they say the program's version, they name what it names.

What they do is shown by scripts/build-windows.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from platformdirs.windows import Windows

from edusupport_desktop import __version__
from edusupport_desktop.portable import MARKER
from edusupport_desktop.settings.mail_accounts import SERVICE
from realparts.needs import needs

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "resources" / "packaging" / "windows"


def build(step: str, out: Path) -> None:
    """A step of scripts/build-windows on a bundle of one file; what it makes lies in ``out``."""
    needs("makensis", package="nsis")
    needs("zip", package="zip")
    bundle = out / "edusupport-desktop"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "edusupport-desktop.exe").write_bytes(b"MZ")
    (bundle / "_internal" / "учебный файл 🎒.txt").write_text("текст", "utf-8")
    libraries = "".join(f'. "$root/scripts/lib/{name}.sh"; ' for name in ("setup", "windows", "build-windows"))
    places = (
        f'windows_bundle={bundle} windows_setup="{out}/edusupport-desktop-setup.exe" windows_zip="{out}/portable.zip"'
    )
    told = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"root={ROOT}; {libraries} {places}; {step}"], capture_output=True, text=True
    )
    assert told.returncode == 0, told.stdout + told.stderr


def detail(program: bytes, name: str) -> str:
    """What Explorer shows under "Details"."""
    found = re.search(re.escape(name.encode("utf-16-le")) + rb"(?:\0\0)+((?:[^\0]\0|.[\1-\xff])+)", program, re.DOTALL)
    assert found is not None
    return found[1].decode("utf-16-le")


def test_the_installer_compiles_without_a_warning_and_says_the_version(tmp_path: Path) -> None:
    build("make_installer", tmp_path)
    program = (tmp_path / "edusupport-desktop-setup.exe").read_bytes()
    assert detail(program, "FileVersion") == __version__
    assert "Установка EduSupport Desktop".encode("utf-16-le") in program
    assert b'level="asInvoker"' in program


def test_the_portable_zip_is_one_folder_with_a_launcher_and_the_marker_beside_it(tmp_path: Path) -> None:
    from zipfile import ZipFile

    build("make_portable_zip", tmp_path)
    with ZipFile(tmp_path / "portable.zip") as archive:
        top = "EduSupport Desktop"
        names = set(archive.namelist())
        assert {f"{top}/EduSupport Desktop.exe", f"{top}/{MARKER}", f"{top}/program/edusupport-desktop.exe"} <= names
        assert {name.partition("/")[0] for name in names} == {top}
        assert detail(archive.read(f"{top}/EduSupport Desktop.exe"), "FileVersion") == __version__
        assert "«EduSupport data»" in archive.read(f"{top}/{MARKER}").decode("utf-8-sig")


def test_the_uninstaller_removes_what_the_program_keeps() -> None:
    script = (SCRIPTS / "data.nsh").read_text("utf-8")
    names = dict(re.findall(r'^!define (\w+) "(.+?)"', script, re.MULTILINE))
    assert names == {"DATA_FOLDER": "edusupport-desktop", "SERVICE": SERVICE}


def test_on_windows_all_data_of_a_user_lie_in_that_one_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: name)
    folders = Windows("edusupport-desktop", appauthor=False)
    for path in (folders.user_data_dir, folders.user_config_dir, folders.user_log_dir):
        assert Path(path).parts[:2] == ("CSIDL_LOCAL_APPDATA", "edusupport-desktop")

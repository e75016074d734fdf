"""A portable copy keeps its data beside itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.options import Options
from edusupport_desktop.portable import program_file, with_data_beside


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "Флешка 🎒"
    folder.mkdir()
    return folder / "edusupport-desktop.exe"


def test_an_installed_program_keeps_its_data_where_the_computer_does(program: Path) -> None:
    assert with_data_beside(Options(), str(program)) == Options()


@pytest.mark.parametrize("marker", ["portable.txt", "EduSupport data"])
def test_the_marker_or_the_data_themselves_make_a_copy_portable(program: Path, marker: str) -> None:
    if marker == "portable.txt":
        (program.parent / marker).write_bytes(b"")
    else:
        (program.parent / marker).mkdir()
    options = with_data_beside(Options(new=True), str(program))
    assert options == Options(data_dir=str(program.parent / "EduSupport data"), new=True)
    assert options.state_folder == options.data_dir


def test_below_what_is_started_the_data_lie_beside_the_marker(program: Path) -> None:
    below = program.parent / "program" / program.name
    (program.parent / "EduSupport data").mkdir()
    assert with_data_beside(Options(), str(below)) == Options()
    (program.parent / "portable.txt").write_bytes(b"")
    assert with_data_beside(Options(), str(below)) == Options(data_dir=str(program.parent / "EduSupport data"))


def test_what_the_command_line_says_goes_before(program: Path) -> None:
    (program.parent / "portable.txt").write_bytes(b"")
    for said in (Options(data_dir="here"), Options(demo="out")):
        assert with_data_beside(said, str(program)) == said


def test_from_source_nothing_is_portable(program: Path) -> None:
    assert program_file() is None
    assert with_data_beside(Options(), program_file()) == Options()

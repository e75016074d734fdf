"""Consoles of other code pages, and none at all: the installed program is started without one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from edusupport_desktop import __version__

MODULE = ["-m", "edusupport_desktop"]


def started(program: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"} | variables
    env["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return subprocess.run([program, *MODULE, *arguments], env=env, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "cp1252", "cp437", "ascii", "utf-8"])
def test_help_is_told_in_every_code_page(encoding: str) -> None:
    ran = started(sys.executable, "--help", PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")
    told = ran.stdout.decode(encoding)
    assert "--data-dir" in told
    assert ("«Электронная школа»" in told) == (encoding in ("cp1251", "utf-8"))


def test_a_wrong_argument_in_any_alphabet_is_told() -> None:
    ran = started(sys.executable, "лишнее 🙈", PYTHONIOENCODING="cp437")
    assert ran.returncode == 2
    assert b"no arguments like" in ran.stderr


@pytest.mark.parametrize(("argument", "status"), [("--version", 0), ("--help", 0), ("--wrong", 2)])
def test_without_a_console_nothing_is_told_and_nothing_breaks(argument: str, status: int) -> None:
    windowed = Path(sys.executable).with_name("pythonw.exe")
    closed = subprocess.Popen(
        [windowed, *MODULE, argument],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        creationflags=subprocess.DETACHED_PROCESS,
        close_fds=True,
    )
    assert closed.wait(60) == status


def test_the_version_is_told() -> None:
    assert started(sys.executable, "--version").stdout.split() == [b"EduSupport", b"Desktop", __version__.encode()]

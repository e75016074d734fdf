"""The frozen program's own libraries are for itself: what it starts gets the system's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOOK = Path(__file__).parents[2] / "resources" / "packaging" / "frozen" / "linux_libraries.py"
PROGRAM = """
import os, runpy, sys
sys._MEIPASS = sys.argv[2]
runpy.run_path(sys.argv[1])
assert "ctypes.util" not in sys.modules
from ctypes.util import find_library
print(os.environ.get("LD_LIBRARY_PATH"), os.environ.get("LD_LIBRARY_PATH_ORIG"))
print(find_library("ours-alone"), find_library("nobodys"))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a part of the Linux bundle")


def run_hook(folder: Path, **variables: str) -> list[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("LD_LIBRARY_PATH")} | variables
    command = [sys.executable, "-c", PROGRAM, str(HOOK), str(folder)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()


def test_what_the_program_starts_finds_the_systems_libraries(tmp_path: Path) -> None:
    assert run_hook(tmp_path, LD_LIBRARY_PATH="/opt/ours")[0] == "None None"
    assert run_hook(tmp_path, LD_LIBRARY_PATH="/opt/ours:/before", LD_LIBRARY_PATH_ORIG="/before")[0] == "/before None"


def test_a_library_asked_for_by_name_is_looked_for_in_the_program_first(tmp_path: Path) -> None:
    (tmp_path / "libours-alone.so.1").write_bytes(b"")
    assert run_hook(tmp_path)[1] == f"{tmp_path}/libours-alone.so.1 None"

"""The first window comes quickly: what is heavy is imported where it is used, never at the start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {
    "PIL",
    "deflate",
    "email",
    "httpx",
    "imaplib",
    "jeepney",
    "keyring",
    "mss",
    "openpyxl",
    "phonenumbers",
    "smtplib",
    "ssl",
    "urllib.request",
}
WAITING = {"sqlite3", "hashlib", "json", "uuid", "PySide6.QtSvg", "edusupport_desktop.bootstrap"}
"""Needed in every run, but only behind the first window."""

# The whole start, on a screen in memory. What is told: the modules when the first window has been painted, then those
# when everything behind it has been made.
STARTED = """
import os, sys
import edusupport_desktop.__main__ as program

def modules():
    from PySide6 import QtCore
    return " ".join([*sys.modules, *(["PySide6.QtCore.Qt"] if "Qt" in vars(QtCore) else [])])

def make(options):
    first = modules()
    make_program(options)
    import edusupport_desktop.ui.windows
    print(first, modules(), sep="\\n", flush=True)
    os._exit(0)

make_program, program._make_program = program._make_program, make
program.main()
"""


def started_modules(folder: Path) -> tuple[set[str], set[str]]:
    """Behind the first paint, and with everything made."""
    # -I: neither the checkout's folder nor variables decide; the installed program is what starts.
    started = subprocess.run(
        [sys.executable, "-I", "-c", STARTED, "--data-dir", str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert started.returncode == 0, started.stderr
    first, everything = started.stdout.splitlines()
    return set(first.split()), set(everything.split())


def test_no_heavy_module_is_imported_by_the_start(tmp_path: Path) -> None:
    first, everything = started_modules(tmp_path)
    assert "edusupport_desktop.ui.journal.window" in first
    assert first & (HEAVY | WAITING) == set()
    assert {"edusupport_desktop.bootstrap", "edusupport_desktop.ui.windows"} <= everything
    assert everything & HEAVY == set()


def test_the_first_window_does_without_the_enumerations_of_qt(tmp_path: Path) -> None:
    # PySide6 makes the hundred enumerations of the namespace Qt when it is first named, which takes 9 ms.
    first, _ = started_modules(tmp_path)
    assert "PySide6.QtCore.Qt" not in first

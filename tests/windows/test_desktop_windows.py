"""Windows of another process on a real Windows desktop."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.system.win32_windows import Win32Windows
from realparts.processes import Process, stop, wait_until

JOURNAL, LETTER, AWAY, PALETTE = "Электронный журнал — 5 «Б» 🎒", "Письмо עברית", "Свёрнутое", "Палитра"

# Shows windows; lines of its input name the one to bring to the front. Says the frames its system tells it.
OTHER_PROGRAM = """
import ctypes, json, sys, threading
from ctypes import wintypes
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
class Input(QObject):
    line = Signal(str)
app = QApplication([])
windows = []
for title, left, top, width, height, kind, how in json.loads(sys.argv[1]):
    window = QWidget(f=getattr(Qt.WindowType, kind))
    window.setWindowTitle(title)
    window.setGeometry(left, top, width, height)
    getattr(window, how)()
    windows.append(window)
def front(line):
    windows[int(line)].activateWindow()
    windows[int(line)].raise_()
source = Input()
source.line.connect(front)
threading.Thread(target=lambda: [source.line.emit(line) for line in sys.stdin], daemon=True).start()
app.processEvents()
frame = wintypes.RECT()
ctypes.windll.user32.GetWindowRect(wintypes.HWND(int(windows[0].winId())), ctypes.byref(frame))
print(json.dumps([frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top]), flush=True)
app.exec()
"""

TWO = (
    (JOURNAL, 200, 150, 400, 300, "Window", "show"),
    (LETTER, 250, 200, 400, 300, "Dialog", "show"),
)
OUT_OF_SIGHT = (
    (AWAY, 300, 250, 400, 300, "Window", "showMinimized"),
    (PALETTE, 300, 250, 400, 300, "Tool", "show"),
    ("", 300, 250, 400, 300, "Window", "hide"),
)


def seen() -> Sequence[DesktopWindow]:
    return Win32Windows(0).visible()


@contextmanager
def other_program(*windows: tuple[str, int, int, int, int, str, str]) -> Iterator[tuple[Process, list[int]]]:
    command = [sys.executable, "-c", OTHER_PROGRAM, json.dumps(windows)]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None
        frame = json.loads(program.stdout.readline())
        wait_until(lambda: {JOURNAL, LETTER} <= {window.title for window in seen()}, "the windows", process=program)
        yield program, frame
    finally:
        stop(program)


def test_a_window_is_told_with_its_place_and_its_program() -> None:
    with other_program(*TWO) as (program, frame):
        (window,) = (window for window in seen() if window.title == JOURNAL)
    assert [window.left, window.top, window.width, window.height] == frame
    assert (window.width, window.height) >= (400, 300)
    assert window.process_id == program.pid
    assert window.program is not None
    assert Path(window.program).samefile(sys.executable)


def test_the_frontmost_is_the_first_and_active() -> None:
    with other_program(*TWO) as (program, _):
        assert program.stdin is not None
        for number, title in ((0, JOURNAL), (1, LETTER), (0, JOURNAL)):
            program.stdin.write(f"{number}\n")
            program.stdin.flush()
            wait_until(lambda title=title: seen()[0].title == title and seen()[0].active, title, process=program)
            assert [window.active for window in seen() if window.title in (JOURNAL, LETTER)] == [True, False]


def test_what_cannot_be_seen_or_chosen_is_left_out() -> None:
    with other_program(*TWO, *OUT_OF_SIGHT):
        titles = [window.title for window in seen()]
    assert AWAY not in titles
    assert PALETTE not in titles
    assert "" not in titles


def test_our_own_windows_are_left_out() -> None:
    with other_program(*TWO) as (program, _):
        assert program.pid not in {window.process_id for window in Win32Windows(program.pid).visible()}
        assert program.pid in {window.process_id for window in seen()}

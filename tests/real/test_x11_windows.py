"""Windows of another process on a real X display with a window manager, against the pixels they cover."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from edusupport_desktop.capture.mss_screen import MssScreenCapture
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.system.x11_windows import X11Windows
from realparts.display import DisplayFactory, Monitor, VirtualDisplay
from realparts.needs import needs
from realparts.processes import Process, stop, wait_until

pytestmark = pytest.mark.real

DESKTOP = "#ff00ff"
JOURNAL, LETTER, SHORT = "Электронный журнал — 5 «Б» 🎒", "Письмо עברית", "Подсказка"
ALL_DESKTOPS = 0xFFFFFFFF

# Shows windows with frames; lines of its input are done with them.
OTHER_PROGRAM = """
import json, os, sys
from PySide6.QtCore import Qt, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
windows = []
for title, left, top, width, height, kind in json.loads(sys.argv[1]):
    window = QWidget(f=getattr(Qt.WindowType, kind))
    window.setWindowTitle(title)
    window.setGeometry(left, top, width, height)
    window.show()
    windows.append(window)
def act():
    for line in os.read(0, 65536).splitlines():
        action, number = line.decode().split()
        getattr(windows[int(number)], action)()
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(act)
app.exec()
"""


@pytest.fixture
def display(xvfb: DisplayFactory, monkeypatch: pytest.MonkeyPatch) -> VirtualDisplay:
    display = xvfb(Monitor(1000, 700))
    monkeypatch.setenv("DISPLAY", display.name)
    subprocess.run(["xsetroot", "-solid", DESKTOP], env=display.env, check=True)
    return display


@contextmanager
def other_program(display: VirtualDisplay, *windows: tuple[str, int, int, int, int, str]) -> Iterator[Process]:
    command = [sys.executable, "-c", OTHER_PROGRAM, json.dumps(windows)]
    program = subprocess.Popen(command, env=display.env, stdin=subprocess.PIPE)
    try:
        normal = {window[0] for window in windows if window[5] != "ToolTip"}
        wait_until(lambda: {window.title for window in seen()} == normal, "the windows", process=program)
        yield program
    finally:
        stop(program)


def seen() -> Sequence[DesktopWindow]:
    try:
        return X11Windows(0).visible()
    except Unavailable:
        return ()


def do(program: Process, action: str, window: int) -> None:
    assert program.stdin is not None
    program.stdin.write(f"{action} {window}\n".encode())
    program.stdin.flush()


def covered() -> tuple[int, int, int, int]:
    """Left, top, width, height of everything that is not the bare desktop."""
    picture = MssScreenCapture().capture()
    pixels = Image.frombytes("RGB", (picture.width, picture.height), bytes(picture.pixels), "raw", "BGRX")
    box = ImageChops.difference(pixels, Image.new("RGB", pixels.size, DESKTOP)).getbbox()
    if box is None:  # nothing is drawn yet
        return 0, 0, 0, 0
    left, top, right, bottom = box
    return left, top, right - left, bottom - top


def place(window: DesktopWindow) -> tuple[int, int, int, int]:
    return window.left, window.top, window.width, window.height


def test_a_window_is_what_the_eye_sees_of_it(display: VirtualDisplay) -> None:
    with other_program(display, (JOURNAL, 200, 150, 400, 300, "Window")) as program:
        wait_until(lambda: [place(window) for window in seen()] == [covered()], "the drawn frame", process=program)
        (window,) = seen()
    assert window.title == JOURNAL
    assert window.process_id == program.pid
    assert window.program == str(Path(sys.executable).resolve())
    assert window.active
    # A frame and a title bar lie around what the program draws itself.
    assert (window.width, window.height) > (400, 310)


def test_the_frontmost_is_the_first(display: VirtualDisplay) -> None:
    windows = [(JOURNAL, 100, 100, 300, 200, "Window"), (LETTER, 150, 150, 300, 200, "Window")]
    with other_program(display, *windows) as program:
        for number, title in ((0, JOURNAL), (1, LETTER), (0, JOURNAL)):
            do(program, "activateWindow", number)
            do(program, "raise_", number)
            wait_until(lambda title=title: seen()[0].title == title and seen()[0].active, title, process=program)
            assert [window.active for window in seen()] == [True, False]


def test_what_cannot_be_seen_or_chosen_is_left_out(display: VirtualDisplay) -> None:
    windows = [
        (JOURNAL, 100, 100, 300, 200, "Window"),
        (LETTER, 150, 150, 300, 200, "Dialog"),
        (SHORT, 500, 500, 200, 90, "ToolTip"),
    ]
    with other_program(display, *windows) as program:
        assert {window.title for window in seen()} == {JOURNAL, LETTER}
        do(program, "showMinimized", 0)
        wait_until(lambda: [window.title for window in seen()] == [LETTER], "the minimised window", process=program)
        do(program, "showNormal", 0)
        wait_until(lambda: len(seen()) == 2, "the window shown again", process=program)
        do(program, "hide", 1)
        wait_until(lambda: [window.title for window in seen()] == [JOURNAL], "the hidden window", process=program)
        # What lies on another of the window manager's desktops is not to be seen either.
        move(display, JOURNAL, 1)
        wait_until(lambda: not seen(), "the window moved away", process=program)
        move(display, JOURNAL, ALL_DESKTOPS)
        wait_until(lambda: [window.title for window in seen()] == [JOURNAL], "the window everywhere", process=program)


def move(display: VirtualDisplay, title: str, desktop: int) -> None:
    needs("wmctrl", package="wmctrl")
    subprocess.run(["wmctrl", "-r", title, "-t", str(desktop)], env=display.env, check=True)


def test_our_own_windows_are_left_out(display: VirtualDisplay) -> None:
    with other_program(display, (JOURNAL, 100, 100, 300, 200, "Window")) as program:
        assert X11Windows(program.pid).visible() == ()


def listed_id(display: VirtualDisplay) -> str:
    """Of the newest window, once the window manager has listed one."""

    def listed() -> str:
        command = ["xprop", "-root", "_NET_CLIENT_LIST"]
        return subprocess.run(command, env=display.env, check=True, capture_output=True, text=True).stdout.split()[-1]

    wait_until(lambda: listed().startswith("0x"), "the list of windows")
    return listed()


def test_a_window_of_another_computer_has_no_process_here(display: VirtualDisplay) -> None:
    with other_program(display, (JOURNAL, 100, 100, 300, 200, "Window")) as program:
        owner = ["-id", listed_id(display), "-f", "WM_CLIENT_MACHINE", "8s", "-set", "WM_CLIENT_MACHINE", "сервер"]
        subprocess.run(["xprop", *owner], env=display.env, check=True)
        wait_until(lambda: [w.process_id for w in seen()] == [None], "the other computer", process=program)
        assert seen()[0].program is None


def test_a_desktop_that_lists_no_windows_is_told_apart_from_one_without_windows(
    xvfb: DisplayFactory, display: VirtualDisplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert X11Windows(0).visible() == ()
    monkeypatch.setenv("DISPLAY", xvfb(window_manager=False).name)
    with pytest.raises(Unavailable, match="window_list_unavailable"):
        X11Windows(0).visible()


def test_windows_that_close_while_they_are_asked_break_nothing(display: VirtualDisplay) -> None:
    windows = [(f"Окно {number}", 20 * number, 20 * number, 200, 150, "Window") for number in range(12)]
    with other_program(display, *windows) as program:
        for number in range(12):
            do(program, "close", number)
        wait_until(lambda: X11Windows(0).visible() == (), "the last window", process=program)

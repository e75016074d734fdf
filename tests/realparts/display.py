"""Real X displays without a screen: Xvfb, several monitors, a window manager."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

import pytest

from realparts.needs import needs
from realparts.processes import Process, stop, wait_until

DOTS_PER_INCH = 96
MILLIMETRES_PER_INCH = 25.4


@dataclass(frozen=True)
class Monitor:
    """A monitor of a virtual display, in device pixels."""

    width: int
    height: int
    x: int = 0
    y: int = 0

    def as_xrandr_geometry(self) -> str:
        millimetres = MILLIMETRES_PER_INCH / DOTS_PER_INCH
        width, height = round(self.width * millimetres), round(self.height * millimetres)
        return f"{self.width}/{width}x{self.height}/{height}+{self.x}+{self.y}"


class VirtualDisplay:
    """An Xvfb just large enough for its monitors; the first monitor is the primary one.

    Attributes: ``name`` (":7"); ``env``, a whole environment for subprocesses, DISPLAY and the xcb platform set.
    """

    def __init__(self, monitors: Sequence[Monitor], *, window_manager: bool) -> None:
        self._monitors = tuple(monitors)
        self._wants_window_manager = window_manager
        self._server: Process | None = None
        self._window_manager: Process | None = None
        self.name = ""
        self.env: dict[str, str] = {}

    def __enter__(self) -> VirtualDisplay:
        try:
            self._start_server()
            self._set_monitors()
            if self._wants_window_manager:
                self._start_window_manager()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends the window manager and the server. Harmless when called again."""
        stop(self._window_manager, self._server)
        self._window_manager = self._server = None

    def _start_server(self) -> None:
        width = max(monitor.x + monitor.width for monitor in self._monitors)
        height = max(monitor.y + monitor.height for monitor in self._monitors)
        read_end, write_end = os.pipe()
        with os.fdopen(read_end) as answer:
            try:
                # The server chooses a free number itself: a fixed one would collide with another run.
                command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24"]
                command += ["-nolisten", "tcp", "-noreset", "-dpi", str(DOTS_PER_INCH)]
                self._server = subprocess.Popen(
                    command,
                    pass_fds=[write_end],
                    stdin=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            finally:
                os.close(write_end)
            # To the newline: a pipe closed earlier kills Xvfb, which writes number and newline separately.
            number = answer.readline().strip()
        if not number:
            raise TimeoutError("Xvfb ended before it had a display")
        self.name = f":{number}"
        self.env = {key: value for key, value in os.environ.items() if key != "WAYLAND_DISPLAY"}
        self.env |= {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def _set_monitors(self) -> None:
        # Xvfb has one output; monitors are cut out of it by name (RandR 1.5), "none" means without an output.
        for number, monitor in enumerate(self._monitors):
            output = "screen" if number == 0 else "none"
            subprocess.run(
                ["xrandr", "--setmonitor", f"M{number}", monitor.as_xrandr_geometry(), output],
                env=self.env,
                check=True,
                capture_output=True,
            )

    def _start_window_manager(self) -> None:
        self._window_manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self._has_window_manager, "the window manager", process=self._window_manager)

    def _has_window_manager(self) -> bool:
        asked = subprocess.run(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], env=self.env, capture_output=True, text=True, check=False
        )
        return "window id" in asked.stdout


class DisplayFactory(Protocol):
    """Starts a display that ends with the test."""

    def __call__(self, *monitors: Monitor, window_manager: bool = True) -> VirtualDisplay:
        """Without monitors: one of 1920x1080."""


@pytest.fixture
def xvfb() -> Iterator[DisplayFactory]:
    """Starts real X displays for subprocesses: ``display = xvfb(Monitor(1920, 1080), Monitor(1280, 720, 1920))``."""
    needs("Xvfb", package="xvfb")
    needs("xrandr", package="x11-xserver-utils")
    started: list[VirtualDisplay] = []

    def start(*monitors: Monitor, window_manager: bool = True) -> VirtualDisplay:
        if window_manager:
            needs("openbox", package="openbox")
            needs("xprop", package="x11-utils")
        display = VirtualDisplay(monitors or (Monitor(1920, 1080),), window_manager=window_manager).__enter__()
        started.append(display)
        return display

    yield start
    for display in reversed(started):
        display.stop()

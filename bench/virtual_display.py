"""A display of one's own for a benchmark, and an onlooker that sees from outside when a window is painted."""

from __future__ import annotations

import ctypes
import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

_MAP_NOTIFY = 19
_SUBSTRUCTURE_NOTIFY_MASK = 1 << 19
_Z_PIXMAP = 2
_ALL_PLANES = ctypes.c_ulong(-1)
_BACKGROUND = 0xFF00FF
"""A colour that no window has in its middle."""
_SMALLEST_WINDOW = 200
_LOOK_EVERY_SECONDS = 0.001


class _XEvent(ctypes.Union):
    """Of Xlib's union only what is looked at: the type, and the window of a ``XMapEvent``."""

    class _XMapEvent(ctypes.Structure):
        _fields_ = (
            ("type", ctypes.c_int),
            ("serial", ctypes.c_ulong),
            ("send_event", ctypes.c_int),
            ("display", ctypes.c_void_p),
            ("event", ctypes.c_ulong),
            ("window", ctypes.c_ulong),
        )

    _fields_ = (("type", ctypes.c_int), ("map", _XMapEvent), ("pad", ctypes.c_long * 24))


@contextmanager
def virtual_display(width: int, height: int, monitors: int = 1) -> Iterator[dict[str, str]]:
    """An Xvfb without window manager, its monitors of this size side by side; gives the environment for what shall
    be shown on it."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width * monitors}x{height}x24"]
    server = subprocess.Popen(
        [*command, "-dpi", "96", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as answer:
            # To the newline: a pipe closed earlier kills Xvfb, which writes number and newline separately.
            number = answer.readline().strip()
        if not number:
            raise OSError("Xvfb did not start")
        unwanted = ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE")
        environment = {name: value for name, value in os.environ.items() if name not in unwanted}
        environment |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        if monitors > 1:
            _divide(environment, width, height, monitors)
        yield environment
    finally:
        server.terminate()
        server.wait()


def _divide(environment: dict[str, str], width: int, height: int, monitors: int) -> None:
    for number in range(monitors):
        millimetres = f"{width}/{width // 4}x{height}/{height // 4}+{width * number}+0"
        # Xvfb has one output; "none" is a monitor without one.
        output = "none" if number else "screen"
        subprocess.run(
            ["xrandr", "--setmonitor", f"M{number}", millimetres, output],
            env=environment,
            check=True,
            capture_output=True,
        )


class Onlooker:
    """Looks at a display as its user does: the same for every program, whatever it is written in."""

    def __init__(self, display: str) -> None:
        self._x = _xlib()
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"the display {display} cannot be opened")
        self._root = self._x.XDefaultRootWindow(self._display)
        self._x.XSetWindowBackground(self._display, self._root, _BACKGROUND)
        self._x.XClearWindow(self._display, self._root)
        self._x.XSelectInput(self._display, self._root, _SUBSTRUCTURE_NOTIFY_MASK)
        self.forget()

    def forget(self) -> None:
        """What was mapped before now is not waited for."""
        self._x.XSync(self._display, True)

    def painted_window(self, seconds: float = 30.0) -> float:
        """When (``time.perf_counter``) the next window is mapped and its middle has the window's own colour.

        Small windows (splashes, icons, helpers) are not counted. Raises ``TimeoutError``.
        """
        deadline = time.perf_counter() + seconds
        x, y = self._middle(self._mapped_window(deadline))
        while self._colour(x, y) == _BACKGROUND:
            if time.perf_counter() > deadline:
                raise TimeoutError("the window stays unpainted")
            time.sleep(_LOOK_EVERY_SECONDS)
        return time.perf_counter()

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _mapped_window(self, deadline: float) -> tuple[int, int, int, int]:
        event = _XEvent()
        while True:
            while self._x.XPending(self._display):
                self._x.XNextEvent(self._display, ctypes.byref(event))
                if event.type == _MAP_NOTIFY:
                    area = self._geometry(event.map.window)
                    if area is not None and min(area[2:]) >= _SMALLEST_WINDOW:
                        return area
            left = deadline - time.perf_counter()
            if left <= 0 or not select.select([self._x.XConnectionNumber(self._display)], [], [], left)[0]:
                raise TimeoutError("no window appeared")

    def _geometry(self, window: int) -> tuple[int, int, int, int] | None:
        """x, y, width, height; None when the window is gone again."""
        root, rest = ctypes.c_ulong(), [ctypes.c_int(), ctypes.c_int(), *(ctypes.c_uint() for _ in range(4))]
        places = [ctypes.byref(value) for value in (root, *rest)]
        if not self._x.XGetGeometry(self._display, ctypes.c_ulong(window), *places):
            return None
        x, y, width, height = (value.value for value in rest[:4])
        return x, y, width, height

    def _middle(self, area: tuple[int, int, int, int]) -> tuple[int, int]:
        x, y, width, height = area
        return x + width // 2, y + height // 2

    def _colour(self, x: int, y: int) -> int:
        image = self._x.XGetImage(self._display, ctypes.c_ulong(self._root), x, y, 1, 1, _ALL_PLANES, _Z_PIXMAP)
        pixel = int(self._x.XGetPixel(image, 0, 0)) & 0xFFFFFF
        self._x.XDestroyImage(image)
        return pixel


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
def _is_gone(_display: int, _error: int) -> int:
    """Xlib's own handler ends the process; a window that has gone meanwhile is nothing to die of."""
    return 0


def _xlib() -> ctypes.CDLL:
    library = ctypes.CDLL("libX11.so.6")
    display = ctypes.c_void_p
    library.XOpenDisplay.restype = display
    library.XDefaultRootWindow.restype = ctypes.c_ulong
    library.XDefaultRootWindow.argtypes = [display]
    library.XSetWindowBackground.argtypes = [display, ctypes.c_ulong, ctypes.c_ulong]
    library.XClearWindow.argtypes = [display, ctypes.c_ulong]
    library.XSelectInput.argtypes = [display, ctypes.c_ulong, ctypes.c_long]
    library.XGetImage.restype = ctypes.c_void_p
    library.XGetPixel.restype = ctypes.c_ulong
    library.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
    library.XDestroyImage.argtypes = [ctypes.c_void_p]
    library.XSync.argtypes = [display, ctypes.c_int]
    for name in ("XPending", "XConnectionNumber", "XCloseDisplay"):
        getattr(library, name).argtypes = [display]
    library.XNextEvent.argtypes = [display, ctypes.c_void_p]
    library.XGetImage.argtypes = [
        display,
        ctypes.c_ulong,
        *(ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint),
        ctypes.c_ulong,
        ctypes.c_int,
    ]
    library.XGetGeometry.argtypes = [display, ctypes.c_ulong, *(ctypes.c_void_p for _ in range(7))]
    library.XSetErrorHandler(_is_gone)
    return library

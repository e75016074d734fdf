"""A real Wayland session without a screen: sway, and the desktop portal with its part for such desktops."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import TracebackType

import pytest
from PIL import Image

from realparts.bus import PrivateBus
from realparts.needs import needs, part_is_missing
from realparts.processes import Process, stop, wait_until

NOBODY = 65534
PORTALS = Path("/usr/libexec")
"""Where Debian keeps programs that only other programs start."""


@dataclass(frozen=True)
class Output:
    """A monitor: its size in device pixels, its scale, its place in sway's coordinates, and the colour it shows,
    with a rectangle (left, top, width, height in device pixels) of another one."""

    width: int
    height: int
    x: int
    y: int
    colour: str
    scale: int = 1
    rectangle: tuple[int, int, int, int] = (0, 0, 0, 0)
    rectangle_colour: str = "#000000"

    def as_png(self) -> bytes:
        left, top, width, height = self.rectangle
        picture = Image.new("RGB", (self.width, self.height), self.colour)
        picture.paste(self.rectangle_colour, (left, top, left + width, top + height))
        file = BytesIO()
        picture.save(file, "PNG")
        return file.getvalue()


class WaylandSession:
    """sway with these monitors, and a bus of its own.

    Attributes: ``bus``; ``env``, a whole environment for subprocesses that shall live in this session.
    """

    def __init__(self, outputs: Sequence[Output], *, screenshots: bool) -> None:
        self._outputs = tuple(outputs)
        self._screenshots = screenshots
        self._folder = Path()
        self._sway: Process | None = None
        self._services: dict[str, Process] = {}
        self._bus: PrivateBus | None = None
        self.env: dict[str, str] = {}

    @property
    def bus(self) -> PrivateBus:
        assert self._bus is not None
        return self._bus

    def __enter__(self) -> WaylandSession:
        try:
            self._start_sway()
            self._start_portal()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends everything. Harmless when called again."""
        stop(*reversed(self._services.values()))
        self._services = {}
        if self._bus is not None:
            self._bus.stop()
            self._bus = None
        stop(self._sway)
        self._sway = None
        if self._folder != Path():
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = Path()

    def end_service(self, name: str) -> None:
        """As if it had crashed: ``xdg-desktop-portal-wlr`` for instance."""
        stop(self._services.pop(name))

    def _start_sway(self) -> None:
        # Not below pytest's folders: names of sockets are short, and sway is another user's.
        self._folder = Path(tempfile.mkdtemp(prefix="sway-"))
        for number, output in enumerate(self._outputs, start=1):
            (self._folder / f"{number}.png").write_bytes(output.as_png())
        config = self._folder / "config"
        config.write_text("\n".join(["xwayland disable", *map(self._output, range(len(self._outputs)))]) + "\n")
        env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        env |= {
            "XDG_RUNTIME_DIR": str(self._folder),
            "HOME": str(self._folder),
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
            "WLR_HEADLESS_OUTPUTS": str(len(self._outputs)),
        }
        command = ["sway", "--config", str(config)]
        if os.geteuid() == 0:
            # sway refuses to run as root. Its socket can be used by root all the same.
            for path in (self._folder, *self._folder.iterdir()):
                os.chown(path, NOBODY, NOBODY)
            command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
        self._sway = subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        display = wait_until(self._socket, "the display of sway", process=self._sway)
        self._bus = PrivateBus(
            activation=False,
            WAYLAND_DISPLAY=str(display),
            XDG_SESSION_TYPE="wayland",
            XDG_CURRENT_DESKTOP="sway",
            QT_QPA_PLATFORM="wayland",
            # Which parts there are is told by files; a folder that does not exist stands for a system without any.
            **({} if self._screenshots else {"XDG_DESKTOP_PORTAL_DIR": str(self._folder / "none")}),
        ).__enter__()
        self.env = self._bus.env
        wait_until(self._shows_its_colours, "the monitors", process=self._sway)

    def _output(self, number: int) -> str:
        output = self._outputs[number]
        place = f"resolution {output.width}x{output.height} position {output.x},{output.y} scale {output.scale}"
        return f"output HEADLESS-{number + 1} {place} bg {self._folder / f'{number + 1}.png'} stretch"

    def _socket(self) -> Path | None:
        return next(iter(self._folder.glob("wayland-?")), None)

    def _shows_its_colours(self) -> bool:
        grabbed = subprocess.run(["grim", "-t", "ppm", "-s", "1", "-"], env=self.env, capture_output=True, check=False)
        wanted = [bytes.fromhex(output.colour[1:]) for output in self._outputs]
        return grabbed.returncode == 0 and all(colour in grabbed.stdout for colour in wanted)

    def _start_portal(self) -> None:
        if self._screenshots:
            self._serve("pipewire", waiting_for=lambda: (self.bus.runtime_folder / "pipewire-0").exists())
            # The portal asks for permissions through another desktop's part: without it, it offers no screenshots.
            for name in ("gtk", "wlr"):
                service = f"org.freedesktop.impl.portal.desktop.{name}"
                self._serve(
                    str(PORTALS / f"xdg-desktop-portal-{name}"), waiting_for=lambda s=service: self.bus.has_owner(s)
                )
        portal = "org.freedesktop.portal.Desktop"
        self._serve(str(PORTALS / "xdg-desktop-portal"), waiting_for=lambda: self.bus.has_owner(portal))

    def _serve(self, program: str, *, waiting_for: Callable[[], bool]) -> None:
        service = subprocess.Popen(
            [program],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._services[Path(program).name] = service
        wait_until(waiting_for, program, process=service)


class WaylandFactory:
    """Starts sessions that end with the test."""

    def __init__(self) -> None:
        self._started: list[WaylandSession] = []

    def __call__(self, *outputs: Output, screenshots: bool = True) -> WaylandSession:
        """``screenshots``: with the part of the portal that takes pictures."""
        session = WaylandSession(outputs, screenshots=screenshots).__enter__()
        self._started.append(session)
        return session

    def stop(self) -> None:
        for session in reversed(self._started):
            session.stop()


@pytest.fixture
def wayland() -> Iterator[WaylandFactory]:
    """``session = wayland(Output(800, 600, 0, 0, "#204060"))``: a session with a portal. One such test at a time."""
    needs("sway", "swaybg", package="sway")
    needs("grim", package="grim")
    needs("pipewire", package="pipewire")
    needs("dbus-daemon", package="dbus-daemon")
    for name in ("xdg-desktop-portal", "xdg-desktop-portal-wlr", "xdg-desktop-portal-gtk"):
        if not (PORTALS / name).exists():
            part_is_missing(f"{name} is not installed (Debian package {name})")
    factory = WaylandFactory()
    # The portal of wlroots writes every picture to one and the same file in the temporary folder.
    with (Path(tempfile.gettempdir()) / f"edusupport-wayland-tests-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield factory
        finally:
            factory.stop()

"""From the trigger to the frozen picture on the screen, at 3840x2160, on one monitor and on two such.

The program's own windows are not visible here, so what they would take to vanish (a fixed wait) is not in the figure.
Both processes run already and have taken a screenshot before, as a teacher's second picture; the end is when the
display has painted the picture.

Flameshot runs as a service on a bus of its own and is triggered as its keyboard shortcut does it, by the command
``flameshot gui``; its end is seen from outside: the overlay is mapped and painted.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.pictures import HEIGHT, WIDTH
from bench.table import Row, compared
from bench.virtual_display import Onlooker, virtual_display

_SCRIPTS = Path(__file__).with_name("peers")
_BARE = "grab with mss and paint"
_FLAMESHOT = "flameshot gui, its service running"
_SETTLING_SECONDS = 1.0
_BUS = """<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


def rows(runs: int = 15) -> Sequence[Row]:
    return (
        *_rows_with(1, "one monitor", against_bare=1.5, against_flameshot=0.4, runs=runs),
        *_rows_with(2, "two monitors", against_bare=1.3, against_flameshot=0.35, runs=runs),
    )


def _rows_with(monitors: int, which: str, *, against_bare: float, against_flameshot: float, runs: int) -> list[Row]:
    rows = []
    with virtual_display(WIDTH, HEIGHT, monitors) as environment:
        onlooker = Onlooker(environment["DISPLAY"])  # its background keeps the screen from being black
        with _answering("program_capture.py", environment) as ours:
            with _answering("grab_and_paint.py", environment) as bare:
                name = f"capture: trigger to frozen, {which}"
                rows.append(compared(name, ours, bare, unit="ms", peer_name=_BARE, goal=against_bare, runs=runs))
            if shutil.which("flameshot") is None or shutil.which("dbus-daemon") is None:
                print("flameshot or dbus-daemon is not installed: no row against it", file=sys.stderr)
                return rows
            with _flameshot(environment, onlooker) as flameshot:
                name = f"capture: trigger to overlay, {which}"
                rows.append(
                    compared(name, ours, flameshot, unit="ms", peer_name=_FLAMESHOT, goal=against_flameshot, runs=runs)
                )
        onlooker.close()
    return rows


@contextmanager
def _answering(script: str, environment: dict[str, str]) -> Iterator[Callable[[], float]]:
    process = subprocess.Popen(
        [sys.executable, str(_SCRIPTS / script)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    sent, answered = process.stdin, process.stdout

    def take() -> float:
        sent.write("take\n")
        sent.flush()
        return float(answered.readline())

    try:
        yield take
    finally:
        sent.close()
        process.wait(30)
        answered.close()


@contextmanager
def _flameshot(environment: dict[str, str], onlooker: Onlooker) -> Iterator[Callable[[], float]]:
    """Beside a running flameshot, with a home folder and a bus of its own."""
    with tempfile.TemporaryDirectory() as home, _bus() as address:
        folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), home)
        own = environment | folders | {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": home}
        settings = Path(home) / "flameshot"
        settings.mkdir()
        (settings / "flameshot.ini").write_text("[General]\nshowHelp=false\nshowStartupLaunchMessage=false\n", "utf-8")

        def take() -> float:
            onlooker.forget()
            start = time.perf_counter()
            with _running(["flameshot", "gui"], own):
                return (onlooker.painted_window() - start) * 1000

        with _running(["flameshot"], own):
            time.sleep(_SETTLING_SECONDS)
            yield take


@contextmanager
def _bus() -> Iterator[str]:
    """The address of a session bus of its own, where nothing is started by being called."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as configuration:
        configuration.write(_BUS)
        configuration.flush()
        command = ["dbus-daemon", f"--config-file={configuration.name}", "--nofork", "--print-address"]
        bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert bus.stdout
        try:
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()
            bus.wait()
            bus.stdout.close()


@contextmanager
def _running(command: Sequence[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()

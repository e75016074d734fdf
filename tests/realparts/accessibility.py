"""A real assistive technology: AT-SPI's registry on a bus of its own, and a process that uses our windows by names."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from realparts.bus import PrivateBus
from realparts.display import DisplayFactory, Monitor
from realparts.needs import needs, part_is_missing
from realparts.processes import Process, stop

SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's bindings of AT-SPI are for Debian's Python."""
PATIENCE_SECONDS = 30.0
"""For what must come, however busy the computer is."""
HANDS = Path(__file__).with_name("assistive_program.py")


class Assistant:
    """Uses another program's windows by their names alone, in a process of its own.

    Every call waits until there is such a thing to be seen; ``AssertionError`` says what was there instead.
    """

    def __init__(self, program: str, env: Mapping[str, str]) -> None:
        self._process: Process = subprocess.Popen(
            [SYSTEM_PYTHON, str(HANDS), program, str(PATIENCE_SECONDS)],
            env=dict(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def press(self, name: str) -> None:
        self._order("press", name)

    def write(self, name: str, text: str) -> None:
        self._order("write", name, text)

    def read(self, name: str, part: str = "") -> str:
        """The text of a field, once it has this part."""
        return str(self._order("read", name, part))

    def see(self, part: str) -> str:
        """The whole name of the first thing that has this in its name."""
        return str(self._order("see", part))

    def described(self, name: str, part: str) -> str:
        """What is said about a field beside its name, once it has this part."""
        return str(self._order("described", name, part))

    def names(self) -> list[str]:
        return _texts(self._order("names"))

    def nameless(self) -> list[str]:
        return _texts(self._order("nameless"))

    def end(self) -> None:
        stop(self._process)

    def _order(self, *order: str) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"the assistant ended at {order}"
        answer = json.loads(line)
        assert "trouble" not in answer, f"{order}: {answer['trouble']}"
        return answer["answer"]


def _texts(answer: object) -> list[str]:
    assert isinstance(answer, list)
    return [str(text) for text in answer]


class AssistedDesktop:
    """A display and a bus where programs tell an assistant about their windows."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = dict(env)
        self._started: list[Process] = []
        self._assistants: list[Assistant] = []

    def start(self, *arguments: str) -> Process:
        """Our program, as a user starts it; should it crash, it says where."""
        command = [sys.executable, "-X", "faulthandler", "-m", "edusupport_desktop", *arguments]
        self._started.append(subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL))
        return self._started[-1]

    def assistant(self, program: str) -> Assistant:
        self._assistants.append(Assistant(program, self.env))
        return self._assistants[-1]

    def end(self) -> None:
        for assistant in self._assistants:
            assistant.end()
        stop(*self._started)


def _has_bindings() -> bool:
    asked: Sequence[str] = (SYSTEM_PYTHON, "-c", "import pyatspi")
    return Path(SYSTEM_PYTHON).exists() and subprocess.run(asked, capture_output=True, check=False).returncode == 0


@pytest.fixture
def assisted_desktop(xvfb: DisplayFactory) -> Iterator[AssistedDesktop]:
    """A school notebook with an assistive technology: 1366x768, one monitor."""
    needs("dbus-daemon", package="dbus-daemon")
    if not _has_bindings():
        part_is_missing("AT-SPI cannot be used (Debian packages at-spi2-core python3-pyatspi gir1.2-atspi-2.0)")
    display = xvfb(Monitor(1366, 768))
    with PrivateBus(activation=True, DISPLAY=display.name) as bus:
        desktop = AssistedDesktop(
            {**bus.env, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        )
        try:
            yield desktop
        finally:
            desktop.end()

"""Finding all browsers of this computer, against the slowest of them printing its version.

The programs are those installed here; the default is set by ``xdg-settings`` in a home folder of the benchmark's own.
Both figures start nothing but ``--version``, which the operating system has cached after the first time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.table import Row, compared, milliseconds
from edusupport_desktop.system.linux_browsers import LinuxBrowserFinder

_SECONDS = 30.0
_DEFAULT = "firefox-esr.desktop"


def rows(runs: int = 25) -> Sequence[Row]:
    if not sys.platform.startswith("linux"):
        print("browsers are asked for their versions on Linux alone: no row", file=sys.stderr)
        return ()
    with _home() as environ:
        finder = LinuxBrowserFinder(environ)
        commands = [[browser.program, "--version"] for browser in finder.find(_SECONDS) if browser.version]
        if not commands:
            print("no browser is installed that prints its version: no row", file=sys.stderr)
            return ()
        slowest = max(commands, key=lambda command: min(_seconds(command, environ) for _ in range(5)))

        def find() -> float:
            return milliseconds(lambda: finder.find(_SECONDS))

        name = Path(slowest[0] or "").name
        return (
            compared(
                f"browsers: all {len(commands)} found",
                find,
                lambda: _seconds(slowest, environ),
                unit="ms",
                peer_name=f"{name} --version",
                goal=1.2,
                runs=runs,
            ),
            # Says how much of a missed goal is ours: cores that are busy or too few make the answers themselves slower.
            compared(
                "browsers: beside the bare answers",
                find,
                lambda: milliseconds(lambda: _at_once(commands, environ)),
                unit="ms",
                peer_name="the same --version calls, side by side",
                goal=None,
                runs=runs,
            ),
        )


def _seconds(command: Sequence[str | None], environ: Mapping[str, str]) -> float:
    words = [word for word in command if word]
    return milliseconds(lambda: subprocess.run(words, env=environ, capture_output=True, check=False))


def _at_once(commands: Sequence[Sequence[str | None]], environ: Mapping[str, str]) -> None:
    started = [
        subprocess.Popen(
            [word for word in command if word], env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        for command in commands
    ]
    for process in started:
        process.communicate()


@contextmanager
def _home() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": f"{home}/.config", "XDG_DATA_HOME": f"{home}/data"}
        subprocess.run(["xdg-settings", "set", "default-web-browser", _DEFAULT], env=environ, check=False)
        yield environ

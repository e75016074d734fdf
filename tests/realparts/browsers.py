"""Real browsers as installed programs: a .desktop file and a script that keeps them quiet, off the network, and ours.

As root Chromium refuses to run in its sandbox: the script says ``--no-sandbox``, the program never does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar

import pytest

from realparts.display import DisplayFactory
from realparts.needs import needs
from realparts.processes import wait_until

_CHROMIUM = (
    "--no-first-run --no-default-browser-check --disable-background-networking --disable-component-update "
    "--disable-sync --disable-gpu --password-store=basic --no-proxy-server --disable-dev-shm-usage "
    "--host-resolver-rules='MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'"
)
_FIREFOX = {
    "app.normandy.enabled": "false",
    "app.update.enabled": "false",
    "browser.aboutwelcome.enabled": "false",
    "browser.safebrowsing.provider.google4.updateURL": '""',
    "browser.safebrowsing.provider.mozilla.updateURL": '""',
    "browser.shell.checkDefaultBrowser": "false",
    "browser.startup.homepage_override.mstone": '"ignore"',
    "datareporting.policy.dataSubmissionEnabled": "false",
    "network.captive-portal-service.enabled": "false",
    "network.connectivity-service.enabled": "false",
    "network.proxy.http": '"127.0.0.1"',
    "network.proxy.http_port": "9",
    "network.proxy.ssl": '"127.0.0.1"',
    "network.proxy.ssl_port": "9",
    "network.proxy.type": "1",
    "services.settings.server": '"http://127.0.0.1:9/"',
    "toolkit.telemetry.enabled": "false",
}


class InstalledBrowsers:
    """The only browsers of a made-up user. ``environ`` finds them and shows them on ``display``'s screen.

    ``real`` are the programs behind them, by the name in the table.
    """

    real: ClassVar = {"Chromium": "chromium", "Mozilla Firefox": "firefox-esr"}

    def __init__(self, folder: Path, display: Mapping[str, str]) -> None:
        self._folder = folder
        self._programs = folder / "programs"
        self._applications = folder / "share/applications"
        for each in (self._programs, self._applications, folder / "home"):
            each.mkdir(parents=True)
        self.environ = {
            **display,
            "HOME": str(folder / "home"),
            "XDG_DATA_HOME": str(folder / "home/data"),
            "XDG_DATA_DIRS": str(folder / "share"),
            "PATH": f"{self._programs}:{os.environ['PATH']}",
            "MOZ_DISABLE_CONTENT_SANDBOX": "1",
        }

    def install(self, name: str, **preferences: str) -> None:
        """``preferences`` are Firefox's own, with ``_`` for ``.``; Chromium takes ``arguments``."""
        program = self.real[name]
        profile = self._folder / f"profile-{program}"
        profile.mkdir()
        if program == "chromium":
            start = f"{_CHROMIUM} --no-sandbox --user-data-dir='{profile}' {preferences.get('arguments', '')}"
        else:
            values = _FIREFOX | {key.replace("_", "."): value for key, value in preferences.items()}
            lines = [f'user_pref("{key}", {value});' for key, value in values.items()]
            (profile / "user.js").write_text("\n".join(lines), "utf-8")
            start = f"--no-remote --profile '{profile}'"
        needs(program, package=program)
        real = shutil.which(program)
        script = self._programs / program
        script.write_text(
            f'#!/bin/sh\n[ "$1" = --version ] && exec {real} --version\n'
            f'echo $$ >>"{self._folder}/started"\nexec {real} {start} "$@"\n',
            "utf-8",
        )
        script.chmod(0o755)
        (self._applications / f"{program}.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName={name}\nExec={script} %u\n"
            "MimeType=text/html;x-scheme-handler/http;x-scheme-handler/https;\n",
            "utf-8",
        )

    def printed_version(self, name: str) -> str:
        asked = subprocess.run([self.real[name], "--version"], capture_output=True, text=True, check=True)
        return asked.stdout

    def end(self) -> None:
        """Ends every browser that was started, with all it started."""
        started = self._folder / "started"
        for line in started.read_text().split() if started.exists() else ():
            group = int(line)
            for kind in (signal.SIGTERM, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(group, kind)
                with contextlib.suppress(TimeoutError):
                    wait_until(lambda group=group: not _lives(group), "the browser's end", seconds=5)  # type: ignore[misc]


def _lives(group: int) -> bool:
    """Whether any process of the group runs; those that ended are collected, if they are ours."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-group, os.WNOHANG)[0]:
            pass
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def installed_browsers(tmp_path: Path, xvfb: DisplayFactory) -> Iterator[InstalledBrowsers]:
    """On a display of their own; none is installed yet."""
    browsers = InstalledBrowsers(tmp_path / "computer", xvfb().env)
    yield browsers
    browsers.end()

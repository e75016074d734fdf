"""Opening a page in a browser of the list, as the system's menu does: never through a shell."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from edusupport_desktop.domain.browser import ADDRESS, Browser
from edusupport_desktop.system.program_environment import environment_for_programs

_log = logging.getLogger(__name__)


class PageOpener:
    """``platform`` is spelled as ``sys.platform``. One object as long as the program runs: it keeps what it started."""

    def __init__(self, platform: str, environ: Mapping[str, str] = os.environ) -> None:
        self._platform = platform
        self._environ = environ
        self._started: list[subprocess.Popen[bytes]] = []

    def open(self, browser: Browser | None, address: str) -> bool:
        """None: in the browser that opens links. False when it could not be started; one that starts and shows
        nothing cannot be told from here."""
        if browser is not None and browser.start:
            return self._start([address if word == ADDRESS else word for word in browser.start])
        if browser is not None and not browser.is_default:
            return False
        if self._platform in {"win32", "cygwin"}:
            return _open_by_windows(address)
        return self._start(["open" if self._platform == "darwin" else "xdg-open", address])

    def _start(self, words: Sequence[str]) -> bool:
        self._started = [process for process in self._started if process.poll() is None]
        windows = self._platform in {"win32", "cygwin"}
        try:
            process = subprocess.Popen(
                list(words),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=None if windows else environment_for_programs(self._environ),
                start_new_session=True,  # the browser outlives this program
            )
        except (OSError, ValueError) as error:  # ValueError: a null character in an argument
            _log.info("a browser could not be started: %s", type(error).__name__)
            return False
        self._started.append(process)
        return True


def _open_by_windows(address: str) -> bool:
    if sys.platform == "win32":
        try:
            os.startfile(address)  # noqa: S606 - no shell: ShellExecute of an address this program made
        except OSError as error:
            _log.info("the default browser could not be started: %s", type(error).__name__)
            return False
        return True
    return False

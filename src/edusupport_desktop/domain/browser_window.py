"""Which browser of the list a window belongs to. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_table import (
    KnownBrowser,
    known_by_linux_path,
    known_by_name,
    known_by_windows_path,
)

# Before the browser's name in a title: «Журнал — Mozilla Firefox», «Журнал - Google Chrome», «Школа: Microsoft Edge».
_SEPARATOR = re.compile(r"\s[-–—:]\s|:\s")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")


def browser_of_window(program: str | None, title: str, browsers: Sequence[Browser]) -> Browser | None:
    """``program`` is the full path of the window's process; None where the system does not tell (flatpak, other users).

    The title counts only then: a letter about Firefox has its name in the title, too. A browser that is not in the
    list, but in the table, is made from its row, without a version. None for a window of no known browser.
    """
    if program:
        return _of_program(program, browsers)
    ending = _SEPARATOR.split(_UNSEEN.sub("", title))[-1].strip()
    return _of_row(known_by_name(ending), browsers) or next((b for b in browsers if b.name == ending), None)


def _of_program(program: str, browsers: Sequence[Browser]) -> Browser | None:
    wanted = _spelled(program)
    for browser in browsers:
        own = _spelled(browser.program or "")
        if own and (wanted == own or (own.endswith(".app") and wanted.startswith(f"{own}/"))):
            return browser
    if ".app/" in program:
        known = known_by_name(program.partition(".app/")[0].rpartition("/")[2])
    else:
        known = known_by_windows_path(program) if "\\" in program else known_by_linux_path(program)
    return _of_row(known, browsers)


def _of_row(known: KnownBrowser | None, browsers: Sequence[Browser]) -> Browser | None:
    if known is None:
        return None
    return next((browser for browser in browsers if browser.name == known.name), Browser(known.name, None))


def _spelled(path: str) -> str:
    """Windows takes no notice of case; its paths are told by their backslashes."""
    return path.casefold() if "\\" in path else path

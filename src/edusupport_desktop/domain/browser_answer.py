"""Which name and version stand in the letter, when the browser itself and its installed program have both spoken.

The rules, in this order:

1. The browser that answered is believed before the list: it is the one that shows pages. A browser that is shy (calls
   itself Chrome or Chromium, as Chromium-Gost does) keeps the name under which it was chosen.
2. An exact version of its own is the version.
3. A shortened one (Firefox and Safari tell the first number, others too in their User-Agent) is completed by the
   installed program's, if that begins with the same numbers.
4. If it does not, the running browser is right: after an update it runs in its old version until it is restarted.
5. A number of Chromium never stands for that of another browser: it is labelled, or the program's own is taken.
   What was withheld (a private window, a protection of privacy) counts as not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_table import KnownBrowser, known_by_name
from edusupport_desktop.domain.user_agent import Identity


class BrowserSource(StrEnum):
    """Where name and version in the letter come from."""

    DEFAULT = "default"
    """Of the browser that opens links, put in before anybody chose; from the properties of its program."""
    PROGRAM = "program"
    """From the properties of the installed program, which the teacher chose."""
    BROWSER = "browser"
    """From the browser itself."""
    BROWSER_AND_PROGRAM = "browser_and_program"
    """The browser told the beginning, the program's properties the rest."""
    SCREENSHOT = "screenshot"
    """The program of the window on the screenshot; its version from the program's properties."""
    TYPED = "typed"
    """Written by the teacher."""


class Remark(StrEnum):
    """What the teacher should know of the answer."""

    ANOTHER_ANSWERED = "another_answered"
    """Not the browser that was asked."""
    ANOTHER_INSTALLED = "another_installed"
    """The running version is not the installed one: as a rule the browser was updated and not restarted."""
    INCOMPLETE = "incomplete"
    """Only the beginning of the version could be learnt."""


@dataclass(frozen=True, slots=True)
class BrowserAnswer:
    """``version`` is empty when none could be learnt."""

    name: str
    version: str
    source: BrowserSource
    remark: Remark | None = None


def settle(identity: Identity, asked: Browser | None, installed: Sequence[Browser]) -> BrowserAnswer:
    """``asked`` is the browser of the list in which the page was opened; None when it was the system's choice."""
    if asked is not None and _is_disguise(identity, asked):
        return _disguised(identity, asked)
    another = asked is not None and asked.name != identity.name
    twins = [browser for browser in installed if browser.name == identity.name and browser.version]
    if asked is not None and not another:
        twins = [asked] if asked.version else []
    answer = _of_its_own(identity, twins)
    if another:
        return BrowserAnswer(answer.name, answer.version, answer.source, Remark.ANOTHER_ANSWERED)
    return answer


def begins_alike(short: str, full: str) -> bool:
    """Whether the numbers of a shortened version are the first of a full one."""
    beginning = short.split(".")
    return full.split(".")[: len(beginning)] == beginning


def _is_disguise(identity: Identity, asked: Browser) -> bool:
    if identity.name == asked.name or not (identity.known and identity.known.stands_in):
        return False
    row = known_by_name(asked.name)
    return row is None or row.is_shy


def _disguised(identity: Identity, asked: Browser) -> BrowserAnswer:
    """The name is that of the list. Where both count alike, the running version is right here, too."""
    told = identity.version
    if asked.version is None:
        if told is None:
            return BrowserAnswer(asked.name, "", BrowserSource.BROWSER, Remark.INCOMPLETE)
        label = _engine(identity.known)
        return BrowserAnswer(asked.name, f"{label} {told}".strip(), BrowserSource.BROWSER, Remark.INCOMPLETE)
    if told and asked.version.split(".")[0] == told.split(".")[0]:
        return _of_its_own(Identity(asked.name, None, told, identity.is_exact, identity.base), [asked])
    return BrowserAnswer(asked.name, asked.version, BrowserSource.PROGRAM)


def _engine(known: KnownBrowser | None) -> str:
    return "Chromium" if known is None or known.name in {"Chromium", "Google Chrome"} else known.name


def _of_its_own(identity: Identity, twins: Sequence[Browser]) -> BrowserAnswer:
    installed = [browser.version for browser in twins if browser.version]
    if identity.version is None:
        if installed:
            return BrowserAnswer(identity.name, installed[0], BrowserSource.PROGRAM)
        base = f"Chromium {identity.base}" if identity.base else ""
        return BrowserAnswer(identity.name, base, BrowserSource.BROWSER, Remark.INCOMPLETE)
    comparable = [version for version in installed if version[0].isdigit()]  # and no labelled number of Chromium
    if identity.is_exact:
        remark = Remark.ANOTHER_INSTALLED if comparable and identity.version not in comparable else None
        return BrowserAnswer(identity.name, identity.version, BrowserSource.BROWSER, remark)
    for version in comparable:
        if begins_alike(identity.version, version):
            return BrowserAnswer(identity.name, version, BrowserSource.BROWSER_AND_PROGRAM)
    remark = Remark.ANOTHER_INSTALLED if comparable else Remark.INCOMPLETE
    return BrowserAnswer(identity.name, identity.version, BrowserSource.BROWSER, remark)

"""The facts of the computer that help a specialist, and the one paragraph of the letter that tells them.

Nothing that names the computer or its user belongs here: no host name, no account, no address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edusupport_desktop.domain.browser_report import BrowserReport
from edusupport_desktop.domain.plain_text import clean_line

_WINDOWS_11 = 13
"""The first number of ``platformVersion`` from which Windows is 11 (learn.microsoft.com, "Detect Windows 11")."""


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """Device pixels, and how much the system enlarges: 1.25 is 125 %."""

    width: int
    height: int
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Computer:
    """``system`` is name, edition and build as people write them; empty when it could not be read.
    ``utc_offset`` is in minutes east of Greenwich; None when it is not known."""

    system: str = ""
    screens: tuple[ScreenFacts, ...] = ()
    utc_offset: int | None = None


@dataclass(frozen=True, slots=True)
class BrowserView:
    """How pages look in the browser that was asked; as in ``BrowserReport``."""

    language: str = ""
    scale: float | None = None
    window: tuple[int, int] | None = None
    screen: tuple[int, int] | None = None
    cookies: bool | None = None
    javascript: bool = True
    system: str = ""
    """The system as the browser sees it, for where this program does not: ``Windows 11``. Empty when not told."""


def view_of(report: BrowserReport) -> BrowserView:
    """What of a browser's word is kept."""
    return BrowserView(
        report.language,
        report.scale,
        report.window,
        report.screen,
        report.cookies,
        report.javascript,
        _system_of(report),
    )


def computer_paragraph(computer: Computer, view: BrowserView | None) -> str:
    """One or two lines in Russian; empty when nothing is known."""
    facts = [
        clean_line(computer.system) or (view.system if view else ""),
        *(f"экран {_size((s.width, s.height))}, масштаб {_percent(s.scale)}" for s in computer.screens),
        "" if computer.utc_offset is None else f"часовой пояс {zone_text(computer.utc_offset)}",
    ]
    lines = [_line("Компьютер", facts), _line("Страница в браузере", _of_view(view) if view else [])]
    return "\n".join(line for line in lines if line)


def zone_text(minutes: int) -> str:
    """«UTC+3», «UTC+5:45»."""
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _of_view(view: BrowserView) -> list[str]:
    switches = {True: "включены", False: "выключены", None: ""}
    return [
        f"язык {clean_line(view.language)}" if view.language else "",
        f"окно {_size(view.window)}" if view.window else "",
        f"экран {_size(view.screen)}" if view.screen else "",
        f"масштаб {_percent(view.scale)}" if view.scale else "",
        f"файлы cookie {switches[view.cookies]}" if view.cookies is not None else "",
        f"JavaScript {'включён' if view.javascript else 'выключен'}",
    ]


def _system_of(report: BrowserReport) -> str:
    first = report.platform_version.partition(".")[0]
    if report.platform == "Windows" and first.isascii() and first.isdecimal():
        return "Windows 11" if int(first) >= _WINDOWS_11 else "Windows 10" if int(first) >= 1 else "Windows"
    return clean_line(report.platform)


def _line(label: str, facts: Iterable[str]) -> str:
    told = "; ".join(fact for fact in facts if fact)
    return f"{label}: {told}" if told else ""


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}×{size[1]}"


def _percent(scale: float) -> str:
    return f"{round(scale * 100)} %"

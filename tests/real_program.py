"""A real program in a folder of the test's own; screen, windows, keyring, clock and browsers are doubles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

from edusupport_desktop.bootstrap import make_program
from edusupport_desktop.domain.answers import Answers
from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_report import BrowserReport, PageTexts
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.hand_off import MailProgram
from edusupport_desktop.domain.picture import Picture, Screen
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.storage.places import DataFolders
from sending import YEKATERINBURG

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=YEKATERINBURG)

ANSWERS = Answers(
    region="Чувашская Республика – Чувашия",
    full_name="Королёва Анна Сергеевна",
    institution="МБОУ «Лицей № 1»",
    city="г. Чебоксары",
    email="koroleva@школа.рф",
    phone="+7 912 345-67-89",
    initiator_login="koroleva.as",
    affected_login="petrov.ii",
    subject="Не открывается журнал 5 «Б» 👩‍🏫",
    essence="Журнал не открывается.\nВидна белая страница: שלום",
    steps="1. Открыла «Журнал».\n2. Выбрала 5 «Б».",
    browser_name="Яндекс Браузер",
    browser_version="25.2.1.887",
    school_class="5 «Б»",
    school_subject="Алгебра",
    dates="с 12.11.2026 по 14.11.2026",
    people="Петров Иван Ильич",
)
"""What a teacher could have typed; valid by every rule of the real desk."""


class MemoryKeyring:
    """``settings.system_keyring.Keyring`` that keeps passwords where a test can look."""

    def __init__(self) -> None:
        self.passwords: dict[tuple[str, str], str] = {}

    def read(self, service: str, name: str) -> str | None:
        return self.passwords.get((service, name))

    def write(self, service: str, name: str, password: str) -> None:
        self.passwords[service, name] = password

    def delete(self, service: str, name: str) -> None:
        self.passwords.pop((service, name), None)


@dataclass
class StillScreen:
    """``ScreenCapture`` that always sees the same. ``trouble`` is raised instead, as long as it is set.

    ``lacks`` is the code of what is missing; ``in_one_piece`` as under Wayland.
    """

    picture: Picture
    trouble: EduSupportError | None = None
    taken: int = field(default=0)
    lacks: str | None = None
    in_one_piece: bool = False

    def missing(self) -> str | None:
        return self.lacks

    def screens(self) -> Sequence[Screen]:
        if self.trouble is not None:
            raise self.trouble
        if self.in_one_piece:
            return []
        return [Screen("only", 0, 0, self.picture.width, self.picture.height)]

    def capture(self, screen: Screen | None = None) -> Picture:  # noqa: ARG002
        self.taken += 1
        return self.picture


@dataclass
class StillWindows:
    """``DesktopWindows`` that never change. ``trouble`` is raised instead, as long as it is set."""

    windows: Sequence[DesktopWindow] = ()
    trouble: EduSupportError | None = None

    def visible(self) -> Sequence[DesktopWindow]:
        if self.trouble is not None:
            raise self.trouble
        return self.windows


@dataclass
class FoundMailPrograms:
    """``MailPrograms`` that has found these."""

    programs: Sequence[MailProgram] = ()

    def find(self) -> Sequence[MailProgram]:
        return self.programs


@dataclass
class FoundBrowsers:
    """``BrowserFinder`` that has found these; ``late`` when it is given more than some seconds."""

    browsers: Sequence[Browser] = (
        Browser("Яндекс Браузер", "26.4.0.1234", is_default=True),
        Browser("Mozilla Firefox", "140.3"),
        Browser("Chromium", None),
    )

    late: Sequence[Browser] | None = None

    def find(self, seconds: float) -> Sequence[Browser]:
        return self.browsers if self.late is None or seconds < 5 else self.late


def plain_picture(width: int = 320, height: int = 200, pixel: bytes = b"\xee\xee\xee\xff") -> Picture:
    return Picture(width, height, pixel * (width * height))


FIREFOX_140 = BrowserReport("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")


@dataclass
class WaitingPage:
    """``OpenedPage`` that is answered when the test wants it."""

    probe: AskedBrowsers
    was_opened: bool
    address: str = "http://127.0.0.1:49152/once"
    closed: bool = False

    def answer(self, progress: Progress) -> BrowserReport:
        try:
            while not self.probe.answered.wait(0.02):
                progress.raise_if_cancelled()
        finally:
            self.closed = True
        if self.probe.trouble is not None:
            raise self.probe.trouble
        return self.probe.report

    def close(self) -> None:
        self.closed = True


@dataclass
class AskedBrowsers:
    """``BrowserProbe`` whose browser says ``report``, once ``answered`` is set. ``asked`` are those it was to open."""

    report: BrowserReport = FIREFOX_140
    trouble: EduSupportError | None = None
    opens: bool = True
    answered: Event = field(default_factory=Event)
    asked: list[Browser | None] = field(default_factory=list)
    texts: list[PageTexts] = field(default_factory=list)
    pages: list[WaitingPage] = field(default_factory=list)

    def open(self, browser: Browser | None, texts: PageTexts) -> WaitingPage:
        self.asked.append(browser)
        self.texts.append(texts)
        self.pages.append(WaitingPage(self, self.opens))
        return self.pages[-1]


@dataclass
class Parts:
    """The doubles a program was made with."""

    keyring: MemoryKeyring | None
    screen: StillScreen
    browsers: FoundBrowsers
    now: datetime = NOW
    probe: AskedBrowsers = field(default_factory=AskedBrowsers)
    system: str = "РЕД ОС 8.0.2, Standard"
    windows: StillWindows = field(default_factory=StillWindows)
    mail_programs: FoundMailPrograms = field(default_factory=FoundMailPrograms)


def real_program(folder: Path, parts: Parts) -> Program:
    """As ``bootstrap`` makes it below ``folder``, with these doubles. ``parts.keyring`` None: no keyring at all."""
    folders = DataFolders.below(folder)
    folders.create()
    program = make_program(folders)
    # The senders ask the same objects for the passwords.
    program.accounts._keyring = lambda: parts.keyring  # type: ignore[attr-defined]
    program.helpdesk_accounts._keyring = lambda: parts.keyring  # type: ignore[attr-defined]
    return replace(
        program,
        clock=lambda: parts.now,
        capture=lambda: parts.screen,
        desktop_windows=lambda: parts.windows,
        browsers=lambda: parts.browsers,
        browser_probe=lambda: parts.probe,
        operating_system=lambda: parts.system,
        mail_programs=lambda: parts.mail_programs,
    )


@pytest.fixture
def parts() -> Parts:
    return Parts(MemoryKeyring(), StillScreen(plain_picture()), FoundBrowsers())


@pytest.fixture
def program(tmp_path: Path, parts: Parts) -> Iterator[Program]:
    program = real_program(tmp_path / "state", parts)
    yield program
    program.close()

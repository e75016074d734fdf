"""Real browsers on a real display are asked what they are, and known by their windows."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_answer import BrowserAnswer, BrowserSource, settle
from edusupport_desktop.domain.browser_report import BrowserReport, PageTexts
from edusupport_desktop.domain.browser_window import browser_of_window
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.user_agent import identify
from edusupport_desktop.system.browser_probe import LoopbackBrowserProbe
from edusupport_desktop.system.linux_browsers import LinuxBrowserFinder
from edusupport_desktop.system.open_page import PageOpener
from edusupport_desktop.system.x11_windows import X11Windows
from realparts.browsers import InstalledBrowsers, installed_browsers
from realparts.needs import needs
from realparts.processes import wait_until

__all__ = ["installed_browsers"]

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

TEXTS = PageTexts("Какой это браузер 🦊", "Браузер отвечает…", "Готово.", "Поздно.", "JavaScript выключен.", "Ответить")


class NoHurry:
    """``Progress`` that nobody stops."""

    def report(self, done: int, total: int) -> None: ...

    def raise_if_cancelled(self) -> None: ...


@pytest.fixture
def opener(installed_browsers: InstalledBrowsers) -> Iterator[PageOpener]:
    opener = PageOpener("linux", installed_browsers.environ)
    yield opener
    installed_browsers.end()
    for process in opener._started:
        process.wait(30)


def found(installed: InstalledBrowsers) -> list[Browser]:
    return list(LinuxBrowserFinder(installed.environ, exports=()).find(60.0))


def asked(opener: PageOpener, browser: Browser | None) -> BrowserReport:
    page = LoopbackBrowserProbe(opener.open).open(browser, TEXTS)
    assert page.was_opened
    return page.answer(NoHurry())


def windows(installed: InstalledBrowsers, monkeypatch: pytest.MonkeyPatch) -> list[DesktopWindow]:
    monkeypatch.setenv("DISPLAY", installed.environ["DISPLAY"])
    try:
        return list(X11Windows(os.getpid()).visible())
    except Unavailable:
        return []


@pytest.mark.parametrize("name", InstalledBrowsers.real)
def test_the_chosen_browser_answers_and_is_known_by_its_window(
    installed_browsers: InstalledBrowsers, opener: PageOpener, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    installed_browsers.install(name)
    (browser,) = found(installed_browsers)
    assert browser.version is not None
    assert browser.version in installed_browsers.printed_version(name).split()

    report = asked(opener, browser)

    identity = identify(report)
    assert identity is not None
    is_chromium = name == "Chromium"
    source = BrowserSource.BROWSER if is_chromium else BrowserSource.BROWSER_AND_PROGRAM
    assert settle(identity, browser, [browser]) == BrowserAnswer(name, browser.version, source)
    assert identity.is_exact == is_chromium, "Chromium tells all four numbers, Firefox the first"
    assert identity.version is not None
    assert len(identity.version.split(".")) == (4 if is_chromium else 1)
    assert report.javascript
    assert report.cookies
    assert report.language
    assert report.screen == (1920, 1080)
    assert report.scale == 1.0

    (window,) = wait_until(lambda: windows(installed_browsers, monkeypatch), "the browser's window", seconds=60)
    assert window.program is not None
    assert browser_of_window(window.program, window.title, [browser]) == browser
    assert browser_of_window(window.program, "", []) == Browser(name, None)
    shown = wait_until(lambda: title(installed_browsers, monkeypatch), "the title", seconds=60)
    assert browser_of_window(None, shown, [browser]) == browser


def title(installed: InstalledBrowsers, monkeypatch: pytest.MonkeyPatch) -> str:
    """Once the page has given the window its title."""
    return next((w.title for w in windows(installed, monkeypatch) if TEXTS.title[:5] in w.title), "")


def test_the_default_set_by_xdg_settings_is_opened_by_the_system(
    installed_browsers: InstalledBrowsers, opener: PageOpener
) -> None:
    needs("xdg-settings", "xdg-open", package="xdg-utils")
    for name in InstalledBrowsers.real:
        installed_browsers.install(name)
    subprocess.run(
        ["xdg-settings", "set", "default-web-browser", "chromium.desktop"], env=installed_browsers.environ, check=True
    )
    assert [browser.name for browser in found(installed_browsers) if browser.is_default] == ["Chromium"]

    identity = identify(asked(opener, None))

    assert identity is not None
    assert identity.name == "Chromium"
    assert identity.version in installed_browsers.printed_version("Chromium").split()


def test_a_browser_that_was_removed_meanwhile_cannot_be_opened_but_the_page_waits_for_another(
    opener: PageOpener,
) -> None:
    page = LoopbackBrowserProbe(opener.open).open(Browser("Нет 🦊", None, start=("/нет/такого", "%u")), TEXTS)
    assert not page.was_opened
    assert page.address.startswith("http://127.0.0.1:")
    page.close()


@pytest.mark.parametrize("name", InstalledBrowsers.real)
def test_with_javascript_off_the_page_can_be_answered_by_its_button(
    installed_browsers: InstalledBrowsers, opener: PageOpener, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    needs("xdotool", package="xdotool")
    no_script = {"Chromium": {"arguments": "--blink-settings=scriptEnabled=false"},
                 "Mozilla Firefox": {"javascript_enabled": "false"}}  # fmt: skip
    installed_browsers.install(name, **no_script[name])
    (browser,) = found(installed_browsers)
    page = LoopbackBrowserProbe(opener.open).open(browser, TEXTS)

    class Pressing(NoHurry):
        """Goes to the button and presses it, as often as it takes until the page is there."""

        def raise_if_cancelled(self) -> None:
            if title(installed_browsers, monkeypatch):
                subprocess.run(["xdotool", "key", "Tab", "Return"], env=installed_browsers.environ, check=True)

    report = page.answer(Pressing())

    assert not report.javascript
    assert report.cookies is None
    identity = identify(report)
    assert identity is not None
    assert identity.name in {name, "Google Chrome"}, "without JavaScript Chromium has its User-Agent alone"
    assert settle(identity, browser, [browser]).version == browser.version

"""Who is believed when browser, program and list say different things."""

from __future__ import annotations

import pytest

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_answer import BrowserAnswer, BrowserSource, Remark, settle
from edusupport_desktop.domain.browser_report import Brand, BrowserReport
from edusupport_desktop.domain.user_agent import identify

CHROME_146 = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36"
YANDEX = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/146.0.0.0 YaBrowser/26.4.0.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.3 Safari/605.1.15"
FULL_146 = (Brand("Chromium", "146.0.7680.80"), Brand("Not)A;Brand", "8.0.0.0"))
CHROME_FULL = (*FULL_146, Brand("Google Chrome", "146.0.7680.80"))
YANDEX_FULL = (*FULL_146, Brand("YaBrowser", "26.4.0.2105"))
HIDDEN = (Brand("Brave", "146.0.0.0"), Brand("Chromium", "146.0.0.0"))

PROGRAM, BROWSER, BOTH = BrowserSource.PROGRAM, BrowserSource.BROWSER, BrowserSource.BROWSER_AND_PROGRAM

# What it says, with which full version list; asked browser; name, version, source and remark expected.
CASES = {
    "an exact version of its own": (
        CHROME_146, CHROME_FULL, Browser("Google Chrome", "146.0.7680.80"),
        ("Google Chrome", "146.0.7680.80", BROWSER, None)),
    "updated and not restarted": (
        CHROME_146, CHROME_FULL, Browser("Google Chrome", "147.0.1.2"),
        ("Google Chrome", "146.0.7680.80", BROWSER, Remark.ANOTHER_INSTALLED)),
    "the installed version could not be read": (
        CHROME_146, CHROME_FULL, Browser("Google Chrome", None),
        ("Google Chrome", "146.0.7680.80", BROWSER, None)),
    "Firefox tells its first number": (
        FIREFOX, (), Browser("Mozilla Firefox", "140.8.0esr"), ("Mozilla Firefox", "140.8.0esr", BOTH, None)),
    "Firefox was updated and not restarted": (
        FIREFOX, (), Browser("Mozilla Firefox", "151.0.2"),
        ("Mozilla Firefox", "140", BROWSER, Remark.ANOTHER_INSTALLED)),
    "1400 does not begin with 140": (
        FIREFOX, (), Browser("Mozilla Firefox", "1400.1"),
        ("Mozilla Firefox", "140", BROWSER, Remark.ANOTHER_INSTALLED)),
    "Firefox of an unknown version": (
        FIREFOX, (), Browser("Mozilla Firefox", None), ("Mozilla Firefox", "140", BROWSER, Remark.INCOMPLETE)),
    "Safari": (SAFARI, (), Browser("Safari", "18.3.1"), ("Safari", "18.3.1", BOTH, None)),
    "Yandex in full": (
        YANDEX, YANDEX_FULL, Browser("Яндекс Браузер", "26.4.0.2105"),
        ("Яндекс Браузер", "26.4.0.2105", BROWSER, None)),
    "Yandex against the number of its base in the program's properties": (
        YANDEX, YANDEX_FULL, Browser("Яндекс Браузер", "Chromium 146.0.7680.80"),
        ("Яндекс Браузер", "26.4.0.2105", BROWSER, None)),
    "Yandex that tells only the number of its base": (
        CHROME_146, (*FULL_146, Brand("YaBrowser", "146.0.7680.80")), Browser("Яндекс Браузер", "26.4.0.2105"),
        ("Яндекс Браузер", "26.4.0.2105", PROGRAM, None)),
    "Yandex of which only the base is known": (
        CHROME_146, (*FULL_146, Brand("YaBrowser", "146.0.7680.80")), Browser("Яндекс Браузер", None),
        ("Яндекс Браузер", "Chromium 146.0.7680.80", BROWSER, Remark.INCOMPLETE)),
    "a private window withholds the list": (
        YANDEX, (), Browser("Яндекс Браузер", "26.4.0.2105"), ("Яндекс Браузер", "26.4.0.2105", BOTH, None)),
    "Brave withholds the numbers": (
        CHROME_146, HIDDEN, Browser("Brave", "146.1.88.132"), ("Brave", "146.1.88.132", BOTH, None)),
    "Chromium-Gost calls itself Chromium": (
        CHROME_146, FULL_146, Browser("Chromium-Gost", "146.0.7680.80"),
        ("Chromium-Gost", "146.0.7680.80", BROWSER, None)),
    "Chromium-Gost without a known version": (
        CHROME_146, FULL_146, Browser("Chromium-Gost", None),
        ("Chromium-Gost", "Chromium 146.0.7680.80", BROWSER, Remark.INCOMPLETE)),
    "Vivaldi calls itself Chrome and counts otherwise": (
        CHROME_146, CHROME_FULL, Browser("Vivaldi", "7.5.3735.58"), ("Vivaldi", "7.5.3735.58", PROGRAM, None)),
    "a browser without a row that calls itself Firefox": (
        FIREFOX, (), Browser("LibreWolf", "140.0.4-1"), ("LibreWolf", "140.0.4-1", BOTH, None)),
    "another browser answers": (
        FIREFOX, (), Browser("Яндекс Браузер", "26.4.0.2105"),
        ("Mozilla Firefox", "140.3.1", BOTH, Remark.ANOTHER_ANSWERED)),
    "the system's choice": (FIREFOX, (), None, ("Mozilla Firefox", "140.3.1", BOTH, None)),
    "a browser that is in no list": (YANDEX, (), None, ("Яндекс Браузер", "26.4", BROWSER, Remark.INCOMPLETE)),
}  # fmt: skip
INSTALLED = (Browser("Mozilla Firefox", "140.3.1"), Browser("Google Chrome", None), Browser("Opera", "117.0.5408.39"))


@pytest.mark.parametrize("case", CASES)
def test_contradictions_are_settled_by_rule(case: str) -> None:
    user_agent, full, asked, (name, version, source, remark) = CASES[case]
    identity = identify(BrowserReport(user_agent, full_versions=full))
    assert identity is not None
    assert settle(identity, asked, INSTALLED) == BrowserAnswer(name, version, source, remark)

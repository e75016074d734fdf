"""The browser behind a window, by its program or, where that is hidden, by its title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_window import browser_of_window

LOCAL = r"C:\Users\Мария\AppData\Local"
GOST = Browser("Chromium-Gost", "142.0.7444.60", program=rf"{LOCAL}\Chromium\Application\chrome.exe")
OWN = Browser("Мой браузер 🦊", "3.2", program="/opt/мой/run")
BUNDLE = Browser("Свой", "1.0", program="/Applications/Свой.app")
LIST = [
    Browser("Яндекс Браузер", "26.4.0.2105", program="/usr/bin/yandex-browser-stable"),
    Browser("Mozilla Firefox", "140.8.0esr", program="/usr/bin/firefox-esr"),
    GOST,
    OWN,
    BUNDLE,
]


@pytest.mark.parametrize(
    ("program", "name"),
    [
        ("/opt/yandex/browser/yandex_browser", "Яндекс Браузер"),
        ("/usr/lib/firefox-esr/firefox-esr", "Mozilla Firefox"),
        ("/snap/firefox/4848/usr/lib/firefox/firefox", "Mozilla Firefox"),
        ("/usr/lib/chromium/chromium", "Chromium"),
        ("/opt/chromium-gost/chromium-gost", "Chromium-Gost"),
        ("/opt/google/chrome/chrome", "Google Chrome"),
        ("/opt/microsoft/msedge/msedge", "Microsoft Edge"),
        ("/opt/vivaldi/vivaldi-bin", "Vivaldi"),
        ("/opt/brave.com/brave/brave", "Brave"),
        ("/usr/lib/x86_64-linux-gnu/opera/opera", "Opera"),
        ("/opt/мой/run", "Мой браузер 🦊"),
        (r"c:\users\мария\appdata\local\chromium\application\CHROME.EXE", "Chromium-Gost"),
        (r"C:\Program Files\Google\Chrome\Application\chrome.exe", "Google Chrome"),
        (r"C:\Users\М\AppData\Local\Yandex\YandexBrowser\Application\browser.exe", "Яндекс Браузер"),
        ("/Applications/Свой.app/Contents/MacOS/own", "Свой"),
        ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "Google Chrome"),
    ],
)
def test_a_window_belongs_to_the_browser_of_its_program(program: str, name: str) -> None:
    found = browser_of_window(program, "что угодно — LibreOffice", LIST)
    assert found is not None
    assert found.name == name
    assert found in LIST or found.version is None


@pytest.mark.parametrize("program", ["/usr/lib/libreoffice/program/soffice.bin", r"C:\Windows\explorer.exe", "/", " "])
def test_another_program_is_no_browser_whatever_its_title_says(program: str) -> None:
    assert browser_of_window(program, "Письмо о браузере — Mozilla Firefox", LIST) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Журнал 7 «Б» — Mozilla Firefox", "Mozilla Firefox"),
        ("Журнал - Google Chrome", "Google Chrome"),
        ("Журнал – Яндекс Браузер", "Яндекс Браузер"),
        ("Журнал и ещё 3 страницы — Личный: Microsoft\u200b Edge", "Microsoft Edge"),
        ("שלום 👩‍🏫 — Мой браузер 🦊", "Мой браузер 🦊"),
        ("Mozilla Firefox", "Mozilla Firefox"),
    ],
)
def test_where_the_program_is_hidden_the_end_of_the_title_tells(title: str, name: str) -> None:
    found = browser_of_window(None, title, LIST)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("title", ["", "Firefox — справка.odt", "Как обновить Mozilla Firefox", "\x00\u202e", "— "])
def test_a_title_that_ends_otherwise_tells_nothing(title: str) -> None:
    assert browser_of_window(None, title, LIST) is None


@given(st.none() | st.text(), st.text())
def test_no_window_breaks_the_guess(program: str | None, title: str) -> None:
    browser_of_window(program, title, LIST)

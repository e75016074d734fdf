"""The table itself: names lead to rows without doubt, and lists keep their order."""

from __future__ import annotations

from collections import Counter

import pytest

from edusupport_desktop.domain import browser_table as table
from edusupport_desktop.domain.browser import Browser


def test_no_sign_belongs_to_two_browsers() -> None:
    signs = Counter(
        (kind, sign.casefold())
        for row in table.BROWSERS
        for kind, values in {
            "name": {row.name, *row.also_called},
            "prog_id": row.prog_ids,
            "windows_path": row.windows_paths,
            "windows_package": [row.windows_package] if row.windows_package else [],
            "beacon": [row.beacon] if row.beacon else [],
            "desktop_id": {*row.desktop_ids, *row.flatpak_ids},
            "binary": row.binaries,
            "bundle_id": row.bundle_ids,
        }.items()
        for sign in values
    )
    assert [sign for sign, times in signs.items() if times > 1] == []


def test_windows_paths_are_written_in_lower_case_because_they_are_compared_so() -> None:
    for row in table.BROWSERS:
        assert all(path == path.casefold() and path.startswith("\\") for path in row.windows_paths), row.name


@pytest.mark.parametrize(
    ("prog_id", "name"),
    [
        ("ChromeHTML", "Google Chrome"),
        ("ChromeHTML.QSPJ4MVZ2NGL3YJHKN7CVXWQ3E", "Google Chrome"),
        ("MSEdgeHTM", "Microsoft Edge"),
        ("FirefoxURL-308046B0AF4A39CB", "Mozilla Firefox"),
        ("YandexHTML.4TN2VCWZMKFAMEFYSGWGI6ZBUI", "Яндекс Браузер"),
        ("OperaStable", "Opera"),
        ("Opera GXStable", "Opera GX"),
        ("OperaGXStable", "Opera GX"),
        ("VivaldiHTM.5LHSHOULD", "Vivaldi"),
        ("ChromiumHTM.ABC", "Chromium"),
        ("BraveHTML", "Brave"),
        ("IE.HTTPS", "Internet Explorer"),
    ],
)
def test_a_prog_id_is_known_by_its_beginning(prog_id: str, name: str) -> None:
    row = table.known_by_prog_id(prog_id)
    assert row is not None
    assert row.name == name


@pytest.mark.parametrize(
    "text", ["", " ", "Браузер 🦊", "\u202eemorhC", "chrome\x00", "HTML", "xChromeHTML", ".desktop"]
)
def test_strange_text_is_no_known_browser(text: str) -> None:
    assert table.known_by_name(text) is None
    assert table.known_by_prog_id(text) is None
    assert table.known_by_windows_path(text) is None
    assert table.known_by_windows_package(text) is None
    assert table.known_by_desktop_id(text) is None
    assert table.known_by_binary(text) is None
    assert table.known_by_flatpak(text) is None
    assert table.known_by_bundle_id(text) is None


def test_the_longer_path_wins_so_that_opera_gx_is_not_opera() -> None:
    row = table.known_by_windows_path(r"C:\Users\Мария\AppData\Local\Programs\Opera GX\opera.exe")
    assert row is not None
    assert row.name == "Opera GX"


def test_the_default_comes_first_then_the_order_of_the_table_then_names() -> None:
    browsers = [
        Browser("яблоко", "1.0"),
        Browser("Falkon", "3.2"),
        Browser("Mozilla Firefox", "140.0"),
        Browser("Яндекс Браузер", "26.4.0"),
        Browser("Vivaldi", None, is_default=True),
    ]
    names = [browser.name for browser in table.in_order(browsers)]
    assert names == ["Vivaldi", "Яндекс Браузер", "Mozilla Firefox", "Falkon", "яблоко"]


def test_equal_browsers_are_listed_once_and_keep_the_mark_of_the_default() -> None:
    twice = [Browser("Opera", "117.0"), Browser("Opera", "117.0", is_default=True), Browser("Opera", "118.0")]
    assert table.in_order(twice) == [Browser("Opera", "117.0", is_default=True), Browser("Opera", "118.0")]

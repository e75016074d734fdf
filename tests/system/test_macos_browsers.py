"""A Mac in a temporary folder: bundles with real property lists."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.system.macos_browsers import MacBrowserFinder, default_bundle_id

HANDLERS = "Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"

# bundle identifier, CFBundleName, name of the folder, version, name expected
ROWS = [
    ("ru.yandex.desktop.yandex-browser", "Yandex", "Yandex.app", "26.4.0.2105", "Яндекс Браузер"),
    ("com.google.Chrome", "Chrome", "Google Chrome.app", "146.0.7680.80", "Google Chrome"),
    ("org.chromium.Chromium", "Chromium-Gost", "Chromium-Gost.app", "142.0.7444.60", "Chromium-Gost"),
    ("org.chromium.Chromium", "Chromium", "Chromium.app", "146.0.7680.80", "Chromium"),
    ("com.microsoft.edgemac", "Microsoft Edge", "Microsoft Edge.app", "146.0.3856.59", "Microsoft Edge"),
    ("org.mozilla.firefox", "Firefox", "Firefox.app", "151.0.2", "Mozilla Firefox"),
    ("com.operasoftware.Opera", "Opera", "Opera.app", "117.0.5408.39", "Opera"),
    ("com.operasoftware.OperaGX", "Opera GX", "Opera GX.app", "116.0.5366.103", "Opera GX"),
    ("com.vivaldi.Vivaldi", "Vivaldi", "Vivaldi.app", "7.5.3735.58", "Vivaldi"),
    ("com.brave.Browser", "Brave Browser", "Brave Browser.app", "146.1.88.132", "Brave"),
    ("com.apple.Safari", "Safari", "Safari.app", "26.2", "Safari"),
]
PAGES: dict[str, object] = {
    "CFBundleURLTypes": [{"CFBundleURLSchemes": ["http", "HTTPS"]}, "мусор"],
    "CFBundleDocumentTypes": [{"LSItemContentTypes": ["public.html"]}],
}


class Mac:
    def __init__(self, folder: Path) -> None:
        self.home = folder / "дом 🦊"
        self.applications = folder / "Applications"
        self.applications.mkdir()

    def bundle(self, folder: str, bundle_id: str, name: str, version: str, more: dict[str, object]) -> Path:
        path = self.applications / folder / "Contents/Info.plist"
        path.parent.mkdir(parents=True)
        plist = {"CFBundleIdentifier": bundle_id, "CFBundleName": name, "CFBundleShortVersionString": version, **more}
        path.write_bytes(plistlib.dumps(plist))
        return path

    def handlers(self, *entries: object) -> None:
        path = self.home / HANDLERS
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(plistlib.dumps({"LSHandlers": list(entries)}, fmt=plistlib.FMT_BINARY))

    def find(self) -> list[Browser]:
        return list(MacBrowserFinder(self.home, [self.applications]).find())


@pytest.fixture
def mac(tmp_path: Path) -> Mac:
    return Mac(tmp_path)


@pytest.mark.parametrize("row", ROWS, ids=[row[2] for row in ROWS])
def test_each_browser_of_the_table_is_found_by_its_bundle(mac: Mac, row: tuple[str, str, str, str, str]) -> None:
    bundle_id, own_name, folder, version, name = row
    mac.bundle(folder, bundle_id, own_name, version, {})
    mac.handlers(
        {"LSHandlerContentType": "public.html", "LSHandlerRoleAll": "com.apple.textedit"},
        {"LSHandlerURLScheme": "https", "LSHandlerRoleAll": bundle_id.lower()},
    )
    assert mac.find() == [Browser(name, version, is_default=True)]


def test_safari_is_the_default_until_another_is_chosen(mac: Mac) -> None:
    mac.bundle("Firefox.app", "org.mozilla.firefox", "Firefox", "151.0", PAGES)
    mac.bundle("Safari.app", "com.apple.Safari", "Safari", "26", PAGES)
    assert mac.find() == [Browser("Safari", "26", is_default=True), Browser("Mozilla Firefox", "151.0")]


def test_an_unknown_browser_keeps_its_own_name(mac: Mac) -> None:
    mac.bundle("Сеть/Мой.app", "test.own", "Мой\tбраузер 🦊\u202e", "3.2", PAGES)
    mac.bundle("Другой.app", "test.other", "", "", PAGES)
    assert mac.find() == [Browser("Другой", None), Browser("Мой браузер 🦊", "3.2")]


def test_a_terminal_that_opens_links_is_no_browser(mac: Mac) -> None:
    mac.bundle("Terminal.app", "test.terminal", "Terminal", "1.0", {"CFBundleURLTypes": PAGES["CFBundleURLTypes"]})
    assert mac.find() == []


@pytest.mark.parametrize(
    "data",
    [b"", b"bplist00\xff\xff", b"<plist><dict><key>a</key></dict></plist>", b"<plist", b"<plist><array/></plist>"],
)
def test_broken_property_lists_are_passed_over(mac: Mac, data: bytes) -> None:
    mac.bundle("Broken.app", "x", "x", "1", {}).write_bytes(data)
    mac.handlers()
    (mac.home / HANDLERS).write_bytes(data)
    mac.bundle("Safari.app", "com.apple.Safari", "Safari", "26.2", {})
    (mac.applications / "Loop.app").symlink_to(mac.applications)
    assert mac.find() == [Browser("Safari", "26.2", is_default=True)]


@pytest.mark.parametrize(
    "handlers",
    [None, "мусор", [1, "a"], [{"LSHandlerURLScheme": "https", "LSHandlerRoleAll": 5}], [{"LSHandlerURLScheme": 5}]],
)
def test_handlers_of_a_strange_shape_mean_safari(handlers: object) -> None:
    assert default_bundle_id({"LSHandlers": handlers}) == "com.apple.safari"

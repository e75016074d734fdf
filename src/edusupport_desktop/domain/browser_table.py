"""The browsers this program knows by name. One row a browser; a new browser is a new row.

ProgIds, paths, desktop file and bundle names are those the vendors' own installers write. A browser without a row is
still listed, under the name it gives itself; a row adds the usual name and the permission to ask ``--version``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edusupport_desktop.domain.browser import Browser


@dataclass(frozen=True, slots=True)
class KnownBrowser:
    """One row. Names of files, ProgIds and bundles are compared without regard to case."""

    name: str
    """The name in the list and in the letter."""
    also_called: tuple[str, ...] = ()
    """Other names the program registers for itself."""
    prog_ids: tuple[str, ...] = ()
    """Windows: beginnings of the ProgId; installations append their own hash."""
    windows_paths: tuple[str, ...] = ()
    """Windows: ends of the path of the program."""
    windows_package: str | None = None
    """Windows: name of the Store package. None when the browser is not sold there."""
    beacon: str | None = None
    """Windows: key under ``HKCU\\Software`` where Chromium's own code leaves the ``version`` it last ran with."""
    desktop_ids: tuple[str, ...] = ()
    """Linux: names of .desktop files, less the ending."""
    flatpak_ids: tuple[str, ...] = ()
    """Linux: flatpak applications that answer ``--version``. Their .desktop files bear the same names."""
    binaries: tuple[str, ...] = ()
    """Linux: programs known to print a version for ``--version`` and open no window."""
    bundle_ids: tuple[str, ...] = ()
    """macOS: bundle identifiers."""
    linux_paths: tuple[str, ...] = ()
    """Linux: ends of the path of the running program, where a script of ``binaries`` starts another file."""
    user_agents: tuple[str, ...] = ()
    """Product names in the User-Agent that no other browser bears (but ``stands_in``)."""
    brands: tuple[str, ...] = ()
    """Names in ``navigator.userAgentData`` that no other browser bears (but ``stands_in``)."""
    stands_in: bool = False
    """Others call themselves by this one's User-Agent or brand: it is the last to be believed."""
    is_shy: bool = False
    """May call itself Chrome or Chromium, so that its word does not tell its name."""
    majors_below: int | None = None
    """The browser's own numbering stays below this; a higher first number is that of its Chromium base.
    None when there is only one numbering."""


BROWSERS: tuple[KnownBrowser, ...] = (
    KnownBrowser(
        name="Яндекс Браузер",
        also_called=("Yandex", "Yandex Browser", "Яндекс.Браузер", "Яндекс"),
        prog_ids=("YandexHTML", "YandexBrowser"),
        windows_paths=(r"\yandex\yandexbrowser\application\browser.exe",),
        beacon=r"Yandex\YandexBrowser\BLBeacon",
        desktop_ids=("yandex-browser", "yandex-browser-stable", "ru.yandex.desktop.browser"),
        flatpak_ids=("ru.yandex.Browser",),
        binaries=("yandex-browser", "yandex-browser-stable", "yandex_browser"),
        bundle_ids=("ru.yandex.desktop.yandex-browser",),
        majors_below=60,  # versions are YY.M.…, and the base has been beyond 60 since 2018
        linux_paths=("/yandex/browser/yandex_browser", "/yandex/browser-stable/yandex_browser"),
        user_agents=("YaBrowser",),
        brands=("YaBrowser", "Yandex"),
    ),
    KnownBrowser(
        name="Google Chrome",
        also_called=("Chrome",),
        prog_ids=("ChromeHTML",),
        windows_paths=(r"\google\chrome\application\chrome.exe",),
        beacon=r"Google\Chrome\BLBeacon",
        desktop_ids=("google-chrome", "google-chrome-stable", "com.google.Chrome"),
        flatpak_ids=("com.google.Chrome",),
        binaries=("google-chrome", "google-chrome-stable"),
        bundle_ids=("com.google.Chrome",),
        linux_paths=("/google/chrome/chrome",),
        user_agents=("Chrome", "CriOS"),
        brands=("Google Chrome",),
        stands_in=True,
    ),
    KnownBrowser(
        name="Chromium-Gost",
        # It shares ProgId, User-Agent and often the folder with Chromium: its own name is the surest sign.
        also_called=("Chromium GOST", "Chromium-Gost Web Browser"),
        windows_paths=(r"\chromium-gost\application\chrome.exe",),
        desktop_ids=("chromium-gost", "chromium-gost-stable"),
        binaries=("chromium-gost", "chromium-gost-stable"),
        linux_paths=("/chromium-gost/chromium-gost", "/chromium-gost/chrome"),
        is_shy=True,
    ),
    KnownBrowser(
        name="Microsoft Edge",
        also_called=("Edge",),
        prog_ids=("MSEdgeHTM",),
        windows_paths=(r"\microsoft\edge\application\msedge.exe",),
        windows_package="Microsoft.MicrosoftEdge",
        beacon=r"Microsoft\Edge\BLBeacon",
        desktop_ids=("microsoft-edge", "microsoft-edge-stable", "com.microsoft.Edge"),
        flatpak_ids=("com.microsoft.Edge",),
        binaries=("microsoft-edge", "microsoft-edge-stable"),
        bundle_ids=("com.microsoft.edgemac",),
        linux_paths=("/microsoft/msedge/msedge",),
        user_agents=("Edg", "Edge", "EdgA", "EdgiOS"),
        brands=("Microsoft Edge",),
    ),
    KnownBrowser(
        name="Mozilla Firefox",
        also_called=("Firefox", "Firefox ESR", "Mozilla Firefox ESR", "Firefox Web Browser"),
        prog_ids=("FirefoxURL", "FirefoxHTML"),
        windows_paths=(r"\firefox.exe",),
        windows_package="Mozilla.Firefox",
        desktop_ids=("firefox", "firefox-esr", "org.mozilla.firefox", "firefox_firefox"),
        flatpak_ids=("org.mozilla.firefox",),
        binaries=("firefox", "firefox-esr", "firefox-bin"),
        bundle_ids=("org.mozilla.firefox",),
        user_agents=("Firefox", "FxiOS"),
        stands_in=True,
    ),
    KnownBrowser(
        name="Opera GX",
        also_called=("Opera GX Stable", "Opera GX Browser"),
        prog_ids=("OperaGXStable", "Opera GXStable"),
        windows_paths=(r"\opera gx\opera.exe", r"\opera gx\launcher.exe"),
        desktop_ids=("opera-gx",),
        binaries=("opera-gx",),
        bundle_ids=("com.operasoftware.OperaGX",),
        brands=("Opera GX",),
    ),
    KnownBrowser(
        name="Opera",
        also_called=("Opera Stable", "Opera Browser"),
        prog_ids=("OperaStable",),
        windows_paths=(r"\opera.exe", r"\opera\launcher.exe"),
        desktop_ids=("opera", "opera-stable", "opera_opera", "com.opera.Opera"),
        flatpak_ids=("com.opera.Opera",),
        binaries=("opera", "opera-stable"),
        bundle_ids=("com.operasoftware.Opera",),
        user_agents=("OPR",),
        brands=("Opera",),
    ),
    KnownBrowser(
        name="Vivaldi",
        prog_ids=("VivaldiHTM",),
        windows_paths=(r"\vivaldi.exe",),
        beacon=r"Vivaldi\BLBeacon",
        desktop_ids=("vivaldi-stable", "vivaldi", "com.vivaldi.Vivaldi"),
        flatpak_ids=("com.vivaldi.Vivaldi",),
        binaries=("vivaldi", "vivaldi-stable"),
        bundle_ids=("com.vivaldi.Vivaldi",),
        linux_paths=("/vivaldi/vivaldi-bin",),
        user_agents=("Vivaldi",),
        brands=("Vivaldi",),
        is_shy=True,
    ),
    KnownBrowser(
        name="Atom",
        windows_paths=(r"\mail.ru\atom\application\atom.exe",),
        user_agents=("Atom",),
        brands=("Atom",),
        is_shy=True,
    ),
    KnownBrowser(
        name="Спутник",
        also_called=("Sputnik", "Sputnik Browser", "Браузер Спутник", "Спутник / Браузер"),
        desktop_ids=("sputnik-browser", "sputnik-browser-stable"),
        binaries=("sputnik-browser", "sputnik-browser-stable"),
        linux_paths=("/sputnik/browser/browser",),
        user_agents=("SputnikBrowser",),
        is_shy=True,
    ),
    KnownBrowser(
        name="Brave",
        also_called=("Brave Browser", "Brave Web Browser"),
        prog_ids=("BraveHTML",),
        windows_paths=(r"\brave-browser\application\brave.exe",),
        beacon=r"BraveSoftware\Brave-Browser\BLBeacon",
        desktop_ids=("brave-browser", "brave-browser-stable", "brave_brave", "com.brave.Browser"),
        flatpak_ids=("com.brave.Browser",),
        binaries=("brave-browser", "brave-browser-stable", "brave"),
        bundle_ids=("com.brave.Browser",),
        linux_paths=("/brave.com/brave/brave",),
        brands=("Brave",),
        is_shy=True,
    ),
    KnownBrowser(
        name="Chromium",
        also_called=("Chromium Web Browser", "Chromium Browser"),
        prog_ids=("ChromiumHTM",),
        windows_paths=(r"\chromium\application\chrome.exe",),
        beacon=r"Chromium\BLBeacon",
        desktop_ids=(
            "chromium",
            "chromium-browser",
            "chromium_chromium",
            "org.chromium.Chromium",
        ),
        flatpak_ids=("org.chromium.Chromium",),
        binaries=("chromium", "chromium-browser"),
        bundle_ids=("org.chromium.Chromium",),
        linux_paths=("/chromium/chromium", "/chromium-browser/chromium-browser", "/chromium/chrome"),
        user_agents=("Chromium",),
        brands=("Chromium",),
        stands_in=True,
        is_shy=True,
    ),
    KnownBrowser(
        name="Safari",
        bundle_ids=("com.apple.Safari",),
        user_agents=("Safari",),
        stands_in=True,
    ),
    KnownBrowser(
        name="Internet Explorer",
        prog_ids=("IE.HTTP",),
        windows_paths=(r"\iexplore.exe",),
        user_agents=("Trident", "MSIE"),
    ),
)


def known_by_name(name: str) -> KnownBrowser | None:
    """The row that bears exactly this name."""
    wanted = name.strip().casefold()
    for browser in BROWSERS:
        if wanted in {title.casefold() for title in (browser.name, *browser.also_called)}:
            return browser
    return None


def known_by_prog_id(prog_id: str) -> KnownBrowser | None:
    """The row with the longest matching beginning of a ProgId."""
    wanted = prog_id.casefold()
    matches = [(len(known), row) for row in BROWSERS for known in row.prog_ids if wanted.startswith(known.casefold())]
    return max(matches, key=lambda match: match[0])[1] if matches else None


def known_by_windows_path(program: str) -> KnownBrowser | None:
    """The row with the longest matching end of the path."""
    wanted = program.replace("/", "\\").casefold()
    matches = [(len(known), row) for row in BROWSERS for known in row.windows_paths if wanted.endswith(known)]
    return max(matches, key=lambda match: match[0])[1] if matches else None


def known_by_windows_package(package: str) -> KnownBrowser | None:
    """The row sold in the Store under this package name (less version and publisher)."""
    wanted = package.casefold()
    return next((row for row in BROWSERS if row.windows_package and row.windows_package.casefold() == wanted), None)


def known_by_desktop_id(desktop_id: str) -> KnownBrowser | None:
    """The row whose .desktop file this is. ``desktop_id`` may end in ``.desktop``."""
    wanted = desktop_id.removesuffix(".desktop").casefold()
    for row in BROWSERS:
        if wanted in {known.casefold() for known in (*row.desktop_ids, *row.flatpak_ids)}:
            return row
    return None


def known_by_binary(program: str) -> KnownBrowser | None:
    """The row that answers ``--version`` under this file name (no folder)."""
    return next((row for row in BROWSERS if program in row.binaries), None)


def known_by_linux_path(program: str) -> KnownBrowser | None:
    """The row whose running program this is: by the end of its path, else by its file name."""
    matches = [(len(end), row) for row in BROWSERS for end in row.linux_paths if program.endswith(end)]
    return max(matches, key=lambda match: match[0])[1] if matches else known_by_binary(program.rpartition("/")[2])


def known_by_flatpak(application: str) -> KnownBrowser | None:
    """The row that answers ``flatpak run <application> --version``."""
    return next((row for row in BROWSERS if application in row.flatpak_ids), None)


def known_by_bundle_id(bundle_id: str) -> KnownBrowser | None:
    """The row of a macOS bundle. LaunchServices writes identifiers in lower case, bundles do not."""
    wanted = bundle_id.casefold()
    return next((row for row in BROWSERS if wanted in {known.casefold() for known in row.bundle_ids}), None)


def in_order(browsers: Iterable[Browser]) -> list[Browser]:
    """Default first, then in the order of the table, then the others by name. Equal ones are listed once."""
    places = {row.name: place for place, row in enumerate(BROWSERS)}
    defaults_first = sorted(browsers, key=lambda browser: not browser.is_default)
    once = {(browser.name, browser.version): browser for browser in reversed(defaults_first)}
    return sorted(
        once.values(),
        key=lambda browser: (
            not browser.is_default,
            places.get(browser.name, len(places)),
            browser.name.casefold(),
            browser.version or "",
        ),
    )

"""A Linux desktop in a temporary folder: real .desktop files, real little programs, no registered system."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

import pytest

from edusupport_desktop.domain.browser import ADDRESS, Browser
from edusupport_desktop.system.linux_browsers import LinuxBrowserFinder
from edusupport_desktop.system.program_environment import environment_for_programs

pytestmark = pytest.mark.not_windows("programs here are shell scripts")

WEB = "MimeType=text/html;x-scheme-handler/http;x-scheme-handler/https;\n"

# The .desktop files each row of the table stands for: id, Exec (BIN is the folder of the programs), Name, what the
# program prints, name and version expected.
ROWS = [
    ("yandex-browser.desktop", "BIN/yandex-browser-stable %U", "Yandex Browser", "Yandex 26.4.0.2105 stable",
     "Яндекс Браузер", "26.4.0.2105"),
    ("ru.yandex.desktop.browser.desktop", "BIN/yandex_browser %U", "Яндекс.Браузер", "Yandex 146.0.7680.80",
     "Яндекс Браузер", "Chromium 146.0.7680.80"),
    ("google-chrome.desktop", "BIN/google-chrome-stable %U", "Google Chrome", "Google Chrome 146.0.7680.80 ",
     "Google Chrome", "146.0.7680.80"),
    ("chromium-gost.desktop", "BIN/chromium-gost-stable %U", "Chromium-Gost", "Chromium 142.0.7444.60 ",
     "Chromium-Gost", "142.0.7444.60"),
    ("microsoft-edge.desktop", "BIN/microsoft-edge-stable %U", "Microsoft Edge", "Microsoft Edge 146.0.3856.59 ",
     "Microsoft Edge", "146.0.3856.59"),
    ("firefox-esr.desktop", "BIN/firefox-esr %u", "Firefox ESR", "Mozilla Firefox 140.8.0esr",
     "Mozilla Firefox", "140.8.0esr"),
    ("firefox_firefox.desktop", "env BAMF_DESKTOP_FILE_HINT=/x/firefox_firefox.desktop BIN/firefox %u",
     "Firefox Web Browser", "Mozilla Firefox 151.0.2", "Mozilla Firefox", "151.0.2"),
    ("org.mozilla.firefox.desktop",
     "BIN/flatpak run --branch=stable --arch=x86_64 --command=firefox --file-forwarding org.mozilla.firefox @@u %u @@",
     "Firefox", "Mozilla Firefox 151.0", "Mozilla Firefox", "151.0"),
    ("opera.desktop", "BIN/opera %U", "Opera", "117.0.5408.39", "Opera", "117.0.5408.39"),
    ("opera-gx.desktop", "BIN/opera-gx %U", "Opera GX", "116.0.5366.103", "Opera GX", "116.0.5366.103"),
    ("vivaldi-stable.desktop", "BIN/vivaldi-stable %U", "Vivaldi", "Vivaldi 7.5.3735.58 stable",
     "Vivaldi", "7.5.3735.58"),
    ("sputnik-browser.desktop", "BIN/sputnik-browser %U", "Sputnik", "Sputnik 5.6.6290.0", "Спутник", "5.6.6290.0"),
    ("brave-browser.desktop", "BIN/brave-browser-stable %U", "Brave Web Browser", "Brave Browser 146.1.88.132",
     "Brave", "146.1.88.132"),
    ("chromium.desktop", "BIN/chromium %U", "Chromium Web Browser", "Chromium 146.0.7680.80 built on Debian",
     "Chromium", "146.0.7680.80"),
]  # fmt: skip


class Computer:
    """The folders of a made-up Linux user, and the finder that sees them."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "дом 🦊"
        self.data = self.home / ".local/share"
        self.shared = folder / "share"
        self.programs = folder / "programs"
        for each in (self.data / "applications", self.shared / "applications", self.programs):
            each.mkdir(parents=True)
        self.environ = {
            "HOME": str(self.home),
            "XDG_DATA_DIRS": str(self.shared),
            "XDG_CONFIG_DIRS": str(folder / "etc"),
            "PATH": str(self.programs),
        }
        self.program("xdg-settings", "exit 1")

    def program(self, name: str, script: str) -> Path:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def entry(self, desktop_id: str, command: str, name: str = "Имя", more: str = WEB, own: bool = False) -> None:
        folder = (self.data if own else self.shared) / "applications"
        command = command.replace("BIN", str(self.programs))
        text = f"[Desktop Entry]\nType=Application\nName={name}\nExec={command}\n{more}"
        (folder / desktop_id).parent.mkdir(exist_ok=True)
        (folder / desktop_id).write_text(text, encoding="utf-8")

    def default_is(self, desktop_id: str) -> None:
        self.program("xdg-settings", f'[ "$*" = "get default-web-browser" ] && echo {desktop_id}')

    def mimeapps(self, path: str, desktop_id: str) -> None:
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"[Default Applications]\nx-scheme-handler/https={desktop_id};\n", encoding="utf-8")

    def find(self, seconds: float = 5.0, **changed: str) -> list[Browser]:
        return list(LinuxBrowserFinder({**self.environ, **changed}, exports=()).find(seconds))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_browser_of_the_table_is_found_by_its_desktop_file(
    computer: Computer, row: tuple[str, str, str, str, str, str]
) -> None:
    desktop_id, command, own_name, printed, name, version = row
    program = next(word for word in command.split() if word.startswith("BIN/")).removeprefix("BIN/")
    computer.program(program, f'case "$*" in *--version) echo "{printed}";; *) echo window 9.9; exit 1;; esac')
    computer.entry(desktop_id, command, own_name)
    computer.default_is(desktop_id)
    assert computer.find() == [Browser(name, version, is_default=True)]


@pytest.mark.parametrize(
    "desktop",
    [
        {"XDG_CURRENT_DESKTOP": "KDE"},
        {"XDG_CURRENT_DESKTOP": "XFCE"},
        {"DESKTOP_SESSION": "/usr/share/xsessions/plasma"},
        {"KDE_FULL_SESSION": "true"},
        {"BROWSER": "firefox"},
    ],
    ids=str,
)
def test_where_the_choice_is_kept_elsewhere_xdg_settings_is_believed_before_the_lists(
    computer: Computer, desktop: dict[str, str]
) -> None:
    computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.program("google-chrome", "echo Google Chrome 146.0.7680.80")
    computer.entry("firefox.desktop", "firefox %u")
    computer.entry("google-chrome.desktop", "google-chrome %U")
    computer.mimeapps(".config/mimeapps.list", "google-chrome.desktop")
    computer.default_is("firefox.desktop")
    assert computer.find(**desktop) == [
        Browser("Mozilla Firefox", "151.0", is_default=True),
        Browser("Google Chrome", "146.0.7680.80"),
    ]


@pytest.mark.parametrize("desktop", ["", "MATE", "fly", "ubuntu:GNOME", "X-Cinnamon"])
def test_the_lists_are_read_without_asking_xdg_settings_where_it_would_only_read_them_too(
    computer: Computer, desktop: str
) -> None:
    asked = computer.home / "asked"
    computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.entry("firefox.desktop", "firefox %u")
    computer.mimeapps(".config/mimeapps.list", "firefox.desktop")
    computer.program("xdg-settings", f'touch "{asked}"')
    assert computer.find(XDG_CURRENT_DESKTOP=desktop) == [Browser("Mozilla Firefox", "151.0", is_default=True)]
    assert not asked.exists()


def test_lists_that_name_no_installed_browser_leave_the_word_to_xdg_settings(computer: Computer) -> None:
    computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.entry("firefox.desktop", "firefox %u")
    computer.mimeapps(".config/mimeapps.list", "removed.desktop")
    computer.default_is("firefox.desktop")
    assert computer.find(XDG_CURRENT_DESKTOP="MATE") == [Browser("Mozilla Firefox", "151.0", is_default=True)]


@pytest.mark.parametrize(
    ("command", "start"),
    [
        ("BIN/firefox %u", ("BIN/firefox", ADDRESS)),
        ("BIN/firefox", ("BIN/firefox", ADDRESS)),
        ('env A="b c" BIN/firefox -n %c --new %U', ("env", "A=b c", "BIN/firefox", "-n", "--new", ADDRESS)),
        ("BIN/firefox --class=100%% %F", ("BIN/firefox", "--class=100%", ADDRESS)),
    ],
)  # fmt: skip
def test_the_command_that_opens_a_page_is_the_one_of_the_menu(
    computer: Computer, command: str, start: tuple[str, ...]
) -> None:
    program = computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.entry("firefox.desktop", command)
    (browser,) = computer.find()
    assert browser.start == tuple(word.replace("BIN", str(computer.programs)) for word in start)
    assert browser.program == str(program)


def test_a_default_whose_program_is_gone_cannot_be_started(computer: Computer) -> None:
    computer.entry("own.desktop", "no-such-program %u", "Свой")
    computer.default_is("own.desktop")
    (browser,) = computer.find()
    assert (browser.program, browser.start) == (None, ())


@pytest.mark.parametrize(
    "path",
    [
        ".config/mimeapps.list",
        ".config/kde-mimeapps.list",
        ".local/share/applications/mimeapps.list",
        "../etc/mimeapps.list",
        "../share/applications/kde-mimeapps.list",
    ],
)
def test_mimeapps_tells_the_default_where_xdg_settings_cannot(computer: Computer, path: str) -> None:
    for name in ("firefox", "vivaldi"):
        computer.program(name, f"echo {name} 1.2")
        computer.entry(f"{name}.desktop", f"{name} %u")
    computer.mimeapps(path, "нет-такого.desktop;vivaldi.desktop")
    found = computer.find(XDG_CURRENT_DESKTOP="X-Own:KDE")
    assert [(browser.name, browser.is_default) for browser in found] == [("Vivaldi", True), ("Mozilla Firefox", False)]


def test_an_unknown_browser_keeps_its_own_name_and_is_never_started(computer: Computer) -> None:
    witness = computer.home / "started"
    computer.program("мой-браузер", f'touch "{witness}"; echo 1.0')
    computer.entry("x.desktop", "BIN/мой-браузер %u", "Мой\\tбраузер 🦊 \u202eאב")
    computer.default_is("x.desktop")
    assert computer.find() == [Browser("Мой браузер 🦊 אב", None, is_default=True)]
    assert not witness.exists()


def test_a_default_that_no_menu_shows_and_no_scheme_mentions_is_still_listed(computer: Computer) -> None:
    computer.program("kiosk", "")
    computer.entry("kiosk.desktop", "BIN/kiosk", "Киоск", more="NoDisplay=true\n")
    computer.default_is("kiosk.desktop")
    assert computer.find() == [Browser("Киоск", None, is_default=True)]


def test_two_desktop_files_of_one_program_are_one_browser(computer: Computer) -> None:
    chrome = computer.program("chrome", "echo Google Chrome 146.0.7680.80")
    (computer.programs / "google-chrome-stable").symlink_to(chrome)
    (computer.programs / "google-chrome").symlink_to(chrome)
    computer.entry("google-chrome.desktop", "BIN/google-chrome-stable %U")
    computer.entry("com.google.Chrome.desktop", "BIN/google-chrome %U", more=WEB + "NoDisplay=true\n")
    computer.default_is("com.google.Chrome.desktop")
    assert computer.find() == [Browser("Google Chrome", "146.0.7680.80", is_default=True)]


def test_snaps_are_told_apart_though_all_of_them_are_links_to_snap(computer: Computer) -> None:
    computer.program("snap", 'echo "${0##*/} 1.2.3"')
    for name in ("firefox", "brave"):
        (computer.programs / name).symlink_to(computer.programs / "snap")
        computer.entry(f"{name}_{name}.desktop", f"BIN/{name} %u")
    assert computer.find() == [Browser("Mozilla Firefox", "1.2.3"), Browser("Brave", "1.2.3")]


def test_unknown_browsers_started_by_one_shell_are_told_apart(computer: Computer) -> None:
    computer.entry("a.desktop", 'sh -c "first %u"', "Первый")
    computer.entry("b.desktop", 'sh -c "second %u"', "Второй")
    assert [browser.name for browser in computer.find()] == ["Второй", "Первый"]


def test_a_program_that_is_no_browser_is_not_listed(computer: Computer) -> None:
    computer.program("editor", "echo 1.0")
    computer.entry("editor.desktop", "BIN/editor %f", more="MimeType=text/html;\n")
    assert computer.find() == []


def test_leftovers_of_removed_browsers_are_not_listed(computer: Computer) -> None:
    computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.entry("chromium.desktop", "BIN/chromium %U")
    computer.entry("firefox.desktop", "BIN/firefox %u", more=WEB + "TryExec=no-such-program\n")
    computer.entry("vivaldi-stable.desktop", "BIN/firefox %u", more=WEB + "Hidden=true\n")
    computer.default_is("нет.desktop")
    assert computer.find() == []


def test_the_users_own_file_hides_the_shared_one(computer: Computer) -> None:
    computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.entry("firefox.desktop", "BIN/firefox %u")
    computer.entry("firefox.desktop", "BIN/firefox %u", more="Hidden=true\n", own=True)
    assert computer.find() == []


def test_flatpak_and_snap_exports_are_read_though_no_variable_names_them(computer: Computer, tmp_path: Path) -> None:
    computer.program("flatpak", 'echo "Vivaldi 7.5.3735.58 stable"')
    applications = tmp_path / "exports/applications"
    applications.mkdir(parents=True)
    command = f"{computer.programs}/flatpak run --command=vivaldi com.vivaldi.Vivaldi @@u %U @@"
    text = f"[Desktop Entry]\nType=Application\nName=Vivaldi\nExec={command}\n{WEB}"
    (applications / "com.vivaldi.Vivaldi.desktop").write_text(text)
    finder = LinuxBrowserFinder(computer.environ, exports=(applications.parent,))
    assert list(finder.find(5.0)) == [Browser("Vivaldi", "7.5.3735.58")]


def test_a_browser_that_hangs_costs_the_time_limit_and_only_its_own_version(computer: Computer) -> None:
    held = computer.home / "held"
    os.mkfifo(held)
    reader = os.open(held, os.O_RDONLY | os.O_NONBLOCK)
    computer.program("opera", f'exec 3> "{held}"; echo begun >&3; sleep 300 & wait')
    computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.entry("opera.desktop", "BIN/opera %U")
    computer.entry("firefox.desktop", "BIN/firefox %u")
    before = time.monotonic()
    found = computer.find(seconds=1.0)
    assert time.monotonic() - before < 60, "it waits for the limit, not for the program's 300 seconds"
    assert found == [Browser("Mozilla Firefox", "151.0"), Browser("Opera", None)]
    # Whoever lives keeps the pipe open: the program and what it started are both gone.
    try:
        assert os.read(reader, 100) == b"begun\n"
        ended = select.poll()
        ended.register(reader, select.POLLHUP)
        assert ended.poll(5000)
    finally:
        os.close(reader)


def test_versions_are_asked_side_by_side(computer: Computer) -> None:
    names = ("firefox", "opera", "vivaldi", "chromium")
    for name in names:
        # Each waits for all the others to have begun: one after another they would never answer.
        marks = " ".join(f'"{computer.home}/{other}"' for other in names)
        wait = f'for mark in {marks}; do until [ -e "$mark" ]; do sleep 0.02; done; done'
        computer.program(name, f'touch "{computer.home}/{name}"; {wait}; echo 1.2')
        computer.entry(f"{name}.desktop", f"BIN/{name} %u")
    assert [browser.version for browser in computer.find()] == ["1.2"] * 4


@pytest.mark.parametrize(
    "script",
    [
        "echo no number",
        "exit 3",
        "printf '\\377\\376\\000'",
        "echo Opera 9.9 >&2",
        "exec yes",
        "kill -9 $$",
    ],
)
def test_a_browser_that_answers_nonsense_is_listed_without_a_version(computer: Computer, script: str) -> None:
    computer.program("opera", script)
    computer.entry("opera.desktop", "BIN/opera %U")
    assert computer.find(seconds=1.0) == [Browser("Opera", None)]


@pytest.mark.parametrize(
    "command", ["", '"', "env", "env A=1", "%U", "/", "BIN", "\\x00", "flatpak run", "'незакрыто", "=", "\\\\"]
)
def test_an_odd_exec_breaks_nothing_and_the_default_is_still_listed(computer: Computer, command: str) -> None:
    computer.entry("firefox.desktop", command)
    computer.entry("own.desktop", command, "Свой 🦊")
    computer.default_is("own.desktop")
    assert computer.find() == [Browser("Свой 🦊", None, is_default=True)]


def test_broken_files_folders_pipes_and_loops_are_passed_over(computer: Computer) -> None:
    applications = computer.shared / "applications"
    (applications / "folder.desktop").mkdir()
    (applications / "broken.desktop").symlink_to(applications / "nowhere")
    (applications / "loop").symlink_to(applications)
    (applications / "bytes.desktop").write_bytes(b"\xff\xfe[Desktop Entry]\x00" * 100)
    os.mkfifo(applications / "pipe.desktop")
    computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.entry("firefox.desktop", "BIN/firefox %u")
    assert computer.find() == [Browser("Mozilla Firefox", "151.0")]


@pytest.mark.parametrize("path", ["", "\x00", ":::", "/нет/такой"])
def test_an_empty_or_broken_path_hides_no_browser_with_a_full_path(computer: Computer, path: str) -> None:
    computer.program("firefox", "echo Mozilla Firefox 151.0")
    computer.entry("firefox.desktop", "BIN/firefox %u")
    found = computer.find(PATH=path)
    assert [browser.name for browser in found] == ["Mozilla Firefox"]


def test_an_empty_environment_raises_nothing(home: Path) -> None:
    assert isinstance(list(LinuxBrowserFinder({}, exports=()).find(2.0)), list)


def test_a_file_in_a_folder_is_named_with_a_hyphen(computer: Computer) -> None:
    computer.program("konq", "")
    computer.entry("kde/konq.desktop", "BIN/konq %u", "Konqueror")
    computer.default_is("kde-konq.desktop")
    assert computer.find() == [Browser("Konqueror", None, is_default=True)]


def test_programs_do_not_inherit_the_libraries_of_a_frozen_build() -> None:
    frozen = {"LD_LIBRARY_PATH": "/tmp/_MEI", "LD_LIBRARY_PATH_ORIG": "/opt/lib", "PATH": "/x"}
    environ = environment_for_programs(frozen)
    assert environ["LD_LIBRARY_PATH"] == "/opt/lib"
    assert "LD_LIBRARY_PATH_ORIG" not in environ
    assert environ["PATH"].startswith("/x:")

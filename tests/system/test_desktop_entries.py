"""Freedesktop's files, well-formed and odd."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.system.desktop_entries import (
    WEB_SCHEMES,
    default_ids,
    flatpak_application,
    parse_desktop_entry,
    program_of,
)

ENTRY = """\
# комментарий
[Desktop Entry]
Version=1.0
Type=Application
Name=Браузер \\s🦊
Name[ru]=Другое имя
Exec=/opt/мой\\s браузер/run %U
TryExec=run
MimeType=text/html;x-scheme-handler/http;x-scheme-handler/https;
NoDisplay=True
[Desktop Action new-window]
Name=Новое окно
Exec=/usr/bin/other
"""


def test_an_entry_is_read_from_its_own_group_alone() -> None:
    entry = parse_desktop_entry("my.desktop", ENTRY)
    assert entry is not None
    assert entry.name == "Браузер  🦊"
    assert entry.command == "/opt/мой  браузер/run %U"
    assert entry.try_exec == "run"
    assert entry.opens_web
    assert entry.no_display
    assert not entry.hidden


@pytest.mark.parametrize("text", ["", "[Desktop Entry]", "\x00\x01", "Name=without a group", "[Other]\nName=x"])
def test_text_that_is_no_entry_gives_none(text: str) -> None:
    assert parse_desktop_entry("x.desktop", text) is None


def test_a_link_is_no_program() -> None:
    assert parse_desktop_entry("x.desktop", "[Desktop Entry]\nType=Link\nName=x\nURL=https://example.test") is None


def test_windows_line_ends_a_byte_order_mark_and_repeated_keys_are_borne() -> None:
    entry = parse_desktop_entry("x.desktop", "\ufeff[Desktop Entry]\r\nName=A\r\nName=B\r\nHidden=true\r\n")
    assert entry is not None
    assert (entry.name, entry.hidden) == ("A", True)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/usr/bin/chromium %U", ["/usr/bin/chromium", "%U"]),
        ('"/opt/мой браузер/run" "--a b" %u', ["/opt/мой браузер/run", "--a b", "%u"]),
        ("env BAMF_DESKTOP_FILE_HINT=/x/firefox.desktop /snap/bin/firefox %u", ["/snap/bin/firefox", "%u"]),
        ("/usr/bin/env -i -u LANG A='b c' -- firefox", ["firefox"]),
        ("env MOZ_X=1 -C /tmp firefox %u", ["firefox", "%u"]),
        ("env A=1", []),
        ("env", []),
        ("", []),
        ("   ", []),
        ('firefox "%u', []),
        ("firefox 'незакрыто", []),
    ],
)
def test_the_program_is_found_in_an_odd_exec(command: str, words: list[str]) -> None:
    assert program_of(command) == words


def test_a_flatpak_is_known_by_its_application() -> None:
    command = (
        "/usr/bin/flatpak run --branch=stable --arch=x86_64 --command=firefox --file-forwarding "
        "org.mozilla.firefox @@u %u @@"
    )
    assert flatpak_application(program_of(command)) == "org.mozilla.firefox"
    assert flatpak_application(["flatpak", "run"]) is None
    assert flatpak_application(["flatpak", "run", "--verbose"]) is None
    assert flatpak_application(["/usr/bin/firefox", "run", "org.mozilla.firefox"]) is None


def test_defaults_are_listed_in_the_order_of_trust_without_repeats() -> None:
    added = "[Added Associations]\nx-scheme-handler/https=no.desktop;\n"
    own = added + "[Default Applications]\nx-scheme-handler/http=b.desktop\n"
    shared = "[Default Applications]\nx-scheme-handler/https=яндекс.desktop; b.desktop;;\n"
    assert default_ids([own, "мусор\x00", shared], WEB_SCHEMES) == ["b.desktop", "яндекс.desktop"]


@given(st.text())
def test_no_text_breaks_the_parsers(text: str) -> None:
    parse_desktop_entry("x.desktop", text)
    parse_desktop_entry("x.desktop", "[Desktop Entry]\nExec=" + text)
    default_ids([text], WEB_SCHEMES)
    flatpak_application(program_of(text))

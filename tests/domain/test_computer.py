"""The one paragraph about the computer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edusupport_desktop.domain.browser_report import BrowserReport
from edusupport_desktop.domain.computer import (
    BrowserView,
    Computer,
    ScreenFacts,
    computer_paragraph,
    view_of,
    zone_text,
)
from edusupport_desktop.domain.letter import write_letter
from sample_request import DESK, complete_draft

COMPUTER = Computer("Windows 11 Pro 23H2 (сборка 22631.3296)", (ScreenFacts(1920, 1080, 1.25),), 180)
VIEW = BrowserView("ru-RU", 1.25, (1280, 600), (1536, 864), True, True)


def test_everything_known_stands_in_two_lines() -> None:
    assert computer_paragraph(COMPUTER, VIEW) == (
        "Компьютер: Windows 11 Pro 23H2 (сборка 22631.3296); экран 1920×1080, масштаб 125 %; часовой пояс UTC+3\n"
        "Страница в браузере: язык ru-RU; окно 1280×600; экран 1536×864; масштаб 125 %; файлы cookie включены; "
        "JavaScript включён"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert computer_paragraph(Computer(), None) == ""
    assert computer_paragraph(Computer("", (), 0), None) == "Компьютер: часовой пояс UTC+0"
    off = computer_paragraph(Computer(), BrowserView(cookies=False, javascript=False))
    assert off == "Страница в браузере: файлы cookie выключены; JavaScript выключен"


def test_two_screens_are_two_facts() -> None:
    two = Computer("", (ScreenFacts(3840, 2160, 2.0), ScreenFacts(1280, 1024)))
    assert computer_paragraph(two, None) == "Компьютер: экран 3840×2160, масштаб 200 %; экран 1280×1024, масштаб 100 %"


@pytest.mark.parametrize(
    ("minutes", "text"), [(180, "UTC+3"), (0, "UTC+0"), (345, "UTC+5:45"), (-210, "UTC-3:30"), (720, "UTC+12")]
)
def test_a_time_zone_is_written_as_the_memo_writes_it(minutes: int, text: str) -> None:
    assert zone_text(minutes) == text


@pytest.mark.parametrize(
    ("platform", "version", "system"),
    [
        ("Windows", "15.0.0", "Windows 11"),
        ("Windows", "13.0.0", "Windows 11"),
        ("Windows", "10.0.0", "Windows 10"),
        ("Windows", "1.0.0", "Windows 10"),
        ("Windows", "0.3.0", "Windows"),
        ("Windows", "", "Windows"),
        ("Windows", "²", "Windows"),
        ("Linux", "6.1.0", "Linux"),
        ("", "", ""),
    ],
)
def test_the_browser_tells_windows_10_from_11_where_the_system_does_not(
    platform: str, version: str, system: str
) -> None:
    view = view_of(BrowserReport("x", platform=platform, platform_version=version))
    assert view.system == system
    assert computer_paragraph(Computer("Своя 🦊"), view).startswith("Компьютер: Своя 🦊")
    assert (f"Компьютер: {system}" in computer_paragraph(Computer(), view)) == bool(system)


def test_a_hostile_text_stays_on_its_line() -> None:
    paragraph = computer_paragraph(Computer("Имя\nТелефон: 1\u202e"), BrowserView(language="ru\r\nх"))
    assert len(paragraph.splitlines()) == 2
    assert "\u202e" not in paragraph


def test_the_paragraph_is_in_the_letter_unless_the_teacher_took_it_out() -> None:
    draft = replace(complete_draft(), computer=COMPUTER, browser_view=VIEW, has_error_message=True)
    assert computer_paragraph(COMPUTER, VIEW) in write_letter(draft, DESK).body
    without = write_letter(replace(draft, tells_computer=False), DESK).body
    assert "Компьютер" not in without
    assert "Страница в браузере" not in without


def test_without_an_error_message_nothing_is_said_of_the_browser() -> None:
    draft = replace(complete_draft(), computer=COMPUTER, browser_view=VIEW, has_error_message=False)
    body = write_letter(draft, DESK).body
    assert computer_paragraph(COMPUTER, None) in body
    assert "Страница в браузере" not in body

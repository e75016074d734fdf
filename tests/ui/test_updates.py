"""Newer versions are offered where a preset asks for it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.errors import NetworkTrouble, UntrustedInput
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.domain.version import Announcement
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.updates import Updates

ADDRESS = "https://school.example/edusupport.json"


class Looking:
    """The journal's window with a preset and an answer; ``asked`` holds the addresses that were asked."""

    def __init__(self, qtbot: QtBot, program: Program, preset: object, answer: object) -> None:
        self.asked: list[str] = []
        self.told: list[Exception] = []
        self.jobs = Jobs()
        self.window = JournalWindow()
        qtbot.addWidget(self.window)
        self.window.furnish(program.clock)
        self.window.show()

        def read_preset() -> Preset:
            if isinstance(preset, Exception):
                raise preset
            assert isinstance(preset, Preset)
            return preset

        def find(address: str, _: str) -> Announcement | None:
            self.asked.append(address)
            if isinstance(answer, Exception):
                raise answer
            assert answer is None or isinstance(answer, Announcement)
            return answer

        program = replace(program, preset=read_preset, find_newer=find)
        self.updates = Updates(program, self.window, self.jobs, self.told.append)
        self.updates.look()
        self.settle(qtbot)

    def settle(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not self.jobs._running)

    def news(self) -> str:
        return self.window.news._text.text() if self.window.news.isVisible() else ""

    @property
    def can_look(self) -> bool:
        return self.window.menus.updates.isVisible()


def test_without_a_preset_nothing_is_asked_and_nothing_is_offered(qtbot: QtBot, program: Program) -> None:
    looking = Looking(qtbot, program, Preset(), None)
    assert (looking.asked, looking.news(), looking.can_look) == ([], "", False)


def test_a_newer_version_is_offered_with_its_page(qtbot: QtBot, program: Program) -> None:
    looking = Looking(
        qtbot, program, Preset(updates_address=ADDRESS), Announcement("9.9", "https://school.example/скачать")
    )
    assert looking.asked == [ADDRESS]
    assert "9.9" in looking.news()
    assert looking.window.news.findChild(QPushButton, "news_action").isVisible()


def test_no_news_is_told_only_to_who_asked(qtbot: QtBot, program: Program) -> None:
    looking = Looking(qtbot, program, Preset(updates_address=ADDRESS), None)
    assert looking.news() == ""
    assert looking.can_look
    looking.window.updates_wanted.emit()
    looking.settle(qtbot)
    assert looking.news() != ""


def test_a_server_that_does_not_answer_is_told_only_to_who_asked(qtbot: QtBot, program: Program) -> None:
    trouble = NetworkTrouble("update_server_unreachable")
    looking = Looking(qtbot, program, Preset(updates_address=ADDRESS), trouble)
    assert looking.told == []
    looking.window.updates_wanted.emit()
    looking.settle(qtbot)
    assert looking.told == [trouble]


def test_a_wrong_preset_is_told_and_the_program_starts(qtbot: QtBot, program: Program) -> None:
    wrong = UntrustedInput("preset_wrong", reason="unknown_key", key="update")
    looking = Looking(qtbot, program, wrong, None)
    assert looking.told == [wrong]
    assert not looking.can_look


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edusupport_desktop.ui.updates.QDesktopServices.openUrl", lambda _: True)

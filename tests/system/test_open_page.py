"""Pages are opened by the program itself, with the address as one argument, never by a shell."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edusupport_desktop.domain.browser import ADDRESS, Browser
from edusupport_desktop.system.open_page import PageOpener
from realparts.processes import wait_until

pytestmark = pytest.mark.not_windows("programs here are shell scripts")

HOSTILE = "http://127.0.0.1:1/$(touch x);`id`&a=1 'я' \"🦊\"|*"


class Computer:
    """Programs that write down the arguments they were started with, one a line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.openers: list[PageOpener] = []

    def program(self, name: str) -> Path:
        path = self.folder / name
        noted = self.folder / f"{name}.noted"
        path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{noted}.part"\nmv "{noted}.part" "{noted}"\n', "utf-8")
        path.chmod(0o755)
        return path

    def opener(self, platform: str) -> PageOpener:
        self.openers.append(PageOpener(platform, {"PATH": str(self.folder), "HOME": str(self.folder)}))
        return self.openers[-1]

    def noted(self, name: str) -> list[str]:
        path = self.folder / f"{name}.noted"
        wait_until(path.exists, f"{name} to be started")
        return path.read_text("utf-8").splitlines()


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    # Popen looks a bare name up in this process' own PATH.
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    computer = Computer(tmp_path)
    yield computer
    for opener in computer.openers:
        for process in opener._started:
            process.wait(30)


def test_the_chosen_browser_gets_the_address_as_one_argument_whatever_is_in_it(computer: Computer) -> None:
    program = str(computer.program("браузер 🦊"))
    browser = Browser("Свой", None, start=(program, "--new-window", ADDRESS, "@@"))
    assert computer.opener("linux").open(browser, HOSTILE)
    assert computer.noted("браузер 🦊") == ["--new-window", HOSTILE, "@@"]
    assert not (computer.folder / "x").exists()


@pytest.mark.parametrize(
    ("platform", "program"), [("linux", "xdg-open"), ("freebsd14", "xdg-open"), ("darwin", "open")]
)
@pytest.mark.parametrize("browser", [None, Browser("Safari", "18", is_default=True)])
def test_the_default_is_opened_by_the_system(
    computer: Computer, platform: str, program: str, browser: Browser | None
) -> None:
    computer.program(program)
    assert computer.opener(platform).open(browser, HOSTILE)
    assert computer.noted(program) == [HOSTILE]


def test_a_browser_that_cannot_be_started_does_not_open_another_one(computer: Computer) -> None:
    computer.program("xdg-open")
    opener = computer.opener("linux")
    assert not opener.open(Browser("Не по умолчанию", None), HOSTILE)
    assert not opener.open(Browser("Удалён", None, is_default=True, start=("/нет/такого", ADDRESS)), HOSTILE)
    assert not opener.open(Browser("Ноль", None, start=("\x00", ADDRESS)), HOSTILE)
    assert not (computer.folder / "xdg-open.noted").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there it works")
def test_windows_own_way_does_nothing_elsewhere(computer: Computer) -> None:
    assert not computer.opener("win32").open(None, HOSTILE)

"""Ctrl+Alt+S through Windows itself: pressed in whatever program, told to ours."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from edusupport_desktop.ui.global_hotkey import CaptureHotkey, hotkeys_are_possible

CTRL, ALT, S, X = 0x11, 0x12, 0x53, 0x58
KEY_UP = 2

# Has the keys until its input ends; prints whether it got them.
OTHER_PROGRAM = """
import ctypes, sys
print(ctypes.windll.user32.RegisterHotKey(None, 7, 0x0003, 0x53), flush=True)
sys.stdin.read()
"""


def press(*keys: int) -> None:
    for key in keys:
        ctypes.windll.user32.keybd_event(key, 0, 0, 0)
    for key in reversed(keys):
        ctypes.windll.user32.keybd_event(key, 0, KEY_UP, 0)


@contextmanager
def another_program_has_the_keys() -> Iterator[None]:
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "1"
    yield
    other.communicate()


@pytest.fixture
def hotkey(qtbot: QtBot) -> Iterator[CaptureHotkey]:
    hotkey = CaptureHotkey()
    yield hotkey
    hotkey.release()


def test_the_keys_are_heard_without_any_window(hotkey: CaptureHotkey, qtbot: QtBot) -> None:
    assert hotkeys_are_possible()
    assert hotkey.register()
    for _ in range(3):
        with qtbot.waitSignal(hotkey.pressed):
            press(CTRL, ALT, S)


@pytest.mark.parametrize("keys", [(CTRL, S), (ALT, S), (CTRL, ALT, X)])
def test_other_keys_are_left_to_other_programs(hotkey: CaptureHotkey, qtbot: QtBot, keys: tuple[int, ...]) -> None:
    assert hotkey.register()
    with qtbot.assertNotEmitted(hotkey.pressed, wait=200):
        press(*keys)


def test_released_keys_are_silent_and_free_for_others(hotkey: CaptureHotkey, qtbot: QtBot) -> None:
    assert hotkey.register()
    hotkey.release()
    with qtbot.assertNotEmitted(hotkey.pressed, wait=200):
        press(CTRL, ALT, S)
    with another_program_has_the_keys():
        pass


def test_keys_of_another_program_are_told_of_and_got_when_it_ends(hotkey: CaptureHotkey, qtbot: QtBot) -> None:
    with another_program_has_the_keys():
        assert not hotkey.register()
        hotkey.release()
    assert hotkey.register()
    with qtbot.waitSignal(hotkey.pressed):
        press(CTRL, ALT, S)


def test_registering_twice_is_one_registration(hotkey: CaptureHotkey) -> None:
    assert hotkey.register()
    assert hotkey.register()
    hotkey.release()
    with another_program_has_the_keys():
        pass

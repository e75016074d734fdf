"""The page's ways to a picture: what is taken, by mouse and by keys; and what works where no screen can be taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton

from edusupport_desktop.domain.capture_habits import CaptureHabits, ScreenRegion
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.picture import Screen
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.screenshot.countdown import Countdown
from edusupport_desktop.ui.screenshot.modes import CaptureMode
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.pictures_page import PicturesPage
from picture_hands import mark, open_files, png
from real_program import Parts
from teacher import Teacher, seen

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
BROWSER = DesktopWindow("Журнал 7 «Б» — Яндекс Браузер", 20, 30, 200, 100, 7, "/opt/yandex/browser", active=True)


def sizes(teacher: Teacher) -> list[tuple[int, int]]:
    return [(picture.width, picture.height) for draft in teacher.drafts() for picture in draft.pictures]


def test_the_menu_says_what_can_be_taken_and_every_way_has_its_keys(teacher: Teacher) -> None:
    teacher.to_pictures()
    menu = teacher.visible(QPushButton, "take_what").menu()
    shown = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    expected = [CaptureMode.REGION, CaptureMode.WINDOW, CaptureMode.DESKTOP, CaptureMode.LAST_REGION]
    assert [action.data() for action in shown] == expected  # one monitor is the whole screen
    assert len({action.shortcut().toString() for action in shown}) == len(expected)
    assert all(action.shortcut().toString().startswith("Ctrl+Shift+") for action in shown)


def test_by_keyboard_alone_the_menu_takes_the_whole_screen(teacher: Teacher) -> None:
    teacher.to_pictures()
    what = teacher.visible(QPushButton, "take_what")
    what.setFocus()
    QTest.keyClick(what, Qt.Key.Key_Space)
    menu = teacher.visible(QMenu, "capture_menu")
    while menu.activeAction() is None or menu.activeAction().data() is not CaptureMode.DESKTOP:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    mark(teacher)
    assert sizes(teacher) == [(320, 200)]
    assert not menu.isVisible()


def test_a_key_takes_a_window_by_keyboard_from_any_page(teacher: Teacher, parts: Parts) -> None:
    parts.windows.windows = (BROWSER,)
    teacher.begin()
    assert teacher.step() is Step.APPLICANT
    QTest.keyClick(teacher.wizard, Qt.Key.Key_W, CTRL_SHIFT)
    overlay = teacher.visible(Overlay)
    QTest.keyClick(overlay, Qt.Key.Key_Tab)
    assert BROWSER.title in overlay.accessibleDescription()
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    mark(teacher)
    assert sizes(teacher) == [(200, 100)]


def test_a_key_of_the_journal_takes_the_screen_for_a_new_request(teacher: Teacher) -> None:
    teacher.journal.activateWindow()
    teacher.wait(teacher.journal.isActiveWindow)
    QTest.keyClick(teacher.journal, Qt.Key.Key_S, CTRL_SHIFT)
    QTest.keyClick(teacher.visible(Overlay), Qt.Key.Key_Return)
    mark(teacher)
    assert sizes(teacher) == [(320, 200)]


def test_the_last_part_is_a_key_away_in_another_run(teacher: Teacher) -> None:
    region = ScreenRegion(Screen("", 0, 0, 320, 200), 10, 20, 60, 50)
    teacher.program.capture_habits.save(CaptureHabits(last_region=region))
    teacher.to_pictures()
    QTest.keyClick(teacher.wizard, Qt.Key.Key_L, CTRL_SHIFT)
    mark(teacher)
    assert sizes(teacher) == [(60, 50)]


def test_the_delay_holds_for_the_menu_and_is_there_in_another_run(teacher: Teacher) -> None:
    teacher.program.capture_habits.save(CaptureHabits(delay_seconds=5))
    teacher.to_pictures()
    assert teacher.visible(QComboBox, "delay").currentData() == 5
    teacher.wizard.capture_menu.action_for(CaptureMode.DESKTOP).trigger()
    countdown = teacher.visible(Countdown)
    assert not teacher.journal.isVisible()
    QTest.keyClick(countdown, Qt.Key.Key_Escape)
    teacher.wait(teacher.wizard.isActiveWindow)
    assert (teacher.picture_names(), teacher.said_problem()) == ([], "")


def test_a_picture_that_was_taken_is_told_of(teacher: Teacher) -> None:
    teacher.to_pictures()
    assert not seen(teacher.wizard, QLabel, "picture_note")
    teacher.take_screen()
    assert "320 × 200" in teacher.visible(QLabel, "picture_note").text()


class TestWithoutACapture:
    """Where no screen can be taken every other way works, and the reason is said."""

    @pytest.fixture(autouse=True)
    def none(self, parts: Parts, teacher: Teacher) -> None:
        parts.screen.trouble = Unavailable("no_display")
        teacher.to_pictures()

    def test_the_reason_is_said(self, teacher: Teacher, parts: Parts) -> None:
        teacher.press("take_screen")
        assert parts.screen.trouble is not None
        teacher.wait(lambda: teacher.said_problem() == error_text(parts.screen.trouble))  # type: ignore[arg-type]

    def test_paste(self, teacher: Teacher) -> None:
        image = QImage(50, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkGreen)
        QApplication.clipboard().setImage(image)
        QTest.keyClick(teacher.wizard, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        mark(teacher)
        assert sizes(teacher) == [(50, 40)]

    def test_open(self, teacher: Teacher, tmp_path: Path) -> None:
        file = tmp_path / "Снимок ёлки 🎄.png"
        file.write_bytes(png("navy"))
        open_files(teacher, file)
        mark(teacher)
        assert sizes(teacher) == [(64, 48)]

    @pytest.mark.parametrize("as_file", [True, False])
    def test_drop(self, teacher: Teacher, tmp_path: Path, as_file: bool) -> None:
        mime = QMimeData()
        file = tmp_path / "שלום.png"
        file.write_bytes(png("navy"))
        if as_file:
            mime.setUrls([QUrl.fromLocalFile(str(file))])
        else:
            mime.setImageData(QImage(str(file)))
        page = teacher.visible(PicturesPage)
        place = QPointF(QPoint(page.width() // 2, page.height() // 2))
        none = Qt.KeyboardModifier.NoModifier
        drop = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
        page.dropEvent(drop)
        mark(teacher)
        assert sizes(teacher) == [(64, 48)]

"""Which browser shows the problem: filled in, typed, seen on the screenshot, asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_answer import BrowserSource, Remark
from edusupport_desktop.domain.browser_report import Brand, BrowserReport
from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.screenshot import Screenshot
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.words import browser_remark_text, browser_source_text
from real_program import FoundBrowsers, Parts, plain_picture
from teacher import Teacher

YANDEX = BrowserReport(
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/146.0.0.0 YaBrowser/26.4.0.0 Safari/537.36",
    full_versions=(Brand("YaBrowser", "26.4.0.9999"), Brand("Not)A;Brand", "8.0.0.0")),
    language="ru-RU",
    scale=1.25,
    window=(1280, 600),
    cookies=False,
)


def to_error(teacher: Teacher) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_yes")
    teacher.next()
    assert teacher.step() is Step.ERROR


def said(teacher: Teacher) -> tuple[str, str]:
    return teacher.text(Field.BROWSER_NAME), teacher.text(Field.BROWSER_VERSION)


def source(teacher: Teacher) -> str:
    label = teacher.wizard.findChild(QLabel, "browser_source")
    assert label is not None
    return label.text() if label.isVisible() else ""


def shot(program: str | None, title: str = "") -> Screenshot:
    window = DesktopWindow(title, 0, 0, 100, 100, 7, program, active=True)
    return Screenshot(plain_picture(), (window,), window)


def asks(teacher: Teacher, parts: Parts) -> None:
    teacher.press("ask_browser")
    teacher.visible(QWidget, "browser_waiting")
    teacher.wait(lambda: parts.probe.pages)


def is_answered(teacher: Teacher, parts: Parts) -> None:
    parts.probe.answered.set()
    teacher.settle()
    assert parts.probe.pages[-1].closed
    assert not teacher.wizard.findChild(QWidget, "browser_waiting").isVisible()  # type: ignore[union-attr]


def test_what_was_filled_in_chosen_or_typed_says_where_it_comes_from(teacher: Teacher) -> None:
    to_error(teacher)
    assert source(teacher) == browser_source_text(BrowserSource.DEFAULT)
    QTest.keyClick(teacher.editor(Field.BROWSER_NAME), Qt.Key.Key_Down)
    assert said(teacher) == ("Mozilla Firefox", "140.3")
    assert source(teacher) == browser_source_text(BrowserSource.PROGRAM)
    teacher.write(browser_version=".1 🦊")
    assert said(teacher) == ("Mozilla Firefox", "140.3.1 🦊")
    assert source(teacher) == browser_source_text(BrowserSource.TYPED)


def test_the_source_is_kept_with_the_draft(teacher: Teacher) -> None:
    to_error(teacher)
    (draft,) = teacher.drafts()
    assert draft.browser_source is BrowserSource.DEFAULT


def test_the_chosen_browser_is_asked_and_its_exact_version_stands_in_the_letter(teacher: Teacher, parts: Parts) -> None:
    parts.probe.report = YANDEX
    to_error(teacher)
    asks(teacher, parts)
    assert parts.probe.asked == [parts.browsers.browsers[0]]
    assert not teacher.visible(QPushButton, "ask_browser").isEnabled()
    is_answered(teacher, parts)
    assert said(teacher) == ("Яндекс Браузер", "26.4.0.9999")
    other_is_installed = browser_remark_text(Remark.ANOTHER_INSTALLED)
    assert source(teacher) == f"{browser_source_text(BrowserSource.BROWSER)} {other_is_installed}"
    (draft,) = teacher.drafts()
    assert draft.browser_source is BrowserSource.BROWSER
    assert draft.browser_view is not None
    assert (draft.browser_view.language, draft.browser_view.cookies) == ("ru-RU", False)


def test_firefox_tells_the_beginning_and_its_program_the_rest(teacher: Teacher, parts: Parts) -> None:
    parts.browsers.browsers = (Browser("Mozilla Firefox", "140.8.0esr", is_default=True),)
    to_error(teacher)
    asks(teacher, parts)
    is_answered(teacher, parts)
    assert said(teacher) == ("Mozilla Firefox", "140.8.0esr")
    assert source(teacher) == browser_source_text(BrowserSource.BROWSER_AND_PROGRAM)


def test_what_is_typed_afterwards_is_no_longer_the_browsers_word(teacher: Teacher, parts: Parts) -> None:
    parts.probe.report = YANDEX
    to_error(teacher)
    asks(teacher, parts)
    is_answered(teacher, parts)
    teacher.write(browser_version="5")
    assert source(teacher) == browser_source_text(BrowserSource.TYPED)
    (draft,) = teacher.drafts()
    assert draft.browser_view is None


def test_waiting_can_be_ended_by_keyboard_and_changes_nothing(teacher: Teacher, parts: Parts) -> None:
    to_error(teacher)
    before = said(teacher)
    ask = teacher.visible(QPushButton, "ask_browser")
    ask.setFocus()
    QTest.keyClick(ask, Qt.Key.Key_Space)
    cancel = teacher.visible(QPushButton, "cancel_browser")
    assert teacher.wizard.focusWidget() is cancel
    teacher.wait(lambda: parts.probe.pages)
    cancel.setFocus()  # a window manager may have given the window its keyboard only now, and its first field with it
    QTest.keyClick(cancel, Qt.Key.Key_Space)
    teacher.settle()
    assert parts.probe.pages[0].closed
    assert said(teacher) == before
    assert source(teacher) == browser_source_text(BrowserSource.DEFAULT)
    assert not cancel.isVisible()
    teacher.press("ask_browser")
    is_answered(teacher, parts)


def test_esc_ends_the_waiting_before_it_closes_the_letter(teacher: Teacher, parts: Parts) -> None:
    to_error(teacher)
    ask = teacher.visible(QPushButton, "ask_browser")
    ask.setFocus()
    QTest.keyClick(ask, Qt.Key.Key_Space)
    teacher.wait(lambda: parts.probe.pages)
    cancel = teacher.visible(QPushButton, "cancel_browser")
    QTest.keyClick(cancel, Qt.Key.Key_Escape)
    teacher.settle()
    assert parts.probe.pages[0].closed
    assert not cancel.isVisible()
    assert teacher.step() is Step.ERROR
    wizard = teacher.wizard
    QTest.keyClick(teacher.editor(Field.BROWSER_VERSION), Qt.Key.Key_Escape)
    assert not wizard.isVisible()


def test_a_browser_that_does_not_answer_is_told_and_nothing_is_lost(teacher: Teacher, parts: Parts) -> None:
    parts.probe.trouble = Unavailable("browser_silent")
    to_error(teacher)
    before = said(teacher)
    asks(teacher, parts)
    is_answered(teacher, parts)
    assert source(teacher) == error_text(parts.probe.trouble)
    assert said(teacher) == before


def test_a_browser_that_tells_no_name_leaves_it_to_the_teacher(teacher: Teacher, parts: Parts) -> None:
    parts.probe.report = BrowserReport("🦊 \u202e ?")
    to_error(teacher)
    before = said(teacher)
    asks(teacher, parts)
    is_answered(teacher, parts)
    assert said(teacher) == before
    assert source(teacher) not in {"", browser_source_text(BrowserSource.DEFAULT)}


def test_the_address_can_be_copied_for_a_browser_the_program_cannot_open(teacher: Teacher, parts: Parts) -> None:
    parts.probe.opens = False
    to_error(teacher)
    teacher.editor(Field.BROWSER_NAME).set_answer("Спутник 🦊")  # type: ignore[attr-defined]
    asks(teacher, parts)
    assert parts.probe.asked == [Browser("Спутник 🦊", None)], "it is not in the list: another must not open"
    teacher.wait(lambda: any("Спутник 🦊" in text for text in teacher.labels()))
    teacher.wait(lambda: parts.probe.pages)
    QGuiApplication.clipboard().clear()
    teacher.wait(lambda: copied(teacher) == parts.probe.pages[0].address)
    is_answered(teacher, parts)


def copied(teacher: Teacher) -> str:
    teacher.press("copy_browser_address")
    return QGuiApplication.clipboard().text()


def test_closing_the_wizard_ends_the_waiting(teacher: Teacher, parts: Parts) -> None:
    to_error(teacher)
    asks(teacher, parts)
    teacher.wait(lambda: parts.probe.pages)
    teacher.wizard.close()
    teacher.settle()
    assert parts.probe.pages[0].closed


def test_the_page_speaks_the_teachers_language_and_every_text_is_there(teacher: Teacher, parts: Parts) -> None:
    to_error(teacher)
    asks(teacher, parts)
    is_answered(teacher, parts)
    (texts,) = parts.probe.texts
    assert all((texts.title, texts.asking, texts.done, texts.late, texts.without_script, texts.send))


def test_the_window_on_the_screenshot_tells_the_browser(teacher: Teacher) -> None:
    to_error(teacher)
    teacher.wizard._taker.taken.emit(shot("/usr/lib/firefox-esr/firefox-esr"))
    assert said(teacher) == ("Mozilla Firefox", "140.3")
    assert source(teacher) == browser_source_text(BrowserSource.SCREENSHOT)
    teacher.wizard._taker.taken.emit(shot("/usr/bin/soffice", "Письмо — Яндекс Браузер"))
    assert said(teacher) == ("Mozilla Firefox", "140.3")
    teacher.wizard._taker.taken.emit(shot(None, "Журнал 5 «Б» — Яндекс Браузер"))
    assert said(teacher) == ("Яндекс Браузер", "26.4.0.1234")


def test_a_screenshot_taken_before_the_page_was_reached_counts_when_it_is(teacher: Teacher) -> None:
    teacher.begin()
    teacher.wizard._taker.taken.emit(shot("/usr/lib/firefox-esr/firefox-esr"))
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_yes")
    teacher.next()
    assert said(teacher) == ("Mozilla Firefox", "140.3")


@pytest.mark.parametrize("how", ["typed", "chosen", "asked"])
def test_a_screenshot_never_replaces_what_the_teacher_typed_chose_or_had_asked(
    teacher: Teacher, parts: Parts, how: str
) -> None:
    parts.probe.report = YANDEX
    to_error(teacher)
    if how == "typed":
        teacher.write(browser_version=".7")
    elif how == "chosen":
        QTest.keyClick(teacher.editor(Field.BROWSER_NAME), Qt.Key.Key_Down)
    else:
        asks(teacher, parts)
        is_answered(teacher, parts)
    before = said(teacher), source(teacher)
    teacher.wizard._taker.taken.emit(shot("/opt/google/chrome/chrome"))
    assert (said(teacher), source(teacher)) == before


def test_a_browser_seen_but_not_found_on_the_computer_is_named_without_a_version(
    teacher: Teacher, parts: Parts
) -> None:
    parts.browsers = FoundBrowsers(())
    to_error(teacher)
    teacher.wizard._taker.taken.emit(shot("/opt/google/chrome/chrome"))
    assert said(teacher) == ("Google Chrome", "")
    assert source(teacher) == browser_source_text(BrowserSource.SCREENSHOT)

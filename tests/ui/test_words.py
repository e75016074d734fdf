"""Words that depend on a number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from edusupport_desktop.ui.application import speak_russian
from edusupport_desktop.ui.words import silence_text


@pytest.fixture
def russian(qapp: QApplication) -> Iterator[None]:
    before, known = QLocale(), set(qapp.findChildren(QTranslator))
    speak_russian(qapp)
    yield
    for translator in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "меньше дня без ответа"),
        (1, "1 день без ответа"),
        (3, "3 дня без ответа"),
        (5, "5 дней без ответа"),
        (11, "11 дней без ответа"),
        (12, "12 дней без ответа"),
        (21, "21 день без ответа"),
        (104, "104 дня без ответа"),
        (111, "111 дней без ответа"),
    ],
)
def test_days_have_their_russian_form(days: int, text: str) -> None:
    assert silence_text(days) == text

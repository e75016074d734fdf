"""How many seconds pass before the screen is taken: chosen once, remembered."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox

from edusupport_desktop.domain.capture_habits import DELAYS
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker


class DelayChoice(QComboBox):
    def __init__(self, taker: ScreenshotTaker) -> None:
        super().__init__()
        self._taker = taker
        self.setObjectName("delay")
        self.setAccessibleName(self.tr("Delay before the screen is taken"))
        self.setToolTip(self.tr("A delay gives time to open a menu"))
        for seconds in DELAYS:
            text = self.tr("after {seconds} s").format(seconds=seconds) if seconds else self.tr("at once")
            self.addItem(text, seconds)
        self.setCurrentIndex(DELAYS.index(taker.habits.delay_seconds))
        self.activated.connect(lambda _: self._remember())

    def _remember(self) -> None:
        self._taker.remember(replace(self._taker.habits, delay_seconds=self.currentData()))

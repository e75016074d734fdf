"""Which requests the list shows: all, open, waiting for the teacher; of which time; about whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from edusupport_desktop.domain.journal_list import Period, Shown

_LETTERS = 9
"""Characters of a choice that are always seen."""


class FilterBar(QWidget):
    """A row of choices; each works at once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        shown = {
            Shown.ALL: self.tr("All requests"),
            Shown.OPEN: self.tr("Open"),
            Shown.FOR_ME: self.tr("Waiting for me"),
        }
        periods = {
            Period.ALL: self.tr("All the time"),
            Period.SCHOOL_YEAR: self.tr("This school year"),
            Period.MONTH: self.tr("This month"),
        }
        self._shown = _choice("filter_shown", self.tr("Which requests"))
        for each, text in shown.items():
            self._shown.addItem(text, each)
        self._period = _choice("filter_period", self.tr("Of which time"))
        for period, text in periods.items():
            self._period.addItem(text, period)
        self._login = _choice("filter_login", self.tr("About whom: the login under which the problem is seen"))
        self._login.addItem(self.tr("Every login"), "")
        self._login.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for choice in (self._shown, self._period, self._login):
            choice.currentIndexChanged.connect(lambda _: self.changed.emit())
            row.addWidget(choice)
        row.addStretch(1)

    @property
    def shown(self) -> Shown:
        return Shown(self._shown.currentData())

    @property
    def period(self) -> Period:
        return Period(self._period.currentData())

    @property
    def login(self) -> str:
        """Empty: everybody's."""
        return str(self._login.currentData())

    @property
    def are_set(self) -> bool:
        """Whether anything is left out."""
        return self.shown is not Shown.ALL or self.period is not Period.ALL or bool(self.login)

    def reset(self) -> None:
        """Leaves nothing out."""
        for choice in (self._shown, self._period, self._login):
            choice.setCurrentIndex(0)

    def offer_logins(self, logins: Sequence[str]) -> None:
        """The chosen one stays chosen, and in the list. Among fewer than two there is nothing to choose."""
        chosen = self.login
        offered = ["", *sorted({*logins, *([chosen] if chosen else [])}, key=str.casefold)]
        known = [self._login.itemData(place) for place in range(self._login.count())]
        if offered != known:
            self._login.blockSignals(True)
            while self._login.count() > 1:
                self._login.removeItem(1)
            for login in offered[1:]:
                self._login.addItem(login, login)
            self._login.setCurrentIndex(offered.index(chosen))
            self._login.blockSignals(False)
        self._login.setVisible(len(offered) > 2 or bool(chosen))


def _choice(name: str, spoken: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    choice.setAccessibleName(spoken)
    choice.setToolTip(spoken)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    choice.setMinimumContentsLength(_LETTERS)
    choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    choice.setMaxVisibleItems(16)
    return choice

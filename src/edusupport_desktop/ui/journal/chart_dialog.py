"""«Обращения по месяцам»: the chart, and the chosen month in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from edusupport_desktop.domain.months import MonthFigures
from edusupport_desktop.ui.journal.chart import MonthsChart
from edusupport_desktop.ui.window_size import fitting


class ChartDialog(QDialog):
    """Of the months given, one column each."""

    def __init__(self, figures: Sequence[MonthFigures], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chart_dialog")
        self.setWindowTitle(self.tr("Requests by month"))
        locale = QLocale()
        short, long = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
        names = [locale.standaloneMonthName(each.month.month, short) for each in figures]
        self._words = [self._in_words(each, locale.standaloneMonthName(each.month.month, long)) for each in figures]
        self.chart = MonthsChart(figures, names, self._words)
        self.chart.chosen.connect(self._tell)
        legend = QLabel(
            self.tr("Columns: how many requests were written. Rings: days from the letter to the first answer.")
        )
        legend.setProperty("role", "muted")
        self._month = QLabel()
        self._month.setObjectName("chart_month")
        self._month.setProperty("role", "strong")
        for label in (legend, self._month):
            label.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(legend)
        column.addWidget(self.chart, 1)
        column.addWidget(self._month)
        column.addWidget(buttons)
        self._tell(self.chart.place)
        self.chart.setFocus()
        self.resize(fitting(self, 760, 440))

    def _tell(self, place: int) -> None:
        self._month.setText(self._words[place])

    def _in_words(self, each: MonthFigures, month: str) -> str:
        """«Сентябрь 2026: обращений 12, с ответом 9, в среднем ответа ждали 2,5 дня»."""
        if not each.requests:
            return self.tr("{month} {year}: no requests").format(month=month.capitalize(), year=each.month.year)
        text = self.tr("{month} {year}: requests {requests}, answered {answered}").format(
            month=month.capitalize(), year=each.month.year, requests=each.requests, answered=each.answered
        )
        if each.days is None:
            return text
        days = f"{each.days:.1f}".replace(".", QLocale().decimalPoint())
        return self.tr("{figures}, days to the first answer on average {days}").format(figures=text, days=days)

"""Requests and waiting times by month, painted: bars for how many, a line of points for how long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from edusupport_desktop.domain.months import MonthFigures
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.style import colours

_GAP = 8
_POINT = 4
_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class MonthsChart(QWidget):
    """The arrow keys go from month to month; ``chosen`` carries the place of the month, whose words are said too."""

    chosen = Signal(int)

    def __init__(self, figures: Sequence[MonthFigures], names: Sequence[str], words: Sequence[str]) -> None:
        """``names`` are short and stand under the bars; ``words`` say a month's figures in full."""
        super().__init__()
        self.setObjectName("months_chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 120)
        self._figures = figures
        self._names = names
        self._words = words
        self._chosen = len(figures) - 1
        self.setAccessibleName(self.tr("Requests and waiting times by month"))
        self.setAccessibleDescription("\n".join(words))

    def sizeHint(self) -> QSize:
        return QSize(640, 280)

    @property
    def place(self) -> int:
        """Of the chosen month."""
        return self._chosen

    def choose(self, place: int) -> None:
        """Beyond either end: the last one there."""
        self._chosen = min(max(place, 0), len(self._figures) - 1)
        self.update()
        self.chosen.emit(self._chosen)
        announce(self, self._words[self._chosen])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.choose(self._chosen + _KEYS[key])
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(len(self._figures) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(int(event.position().x() / self._step()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        shade, line = colours(), self.fontMetrics().lineSpacing()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(0, 2 * line + _GAP, self.width(), self.height() - 3 * line - 2 * _GAP)
        if self.hasFocus():
            painter.setPen(QPen(QColor(shade.accent), 2))
            painter.drawRoundedRect(self._column(self._chosen).adjusted(1, 1, -1, -1), 4, 4)
        self._paint_bars(painter, plot)
        self._paint_days(painter, plot)
        painter.setPen(QColor(shade.border))
        painter.drawLine(QLineF(plot.bottomLeft(), plot.bottomRight()))
        painter.setPen(self.palette().color(self.foregroundRole()))
        for place, name in enumerate(self._names):
            column = self._column(place)
            under = QRectF(column.left(), plot.bottom() + _GAP / 2, column.width(), line)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()

    def _paint_bars(self, painter: QPainter, plot: QRectF) -> None:
        shade, line = colours(), self.fontMetrics().lineSpacing()
        most = max((each.requests for each in self._figures), default=0) or 1
        for place, each in enumerate(self._figures):
            if not each.requests:
                continue
            column = self._column(place)
            height = max(2.0, plot.height() * each.requests / most)
            width = column.width() * 0.56
            bar = QRectF(column.center().x() - width / 2, plot.bottom() - height, width, height)
            painter.fillRect(bar, QColor(shade.accent))
            painter.setPen(self.palette().color(self.foregroundRole()))
            over = QRectF(column.left(), bar.top() - line, column.width(), line)
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, f"{each.requests:,}".replace(",", "\u00a0"))

    def _paint_days(self, painter: QPainter, plot: QRectF) -> None:
        """Rings, so that they are told from the bars without their colour."""
        shade = colours()
        longest = max(1.0, *(each.days or 0 for each in self._figures))  # less than a day is near the ground
        points = [
            QPointF(self._column(place).center().x(), plot.bottom() - plot.height() * 0.9 * each.days / longest)
            for place, each in enumerate(self._figures)
            if each.days is not None
        ]
        painter.setPen(QPen(QColor(shade.advice), 2, Qt.PenStyle.DashLine))
        painter.drawPolyline(points)
        painter.setPen(QPen(QColor(shade.advice), 2))
        painter.setBrush(self.palette().color(self.backgroundRole()))
        for point in points:
            painter.drawEllipse(point, _POINT, _POINT)

    def _step(self) -> float:
        return self.width() / max(1, len(self._figures))

    def _column(self, place: int) -> QRectF:
        return QRectF(place * self._step(), 0, self._step(), self.height())

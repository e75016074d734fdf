"""A page of a class journal with an error message: what a teacher would have on the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from edusupport_desktop.ui.screenshot.own_windows import FOREIGN

PUPILS = ("Алексеев Пётр", "Борисова Анна", "Васильев Илья", "Григорьева Мария", "Дмитриев Олег", "Егорова Софья")
_DATES = ("16.11", "18.11", "20.11", "23.11")
_MARKS = ((5, "", 4, ""), ("", 3, "", ""), (4, 4, "", ""), ("", 5, 5, ""), (3, "", "н", ""), ("", 4, 5, ""))


class SamplePage(QWidget):
    """Russian, like the page it stands for; it is shown by the demo only."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("АИС «Электронная школа» — журнал 7 «Б»")
        self.setObjectName("sample_page")
        self.setProperty(FOREIGN, True)
        self.setStyleSheet("QWidget { background: #ffffff; color: #1f2328; font-size: 11pt; }")
        title = QLabel("Журнал · 7 «Б» · Алгебра · 2-й триместр")
        title.setStyleSheet("font-size: 15pt; font-weight: 600;")
        self._message = QLabel("Ошибка 500. Не удалось сохранить отметку. Код: JRN-SAVE-17")
        self._message.setStyleSheet(
            "background: #fdecea; color: #8c1d18; border: 1px solid #d92d20; padding: 10px; font-weight: 600;"
        )
        self._table = QTableWidget(len(PUPILS), len(_DATES) + 1)
        self._table.setHorizontalHeaderLabels(["Ученик", *_DATES])
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row, (pupil, marks) in enumerate(zip(PUPILS, _MARKS, strict=True)):
            self._table.setItem(row, 0, QTableWidgetItem(pupil))
            for column, mark in enumerate(marks, 1):
                item = QTableWidgetItem(str(mark))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self._table.setItem(row, column, item)
        changed = self._table.item(2, 4)
        if changed is not None:
            changed.setText("5")
            changed.setBackground(QColor("#fff1cc"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        for widget in (title, self._message, self._table):
            layout.addWidget(widget)
        self.resize(900, 480)

    def message_area(self) -> QRect:
        """Where the error message stands, in this window's logical coordinates."""
        return QRect(self._message.mapTo(self, self._message.rect().topLeft()), self._message.size())

    def pupils_area(self) -> QRect:
        """Where the pupils' names stand."""
        model = self._table.model()
        first, last = (self._table.visualRect(model.index(row, 0)) for row in (0, len(PUPILS) - 1))
        names = first.united(last)
        return QRect(self._table.viewport().mapTo(self, names.topLeft()), names.size())

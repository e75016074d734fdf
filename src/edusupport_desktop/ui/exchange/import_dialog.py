"""«Внести из таблицы»: which column means what, and what would become of the first rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.table import Column, Columns, Table, TableRow, guessed_columns, has_heads
from edusupport_desktop.domain.table_request import TableRequest, WrongRow
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.ui.exchange.words import column_text, wrong_row_text
from edusupport_desktop.ui.focus_order import in_their_order
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.style import make_primary
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.words import date_text

_SHOWN = 12
"""Rows of the preview."""
_LONGEST_HEAD = 28

Read = Callable[[Sequence[TableRow], Columns], tuple[list[TableRequest], list[WrongRow]]]
"""What the rows tell of, and which of them are wrong."""


class ImportDialog(QDialog):
    """``rows`` and ``columns`` are what the teacher wants entered once it is accepted."""

    def __init__(self, table: Table, pattern: NumberPattern, read: Read, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._read = read
        self._jobs = jobs
        self._asked = 0
        self.setObjectName("import_dialog")
        self.setWindowTitle(self.tr("Enter requests from a table"))
        explained = QLabel(
            self.tr(
                "Say which column of the table means what. Nothing is sent: earlier requests stand in the journal with "
                "their number and date."
            )
        )
        explained.setProperty("role", "muted")
        self._heads = QCheckBox(self.tr("The &first row holds the heads of the columns"))
        self._heads.setObjectName("import_heads")
        self._heads.setChecked(has_heads(table.rows, pattern))
        self._counts = QLabel()
        self._counts.setObjectName("import_counts")
        for label in (explained, self._counts):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(explained)
        column.addWidget(self._heads)
        column.addLayout(self._make_choices(guessed_columns(table.rows, pattern)))
        column.addWidget(self._make_preview(), 1)
        column.addWidget(self._counts)
        buttons = self._make_buttons()
        column.addWidget(buttons)
        in_their_order(buttons)
        self._heads.toggled.connect(self._heads_toggled)
        for box in self._boxes.values():
            box.currentIndexChanged.connect(lambda _: self._changed())
        self._changed()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return fitting(self, 980, 620)

    @property
    def rows(self) -> Sequence[TableRow]:
        """Those that hold requests."""
        return self._table.rows[1:] if self._heads.isChecked() else self._table.rows

    @property
    def columns(self) -> Columns:
        chosen = {meaning: box.currentIndex() - 1 for meaning, box in self._boxes.items()}
        return {meaning: place for meaning, place in chosen.items() if place >= 0}

    def _make_choices(self, guessed: Columns) -> QGridLayout:
        """Two in a row: the form is as low as the preview needs it to be."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self._boxes: dict[Column, QComboBox] = {}
        for place, meaning in enumerate(Column):
            box = QComboBox()
            box.setObjectName(f"import_{meaning.value}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            self._boxes[meaning] = box
            label = QLabel(column_text(meaning))
            label.setBuddy(box)
            box.setAccessibleName(column_text(meaning))
            row, half = divmod(place, 2)
            grid.addWidget(label, row, 2 * half)
            grid.addWidget(box, row, 2 * half + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._name_columns()
        for meaning, box in self._boxes.items():
            box.setCurrentIndex(guessed.get(meaning, -1) + 1)
        return grid

    def _name_columns(self) -> None:
        for box in self._boxes.values():
            chosen = max(0, box.currentIndex())
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("not in the table"))
            box.addItems([self._column_name(place) for place in range(self._table.width)])
            box.setCurrentIndex(chosen)
            box.blockSignals(False)

    def _column_name(self, place: int) -> str:
        """«B: Дата»: its letter, then its head or what stands in it first."""
        cells = (" ".join(row.cells[place].split()) for row in self._table.rows if place < len(row.cells))
        text = next((cell for cell in cells if cell), "")
        text = text if len(text) <= _LONGEST_HEAD else f"{text[:_LONGEST_HEAD]}…"
        return f"{_letters(place)}: {text}"

    def _make_preview(self) -> QTableWidget:
        heads = [self.tr("Line"), self.tr("Number"), self.tr("Date"), self.tr("Subject"), self.tr("What becomes of it")]
        self._preview = QTableWidget(0, len(heads))
        self._preview.setObjectName("import_preview")
        self._preview.setAccessibleName(self.tr("The first rows"))
        self._preview.setHorizontalHeaderLabels(heads)
        self._preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._preview.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._preview.setTabKeyNavigation(False)
        self._preview.setAlternatingRowColors(True)
        self._preview.setShowGrid(False)
        self._preview.setWordWrap(False)
        self._preview.verticalHeader().hide()
        header = self._preview.horizontalHeader()
        header.setHighlightSections(False)
        width = self.fontMetrics().averageCharWidth()
        for place, letters in ((0, 9), (1, 15), (2, 13), (4, 46)):
            header.resizeSection(place, width * letters)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return self._preview

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._enter = QPushButton(self.tr("&Enter into the journal"))
        self._enter.setObjectName("import_enter")
        buttons.addButton(self._enter, QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(self._enter)
        self._enter.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _heads_toggled(self) -> None:
        self._name_columns()
        self._changed()

    def _changed(self) -> None:
        """The first rows at once, the counts of all of them when they are known."""
        columns, rows = self.columns, self.rows
        self._show_preview(rows[:_SHOWN], columns)
        self._enter.setEnabled(False)
        self._counts.setText(self.tr("Counting…"))
        self._asked += 1
        asked = self._asked

        def work(_: Progress) -> tuple[int, int, int]:
            requests, wrong = self._read(rows, columns)
            return asked, len(requests), len(wrong)

        self._jobs.run(work, self._counted)

    def _show_preview(self, rows: Sequence[TableRow], columns: Columns) -> None:
        requests, wrong = self._read(rows, columns)
        lines: dict[int, tuple[str, ...]] = {}
        for request in requests:
            number = request.incident.number.text if request.incident else ""
            state = self.tr("is entered as solved") if request.is_solved else self.tr("is entered")
            lines[request.line] = (number, date_text(request.made_on), request.subject, state)
        for row in wrong:
            lines[row.line] = ("", "", "", self.tr("is left out: {reason}").format(reason=wrong_row_text(row.reason)))
        self._preview.setRowCount(len(lines))
        for place, line in enumerate(sorted(lines)):
            for cell, text in enumerate((str(line), *lines[line])):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._preview.setItem(place, cell, item)

    def _counted(self, counts: tuple[int, int, int]) -> None:
        asked, good, wrong = counts
        if asked != self._asked:
            return
        text = self.tr("Rows that can be entered: {good}.").format(good=good)
        if wrong:
            text += " " + self.tr("Rows that are left out, each with its reason afterwards: {wrong}.").format(
                wrong=wrong
            )
        if self._table.left_out:
            text += " " + self.tr("The table is longer: {count} rows behind these are not read.").format(
                count=self._table.left_out
            )
        self._counts.setText(text)
        self._enter.setEnabled(good > 0)


def _letters(place: int) -> str:
    """A, B, … Z, AA, as spreadsheets name their columns."""
    first, last = divmod(place, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)

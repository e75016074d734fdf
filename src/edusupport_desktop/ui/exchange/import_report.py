"""What became of the rows of a table."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from edusupport_desktop.services.import_table import Imported
from edusupport_desktop.ui.exchange.words import wrong_row_text
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.words import tr


class ImportReport(QDialog):
    """Counts, and a line for every row that was left out."""

    def __init__(self, imported: Imported, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_report")
        self.setWindowTitle(self.tr("Requests from a table"))
        counts = QLabel(report_text(imported))
        counts.setObjectName("import_result")
        counts.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(counts)
        if imported.wrong:
            lines = QPlainTextEdit("\n".join(_line(row.line, wrong_row_text(row.reason)) for row in imported.wrong))
            lines.setObjectName("import_wrong")
            lines.setAccessibleName(self.tr("Rows that were left out"))
            lines.setReadOnly(True)
            lines.setTabChangesFocus(True)
            column.addWidget(lines, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return fitting(self, 560, 320 if self.findChild(QPlainTextEdit) else 140)


def report_text(imported: Imported) -> str:
    text = tr("Entered: {count}.").format(count=imported.entered)
    if imported.numbered:
        text += " " + tr("Numbers written to requests that had none: {count}.").format(count=len(imported.numbered))
    if imported.known:
        text += " " + tr("In the journal already: {count}.").format(count=len(imported.known))
    if imported.wrong:
        text += " " + tr("Left out: {count}. Correct these rows and enter the table again: nothing is doubled.").format(
            count=len(imported.wrong)
        )
    return text


def _line(line: int, reason: str) -> str:
    return tr("Line {line}: {reason}").format(line=line, reason=reason)

"""«Шпаргалка для звонка»: everything at hand for ringing the support, and a place for what was said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QKeyEvent, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.call_sheet import CallSheet
from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.incident import Incident
from edusupport_desktop.domain.incident_number import typed_number
from edusupport_desktop.ui.file_dialogs import ask_where_to_save
from edusupport_desktop.ui.focus_order import goes_on, in_their_order
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.style import colours, make_primary
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.words import date_text, tr

_MARGIN_MM = 15.0

Called = Callable[[str, str, Incident | None], None]
"""Writes a call down: who answered, what was said, the number when another than before was given."""


class CallSheetDialog(QDialog):
    """``called`` is told what is to be written into the journal when the teacher presses the button for it."""

    def __init__(self, sheet: CallSheet, pattern: NumberPattern, today: date, called: Called, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._pattern = pattern
        self._today = today
        self._called = called
        self.setWindowTitle(self.tr("Crib for the call"))
        self.setObjectName("call_sheet")
        self._page = QTextBrowser()
        self._page.setObjectName("call_sheet_page")
        self._page.setAccessibleName(self.tr("What to say"))
        self._page.setOpenLinks(False)
        self._page.setTabChangesFocus(True)
        self._page.setHtml(sheet_html(sheet))
        row = QHBoxLayout()
        row.addWidget(self._page, 3)
        row.addLayout(self._answers(), 2)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        buttons = self._buttons()
        column.addWidget(buttons)
        in_their_order(buttons)
        self.resize(fitting(self, 960, 560))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not goes_on(self, event):
            super().keyPressEvent(event)

    def _answers(self) -> QVBoxLayout:
        self._person = QLineEdit()
        self._person.setObjectName("call_person")
        self._person.setMaxLength(200)
        self._said = QPlainTextEdit()
        self._said.setObjectName("call_said")
        self._said.setTabChangesFocus(True)
        self._said.setPlaceholderText(self.tr("What the specialist said and asked to do, step by step"))
        self._number = QLineEdit(self._sheet.number or "")
        self._number.setObjectName("call_number")
        self._number.setPlaceholderText(self._pattern.example)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._reason.setProperty("role", "problem")
        self._reason.hide()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("&Who answered"), self._person)
        form.addRow(self.tr("What was &said"), self._said)
        form.addRow(self.tr("&Number of the incident"), self._number)
        column = QVBoxLayout()
        column.addLayout(self.more_fields())
        column.addLayout(form, 1)
        column.addWidget(self._reason)
        return column

    def more_fields(self) -> QFormLayout:
        """What stands above who answered."""
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._write = QPushButton(
            icon("notebook-text", QColor(colours().on_accent)), self.tr("Write &down in the journal")
        )
        self._write.setObjectName("write_call")
        self._write.clicked.connect(self._write_down)
        make_primary(self._write)
        pdf = QPushButton(icon("save"), self.tr("Save as &PDF…"))
        pdf.setObjectName("call_sheet_pdf")
        pdf.clicked.connect(self._save)
        paper = QPushButton(icon("printer"), self.tr("P&rint…"))
        paper.setObjectName("call_sheet_print")
        paper.clicked.connect(self._print)
        for button in (pdf, paper):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._write, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _write_down(self) -> None:
        person, said, typed = self._person.text(), self._said.toPlainText(), self._number.text().strip()
        incident = None
        if typed and typed != (self._sheet.number or ""):
            number = typed_number(typed, self._pattern)
            if number is None:
                text = self.tr("This is not an incident number. It looks like {example}.")
                self.say_problem(text.format(example=self._pattern.example), self._number)
                return
            incident = Incident(number, self._today)
        if not person.strip() and not said.strip() and incident is None:
            self.say_problem(self.tr("Write what was said, or the number that was given."), self._said)
            return
        if not self.may_be_written():
            return
        self._called(person, said, incident)
        self.accept()

    def may_be_written(self) -> bool:
        """Whether nothing else is missing; says so and goes there."""
        return True

    def say_problem(self, text: str, place: QWidget) -> None:
        """Why nothing is written yet, and where."""
        self._reason.setText(text)
        self._reason.setAccessibleName(text)
        self._reason.show()
        place.setFocus()

    def _save(self) -> None:
        name = f"{self._sheet.number or 'request'}.pdf"
        path = ask_where_to_save(self, self.tr("Save the crib"), name, self.tr("Pages (*.pdf)"), "pdf")
        if path:
            write_pdf(self._sheet, path)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(_layout())
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            _print_on_one_page(self._sheet, printer, printer.resolution())


def sheet_html(sheet: CallSheet) -> str:
    """The sheet as a page. Whatever a teacher wrote stands in it as text."""
    number = (
        tr("{number} of {date}").format(number=sheet.number, date=date_text(sheet.registered_on))
        if sheet.number and sheet.registered_on
        else tr("there is no number yet: ask for it")
    )
    problem = f"<p>{_text(sheet.problem)}</p>" if sheet.problem else ""
    questions = "".join(f"<li>{_text(question)}</li>" for question in sheet.asked)
    title = tr("The support asked")
    asked = f"<h4>{escape(title)}</h4><ul>{questions}</ul>" if questions else ""
    row = "<tr><td>{}&nbsp;&nbsp;</td><td>{}</td></tr>"
    facts = "".join(row.format(escape(label), _text(text)) for label, text in sheet.facts)
    texts = "".join(f"<h4>{escape(title)}</h4><p>{_text(text)}</p>" for title, text in sheet.texts)
    return (
        f"<h1>{escape(sheet.phone)}</h1><p>{escape(sheet.desk_name)}</p>"
        f"<h2>{escape(number)}</h2><p><b>{escape(sheet.subject)}</b></p>{problem}"
        f"<table>{facts}</table>{asked}{texts}"
    )


def write_pdf(sheet: CallSheet, path: str) -> None:
    """One page of A4."""
    writer = QPdfWriter(path)
    writer.setPageLayout(_layout())
    writer.setTitle(sheet.subject)
    _print_on_one_page(sheet, writer, writer.resolution())


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _layout() -> QPageLayout:
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def _print_on_one_page(sheet: CallSheet, device: QPagedPaintDevice, resolution: int) -> None:
    """In smaller letters when it would not fit."""
    from PySide6.QtGui import QPainter

    page = device.pageLayout().paintRectPixels(resolution)
    painter = QPainter(device)
    for points in (11, 10, 9, 8, 7):
        document = QTextDocument()
        document.setHtml(sheet_html(sheet))
        font = document.defaultFont()
        font.setPointSize(points)
        document.setDefaultFont(font)
        document.documentLayout().setPaintDevice(device)
        document.setPageSize(QSizeF(page.width(), 1e6))
        if document.size().height() <= page.height() or points == 7:
            document.drawContents(painter)
            break
    painter.end()

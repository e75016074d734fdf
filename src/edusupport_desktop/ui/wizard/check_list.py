"""The check of every rule of the memo, with «Исправить» leading to the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.rules import Severity, Verdict
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.style import colours
from edusupport_desktop.ui.words import finding_text, fulfilled_text


class CheckList(QScrollArea):
    """Broken rules first, each with its button; the fulfilled ones below. ``fix`` is called with the field."""

    def __init__(self, fix: Callable[[Field], None]) -> None:
        super().__init__()
        self._fix = fix
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setObjectName("checks")
        self._rows.setSpacing(6)
        self.setAccessibleName(self.tr("Check by the rules of the memo"))

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()  # it is deleted only when the outermost event loop runs again
                widget.deleteLater()
        for verdict in sorted(verdicts, key=_order):
            self._rows.addWidget(self._row(verdict))
        self._rows.addStretch(1)

    def _row(self, verdict: Verdict) -> QWidget:
        finding, shades = verdict.finding, colours()
        if verdict.fulfilled:
            name, colour, text, said = "circle-check", shades.good, fulfilled_text(finding.code), self.tr("In order")
        elif finding.severity is Severity.BLOCKS:
            name, colour, text, said = "circle-x", shades.bad, finding_text(finding.code), self.tr("Must be corrected")
        else:
            name, colour, text, said = "info", shades.advice, finding_text(finding.code), self.tr("Advice")
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        picture = QLabel()
        picture.setPixmap(icon(name, QColor(colour)).pixmap(18, 18))
        picture.setToolTip(said)
        picture.setAccessibleName(said)
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label, 1)
        if not verdict.fulfilled:
            button = QPushButton(self.tr("Correct"))
            button.setObjectName(f"fix_{finding.code}")
            button.setAccessibleName(self.tr("Correct: {text}").format(text=text))
            button.clicked.connect(lambda: self._fix(finding.field))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _order(verdict: Verdict) -> int:
    if verdict.fulfilled:
        return 2
    return 0 if verdict.finding.severity is Severity.BLOCKS else 1

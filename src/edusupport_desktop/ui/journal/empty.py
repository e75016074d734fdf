"""What the journal says while there is nothing in it: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from edusupport_desktop.ui.icons import icon


class EmptyJournal(QWidget):
    practice_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        title = QLabel(self.tr("There are no requests yet"))
        title.setProperty("role", "heading")
        text = QLabel(
            self.tr(
                "Press «New request»: the program asks for everything the support needs, takes the screenshot and "
                "writes the letter. The number of the incident will stand here."
            )
        )
        text.setProperty("role", "muted")
        practise = QPushButton(icon("graduation-cap"), self.tr("Practise first"))
        practise.setObjectName("practise")
        practise.setToolTip(self.tr("Everything as in earnest, but the letter goes nowhere"))
        practise.clicked.connect(self.practice_wanted)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in (title, text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(practise, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

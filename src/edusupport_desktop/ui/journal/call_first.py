"""«Позвонить сначала»: a request that begins by telephone and stands in the journal with its number."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from edusupport_desktop.domain.call_sheet import CallSheet
from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.ui.journal.call_sheet import Called, CallSheetDialog


class CallFirstDialog(CallSheetDialog):
    """As the crib for a call, with the subject by which the request will stand in the journal."""

    def __init__(
        self, sheet: CallSheet, subject: str, pattern: NumberPattern, today: date, called: Called, parent: QWidget
    ) -> None:
        self._known_subject = subject
        super().__init__(sheet, pattern, today, called, parent)
        self.setObjectName("call_first")
        self.setWindowTitle(self.tr("Call first"))

    @property
    def subject(self) -> str:
        return self._subject.text()

    def more_fields(self) -> QFormLayout:
        told = QLabel(
            self.tr(
                "Nobody answered, or you were asked to write? Close this: the draft stays, and the letter can be sent."
            )
        )
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        self._subject = QLineEdit(self._known_subject)
        self._subject.setObjectName("call_subject")
        self._subject.setMaxLength(150)
        form = super().more_fields()
        form.addRow(told)
        form.addRow(self.tr("Sub&ject"), self._subject)
        return form

    def may_be_written(self) -> bool:
        if is_blank(self._subject.text()):
            self.say_problem(self.tr("Write what the call was about, in a few words."), self._subject)
            return False
        return True

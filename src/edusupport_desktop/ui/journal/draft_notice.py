"""«Продолжить черновик»: what was begun and not sent, above the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.services.ports import Clock
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.words import day_in_words, draft_subject


class DraftNotice(QFrame):
    """Offers the latest draft; ``all_wanted``: the others are to be seen. The other signals carry the Draft."""

    resume = Signal(object)
    discard = Signal(object)
    all_wanted = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._drafts: list[Draft] = []
        self.setObjectName("notice")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._go_on = QPushButton(icon("pencil"), self.tr("Continue the draft"))
        self._go_on.setObjectName("resume_draft")
        self._go_on.clicked.connect(lambda: self.resume.emit(self._drafts[0]))
        self._others = QPushButton(self.tr("All drafts…"))
        self._others.setObjectName("all_drafts")
        self._others.clicked.connect(self.all_wanted)
        self._delete = QPushButton(icon("trash-2"), self.tr("Delete"))
        self._delete.setObjectName("delete_draft")
        self._delete.clicked.connect(lambda: self.discard.emit(self._drafts[0]))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._text, 1)
        for button in (self._go_on, self._others, self._delete):
            row.addWidget(button)
        self.hide()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """The latest first; hides itself when there are none."""
        self._drafts = list(drafts)
        self.setVisible(bool(drafts))
        if not drafts:
            return
        self._text.setText(self.tr("Not finished yet: {draft}").format(draft=self._named(drafts[0])))
        self._others.setVisible(len(drafts) > 1)

    def _named(self, draft: Draft) -> str:
        return f"«{draft_subject(draft)}», {day_in_words(draft.started_at, self._clock())}"

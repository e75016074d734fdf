"""The list of steps beside the pages: where one is, what is done, and free jumps to pages already visited."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QListWidgetItem, QVBoxLayout

from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.wizard.choosing_list import ChoosingList
from edusupport_desktop.ui.wizard.flow import Step


class StepList(QFrame):
    """``jump`` is called with the step the teacher chose."""

    def __init__(self, jump: Callable[[Step], None]) -> None:
        super().__init__()
        self.setObjectName("step_list")
        self._jump = jump
        self._steps: tuple[Step, ...] = ()
        self.list = ChoosingList()
        self.list.setObjectName("steps")
        self.list.setAccessibleName(self.tr("Steps"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setIconSize(QSize(16, 16))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        self._practice = QLabel(self.tr("Practice: the letter goes nowhere"))
        self._practice.setObjectName("practice_notice")
        self._practice.setWordWrap(True)
        self._practice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._practice)
        self.setFixedWidth(200)

    def show_steps(
        self, steps: Sequence[tuple[Step, str]], current: Step, done: set[Step], visited: set[Step], practice: bool
    ) -> None:
        """``steps`` with their titles, in order. Steps not visited yet cannot be jumped to."""
        self._steps = tuple(step for step, _ in steps)
        self.list.clear()
        for step, title in steps:
            item = QListWidgetItem(title)
            item.setIcon(
                icon("check") if step in done else icon("chevron-right") if step is current else icon("circle")
            )
            said = self.tr("done") if step in done else self.tr("current") if step is current else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {said}" if said else title)
            if step not in visited and step is not current:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
            if step is current:
                self.list.setCurrentItem(item)
        self._practice.setVisible(practice)

    def _activated(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:  # Qt tells of clicks on disabled items, too
            self._jump(self._steps[self.list.row(item)])

"""The specialist's instructions as a check list: step by step, in their order, with a place for what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.followed_steps import LONGEST_SAID, FollowedStep, StepOutcome, next_step
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.focus_order import goes_on, in_their_order
from edusupport_desktop.ui.style import make_primary
from edusupport_desktop.ui.window_size import fitting


class StepsDialog(QDialog):
    """``record`` is told of each change, to be written into the journal; ``answer_wanted``: the teacher wants to tell
    the support of it now. ``advice`` is what the memo says of instructions."""

    answer_wanted = Signal()

    def __init__(
        self,
        steps: Sequence[FollowedStep],
        advice: str,
        record: Callable[[FollowedStep], None],
        parent: QWidget,
        *,
        offers_answer: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("steps_dialog")
        self.setWindowTitle(self.tr("Instructions of the specialist"))
        self._record = record
        told = QLabel(advice)
        told.setWordWrap(True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QLabel()
        self._progress.setObjectName("steps_taken")
        self._progress.setProperty("role", "strong")
        self._stop = QLabel(
            self.tr("Something did not work. Stop here, write what happened, and tell the support: try nothing else.")
        )
        self._stop.setObjectName("steps_stop")
        self._stop.setProperty("role", "problem")
        self._stop.setWordWrap(True)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(12)
        self._rows = [_StepRow(place, step) for place, step in enumerate(steps, 1)]
        for row in self._rows:
            row.changed.connect(self._changed)
            rows.addWidget(row)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setObjectName("steps_close")
        buttons.rejected.connect(self.reject)
        self._answer = buttons.addButton(self.tr("&Tell the support…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._answer.setObjectName("steps_answer")
        self._answer.setVisible(offers_answer)
        if offers_answer:
            make_primary(self._answer)
        buttons.accepted.connect(self._wants_to_answer)
        column = QVBoxLayout(self)
        for widget in (told, self._progress):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        column.addWidget(self._stop)
        column.addWidget(buttons)
        in_their_order(buttons)
        self.resize(fitting(self, 680, 520))
        self._show()
        self._go_to_the_next()

    def done(self, result: int) -> None:
        """What was typed last is kept, too."""
        for row in self._rows:
            row.say()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not goes_on(self, event):
            super().keyPressEvent(event)

    def steps(self) -> tuple[FollowedStep, ...]:
        return tuple(row.step() for row in self._rows)

    def _changed(self, step: FollowedStep) -> None:
        self._record(step)
        self._show()

    def _show(self) -> None:
        steps = self.steps()
        place = next_step(steps)
        for at, row in enumerate(self._rows):
            # Those after the first open one wait for their turn; one that was taken out of turn can be corrected.
            row.setEnabled(at <= place or steps[at].outcome is not StepOutcome.OPEN)
        taken = sum(step.outcome is not StepOutcome.OPEN for step in steps)
        self._progress.setText(self.tr("Steps taken: {taken} of {count}").format(taken=taken, count=len(steps)))
        failed = any(step.outcome is StepOutcome.FAILED for step in steps)
        if failed and self._stop.isHidden():
            announce(self, self._stop.text())
        self._stop.setVisible(failed)
        self._answer.setEnabled(taken > 0)

    def _go_to_the_next(self) -> None:
        place = next_step(self.steps())
        self._rows[min(place, len(self._rows) - 1)].go_there()

    def _wants_to_answer(self) -> None:
        self.accept()
        self.answer_wanted.emit()


class _StepRow(QFrame):
    """``changed`` carries the step as it is now."""

    changed = Signal(object)

    def __init__(self, place: int, step: FollowedStep) -> None:
        super().__init__()
        self._step = step
        text = QLabel(self.tr("{place}. {step}").format(place=place, step=step.step))
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._outcomes = {
            StepOutcome.OPEN: QRadioButton(self.tr("Not yet")),
            StepOutcome.DONE: QRadioButton(self.tr("Done")),
            StepOutcome.FAILED: QRadioButton(self.tr("Did not work")),
        }
        group = QButtonGroup(self)
        choices = QHBoxLayout()
        choices.setSpacing(18)  # each mark is seen to belong to the word after it
        for outcome, button in self._outcomes.items():
            button.setObjectName(f"step_{outcome.value}_{place}")
            button.setAccessibleName(
                self.tr("{outcome}: step {place}, {step}").format(outcome=button.text(), place=place, step=step.step)
            )
            group.addButton(button)
            choices.addWidget(button)
        self._outcomes[step.outcome].setChecked(True)
        choices.addStretch(1)
        self._said = QLineEdit(step.said)
        self._said.setObjectName(f"step_said_{place}")
        self._said.setMaxLength(LONGEST_SAID)
        self._said.setPlaceholderText(self.tr("What happened"))
        self._said.setAccessibleName(self.tr("What happened at step {place}").format(place=place))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text)
        column.addLayout(choices)
        column.addWidget(self._said)
        for outcome, button in self._outcomes.items():
            button.toggled.connect(lambda on, outcome=outcome: self._become(outcome) if on else None)
        self._said.editingFinished.connect(self.say)

    def step(self) -> FollowedStep:
        return self._step

    def say(self) -> None:
        """What is typed counts from now on."""
        if self._said.text() != self._step.said:
            self._change(replace(self._step, said=self._said.text()))

    def go_there(self) -> None:
        self._outcomes[self._step.outcome].setFocus(Qt.FocusReason.OtherFocusReason)

    def _become(self, outcome: StepOutcome) -> None:
        if outcome is not self._step.outcome:
            self._change(replace(self._step, outcome=outcome, said=self._said.text()))

    def _change(self, step: FollowedStep) -> None:
        self._step = step
        self.changed.emit(step)

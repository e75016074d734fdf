"""What the order of actions was before: every change can be taken back, and brought back."""

from __future__ import annotations

from dataclasses import dataclass

from edusupport_desktop.domain.steps import StepPart, StepRow

_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class StepsState:
    """``text`` is the answer; ``is_list`` whether it is made of ``rows``."""

    rows: tuple[StepRow, ...]
    text: str
    is_list: bool


class StepHistory:
    """Letters typed one after the other in one place are one change, to the end of the word."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._past: list[StepsState] = []
        self._future: list[StepsState] = []
        self._typing: tuple[int, StepPart, int] | None = None

    def remember(self, before: StepsState) -> None:
        """The state before a change that stands for itself."""
        self._typing = None
        self._keep(before)

    def remember_typing(self, before: StepsState, row: int, part: StepPart, now: str) -> None:
        """The state before letters were typed or deleted; ``now`` is the part behind it."""
        was = before.rows[row][part] if row < len(before.rows) else ""
        change = len(now) - len(was)
        way = (change > 0) - (change < 0)
        if abs(change) != 1 or self._typing != (row, part, way) or (way > 0 and now[-1:].isspace()):
            self._keep(before)
        self._typing = row, part, way

    def undo(self, now: StepsState) -> StepsState | None:
        """The state before the last change; None when there is none."""
        return self._step(self._past, self._future, now)

    def redo(self, now: StepsState) -> StepsState | None:
        return self._step(self._future, self._past, now)

    def _keep(self, state: StepsState) -> None:
        self._past.append(state)
        del self._past[:-_DEEPEST]
        self._future.clear()

    def _step(self, source: list[StepsState], target: list[StepsState], now: StepsState) -> StepsState | None:
        self._typing = None
        if not source:
            return None
        target.append(now)
        return source.pop()

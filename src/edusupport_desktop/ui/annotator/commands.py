"""Undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from edusupport_desktop.domain.annotation import Mark
from edusupport_desktop.domain.identifiers import MarkId

MERGEABLE = 1
"""Qt only tries to merge commands of one id other than -1."""


@dataclass(frozen=True)
class State:
    """All that undo brings back. ``next_number`` is None as long as it follows from the marks."""

    marks: tuple[Mark, ...]
    selected: MarkId | None = None
    next_number: int | None = None


class Change(QUndoCommand):
    """From one state to another. Marks are frozen and shared by the states, so a state costs a few references.

    ``burst`` joins changes to one step: the nudges of one mark in a row are undone together. "" joins nothing.
    """

    def __init__(self, before: State, after: State, show: Callable[[State], None], burst: str = "") -> None:
        super().__init__()
        self._before = before
        self._after = after
        self._show = show
        self._burst = burst

    def id(self) -> int:
        return MERGEABLE if self._burst else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Change) or other._burst != self._burst:
            return False
        self._after = other._after
        return True

    def undo(self) -> None:
        self._show(self._before)

    def redo(self) -> None:
        self._show(self._after)

"""Tab goes as one reads."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QDialogButtonBox, QWidget


def in_their_order(box: QDialogButtonBox) -> None:
    """Where the buttons stand is the platform's decision; Qt lets Tab go in the order in which they were made.

    To be called when the box is in its window: before, Qt forgets it.
    """
    layout = box.layout()
    items = [layout.itemAt(place) for place in range(layout.count())] if layout is not None else []
    buttons = [widget for item in items if item is not None and (widget := item.widget()) is not None]
    for before, after in pairwise(buttons):
        QWidget.setTabOrder(before, after)

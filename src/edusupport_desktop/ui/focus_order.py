"""Tab goes as one reads, and so does Enter where it must not press a button."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget


def in_their_order(box: QDialogButtonBox) -> None:
    """Where the buttons stand is the platform's decision; Qt lets Tab go in the order in which they were made.

    To be called when the box is in its window: before, Qt forgets it.
    """
    layout = box.layout()
    items = [layout.itemAt(place) for place in range(layout.count())] if layout is not None else []
    buttons = [widget for item in items if item is not None and (widget := item.widget()) is not None]
    for before, after in pairwise(buttons):
        QWidget.setTabOrder(before, after)


def goes_on(dialog: QDialog, event: QKeyEvent) -> bool:
    """Whether the key was Enter in a line of a form: it leads to the next field, and the window stays open.

    To be asked in ``keyPressEvent`` of windows that are filled in over a time: there the default button, which Qt
    presses instead, would end what was only begun.
    """
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(dialog.focusWidget(), QLineEdit):
        return False
    return bool(dialog.focusNextChild())

"""Scroll areas as a screen reader sees them, without the fault in Qt that ends the program.

Up to 6.9 at least, Qt's own accessible interface of a scroll area (``QAccessibleAbstractScrollArea::child``) reads
beyond its list when it is asked for a scroll bar that was there a moment ago: a page that is left while a screen reader
walks over it takes the whole program with it. The interface of any other widget looks before it reads.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_UNSAFE = ("QScrollArea", "QAbstractScrollArea")


def make_scroll_areas_safe() -> None:
    """Once, after the QApplication (the last factory is asked first) and before the first window.

    Qt asks for the classes of a widget in turn, the most exact one first: lists and texts never come so far.
    """
    QAccessible.installFactory(_interface)


def _interface(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name in _UNSAFE and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, QAccessible.Role.Client)
    return None

"""What a screen reader is told to say of itself, without the focus going there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleEvent

from edusupport_desktop.ui import announce


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every announcement."""
    said: list[str] = []

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(announce.QAccessible, "updateAccessibility", staticmethod(update))
    return said

"""What a teacher has chosen to have beside the windows, in a settings file."""

from __future__ import annotations

from edusupport_desktop.domain.preferences import LONGEST_KEEPING, Preferences
from edusupport_desktop.services.ports import SettingsFile

_FARTHEST = 1_000_000
"""Pixels from the origin. No desktop is as large, and Qt's coordinates hold it."""


class JsonPreferences:
    """``services.ports.PreferenceStore``. A value that cannot be used is as if it were not there."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file

    def load(self) -> Preferences:
        stored = self._file.load()
        return Preferences(
            # "is True": in JSON the word "false" and the number 0 are something, too.
            keep_in_tray=stored.get("keep_in_tray") is True,
            pinned_button=stored.get("pinned_button") is True,
            capture_hotkey=stored.get("capture_hotkey") is True,
            button_place=_place(stored.get("button_place")),
            keep_pictures_days=_days(stored.get("keep_pictures_days")),
        )

    def save(self, preferences: Preferences) -> None:
        """The file is written only when something changed."""
        if preferences != self.load():
            self._file.save(
                {
                    "keep_in_tray": preferences.keep_in_tray,
                    "pinned_button": preferences.pinned_button,
                    "capture_hotkey": preferences.capture_hotkey,
                    "button_place": preferences.button_place,
                    "keep_pictures_days": preferences.keep_pictures_days,
                }
            )


def _days(value: object) -> int | None:
    return value if type(value) is int and 1 <= value <= LONGEST_KEEPING else None


def _place(value: object) -> tuple[int, int] | None:
    match value:
        case [int(x), int(y)] if bool not in (type(x), type(y)) and max(abs(x), abs(y)) <= _FARTHEST:
            return x, y
    return None

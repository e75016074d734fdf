"""What a teacher did when taking the screen before, in a settings file."""

from __future__ import annotations

from edusupport_desktop.domain.capture_habits import DELAYS, CaptureHabits, ScreenRegion
from edusupport_desktop.domain.picture import Screen
from edusupport_desktop.services.ports import SettingsFile

_FARTHEST = 1_000_000
"""Pixels. No desktop is as large."""


class JsonCaptureHabits:
    """``services.ports.CaptureHabitsStore``. A value that cannot be used is as if it were not there."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file

    def load(self) -> CaptureHabits:
        stored = self._file.load()
        delay = stored.get("delay_seconds")
        return CaptureHabits(
            delay_seconds=delay if type(delay) is int and delay in DELAYS else 0,
            last_region=_region(stored.get("last_region"), stored.get("last_region_screen")),
        )

    def save(self, habits: CaptureHabits) -> None:
        """The file is written only when something changed."""
        if habits == self.load():
            return
        values: dict[str, object] = {"delay_seconds": habits.delay_seconds}
        region = habits.last_region
        if region is not None:
            screen = region.screen
            values["last_region"] = (region.left, region.top, region.width, region.height)
            values["last_region_screen"] = (screen.left, screen.top, screen.width, screen.height)
        self._file.save(values)


def _region(part: object, screen: object) -> ScreenRegion | None:
    """Only if the part has a size and a place from 0 on. Whether it lies inside is seen on the picture."""
    place, whole = _four_numbers(part), _four_numbers(screen)
    if place is None or whole is None or min(*place[:2], *(size - 1 for size in (*place[2:], *whole[2:]))) < 0:
        return None
    return ScreenRegion(Screen("", *whole), *place)


def _four_numbers(value: object) -> tuple[int, int, int, int] | None:
    match value:
        case [int(a), int(b), int(c), int(d)] if all(
            type(number) is int and abs(number) <= _FARTHEST for number in (a, b, c, d)
        ):
            return a, b, c, d
    return None

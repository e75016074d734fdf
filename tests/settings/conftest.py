"""A settings file in memory, so that the room is tested without the room that keeps files."""

from __future__ import annotations

from collections.abc import Mapping

import pytest


class SettingsFileInMemory:
    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self.saves = 0

    def load(self) -> Mapping[str, object]:
        return dict(self.values)

    def save(self, values: Mapping[str, object]) -> None:
        self.values = dict(values)
        self.saves += 1


@pytest.fixture
def file() -> SettingsFileInMemory:
    return SettingsFileInMemory()

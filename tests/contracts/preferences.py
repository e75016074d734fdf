"""What every PreferenceStore does. A test class for one inherits this and gives the fixture ``preferences``."""

from __future__ import annotations

from itertools import product

import pytest

from edusupport_desktop.domain.preferences import Preferences
from edusupport_desktop.services.ports import PreferenceStore

EVERY_CHOICE = [Preferences(*choice) for choice in product((False, True), repeat=3)]


class PreferencesContract:
    def test_nothing_is_wanted_at_first(self, preferences: PreferenceStore) -> None:
        assert preferences.load() == Preferences(False, False, False, None)

    @pytest.mark.parametrize("wanted", EVERY_CHOICE)
    def test_what_was_chosen_comes_back(self, preferences: PreferenceStore, wanted: Preferences) -> None:
        preferences.save(wanted)
        assert preferences.load() == wanted

    @pytest.mark.parametrize("place", [(0, 0), (-1920, 300), (5000, -40)])
    def test_the_place_of_the_button_comes_back(self, preferences: PreferenceStore, place: tuple[int, int]) -> None:
        preferences.save(Preferences(pinned_button=True, button_place=place))
        assert preferences.load() == Preferences(pinned_button=True, button_place=place)

    @pytest.mark.parametrize("days", [1, 90, 3650, None])
    def test_the_days_of_keeping_come_back(self, preferences: PreferenceStore, days: int | None) -> None:
        preferences.save(Preferences(keep_pictures_days=days))
        assert preferences.load() == Preferences(keep_pictures_days=days)

    def test_the_last_choice_counts(self, preferences: PreferenceStore) -> None:
        preferences.save(Preferences(True, True, True, (1, 2)))
        preferences.save(Preferences())
        assert preferences.load() == Preferences()

"""The chosen part of a screen always lies inside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.ui.screenshot.selection import SMALLEST, Selection

BOUNDS = (320, 200)
anywhere = st.tuples(st.integers(-500, 900), st.integers(-500, 900))


def is_inside(selection: Selection) -> bool:
    width, height = selection.bounds
    return (
        selection.left >= 0
        and selection.top >= 0
        and selection.left + selection.width <= width
        and selection.top + selection.height <= height
        and selection.width >= 1
        and selection.height >= 1
    )


@given(anywhere, anywhere)
def test_any_drag_gives_a_part_inside_or_nothing(first: tuple[int, int], second: tuple[int, int]) -> None:
    selection = Selection.between(first, second, BOUNDS)
    assert selection is None or (is_inside(selection) and min(selection.width, selection.height) >= SMALLEST)
    assert Selection.between(second, first, BOUNDS) == selection


@given(anywhere, anywhere, st.lists(st.tuples(st.booleans(), st.integers(-400, 400), st.integers(-400, 400))))
def test_no_key_leads_out_of_the_screen(
    first: tuple[int, int], second: tuple[int, int], keys: list[tuple[bool, int, int]]
) -> None:
    selection = Selection.between(first, second, BOUNDS) or Selection.middle(BOUNDS)
    for resizes, dx, dy in keys:
        selection = selection.resized(dx, dy) if resizes else selection.moved(dx, dy)
        assert is_inside(selection)


def test_the_corners_may_come_in_any_order() -> None:
    assert Selection.between((100, 90), (20, 10), BOUNDS) == Selection(20, 10, 80, 80, BOUNDS)


@pytest.mark.parametrize("end", [(27, 100), (100, 27), (20, 20)])
def test_a_trembling_click_is_no_choice(end: tuple[int, int]) -> None:
    assert Selection.between((20, 20), end, BOUNDS) is None


def test_the_keyboard_begins_in_the_middle() -> None:
    assert Selection.middle(BOUNDS) == Selection(80, 50, 160, 100, BOUNDS)
    assert is_inside(Selection.middle((1, 1)))

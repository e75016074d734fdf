"""Moving, resizing and hitting marks: arithmetic."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from edusupport_desktop.domain.annotation import Arrow, Box, Mark, Mask, Number, Point, Rectangle, Text
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.geometry import (
    Handle,
    handles_of,
    kept_on_picture,
    moved,
    on_45_degrees,
    resized,
    squared,
    stretched,
)
from edusupport_desktop.ui.annotator.hit_testing import handle_at, mark_at
from edusupport_desktop.ui.annotator.shapes import box_of
from edusupport_desktop.ui.annotator.styles import unit_for
from edusupport_desktop.ui.annotator.view_mapping import ViewMapping

pytestmark = pytest.mark.usefixtures("qapp")

ID = MarkId("mark")
FRAME = Rectangle(ID, Box(100, 100, 80, 40))
ARROW = Arrow(ID, Point(0, 0), Point(100, 0))
WORDS = Text(ID, Point(50, 50), "Ошибка 😀")
DISC = Number(ID, Point(50, 50), 1, size=40)


def test_an_arrow_has_two_handles_a_box_eight_and_what_keeps_its_shape_four() -> None:
    assert [len(handles_of(mark)) for mark in (ARROW, FRAME, Mask(ID, FRAME.box), WORDS, DISC)] == [2, 8, 8, 4, 4]


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        (Handle.TOP_LEFT, Box(110, 120, 70, 20)),
        (Handle.TOP, Box(100, 120, 80, 20)),
        (Handle.TOP_RIGHT, Box(100, 120, 10, 20)),
        (Handle.RIGHT, Box(100, 100, 10, 40)),
        (Handle.BOTTOM_RIGHT, Box(100, 100, 10, 20)),
        (Handle.BOTTOM, Box(100, 100, 80, 20)),
        (Handle.BOTTOM_LEFT, Box(110, 100, 70, 20)),
        (Handle.LEFT, Box(110, 100, 70, 40)),
    ],
)
def test_every_handle_of_a_box_pulls_its_own_sides(handle: Handle, expected: Box) -> None:
    assert resized(FRAME, handle, Point(110, 120)) == Rectangle(ID, expected)


def test_a_box_pulled_over_its_other_corner_turns_over() -> None:
    assert resized(FRAME, Handle.BOTTOM_RIGHT, Point(60, 70)) == Rectangle(ID, Box(60, 70, 40, 30))


def test_a_box_never_shrinks_to_nothing() -> None:
    box = box_of(resized(Mask(ID, FRAME.box), Handle.BOTTOM_RIGHT, Point(100, 100)))
    assert box.width > 0
    assert box.height > 0


def test_shift_keeps_the_proportions_of_a_box() -> None:
    assert resized(FRAME, Handle.BOTTOM_RIGHT, Point(260, 110), keep_shape=True) == Rectangle(
        ID, Box(100, 100, 160, 80)
    )


def test_shift_keeps_arrows_at_45_degrees_and_new_boxes_square() -> None:
    assert resized(ARROW, Handle.END, Point(70, 74), keep_shape=True).end.x == pytest.approx(72, abs=0.2)  # type: ignore[union-attr]
    assert on_45_degrees(Point(0, 0), Point(100, 3)).y == 0
    assert squared(Point(0, 0), Point(-30, 50)) == Point(-50, 50)


def test_words_grow_from_the_corner_that_is_not_pulled() -> None:
    before = box_of(WORDS)
    larger = resized(WORDS, Handle.TOP_LEFT, Point(before.left - before.width, before.top - before.height))
    after = box_of(larger)
    assert isinstance(larger, Text)
    assert larger.size == pytest.approx(2 * WORDS.size)
    assert after.left + after.width == pytest.approx(before.left + before.width)
    assert after.top + after.height == pytest.approx(before.top + before.height)


@pytest.mark.parametrize("mark", [FRAME, ARROW, WORDS, DISC, Mask(ID, FRAME.box)])
def test_a_mark_moved_far_away_stays_within_sight(mark: Mark) -> None:
    box = box_of(kept_on_picture(moved(mark, 5000, -5000), 640, 400))
    assert (box.left + box.width / 2, box.top + box.height / 2) == pytest.approx((640, 0))


def test_keys_pull_the_last_corner_or_the_first() -> None:
    assert stretched(FRAME, 10, 5) == Rectangle(ID, Box(100, 100, 90, 45))
    assert stretched(FRAME, 10, 5, first_corner=True) == Rectangle(ID, Box(110, 105, 70, 35))
    assert stretched(ARROW, 1, 2) == Arrow(ID, Point(0, 0), Point(101, 2))
    assert stretched(ARROW, 1, 2, first_corner=True) == Arrow(ID, Point(1, 2), Point(100, 0))
    assert stretched(DISC, 10, 0) == Number(ID, Point(50, 50), 1, size=50)


def test_keys_cannot_turn_a_box_over() -> None:
    assert stretched(FRAME, -500, -500) == Rectangle(ID, Box(100, 100, 4, 4))
    assert stretched(FRAME, 500, 500, first_corner=True) == Rectangle(ID, Box(176, 136, 4, 4))


def test_a_frame_is_hit_on_its_line_and_inside_only_when_nothing_else_is() -> None:
    disc = Number(MarkId("disc"), Point(140, 120), 1)
    assert mark_at((FRAME,), Point(100, 120), 2) == FRAME
    assert mark_at((disc, FRAME), Point(140, 120), 2) == disc
    assert mark_at((FRAME,), Point(140, 120), 2) == FRAME
    assert mark_at((FRAME,), Point(300, 300), 2) is None


def test_of_marks_on_one_place_the_uppermost_is_hit_and_masks_lie_lowest() -> None:
    mask, lower, upper = (
        Mask(MarkId("mask"), Box(0, 0, 100, 100)),
        Number(MarkId("lower"), Point(50, 50), 1),
        Number(MarkId("upper"), Point(55, 50), 2),
    )
    assert mark_at((lower, upper, mask), Point(52, 50), 2) == upper
    assert mark_at((lower, upper, mask), Point(5, 5), 2) == mask


def test_an_arrow_is_hit_along_its_line_only() -> None:
    assert mark_at((ARROW,), Point(50, 5), 4) == ARROW
    assert mark_at((ARROW,), Point(50, 12), 4) is None
    assert mark_at((ARROW,), Point(-20, 0), 4) is None


def test_the_nearest_handle_is_found() -> None:
    assert handle_at(FRAME, Point(103, 98), 8) is Handle.TOP_LEFT
    assert handle_at(FRAME, Point(141, 100), 8) is Handle.TOP
    assert handle_at(FRAME, Point(120, 120), 8) is None


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_places_on_the_screen_and_in_the_picture_are_mapped_both_ways(ratio: float) -> None:
    mapping = ViewMapping(zoom=1.0, ratio=ratio, left=30, top=20)
    assert mapping.to_picture(QPointF(30 + 100 / ratio, 20)) == Point(pytest.approx(100), 0)
    there = mapping.to_view(Point(12, 34))
    assert mapping.to_picture(there) == Point(pytest.approx(12), pytest.approx(34))


@pytest.mark.parametrize(
    ("width", "height", "scale", "unit"), [(1366, 768, 1.0, 1.0), (1920, 1080, 1.5, 1.5), (3840, 2160, 1.0, 2.0)]
)
def test_marks_grow_with_the_pixels_of_the_picture(width: int, height: int, scale: float, unit: float) -> None:
    assert unit_for(Picture(width, height, bytes(width * height * 4), scale)) == pytest.approx(unit)

"""Marks on a picture, as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.annotation import Box, Colour, Mask, Number, Point, Text, masked_pixels, next_number
from edusupport_desktop.domain.identifiers import MarkId

ID = MarkId("mark")
coordinates = st.floats(-1e4, 1e4)
points = st.builds(Point, coordinates, coordinates)


def disc(number: int) -> Number:
    return Number(ID, Point(0, 0), number)


def mask(left: float, top: float, width: float, height: float) -> Mask:
    return Mask(ID, Box(left, top, width, height))


@given(points, points)
def test_two_opposite_corners_make_one_box_in_any_order(first, second):
    box = Box.between(first, second)
    assert box == Box.between(second, first)
    assert box == Box.between(Point(first.x, second.y), Point(second.x, first.y))
    assert box.width >= 0
    assert box.height >= 0


def test_a_box_is_measured_from_its_left_top_corner():
    assert Box.between(Point(5, 1), Point(2, 9)) == Box(2, 1, 3, 8)


def test_a_moved_box_keeps_its_size():
    assert Box(2, 1, 3, 8).moved(-2, 0.5) == Box(0, 1.5, 3, 8)


@pytest.mark.parametrize(
    ("numbers", "start", "following"),
    [
        ([], 1, 1),
        ([], 4, 4),
        ([1, 2], 1, 3),
        ([2, 1], 1, 3),
        ([1, 3], 1, 4),
        ([7], 1, 8),
        ([1, 2], 6, 6),
        ([6, 7], 6, 8),
    ],
)
def test_a_new_disc_gets_the_number_after_the_largest_and_never_fills_a_gap(numbers, start, following):
    marks = (Text(ID, Point(0, 0), "9"), *map(disc, numbers), mask(0, 0, 1, 1))
    assert next_number(marks, start) == following


def test_the_first_disc_is_one():
    assert next_number(()) == 1


@pytest.mark.parametrize(
    ("box", "pixels"),
    [
        (mask(1, 2, 3, 4), [(1, 2, 3, 4)]),
        (mask(1.9, 2.1, 0.2, 0.2), [(1, 2, 2, 1)]),
        (mask(-5, -5, 7, 6), [(0, 0, 2, 1)]),
        (mask(8, 8, 50, 50), [(8, 8, 2, 2)]),
        (mask(-100, -100, 1000, 1000), [(0, 0, 10, 10)]),
        (mask(10, 0, 5, 5), []),
        (mask(-5, 0, 5, 5), []),
        (mask(3, 3, 0, 0), []),
    ],
)
def test_a_mask_covers_every_pixel_it_touches_and_none_outside_the_picture(box, pixels):
    assert masked_pixels((disc(1), box), 10, 10) == tuple(pixels)


@given(points, points)
def test_no_pixel_under_a_mask_is_left(first, second):
    box = Box.between(first, second)
    for left, top, width, height in masked_pixels((Mask(ID, box),), 500, 400):
        assert left <= max(0, box.left)
        assert top <= max(0, box.top)
        assert left + width >= min(500, box.left + box.width)
        assert top + height >= min(400, box.top + box.height)


def test_every_colour_is_written_as_the_web_writes_it():
    assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 and colour[0] == "#" for colour in Colour)

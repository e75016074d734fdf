"""Which pictures are made smaller, by how much, and where a masked area is afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.shrinking import (
    LADDER,
    Offer,
    Shrinking,
    plan,
    scaled_box,
    scaled_size,
    worthwhile,
)

LOSSLESS, HALF = Shrinking(), Shrinking(50)


@st.composite
def offers(draw: st.DrawFn) -> tuple[Offer, ...]:
    sizes = draw(st.lists(st.integers(1, 10_000), min_size=1, max_size=1 + len(LADDER)))
    return worthwhile([Offer(way, size) for way, size in zip((None, *LADDER), sizes, strict=False)])


@given(st.lists(offers(), max_size=8), st.integers(0, 30_000))
def test_a_plan_is_never_above_the_limit_and_there_is_one_whenever_the_smallest_fit(
    pictures: list[tuple[Offer, ...]], limit: int
) -> None:
    chosen = plan(pictures, limit)
    smallest = sum(min(offer.size for offer in each) for each in pictures)
    assert (chosen is None) == (smallest > limit)
    if chosen is not None:
        assert sum(offer.size for offer in chosen) <= limit
        assert all(offer in each for offer, each in zip(chosen, pictures, strict=True))


@given(st.lists(offers(), max_size=8))
def test_what_fits_stays_as_it_came(pictures: list[tuple[Offer, ...]]) -> None:
    chosen = plan(pictures, sum(each[0].size for each in pictures))
    assert chosen == tuple(each[0] for each in pictures)


def test_what_loses_nothing_is_done_to_all_before_anything_is_scaled() -> None:
    large = (Offer(None, 1000), Offer(HALF, 100))
    small = (Offer(None, 400), Offer(LOSSLESS, 300), Offer(HALF, 10))
    assert plan([large, small], 1300) == (large[0], small[1])
    assert plan([large, small], 1299) == (large[1], small[1])


def test_the_largest_goes_first_and_small_ones_stay() -> None:
    pictures = [tuple(Offer(way, size) for way, size in ((None, big), (HALF, big // 4))) for big in (800, 500, 90)]
    assert plan(pictures, 900) == (pictures[0][1], pictures[1][0], pictures[2][0])


def test_more_harm_for_nothing_is_no_offer() -> None:
    every = [Offer(None, 500), Offer(LOSSLESS, 500), Offer(Shrinking(75), 600), Offer(HALF, 200), Offer(HALF, 199)]
    assert worthwhile(every) == (every[0], every[3])


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(1, 100), st.data())
def test_a_scaled_area_covers_all_of_the_area_and_lies_inside(
    width: int, height: int, percent: int, data: st.DataObject
) -> None:
    left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    box = left, top, data.draw(st.integers(1, width - left)), data.draw(st.integers(1, height - top))
    after = scaled_size(width, height, percent)
    x, y, w, h = scaled_box(box, (width, height), after)
    assert 0 <= x < x + w <= after[0]
    assert 0 <= y < y + h <= after[1]
    slack = 1e-9 * max(after)
    assert x <= box[0] * after[0] / width + slack
    assert x + w >= (box[0] + box[2]) * after[0] / width - slack
    assert y <= box[1] * after[1] / height + slack
    assert y + h >= (box[1] + box[3]) * after[1] / height - slack


@pytest.mark.parametrize(("size", "percent", "expected"), [((3840, 2160), 50, (1920, 1080)), ((1, 9), 25, (1, 2))])
def test_a_scaled_picture_has_whole_pixels(size: tuple[int, int], percent: int, expected: tuple[int, int]) -> None:
    assert scaled_size(*size, percent) == expected

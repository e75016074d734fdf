from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.letter_size import letter_size


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_more_pictures_never_make_a_smaller_letter(one: int, other: int) -> None:
    assert (letter_size("текст", one) <= letter_size("текст", other)) == (one <= other) or abs(one - other) < 3


def test_files_are_a_third_larger_on_their_way_and_letters_count_as_they_are_written() -> None:
    assert letter_size("", 13 * 2**20) / (13 * 2**20) > 4 / 3
    assert letter_size("ё" * 5700, 0) - letter_size("", 0) == 200 * 78

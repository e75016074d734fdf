"""Versions of the program."""

from __future__ import annotations

import pytest

from edusupport_desktop.domain.version import is_newer, is_version


@pytest.mark.parametrize("text", ["0.1", "0.1.0", "10.20.30.40", "99999.0"])
def test_two_to_four_numbers_are_a_version(text: str) -> None:
    assert is_version(text)


@pytest.mark.parametrize("text", ["", "1", "1.", "v1.2", "1.2-beta", "1.2.3.4.5", "1.2\n", "١.٢", "999999.0", "1..2"])
def test_anything_else_is_none(text: str) -> None:
    assert not is_version(text)


@pytest.mark.parametrize(
    ("newer", "older"), [("0.2", "0.1"), ("0.10.0", "0.9.9"), ("1.0", "0.99.99"), ("1.2.0.1", "1.2")]
)
def test_numbers_are_compared_as_numbers(newer: str, older: str) -> None:
    assert is_newer(newer, older)
    assert not is_newer(older, newer)


def test_trailing_zeros_do_not_matter() -> None:
    assert not is_newer("1.2.0", "1.2")
    assert not is_newer("1.2", "1.2.0")


def test_what_is_no_version_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="no version"):
        is_newer("newest", "1.0")

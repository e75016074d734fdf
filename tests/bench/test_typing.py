"""Typing is measured with real keys in the real wizard; the figures say nothing here."""

from __future__ import annotations

import pytest

from bench import typing

pytestmark = pytest.mark.real


def test_the_slowest_key_is_measured_against_a_frame_and_against_qt_alone() -> None:
    full, against_bare = typing.rows(runs=1, requests=20, keys=15)
    assert (full.unit, full.goal, full.peer, against_bare.goal) == ("ms", 1.0, 16.0, None)
    assert min(full.ours, against_bare.peer) > 0.1

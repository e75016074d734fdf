"""Each benchmark that needs a display runs through once; the figures say nothing here."""

from __future__ import annotations

import pytest

from bench import annotator, capture, draft, journal, similar, start
from realparts.needs import needs

pytestmark = pytest.mark.real


def test_the_start_is_measured_from_outside() -> None:
    needs("Xvfb", package="xvfb")
    time, memory, at_rest = start.rows(runs=1)
    assert (time.unit, time.goal, memory.unit, memory.goal, at_rest.goal) == ("ms", 1.25, "MiB", 1.3, None)
    assert min(time.ours, time.peer) > 20
    assert min(memory.ours, memory.peer) > 20
    assert at_rest.ours >= memory.ours


def test_the_capture_is_measured_and_a_missing_flameshot_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    needs("Xvfb", package="xvfb")
    monkeypatch.setattr(capture.shutil, "which", lambda _: None)
    one, two = capture.rows(runs=1)
    assert (one.name, one.unit, one.goal) == ("capture: trigger to frozen, one monitor", "ms", 1.5)
    assert (two.name, two.unit, two.goal) == ("capture: trigger to frozen, two monitors", "ms", 1.3)
    assert min(one.ours, one.peer, two.ours, two.peer) > 1
    assert "flameshot" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")  # the pictures are drawn here, and there can be one application only
def test_pictures_in_a_draft_are_measured_in_the_real_program() -> None:
    needs("Xvfb", package="xvfb")
    memory, gap = draft.rows(pictures=2, runs=1)
    assert (memory.unit, memory.peer, gap.unit, gap.peer) == ("MiB", 80.0, "ms", 16.0)
    assert memory.ours > 1
    assert gap.ours > 1


def test_dragging_is_measured_in_the_annotator_of_a_real_draft() -> None:
    *within, growth = annotator.rows(runs=1, growth_runs=1, scenes=1)
    assert all((row.unit, row.peer, row.goal) == ("ms", 16.0, 1.0) for row in within)
    assert min(row.ours for row in within) > 0.1
    assert min(growth.ours, growth.peer) > 0.1


def test_the_search_for_similar_requests_is_measured_in_a_real_journal() -> None:
    small, larger = similar.rows(runs=1, sizes=(50, 100))
    assert (small.unit, small.peer, larger.goal) == ("ms", 1000.0, 1.0)
    assert min(small.ours, larger.ours) > 0


def test_the_journal_is_measured_from_its_launch_and_from_real_keys_to_the_painted_list() -> None:
    needs("Xvfb", package="xvfb")
    launch, asked, search, many = journal.rows(runs=1, requests=80, many=160, typed=("жу",))
    assert (launch.goal, asked.goal, search.peer, search.goal, many.goal) == (1.5, None, 16.0, 1.0, 2.0)
    assert min(launch.ours, launch.peer) > 20
    assert min(asked.ours, search.ours, many.ours) > 0.1

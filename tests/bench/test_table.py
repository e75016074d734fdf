"""The figures of the benchmarks: medians of runs in turn, and a ratio."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench.table import Row, as_text, compared, milliseconds

ROOT = Path(__file__).parents[2]


def saying(figures: list[float], log: list[str], name: str) -> Callable[[], float]:
    coming: Iterator[float] = iter(figures)

    def say() -> float:
        log.append(name)
        return next(coming)

    return say


def test_the_two_are_measured_in_turn_and_who_begins_changes() -> None:
    log: list[str] = []
    compared(
        "x", saying([1.0] * 4, log, "ours"), saying([1.0] * 4, log, "peer"), unit="ms", peer_name="p", goal=1, runs=3
    )
    assert log == ["ours", "peer", "peer", "ours", "ours", "peer", "peer", "ours"]


def test_the_first_runs_warm_up_and_do_not_count() -> None:
    row = compared(
        "x",
        saying([900.0, 2.0, 2.0], [], "ours"),
        saying([1.0, 1.0, 1.0], [], "peer"),
        unit="ms",
        peer_name="p",
        goal=None,
        runs=2,
    )
    assert (row.ours, row.peer, row.ratio, row.spread) == (2.0, 1.0, 2.0, 0.0)


def test_a_single_slow_run_does_not_move_the_median_but_widens_the_spread() -> None:
    row = compared(
        "x",
        saying([1.0, 2.0, 90.0, 2.0], [], "ours"),
        saying([4.0, 4.0, 4.0, 4.0], [], "peer"),
        unit="ms",
        peer_name="p",
        goal=0.5,
        runs=3,
    )
    assert (row.ours, row.ratio, row.is_met) == (2.0, 0.5, True)
    assert row.spread == 90 / 4 - 2 / 4


@pytest.mark.parametrize(("ratio", "goal", "is_met"), [(1.25, 1.25, True), (1.26, 1.25, False), (99.0, None, True)])
def test_a_goal_is_met_up_to_its_ratio(ratio: float, goal: float | None, is_met: bool) -> None:
    assert Row("x", ratio, 1.0, "ms", "p", ratio, goal, 0.0).is_met is is_met


def test_the_table_says_of_each_row_what_it_is_against_and_whether_the_goal_is_met() -> None:
    rows = (
        Row("début 🐢", 1234.56, 617.28, "ms", "пустой мастер", 2.0, 1.25, 0.5),
        Row("size", 1.0, 2.0, "KiB", "Pillow", 0.5, 0.85, 0.0),
        Row("for information", 1.0, 2.0, "KiB", "Pillow", 0.5, None, 0.0),
    )
    head, missed, met, informing = as_text(rows).splitlines()
    assert head.split() == ["ours", "peer", "ratio", "spread", "goal", "against"]
    assert " ".join(missed.split()) == "début 🐢 1,234.6 617.3 ms 2.000 0.500 ≤ 1.25 MISSED пустой мастер"
    assert " ".join(met.split()) == "size 1.0 2.0 KiB 0.500 0.000 ≤ 0.85 met Pillow"
    assert " ".join(informing.split()) == "for information 1.0 2.0 KiB 0.500 0.000 Pillow"


def test_the_duration_is_in_milliseconds() -> None:
    assert 0 <= milliseconds(lambda: None) < 1000


def test_a_wrong_name_is_told_with_the_names_there_are(tmp_path: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "bench", "stat"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert asked.returncode == 2
    assert "no benchmark is called stat; there are " in asked.stderr
    assert {"capture", "png", "start"} <= set(asked.stderr.replace(",", " ").split())


JSON_ROWS = """
import sys
import bench.__main__ as program
from bench.table import Row
program.benchmarks = lambda: {"имя": lambda: [Row("имя", 1.0, 2.0, "ms", "другой", 0.5, 1.0, 0.25)]}
sys.exit(program.main(["--json", sys.argv[1]]))
"""


def test_the_json_file_holds_the_rows_by_name(tmp_path: Path) -> None:
    file = tmp_path / "строки.json"
    subprocess.run([sys.executable, "-c", JSON_ROWS, str(file)], cwd=ROOT, check=True, capture_output=True, timeout=60)
    assert json.loads(file.read_text("utf-8")) == [
        {
            "name": "имя",
            "ours": 1.0,
            "peer": 2.0,
            "unit": "ms",
            "peer_name": "другой",
            "ratio": 0.5,
            "goal": 1.0,
            "spread": 0.25,
        }
    ]

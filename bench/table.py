"""The figures of the benchmarks: how they are taken and shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """``ours`` and ``peer`` are medians in ``unit``; ``ratio`` is ours divided by the peer's.

    ``goal``: the ratio that must not be exceeded; None: for information. ``spread``: how far the ratios of the single
    runs lie apart, the largest less the smallest (0 for what does not vary, a size for instance).
    """

    name: str
    ours: float
    peer: float
    unit: str
    peer_name: str
    ratio: float
    goal: float | None
    spread: float

    @property
    def is_met(self) -> bool:
        return self.goal is None or self.ratio <= self.goal


def compared(
    name: str,
    ours: Callable[[], float],
    peer: Callable[[], float],
    *,
    unit: str,
    peer_name: str,
    goal: float | None,
    runs: int = 9,
    warm_ups: int = 1,
) -> Row:
    """Takes both figures in turn, so that whatever slows the machine slows both; who begins changes every time."""
    pairs = []
    for run in range(runs + warm_ups):
        if run % 2:
            theirs, mine = peer(), ours()
        else:
            mine, theirs = ours(), peer()
        if run >= warm_ups:
            pairs.append((mine, theirs))
    mine, theirs = (median(figures) for figures in zip(*pairs, strict=True))
    ratios = [one / other for one, other in pairs]
    return Row(name, mine, theirs, unit, peer_name, mine / theirs, goal, max(ratios) - min(ratios))


def milliseconds(job: Callable[[], object]) -> float:
    """How long the job takes."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def as_text(rows: Sequence[Row]) -> str:
    """A table for people."""
    lines = [("", "ours", "peer", "", "ratio", "spread", "goal", "", "against")]
    for row in rows:
        goal = "" if row.goal is None else f"≤ {row.goal:.2f}"
        verdict = "" if row.goal is None else "met" if row.is_met else "MISSED"
        figures = (f"{row.ours:,.1f}", f"{row.peer:,.1f}", row.unit, f"{row.ratio:.3f}", f"{row.spread:.3f}")
        lines.append((row.name, *figures, goal, verdict, row.peer_name))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    left = (0, 3, 7, 8)
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )

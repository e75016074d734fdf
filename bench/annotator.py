"""Dragging one mark among 200 on a picture of 3840x2160, drawn in memory, in the annotator of a real draft.

A frame is one move of the mouse and everything the program does until it is drawn. The peer is the time a screen of
60 Hz gives: 16 ms.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.table import Row, compared

_SCRIPT = Path(__file__).with_name("peers") / "program_drag.py"
_FRAME_MS = 16.0
_SCENES = {
    "annotator: p95 of a frame, a frame dragged": "frame",
    "annotator: the same, window of 3840x2160": "frame-4k",
    "annotator: arrow across the picture": "arrow",
    "annotator: the same at 100 %, 3840x2160": "arrow-4k",
    "annotator: arrow over 199 texts": "arrow-texts",
    "annotator: 199 texts at 100 %, 3840x2160": "arrow-texts-4k",
}


def rows(runs: int = 3, growth_runs: int = 5, scenes: int | None = None) -> Sequence[Row]:
    """``scenes``: only the first so many."""
    within = [_within_a_frame(name, scene, runs) for name, scene in list(_SCENES.items())[:scenes]]
    growth = compared(
        "annotator: frame, 10 pictures in the draft",
        lambda: median(_frames(10, "frame")),
        lambda: median(_frames(1, "frame")),
        unit="ms",
        peer_name="1 picture in the draft",
        goal=1.2,
        runs=growth_runs,
        warm_ups=0,
    )
    return (*within, growth)


def _within_a_frame(name: str, scene: str, runs: int) -> Row:
    figures = [_p95(_frames(1, scene)) for _ in range(runs)]
    ours = median(figures)
    spread = (max(figures) - min(figures)) / _FRAME_MS
    return Row(name, ours, _FRAME_MS, "ms", "one frame at 60 Hz", ours / _FRAME_MS, 1.0, spread)


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _frames(pictures: int, scene: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, str(_SCRIPT), str(pictures), scene],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    times: list[float] = json.loads(done.stdout)
    return times

"""Pictures in a draft: the memory ten of them keep, and how alive the interface stays while they are written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.pictures import photograph, text_page
from bench.table import Row
from bench.virtual_display import virtual_display
from edusupport_desktop.domain.picture import Picture

_PEERS = Path(__file__).with_name("peers")
_MOST_MIB = 80.0
_LONGEST_MS = 16.0
_LONGEST_SECONDS = 300


def rows(pictures: int = 10, runs: int = 5) -> Sequence[Row]:
    """``pictures`` screens of 3840x2160. Each run writes a page, a photograph and the page again."""
    with tempfile.TemporaryDirectory() as folder:
        screens, several, none = (Path(folder, name) for name in ("screens", "several", "none"))
        for place in (screens, several, none):
            place.mkdir()
        page = _png(text_page())
        for number in range(pictures):
            (screens / f"{number}.png").write_bytes(page)
        for number, picture in enumerate((page, _png(photograph()), page)):
            (several / f"{number}.png").write_bytes(picture)
        return _memory(screens, none, pictures), _gap(several, runs)


def _memory(screens: Path, none: Path, pictures: int) -> Row:
    """What the pictures add to the same program with an empty draft."""
    with virtual_display(1920, 1080) as environment:
        empty, full = (_resident_mib(files, environment) for files in (none, screens))
    kept = full - empty
    return Row(
        f"draft: memory of {pictures} 4K pictures", kept, _MOST_MIB, "MiB", "the limit", kept / _MOST_MIB, 1.0, 0.0
    )


def _gap(files: Path, runs: int) -> Row:
    """The longest of the gaps that come every time: another program may have the processor at any moment."""
    gaps = []
    for _ in range(runs):
        said = _said("encoding_pictures.py", [str(files)], dict(os.environ))
        gaps.append([float(line) for line in said.splitlines()])
    every_time = max(min(of_picture) for of_picture in zip(*gaps, strict=True))
    spread = (max(map(max, gaps)) - every_time) / _LONGEST_MS
    return Row(
        "draft: longest gap while encoding",
        every_time,
        _LONGEST_MS,
        "ms",
        "the limit",
        every_time / _LONGEST_MS,
        1.0,
        spread,
    )


def _resident_mib(files: Path, environment: dict[str, str]) -> float:
    with tempfile.TemporaryDirectory() as data:
        return float(_said("program_pictures.py", [data, str(files)], environment))


def _said(script: str, arguments: Sequence[str], environment: dict[str, str]) -> str:
    environment = {"QT_QPA_PLATFORM": "offscreen"} | environment
    command = [sys.executable, str(_PEERS / script), *arguments]
    return subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, text=True, timeout=_LONGEST_SECONDS
    ).stdout


def _png(picture: Picture) -> bytes:
    from edusupport_desktop.capture.png import encode_png

    return encode_png(picture).data

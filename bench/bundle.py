"""The frozen program: its size against an empty QWizard frozen by PyInstaller's defaults, its start against the source.

Both bundles are made by the same Python with the same PySide6. ``EDUSUPPORT_BUNDLE`` names a folder of ours that is
ready already (scripts/build sets it); without it the program is frozen here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.start import milliseconds_to_window, peak_mebibytes
from bench.table import Row, compared
from bench.virtual_display import Onlooker, virtual_display

_ROOT = Path(__file__).parents[1]
_NAME = "edusupport-desktop"
_PEER = "an empty QWizard frozen by default settings"
_SOURCE = "the start from source"


def rows(runs: int = 15) -> Sequence[Row]:
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        ready = os.environ.get("EDUSUPPORT_BUNDLE")
        ours = Path(ready) if ready else _frozen(place, _NAME, _ROOT / "build.spec")
        peer = _frozen(place, "empty_wizard", _ROOT / "bench" / "peers" / "empty_wizard.py")
        return (
            _size("bundle: folder", _folder_mebibytes(ours), _folder_mebibytes(peer)),
            _size("bundle: tar.xz", _archive_mebibytes(ours), _archive_mebibytes(peer)),
            *_started(ours / _NAME, place, runs),
        )


def _frozen(place: Path, name: str, what: Path) -> Path:
    """What PyInstaller makes of a script by its default settings, or by a .spec file."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    work = place / "work" / name
    folders = ["--distpath", str(place / "dist"), "--workpath", str(work)]
    settings = [] if what.suffix == ".spec" else ["--name", name, "--specpath", str(work)]
    subprocess.run([*command, *folders, *settings, str(what)], check=True, cwd=place)
    return place / "dist" / name


def _size(name: str, ours: float, peer: float) -> Row:
    return Row(name, ours, peer, "MiB", _PEER, ours / peer, 1.0, spread=0.0)


def _folder_mebibytes(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1024**2


def _archive_mebibytes(folder: Path) -> float:
    tar = subprocess.Popen(["tar", "-C", folder.parent, "-cf", "-", folder.name], stdout=subprocess.PIPE)
    packed = subprocess.run(["xz", "-6", "-T0"], stdin=tar.stdout, stdout=subprocess.PIPE, check=True).stdout
    if tar.wait() != 0:
        raise OSError(f"{folder} could not be read")
    return len(packed) / 1024**2


def _started(program: Path, place: Path, runs: int) -> Sequence[Row]:
    with virtual_display(1920, 1080) as environment:
        onlooker = Onlooker(environment["DISPLAY"])
        environment = {name: value for name, value in environment.items() if not name.startswith("PYTHON")}

        def data() -> list[str]:
            return ["--data-dir", tempfile.mkdtemp(dir=place)]

        def frozen() -> list[str]:
            return [str(program), *data()]

        def source() -> list[str]:
            return [sys.executable, str(Path(sys.executable).with_name(_NAME)), *data()]

        time = compared(
            "bundle: launch to first window",
            lambda: milliseconds_to_window(frozen(), environment, onlooker),
            lambda: milliseconds_to_window(source(), environment, onlooker),
            unit="ms",
            peer_name=_SOURCE,
            goal=1.15,
            runs=runs,
            warm_ups=2,
        )
        memory = compared(
            "bundle: peak memory",
            lambda: peak_mebibytes(frozen(), environment, onlooker),
            lambda: peak_mebibytes(source(), environment, onlooker),
            unit="MiB",
            peer_name=_SOURCE,
            goal=1.05,
            runs=max(1, runs // 4),
        )
        onlooker.close()
    return time, memory

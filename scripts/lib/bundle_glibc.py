"""Says which version of the C library the Linux bundle needs: the newest that any of its files asks for.

Usage: bundle_glibc.py FOLDER [--why]     needs readelf (binutils). --why names the files that ask for it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


def needed_glibc(folder: Path) -> tuple[str, list[str]]:
    """The version ("2.28"), and the files below ``folder`` that need it."""
    versions = {path: _version_of(path) for path in _programs(folder)}
    newest = max(versions.values(), default=(0,))
    return ".".join(map(str, newest)), sorted(str(path) for path, version in versions.items() if version == newest)


def _programs(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _version_of(path: Path) -> tuple[int, ...]:
    told = subprocess.run(["readelf", "--version-info", "--wide", path], capture_output=True, text=True, check=True)
    found = re.findall(r"Name: GLIBC_(\d+(?:\.\d+)*)", told.stdout)
    return max((tuple(map(int, version.split("."))) for version in found), default=(0,))


if __name__ == "__main__":
    version, files = needed_glibc(Path(sys.argv[1]))
    print(version)
    if "--why" in sys.argv:
        print(*files, sep="\n", file=sys.stderr)

"""What may not be in any file of the project."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from realparts.needs import needs, part_is_missing

ROOT = Path(__file__).parents[2]
MOST_LINES = 400

# Written in two pieces each: this file is read like every other.
FORBIDDEN = {
    "a package index belongs to the settings of a computer": ("pypi" + ".org", "python" + "hosted.org"),
    "a package mirror belongs to the settings of a computer": ("deb.debian" + ".org", "registry.npmjs" + ".org"),
    "a path of one computer": ("/wo" + "rk/", "/ro" + "ot/"),
}


def committed_files() -> Iterator[Path]:
    needs("git", package="git")
    if not (ROOT / ".git").exists():
        part_is_missing("this is no git checkout: what is committed cannot be told")
    # safe.directory: the checkout may belong to another user than the one who runs the tests.
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            yield path


def test_no_source_file_is_longer_than_a_room() -> None:
    sources = [path for folder in ("src", "tests", "bench") for path in (ROOT / folder).rglob("*.py")]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources}
    too_long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > MOST_LINES}
    assert too_long == {}


def test_no_file_names_a_package_index_or_a_path_of_one_computer() -> None:
    found = []
    for path in committed_files():
        content = path.read_bytes()
        for reason, words in FORBIDDEN.items():
            found += [f"{path.relative_to(ROOT)}: {word} ({reason})" for word in words if word.encode() in content]
    assert found == []

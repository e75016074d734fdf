"""The walls, the types and the style are checked by programs, not by goodwill."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def assert_finds_nothing(*command: str) -> None:
    """Runs a tool of this environment in the checkout; its findings are the failure's text."""
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    ran = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=110
    )
    if ran.returncode:
        pytest.fail(f"{' '.join(command)}\n{ran.stdout}{ran.stderr}", pytrace=False)


def test_the_rooms_keep_to_their_walls() -> None:
    assert_finds_nothing(
        "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"
    )


def test_the_types_are_strict() -> None:
    assert_finds_nothing("-m", "mypy")


def test_the_style_is_kept() -> None:
    assert_finds_nothing("-m", "ruff", "check", "--quiet", ".")


def test_the_format_is_kept() -> None:
    assert_finds_nothing("-m", "ruff", "format", "--check", "--quiet", ".")

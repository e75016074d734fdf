"""Says what a test needs from the computer, and what happens where it is missing."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def part_is_missing(reason: str) -> NoReturn:
    """Skips the test with the reason; with CI=true a missing part is a failure, so that no skip goes unnoticed."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"a real part is missing: {reason}", pytrace=False)
    pytest.skip(reason)


def needs(*programs: str, package: str) -> None:
    """Goes on only where each program can be started. ``package``: the Debian package scripts/test takes it from."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        part_is_missing(f"{', '.join(missing)} is not installed (Debian package {package})")


def needs_root(why: str) -> None:
    """Goes on only as root."""
    if os.geteuid() != 0:
        part_is_missing(f"only root can do this: {why}")

"""Versions of this program, and whether another one is newer."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VERSION = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){1,3}")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A version to be had at ``page``, an https address a browser opens."""

    version: str
    page: str


def is_version(text: str) -> bool:
    """Two to four numbers with dots: ``1.2``, ``1.2.0``."""
    return _VERSION.fullmatch(text) is not None


def is_newer(version: str, than: str) -> bool:
    """Number by number; ``1.2`` equals ``1.2.0``. Both must be versions (``ValueError``)."""
    if not is_version(version) or not is_version(than):
        raise ValueError(f"{version!r} or {than!r} is no version")
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(number) for number in version.split(".")]
    return (*numbers, *([0] * (4 - len(numbers))))

"""What a school's administrator has laid down for every teacher of this computer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """``updates_address`` is where a newer version is announced; None: the program never looks for one."""

    updates_address: str | None = None

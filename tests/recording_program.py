"""A program that cannot be here: a real executable that writes down how it was started."""

from __future__ import annotations

import stat
from pathlib import Path


class RecordingProgram:
    """``path`` is to be started; it ends at once with ``code``."""

    def __init__(self, folder: Path, name: str, code: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / name
        self._starts = folder / f"{name}.starts"
        self.path.write_text(
            f"#!/bin/sh\n{{ printf '%s\\0' \"$@\"; printf '\\036'; }} >>'{self._starts}'\nexit {code}\n",
            encoding="utf-8",
        )
        self.path.chmod(self.path.stat().st_mode | stat.S_IXUSR)

    def starts(self) -> list[list[str]]:
        """The arguments of each start."""
        written = self._starts.read_bytes() if self._starts.exists() else b""
        return [start.decode().split("\0")[:-1] for start in written.split(b"\x1e")[:-1]]

"""A browser as the memo asks for it: name and version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Browser:
    """``version`` is the full version as the program itself states it, for example ``146.0.7680.80``;
    None when the browser was found but its version could not be read. ``is_default`` marks the one that
    opens links."""

    name: str
    version: str | None
    is_default: bool = False

"""A browser as the memo asks for it: name and version. Beside them, how it is started and known again."""

from __future__ import annotations

from dataclasses import dataclass, field

ADDRESS = "%u"
"""Stands in ``Browser.start`` where the address of the page belongs."""


@dataclass(frozen=True, slots=True)
class Browser:
    """``version`` is the full version as the program itself states it, for example ``146.0.7680.80``;
    None when the browser was found but its version could not be read. ``is_default`` marks the one that
    opens links. Two are equal when the letter would say the same of both."""

    name: str
    version: str | None
    is_default: bool = False
    program: str | None = field(default=None, compare=False)
    """The full path of its program file, on a Mac of its bundle. None where it has none (a Store package)."""
    start: tuple[str, ...] = field(default=(), compare=False)
    """The command that opens a page in it, with ``ADDRESS`` in the place of the address. Empty when it can only be
    opened by the system, as the default."""

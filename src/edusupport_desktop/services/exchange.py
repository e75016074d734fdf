"""What goes out of the journal into files, and what comes in: tables, one incident, the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edusupport_desktop.domain.table import Table
    from edusupport_desktop.services.ports import Progress
    from edusupport_desktop.services.whole_incident import WholeIncident


@dataclass(frozen=True, slots=True)
class BackupMade:
    """``requests`` and ``drafts`` that are in it; ``missing``: pictures that were not on the disk any more."""

    requests: int
    drafts: int
    missing: int


@dataclass(frozen=True, slots=True)
class CheckedBackup:
    """A backup that was looked over and lies unpacked in ``folder``, beside the journal. ``held``: letters that waited
    to be sent when it was made, and do not go by themselves any more. ``made_at`` is aware."""

    folder: str
    made_at: datetime
    requests: int
    drafts: int
    held: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """Each takes a path. All are slow but ``restore`` and ``forget``."""

    read_table: Callable[[str], Table]
    """Raises ``UntrustedInput("table_…")``."""
    write_incident: Callable[[WholeIncident, str, str], None]
    """Writes an incident and its story in words as a zip. Raises ``Unavailable("storage_…")``."""
    back_up: Callable[[str, Progress], BackupMade]
    """Everything but passwords into one file. Raises ``Unavailable("storage_…")`` or ``("backup_not_readable")``."""
    check: Callable[[str, Progress], CheckedBackup]
    """Raises ``UntrustedInput("backup_…")``. What it returns goes to ``restore`` or ``forget``."""
    restore: Callable[[CheckedBackup], str]
    """Puts it in the place of all that is here; the program must end afterwards, and no job may be running. Returns the
    folder with what was here before. Raises ``Unavailable("journal_in_use")`` or ``("storage_…")``: then everything is
    as before."""
    forget: Callable[[CheckedBackup], None]

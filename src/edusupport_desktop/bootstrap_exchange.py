"""The part of the composition root for what goes in and out of the journal. Imported late: most days nothing does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from edusupport_desktop.services.exchange import Exchange

if TYPE_CHECKING:
    from edusupport_desktop.domain.draft import Way
    from edusupport_desktop.domain.incident import JournalEntry, State
    from edusupport_desktop.domain.table import Table
    from edusupport_desktop.services.exchange import BackupMade, CheckedBackup
    from edusupport_desktop.services.ports import Clock, Progress
    from edusupport_desktop.services.whole_incident import WholeIncident
    from edusupport_desktop.storage.journal import SqliteJournal
    from edusupport_desktop.storage.places import DataFolders
    from edusupport_desktop.storage.presence import Presence


def make_exchange(folders: DataFolders, journal: SqliteJournal, presence: Presence, clock: Clock) -> Exchange:
    """Over the journal of these folders."""

    def back_up(path: str, progress: Progress) -> BackupMade:
        from edusupport_desktop.storage.whole_backup import make_whole_backup

        return make_whole_backup(folders, journal, Path(path), clock(), progress)

    def check(path: str, progress: Progress) -> CheckedBackup:
        from edusupport_desktop.storage.backup_check import check_and_unpack

        return check_and_unpack(folders, Path(path), clock, progress)

    def restore(checked: CheckedBackup) -> str:
        from edusupport_desktop.storage.whole_restore import Restoring

        return str(Restoring(folders, presence).exchange(checked, clock(), journal.close))

    def forget(checked: CheckedBackup) -> None:
        import shutil

        shutil.rmtree(checked.folder, ignore_errors=True)

    return Exchange(_read_table, _write_incident, back_up, check, restore, forget)


def write_journal(
    entries: Iterable[JournalEntry],
    path: str,
    state_words: Mapping[tuple[State, Way], str],
    way_words: Mapping[Way, str],
) -> None:
    """As CSV, or as XLSX where the name says so."""
    if path.lower().endswith(".xlsx"):
        from edusupport_desktop.storage.journal_xlsx import write_journal_xlsx as write
    else:
        from edusupport_desktop.storage.journal_csv import write_journal_csv as write
    write(entries, Path(path), state_words=state_words, way_words=way_words)


def _read_table(path: str) -> Table:
    from edusupport_desktop.storage.table_files import read_table

    return read_table(Path(path))


def _write_incident(incident: WholeIncident, timeline: str, path: str) -> None:
    from edusupport_desktop.delivery.message import build_message
    from edusupport_desktop.storage.incident_zip import write_incident_zip

    write_incident_zip(incident, timeline, Path(path), build_message)

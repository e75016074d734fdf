"""Words for what goes wrong with tables and backups: part of ``ui.error_words``."""

from __future__ import annotations

from edusupport_desktop.ui.words import tr


def exchange_texts() -> dict[str, str]:
    """For ``error_words``."""
    unchanged = tr("Nothing was changed in the journal.")
    return {
        "request_has_no_number": tr(
            "This request came from a table and has no number: a further letter would not find it. Write down its "
            "number first."
        ),
        "table_unreadable": tr("This is no table that can be read here. Save it as XLSX or CSV and try again."),
        "table_too_large": tr(
            "The table is too large. Copy the rows with requests into a new table without pictures and try again."
        ),
        "table_is_old_excel": tr(
            "This is a table of an old Excel (.xls). Open it, choose «Save as» and the kind «Excel workbook (.xlsx)»."
        ),
        "table_empty": tr("There is nothing in the table."),
        "backup_not_readable": tr(
            "The backup was written but cannot be read back: the stick or disk may be failing. Take another one."
        ),
        "backup_foreign": tr("This file is no backup of this program.") + " " + unchanged,
        "backup_damaged": tr("The backup is damaged. Take another one.") + " " + unchanged,
        "backup_from_newer_program": tr(
            "The backup was made by a newer version of the program. Install the latest version."
        )
        + " "
        + unchanged,
        "journal_in_use": tr("The program is open a second time. Close its other window and try again.")
        + " "
        + unchanged,
        "restore_wizard_open": tr("A request is being written. Close it first, then bring the backup back."),
    }

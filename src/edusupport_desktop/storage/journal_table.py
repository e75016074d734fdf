"""What stands in the table of the journal, whatever file it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, tzinfo

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import JournalEntry, State

HEADER = ("Номер инцидента", "Дата инцидента", "Дата обращения", "Тема", "Состояние", "Способ")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, «CSV Injection»)."""


def table_rows(
    entries: Iterable[JournalEntry],
    state_words: Mapping[tuple[State, Way], str],
    way_words: Mapping[Way, str],
    zone: tzinfo | None = None,
) -> Iterator[tuple[str | date, ...]]:
    """The cells below ``HEADER``; an empty text where nothing is known. ``zone`` None: the computer's own."""
    for entry in entries:
        yield (
            entry.incident.number.text if entry.incident else "",
            entry.incident.registered_on if entry.incident else "",
            entry.prepared_at.astimezone(zone).date(),
            entry.subject,
            state_words[entry.state, entry.way],
            way_words[entry.way],
        )


def day_text(day: date) -> str:
    return f"{day:%d.%m}.{day.year:04}"


def begins_like_a_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA_STARTS)

"""The journal's figures by month."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time

from edusupport_desktop.domain.months import MonthFigures
from edusupport_desktop.storage.journal_rows import instant


def months(connection: sqlite3.Connection, since: date) -> list[MonthFigures]:
    """See ``services.journal_list``. The first word of the support is a question, an answer, a number in a letter or
    the solution, unless a table told of it, which does not say when; one that was undone since counts too."""
    beginning = datetime.combine(since.replace(day=1), time()).astimezone(UTC)
    rows = connection.execute(
        """
        SELECT month, count(*), count(answered), avg(julianday(answered) - julianday(prepared_at)) FROM (
            SELECT prepared_at, strftime('%Y-%m-01', prepared_at, 'localtime') AS month, (
                SELECT min(at) FROM events WHERE request_key = requests.key AND (
                    kind IN ('asked', 'replied')
                    OR (kind = 'solved' AND json_extract(details, '$.source') IS NOT 'table')
                    OR (kind = 'registered' AND json_extract(details, '$.source') = 'reply')
                )
            ) AS answered
            FROM requests WHERE practice = 0 AND follows IS NULL AND prepared_at >= ?
        ) GROUP BY month ORDER BY month
        """,
        (instant(beginning),),
    )
    return [MonthFigures(date.fromisoformat(month), count, answered, days) for month, count, answered, days in rows]

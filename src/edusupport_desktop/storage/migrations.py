"""The journal's tables, as the steps that lead to them. A step that was released is never changed: add another.

``PRAGMA user_version`` counts the steps a journal has behind it. A step is a sequence of statements, all in one
transaction. The SQL functions ``folded`` (journal_search.py) and ``login_in`` (domain/letter_login.py) can be used in
them, to fill a new search index or column.
"""

from __future__ import annotations

APPLICATION_ID = 0x45445553
"""«EDUS» in ASCII: tells a journal from any other SQLite file."""

_FIRST = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    # Times are ISO 8601 in UTC with microseconds, so that they sort as text. prepared_offset (seconds) is the zone
    # the letter's Date is written in. state, changed_at, number and registered_on follow from the events and are
    # written in the same transaction with them.
    """
    CREATE TABLE requests (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        message_id TEXT NOT NULL UNIQUE,
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        way TEXT NOT NULL,
        prepared_at TEXT NOT NULL,
        prepared_offset INTEGER NOT NULL,
        sender_name TEXT NOT NULL,
        sender_address TEXT NOT NULL,
        recipient_name TEXT NOT NULL,
        recipient_address TEXT NOT NULL,
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        state TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        number TEXT,
        registered_on TEXT
    )
    """,
    "CREATE INDEX requests_by_time ON requests (practice, prepared_at DESC, key DESC)",
    "CREATE INDEX requests_by_state ON requests (state)",
    # The bytes are beside the database (docs/adr/005): requests/<id>/<name>.
    """
    CREATE TABLE files (
        request_key INTEGER NOT NULL REFERENCES requests (key) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        name TEXT NOT NULL COLLATE NOCASE,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (request_key, place),
        UNIQUE (request_key, name)
    ) WITHOUT ROWID
    """,
    # AUTOINCREMENT: the order of events is never reused, even after practice requests were erased.
    """
    CREATE TABLE events (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        request_key INTEGER NOT NULL REFERENCES requests (key) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        details TEXT NOT NULL
    )
    """,
    "CREATE INDEX events_of_request ON events (request_key, seq)",
    # rowid is requests.key. Diacritics are the business of folded(), which knows «ё».
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        letter, number, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
    )
    """,
)

_THREADS = (
    # follows: the request a letter was added to. answers_to: a JSON array of Message-IDs.
    "ALTER TABLE requests ADD COLUMN follows INTEGER REFERENCES requests (key) ON DELETE CASCADE",
    "ALTER TABLE requests ADD COLUMN answers_to TEXT NOT NULL DEFAULT '[]'",
    "CREATE INDEX requests_following ON requests (follows) WHERE follows IS NOT NULL",
    # Only requests stand in the list; the words of their later letters and replies are in their row of the search.
    "DROP INDEX requests_by_time",
    "CREATE INDEX requests_by_time ON requests (practice, prepared_at DESC, key DESC) WHERE follows IS NULL",
    """
    CREATE TABLE replies (
        key INTEGER PRIMARY KEY,
        request_key INTEGER NOT NULL REFERENCES requests (key) ON DELETE CASCADE,
        message_id TEXT NOT NULL UNIQUE,
        answers_to TEXT NOT NULL,
        sender_address TEXT NOT NULL,
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        sent_at TEXT,
        sent_offset INTEGER,
        received_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX replies_to_request ON replies (request_key, key)",
    # What a file was called stays known when its bytes are gone: later pictures are numbered on.
    "ALTER TABLE files ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))",
    # What another request may be made of, as JSON; NULL where it was not kept.
    "ALTER TABLE requests ADD COLUMN pattern TEXT",
)

_LINKS = (
    # What leads from a letter of the support to its request, where no Message-ID does.
    "ALTER TABLE replies ADD COLUMN watermark TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX replies_by_watermark ON replies (watermark) WHERE watermark <> ''",
    "CREATE INDEX requests_by_number ON requests (number) WHERE number IS NOT NULL",
)

_LIST = (
    # answered_at and waiting_since follow from the events, as state does (domain/waiting.py); subject_key is what
    # subjects are sorted by.
    "ALTER TABLE requests ADD COLUMN answered_at TEXT",
    "ALTER TABLE requests ADD COLUMN waiting_since TEXT",
    "ALTER TABLE requests ADD COLUMN subject_key TEXT NOT NULL DEFAULT ''",
    "UPDATE requests SET subject_key = substr(folded(subject), 1, 64)",
    # Events could not be undone yet when such a journal was written.
    """
    UPDATE requests SET answered_at = (
        SELECT max(at) FROM events WHERE request_key = requests.key AND (
            kind IN ('asked', 'replied') OR (kind = 'registered' AND json_extract(details, '$.source') = 'reply')
        )
    )
    """,
    """
    UPDATE requests SET waiting_since = coalesce(
        (
            SELECT max(at) FROM events WHERE request_key = requests.key AND kind IN (
                'accepted', 'outcome_unknown', 'handed_over', 'confirmed_sent', 'answered', 'called', 'reopened',
                'asked', 'replied'
            )
        ),
        changed_at
    ) WHERE state IN ('sent', 'registered', 'unknown')
    """,
    # All the list is filtered and sorted by, so that no letter is read for it.
    "DROP INDEX requests_by_time",
    """
    CREATE INDEX requests_by_time ON requests (
        practice, prepared_at DESC, key DESC, state, number, answered_at, waiting_since, subject_key, follows
    ) WHERE follows IS NULL
    """,
)

_WINDOW = (
    # Under whose login the problem is seen, as the letter says (domain/letter_login.py).
    "ALTER TABLE requests ADD COLUMN login TEXT NOT NULL DEFAULT ''",
    "UPDATE requests SET login = login_in(body)",
    "CREATE INDEX requests_by_login ON requests (practice, login) WHERE follows IS NULL AND login <> ''",
    "DROP INDEX requests_by_time",
    """
    CREATE INDEX requests_by_time ON requests (
        practice, prepared_at DESC, key DESC, state, number, answered_at, waiting_since, subject_key, login, follows
    ) WHERE follows IS NULL
    """,
    # The beginning of a word that nobody has typed to its end yet is in thousands of letters: with an index of its
    # length the latest of them are found without gathering all.
    """
    CREATE VIRTUAL TABLE search_by_beginnings USING fts5 (
        letter, number, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7'
    )
    """,
    "INSERT INTO search_by_beginnings (rowid, letter, number) SELECT rowid, letter, number FROM search",
    "DROP TABLE search",
    "ALTER TABLE search_by_beginnings RENAME TO search",
)

_REMOTE = (
    # Where a request is being made at a helpdesk, and as what it is there; ignored: a JSON array, NULL: not looked at.
    """
    CREATE TABLE remote_incidents (
        request_key INTEGER PRIMARY KEY REFERENCES requests (key) ON DELETE CASCADE,
        place TEXT NOT NULL,
        remote_id TEXT,
        number TEXT,
        created_at TEXT,
        ignored TEXT
    )
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _THREADS, _LINKS, _LIST, _WINDOW, _REMOTE)

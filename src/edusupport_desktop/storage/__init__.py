"""SQLite and files: journal, drafts, outbox."""

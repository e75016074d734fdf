"""In and out: the journal as a table, one incident as a file, requests out of a table, everything as a backup."""

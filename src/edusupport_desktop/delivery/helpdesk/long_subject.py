"""Subjects that are longer than a helpdesk's field for them."""

from __future__ import annotations

from dataclasses import replace

from edusupport_desktop.delivery.helpdesk.connector import NewIncident


def with_subject_of(new: NewIncident, most: int, *, in_bytes: bool = False) -> NewIncident:
    """The same request with at most so many characters of its subject, or bytes of UTF-8. What was cut is not lost: the
    whole subject stands before the text then."""
    cut = new.subject[:most]
    if in_bytes:
        cut = new.subject.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
    if len(cut) == len(new.subject):
        return new
    return replace(new, subject=cut.rstrip(), body=f"{new.subject}\n\n{new.body}")

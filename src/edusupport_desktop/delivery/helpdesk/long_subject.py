"""Subjects that are longer than a helpdesk's field for them."""

from __future__ import annotations

from dataclasses import replace

from edusupport_desktop.delivery.helpdesk.connector import NewIncident


def with_subject_of(new: NewIncident, most: int) -> NewIncident:
    """The same request with at most so many characters of its subject. What was cut is not lost: the whole subject
    stands before the text then."""
    if len(new.subject) <= most:
        return new
    return replace(new, subject=new.subject[:most].rstrip(), body=f"{new.subject}\n\n{new.body}")

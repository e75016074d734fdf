"""Words for what a helpdesk took and did not keep as it was written."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.incident import Event
from edusupport_desktop.ui.words import tr

_SUBJECT = frozenset({"subject", "short_description", "title", "name"})
_TEXT = frozenset({"description", "content", "body"})
_CALLER = frozenset({"caller", "caller_id", "requestor", "customer"})
_MARK = frozenset({"correlation_id", "correlation_display", "refersto", "message_id"})


def ignored_text(fields: Sequence[str]) -> str:
    """One sentence about ``Remote.ignored``, the fields by the system's own names; empty when there are none."""
    if not fields:
        return ""
    named = dict.fromkeys(_name(field) for field in fields)
    return tr(
        "The request is there, but the helpdesk did not keep everything as it was written: {fields}. "
        "If that matters, add it to the request or ring the support."
    ).format(fields=", ".join(named))


def ignored_in(events: Sequence[Event]) -> Sequence[str]:
    """The fields the helpdesk did not keep, as the history of a request has them."""
    said = [event.details["ignored"] for event in events if "ignored" in event.details]
    return said[-1].split(", ") if said else ()


def _name(field: str) -> str:
    """A place in an answer, as a described helpdesk has it, ends with the field's name."""
    name = field.rpartition(".")[2].casefold()
    if name in _SUBJECT:
        return tr("the subject")
    if name in _TEXT:
        return tr("the text")
    if name in _CALLER:
        return tr("who is writing")
    if name in _MARK:
        return tr("the mark by which the program finds it again")
    return tr("the field «{name}»").format(name=field[:60])

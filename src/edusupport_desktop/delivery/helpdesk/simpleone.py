"""SimpleOne, a dialect of ServiceNow's Table API (docs.simpleone.ru, «Table API»): Basic or Bearer, ``subject`` for the
subject, ``{"status": "OK", "data": [...]}`` around what comes back.

Not documented there, and therefore not done: how a file is uploaded (a request with pictures is refused before
anything is made), how a comment is written, and a field for the correlation (what is unknown stays unknown).
"""

# ruff: noqa: ARG002 (what a dialect cannot do has the shape of all)
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from edusupport_desktop.delivery.helpdesk.answer_values import time_of
from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident
from edusupport_desktop.delivery.helpdesk.exchange import Exchange, Limits
from edusupport_desktop.delivery.helpdesk.server_words import line_of
from edusupport_desktop.domain.errors import OutcomeUnknown, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import (
    HelpdeskAccount,
    HelpdeskSecrets,
    RemoteFile,
    RemoteIncident,
    RemoteStanding,
)
from edusupport_desktop.domain.json_template import text_at
from edusupport_desktop.domain.outgoing import OutgoingFile

_PLACE = re.compile(r"[a-z0-9_]{1,80}")
_RECORD = re.compile(r"[0-9]{1,30}")


class SimpleOne:
    """See ``Connector``. ``place`` is a table, «itsm_incident» when it is empty. ``limits`` are for tests."""

    can_be_asked = False

    def __init__(
        self,
        account: HelpdeskAccount,
        secrets: HelpdeskSecrets,
        *,
        authority_file: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Raises ``Refused("helpdesk_place_wrong")``, too."""
        place = account.place or "itsm_incident"
        if not _PLACE.fullmatch(place):
            raise Refused("helpdesk_place_wrong", answer="")
        self._table = f"rest/v1/table/{place}"
        self._exchange = Exchange(account, secrets, authority_file=authority_file, limits=limits)

    def close(self) -> None:
        self._exchange.close()

    def check(self) -> None:
        try:
            _data(self._exchange.call("GET", self._table, params={"sysparm_limit": "1"}).value)
        except Refused as refusal:
            if refusal.code in ("helpdesk_request_refused", "helpdesk_not_found"):
                raise Refused("helpdesk_place_wrong", **refusal.details) from refusal
            raise

    def find(self, correlation: str) -> RemoteIncident | None:
        """Always None: it cannot be asked."""
        return None

    def create(self, new: NewIncident) -> RemoteIncident:
        """Raises ``Refused("helpdesk_no_files")`` for one with files, and nothing is made."""
        if new.files:
            raise Refused("helpdesk_no_files")
        answer = self._exchange.call("POST", self._table, json=_fields(new), makes=True)
        try:
            record = _one(answer.value)
            number = line_of(record.get("number"), 60)
            if number:
                return RemoteIncident(_id(record.get("sys_id")), number, time_of(text_at(record, "sys_created_at")))
        except UntrustedInput as error:
            raise OutcomeUnknown("helpdesk_outcome_unknown") from error
        raise OutcomeUnknown("helpdesk_outcome_unknown")

    def ignored(self, incident_id: str, new: NewIncident) -> Sequence[str]:
        there = self._read(incident_id)
        return [name for name, value in _fields(new).items() if str(there.get(name)).strip() != value.strip()]

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]:
        """None are ever sent."""
        return ()

    def attach(self, incident_id: str, file: OutgoingFile) -> None:
        raise Refused("helpdesk_no_files")

    def has_comment(self, incident_id: str, correlation: str) -> bool:
        """Always False: it cannot be asked."""
        return False

    def comment(self, incident_id: str, new: NewComment) -> None:
        raise Refused("helpdesk_no_comments")

    def standing(self, incident_id: str) -> RemoteStanding:
        """The status alone. What a state means differs from system to system, so none counts as solved."""
        return RemoteStanding(line_of(self._read(incident_id, sysparm_display_value="1").get("state")), is_solved=False)

    def _read(self, incident_id: str, **params: str) -> Mapping[str, Any]:
        return _one(self._exchange.call("GET", f"{self._table}/{_id(incident_id)}", params=params).value)


def _fields(new: NewIncident) -> dict[str, str]:
    return {"subject": new.subject, "description": new.body}


def _data(value: object) -> Sequence[object]:
    match value:
        case {"data": [*records]}:
            return records
        case {"data": dict(record)}:
            return [record]
    raise UntrustedInput("helpdesk_answer_wrong")


def _one(value: object) -> Mapping[str, Any]:
    match _data(value):
        case [dict(record), *_]:
            return record
    raise UntrustedInput("helpdesk_answer_wrong")


def _id(value: object) -> str:
    if isinstance(value, str) and _RECORD.fullmatch(value):
        return value
    raise UntrustedInput("helpdesk_answer_wrong")

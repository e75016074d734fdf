"""ServiceNow by its Table API and its Attachment API.

``place`` is a table, «incident» when it is empty. A record keeps the correlation in ``correlation_id``. A comment is
visible to the caller (``comments``; ``work_notes`` would be internal) and carries its correlation as its last line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from edusupport_desktop.delivery.helpdesk.answer_values import file_at, time_of
from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident, is_marked, marked
from edusupport_desktop.delivery.helpdesk.exchange import Exchange, Limits
from edusupport_desktop.delivery.helpdesk.long_subject import with_subject_of
from edusupport_desktop.delivery.helpdesk.server_words import line_of, text_of
from edusupport_desktop.delivery.helpdesk.sign_in import SignInShape
from edusupport_desktop.domain.errors import OutcomeUnknown, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import (
    HelpdeskAccount,
    HelpdeskSecrets,
    RemoteComment,
    RemoteFile,
    RemoteIncident,
    RemoteStanding,
)
from edusupport_desktop.domain.json_template import text_at
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile

_SHAPE = SignInShape(token_header=("x-sn-apikey", ""), oauth_path="oauth_token.do")
_SUBJECT_LENGTH = 160
_RESOLVED, _CLOSED = "6", "7"
_MOST_FILES, _MOST_COMMENTS = 500, 200
_FIELDS = "sys_id,number,sys_created_on"
_PLACE = re.compile(r"[a-z0-9_]{1,80}")
_RECORD = re.compile(r"[0-9a-f]{32}")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")


class ServiceNow:
    """See ``Connector``. ``limits`` are for tests."""

    can_be_asked = True

    def __init__(
        self,
        account: HelpdeskAccount,
        secrets: HelpdeskSecrets,
        *,
        authority_file: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Raises ``Refused("helpdesk_place_wrong")``, too."""
        self._place = account.place or "incident"
        if not _PLACE.fullmatch(self._place):
            raise Refused("helpdesk_place_wrong", answer="")
        self._table = f"api/now/table/{self._place}"
        self._callers: dict[str, str] = {}
        self._exchange = Exchange(account, secrets, _SHAPE, authority_file=authority_file, limits=limits)

    def close(self) -> None:
        self._exchange.close()

    def check(self) -> None:
        """Reads at most one record's id."""
        try:
            self._records(self._table, sysparm_limit="1", sysparm_fields="sys_id")
        except Refused as refusal:
            if refusal.code in ("helpdesk_request_refused", "helpdesk_not_found"):  # «Invalid table»
                raise Refused("helpdesk_place_wrong", **refusal.details) from refusal
            raise

    def find(self, correlation: str) -> RemoteIncident | None:
        query = f"correlation_id={correlation}"
        found = self._records(self._table, sysparm_query=query, sysparm_limit="1", sysparm_fields=_FIELDS)
        return _incident(found[0]) if found else None

    def create(self, new: NewIncident) -> RemoteIncident:
        """Without its files: each is a call of its own (``attach``)."""
        fields = self._fields(new)
        params = {"sysparm_fields": _FIELDS, "sysparm_exclude_reference_link": "true"}
        answer = self._exchange.call("POST", self._table, params=params, json=fields, makes=True)
        try:
            return _incident(_result(answer.value))
        except UntrustedInput as error:
            raise OutcomeUnknown("helpdesk_outcome_unknown") from error

    def ignored(self, incident_id: str, new: NewIncident) -> Sequence[str]:
        meant = self._fields(new)
        params = {"sysparm_fields": ",".join(meant), "sysparm_exclude_reference_link": "true"}
        there = _result(self._exchange.call("GET", self._record(incident_id), params=params).value)
        return [name for name, value in meant.items() if _comparable(there.get(name)) != _comparable(value)]

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]:
        query = {"sysparm_query": f"table_sys_id={_id(incident_id)}", "sysparm_limit": str(_MOST_FILES)}
        found = self._records("api/now/attachment", **query)
        return [file_at(one, "file_name", "size_bytes") for one in found]

    def attach(self, incident_id: str, file: OutgoingFile) -> None:
        params = {"table_name": self._place, "table_sys_id": _id(incident_id), "file_name": file.name}
        self._exchange.call(
            "POST",
            "api/now/attachment/file",
            params=params,
            content=file.data,
            media_type=file.media_type,
            makes=True,
        )

    def has_comment(self, incident_id: str, correlation: str) -> bool:
        return is_marked(self._now(incident_id)[1], correlation)

    def comment(self, incident_id: str, new: NewComment) -> None:
        """Without its files."""
        text = marked(new.text, new.correlation)
        params = {"sysparm_fields": "sys_id"}
        self._exchange.call("PATCH", self._record(incident_id), params=params, json={"comments": text}, makes=True)

    def standing(self, incident_id: str) -> RemoteStanding:
        """Comments have an id of their own in ``sys_journal_field`` alone. Where the account may not read that, there
        are none."""
        state, _ = self._now(incident_id)
        comments: Sequence[Mapping[str, Any]] = ()
        with suppress(Refused):
            comments = self._records(
                "api/now/table/sys_journal_field",
                sysparm_query=f"element_id={_id(incident_id)}^element=comments^ORDERBYsys_created_on",
                sysparm_limit=str(_MOST_COMMENTS),
                sysparm_fields="sys_id,value,sys_created_by,sys_created_on",
            )
        read = [
            RemoteComment(
                line_of(one.get("sys_id")),
                line_of(one.get("sys_created_by")),
                text_of(one.get("value")),
                time_of(text_at(one, "sys_created_on")),
            )
            for one in comments
            if not is_marked(str(one.get("value")))  # at the end, where a long one is cut
        ]
        theirs = tuple(one for one in read if one.id)
        return RemoteStanding(line_of(state.get("display_value")), state.get("value") in (_RESOLVED, _CLOSED), theirs)

    def read_file(self, incident_id: str, name: str, *, largest: int) -> bytes:
        """The bytes of the first file of this name. Raises ``KeyError`` when there is none."""
        found = self._records("api/now/attachment", sysparm_query=f"table_sys_id={_id(incident_id)}^file_name={name}")
        for one in found:
            return self._exchange.read(f"api/now/attachment/{_id(one.get('sys_id'))}/file", largest=largest)
        raise KeyError(name)

    def _now(self, incident_id: str) -> tuple[Mapping[str, Any], str]:
        """The state, and all comments in the form the record itself shows them."""
        params = {"sysparm_fields": "state,comments", "sysparm_display_value": "all"}
        record = _result(self._exchange.call("GET", self._record(incident_id), params=params).value)
        match record:
            case {"state": dict(state), "comments": {"display_value": str(comments)}}:
                return state, comments
            case {"state": dict(state)}:
                return state, ""
        raise UntrustedInput("helpdesk_answer_wrong")

    def _fields(self, new: NewIncident) -> dict[str, str]:
        new = with_subject_of(new, _SUBJECT_LENGTH)
        fields = {
            "short_description": new.subject,
            "description": new.body,
            "contact_type": "self-service",
            "correlation_id": new.correlation,
            "correlation_display": "EduSupport Desktop",
        }
        caller = self._caller(new.caller)
        return fields | ({"caller_id": caller} if caller else {})

    def _caller(self, person: MailAddress) -> str:
        """The user's id; empty when the helpdesk does not know the address, or does not tell."""
        if not _PLAIN_ADDRESS.fullmatch(person.address):
            return ""
        if person.address not in self._callers:
            query = {"sysparm_query": f"email={person.address}", "sysparm_limit": "1", "sysparm_fields": "sys_id"}
            users: Sequence[Mapping[str, Any]] = ()
            with suppress(Refused):
                users = self._records("api/now/table/sys_user", **query)
            self._callers[person.address] = line_of(users[0].get("sys_id")) if users else ""
        return self._callers[person.address]

    def _records(self, path: str, **params: str) -> Sequence[Mapping[str, Any]]:
        match self._exchange.call("GET", path, params=params).value:
            case {"result": [*records]} if all(isinstance(one, dict) for one in records):
                return records
        raise UntrustedInput("helpdesk_answer_wrong")

    def _record(self, incident_id: str) -> str:
        return f"{self._table}/{_id(incident_id)}"


def _result(value: object) -> Mapping[str, Any]:
    match value:
        case {"result": dict(record)}:
            return record
    raise UntrustedInput("helpdesk_answer_wrong")


def _incident(record: Mapping[str, Any]) -> RemoteIncident:
    number = line_of(record.get("number"), 60)
    if not number:
        raise UntrustedInput("helpdesk_answer_wrong")
    return RemoteIncident(_id(record.get("sys_id")), number, time_of(text_at(record, "sys_created_on")))


def _id(value: object) -> str:
    if isinstance(value, str) and _RECORD.fullmatch(value):
        return value
    raise UntrustedInput("helpdesk_answer_wrong")


def _comparable(value: object) -> str:
    return "\n".join(line.rstrip() for line in str(value).replace("\r\n", "\n").strip().split("\n"))

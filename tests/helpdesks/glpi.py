"""A double of GLPI's REST API («apirest.php»), from its documentation; what is a lead there is one here."""

from __future__ import annotations

import html
import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from helpdesks.call_parts import is_json, parts_of, steps_of
from helpdesks.faulty_server import Call, FaultyServer, Reply

USER_TOKEN = "glpi-user-token"
APP_TOKEN = "app-token-of-the-school"


@dataclass
class Ticket:
    id: int
    name: str
    content: str
    status: int = 1
    followups: list[dict[str, Any]] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)


class Glpi(FaultyServer):
    """Texts are kept with their HTML escaped, as GLPI 9 and 10 keep them."""

    def __init__(self) -> None:
        super().__init__()
        self.tickets: dict[int, Ticket] = {}
        self._ids = itertools.count(1)
        self._session = "83af7e620c83a50a18d3eac2f6ed05a3ca0bea62"

    def answer(self, call: Call) -> Reply:
        if call.headers.get("app-token", "") != APP_TOKEN:
            return _error(400, "ERROR_APP_TOKEN_PARAMETERS_MISSING")
        if call.method == "GET" and call.body:
            return _error(400, "ERROR_BAD_ARRAY")
        if steps_of(call) == ("initSession",):
            if call.headers.get("authorization", "") != f"user_token {USER_TOKEN}":
                return _error(401, "ERROR_GLPI_LOGIN_USER_TOKEN")
            return Reply(200, {"session_token": self._session})
        if call.headers.get("session-token", "") != self._session:
            return _error(401, "ERROR_SESSION_TOKEN_INVALID")
        match call.method, *steps_of(call):
            case "GET", "getActiveProfile":
                return Reply(200, {"active_profile": {"id": 1, "name": "Self-Service"}})
            case "GET", "search", "Ticket":
                return self._search(call)
            case "POST", "Ticket":
                return self._create(call)
            case "GET", "Ticket", number if ticket := self._ticket(number):
                return Reply(200, _shown(ticket, call))
            case "GET", "Ticket", number, "ITILFollowup" if ticket := self._ticket(number):
                return Reply(200, ticket.followups)
            case "POST", "ITILFollowup":
                return self._follow_up(call)
            case "POST", "Document":
                return self._document(call)
        return _error(404, "ERROR_ITEM_NOT_FOUND")

    def reply(self, ticket_id: int, content: str, *, visible: bool = True) -> None:
        """What the support writes."""
        self._add_followup(self.tickets[ticket_id], content, is_private=int(not visible))

    def _ticket(self, number: object) -> Ticket | None:
        return self.tickets.get(int(str(number))) if str(number).isdecimal() else None

    def _search(self, call: Call) -> Reply:
        criterion = [call.query.get(f"criteria[0][{key}]") for key in ("field", "searchtype")]
        if criterion != ["21", "contains"] or call.query.get("forcedisplay[0]") != "2":
            return _error(400, "ERROR")
        wanted = call.query["criteria[0][value]"]
        found = [{"1": t.name, "2": t.id, "80": "School"} for t in self.tickets.values() if wanted in t.content]
        counts: dict[str, Any] = {"totalcount": len(found), "count": len(found)}
        return Reply(200, counts | ({"data": found} if found else {}))

    def _create(self, call: Call) -> Reply:
        values = _input(call)
        if values is None:
            return _error(400, "ERROR_JSON_PAYLOAD_INVALID")
        ticket = Ticket(next(self._ids), values["name"], html.escape(values["content"]))
        self.tickets[ticket.id] = ticket
        return Reply(201, {"id": ticket.id, "message": ""})

    def _follow_up(self, call: Call) -> Reply:
        values = _input(call)
        ticket = self._ticket(values.get("items_id")) if values and values.get("itemtype") == "Ticket" else None
        if values is None or ticket is None:
            return _error(400, "ERROR_GLPI_ADD")
        self._add_followup(ticket, values["content"], is_private=0)
        return Reply(201, {"id": ticket.followups[-1]["id"], "message": ""})

    def _add_followup(self, ticket: Ticket, content: str, *, is_private: int) -> None:
        shown = {"id": next(self._ids), "content": html.escape(content), "is_private": is_private}
        ticket.followups.append(shown | {"users_id": 2, "date": "2026-11-28 10:00:01", "items_id": ticket.id})

    def _document(self, call: Call) -> Reply:
        parts = {part.name: part for part in parts_of(call)}
        if set(parts) != {"uploadManifest", "filename[0]"}:
            return _error(400, "ERROR_JSON_PAYLOAD_INVALID")
        values = json.loads(parts["uploadManifest"].data)["input"]
        file = parts["filename[0]"]
        ticket = self._ticket(values["items_id"]) if values["itemtype"] == "Ticket" else None
        if ticket is None or values["_filename"] != [file.file_name]:
            return _error(400, "ERROR_GLPI_ADD")
        ticket.files.append((file.file_name, file.data))
        return Reply(
            201, {"id": next(self._ids), "message": "", "upload_result": {"filename": [{"name": file.file_name}]}}
        )


def _input(call: Call) -> dict[str, Any] | None:
    if not is_json(call):
        return None
    values = call.json().get("input")
    return values if isinstance(values, dict) else None


def _shown(ticket: Ticket, call: Call) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": ticket.id, "name": ticket.name, "content": ticket.content, "status": ticket.status}
    if call.query.get("with_documents") == "true":
        shown["_documents"] = [{"filename": name, "mime": "image/png"} for name, _ in ticket.files]
    return shown


def _error(status: int, code: str) -> Reply:
    return Reply(status, [code, "see documentation in your browser"])

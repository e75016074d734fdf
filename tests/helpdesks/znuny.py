"""A double of Znuny's GenericInterface with the routes of its sample web service. Errors come with HTTP 200."""

from __future__ import annotations

import base64
import itertools
from dataclasses import dataclass, field
from typing import Any

from helpdesks.call_parts import steps_of
from helpdesks.faulty_server import Call, FaultyServer, Reply

USER, PASSWORD = "teacher", "pa-ss+1"
QUEUE = "Raw"


@dataclass
class Ticket:
    id: int
    title: str
    queue: str
    correlation: str
    state: tuple[str, str] = ("new", "new")
    articles: list[dict[str, Any]] = field(default_factory=list)

    @property
    def number(self) -> str:
        return f"2026112821{self.id:06}"


class Znuny(FaultyServer):
    """One session for everybody who gives the right password."""

    def __init__(self) -> None:
        super().__init__()
        self.tickets: dict[int, Ticket] = {}
        self._ids = itertools.count(1)
        self._session = "qTzQdyGqZeRzTSwFVmfV1IbUGRRcbXPT"

    def answer(self, call: Call) -> Reply:
        body = call.json() if call.body else {}
        match call.method, *steps_of(call):
            case "POST", "Session":
                if (body.get("CustomerUserLogin"), body.get("Password")) != (USER, PASSWORD):
                    return _error("SessionCreate.AuthFail", "SessionCreate: Authorization failing!")
                return Reply(200, {"SessionID": self._session})
            case method, "Ticket", *rest:
                operation = {"POST": "TicketCreate", "PATCH": "TicketUpdate"}.get(
                    method, "TicketGet" if rest else "TicketSearch"
                )
                if (call.query.get("SessionID") or body.get("SessionID")) != self._session:
                    return _error(f"{operation}.AuthFail", f"{operation}: User could not be authenticated!")
                return self._ask(operation, rest[0] if rest else "", call, body)
        return Reply(500, b"HTTP::REST Error while determine Operation for request URI", {"Content-Type": "text/plain"})

    def reply(self, ticket_id: int, body: str, *, visible: bool = True) -> None:
        """What the support writes."""
        self._add(
            self.tickets[ticket_id],
            {"Subject": "Re:", "Body": body, "IsVisibleForCustomer": int(visible)},
            [],
            "Поддержка",
        )

    def _ask(self, operation: str, number: str, call: Call, body: dict[str, Any]) -> Reply:
        if operation == "TicketCreate":
            return self._create(body)
        if operation == "TicketSearch":
            wanted = call.query.get("DynamicField_EduSupportID")
            found = [str(t.id) for t in self.tickets.values() if wanted in (None, t.correlation)]
            return Reply(200, {"TicketID": found} if found else {})
        ticket = self.tickets.get(int(number)) if number.isdecimal() else None
        if ticket is None:
            return _error(f"{operation}.AccessDenied", f"{operation}: User does not have access to the ticket!")
        if operation == "TicketGet":
            return Reply(200, {"Ticket": [_shown(ticket, call.query)]})
        refused = _wrong(operation, body.get("Article"), body.get("Attachment", []))
        if refused:
            return refused
        self._add(ticket, body["Article"], body.get("Attachment", []), "Учитель")
        return Reply(200, {"TicketID": str(ticket.id), "TicketNumber": ticket.number, "ArticleID": "1"})

    def _create(self, body: dict[str, Any]) -> Reply:
        ticket = body.get("Ticket") or {}
        for name in ("Title", "Queue", "State", "Priority", "CustomerUser"):
            if not ticket.get(name):
                return _error("TicketCreate.MissingParameter", f"TicketCreate: Ticket->{name} parameter is missing!")
        if ticket["Queue"] != QUEUE:
            return _error(
                "TicketCreate.InvalidParameter", "TicketCreate: Ticket->QueueID or Ticket->Queue parameter is invalid!"
            )
        refused = _wrong("TicketCreate", body.get("Article"), body.get("Attachment", []))
        if refused:
            return refused
        (named,) = body["DynamicField"]
        made = Ticket(next(self._ids), ticket["Title"], ticket["Queue"], named["Value"])
        self._add(made, body["Article"], body.get("Attachment", []), "Учитель")
        self.tickets[made.id] = made
        return Reply(200, {"TicketID": str(made.id), "TicketNumber": made.number, "ArticleID": "1"})

    def _add(self, ticket: Ticket, article: dict[str, Any], files: list[dict[str, Any]], author: str) -> None:
        contents = [(file["Filename"], base64.b64decode(file["Content"])) for file in files]
        ticket.articles.append({**article, "ArticleID": str(next(self._ids)), "From": author, "files": contents})


def _wrong(operation: str, article: dict[str, Any] | None, files: list[dict[str, Any]]) -> Reply | None:
    for name in ("Subject", "Body", "ContentType"):
        if not (article or {}).get(name):
            return _error(f"{operation}.MissingParameter", f"{operation}: Article->{name} parameter is missing!")
    for file in files:
        for name in ("Content", "ContentType", "Filename"):
            if not file.get(name):
                return _error(f"{operation}.MissingParameter", f"{operation}: Attachment->{name} parameter is missing!")
    return None


def _shown(ticket: Ticket, query: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "TicketID": str(ticket.id),
        "TicketNumber": ticket.number,
        "Title": ticket.title,
        "Queue": ticket.queue,
        "State": ticket.state[0],
        "StateType": ticket.state[1],
        "Created": "2026-11-28 10:00:00",
    }
    if query.get("AllArticles") == "1":
        with_files = query.get("Attachments") == "1"
        shown["Article"] = [_shown_article(article, with_files) for article in ticket.articles]
    return shown


def _shown_article(article: dict[str, Any], with_files: bool) -> dict[str, Any]:
    shown = {key: article[key] for key in ("ArticleID", "From", "Subject", "Body")}
    shown |= {"IsVisibleForCustomer": str(article["IsVisibleForCustomer"]), "CreateTime": "2026-11-28 10:00:01"}
    if with_files and article["files"]:
        shown["Attachment"] = [
            {"Filename": name, "FilesizeRaw": str(len(data)), "Content": ""} for name, data in article["files"]
        ]
    return shown


def _error(code: str, message: str) -> Reply:
    return Reply(200, {"Error": {"ErrorCode": code, "ErrorMessage": message}})

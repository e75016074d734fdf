"""A double of Zammad, from its documentation and its source: what it answers, and what it refuses."""

from __future__ import annotations

import base64
import binascii
import itertools
from dataclasses import dataclass, field
from typing import Any

from helpdesks.call_parts import is_json, steps_of
from helpdesks.faulty_server import Call, FaultyServer, Reply, basic

TOKEN = "zammad-token"
USER, PASSWORD = "teacher@example.test", "pa-ss+1"
GROUP = "Users"
CLOSED_GROUP = "Second Level"
"""It is there, but the account may not write into it."""


@dataclass
class Article:
    id: int
    values: dict[str, Any]
    files: list[tuple[str, str, bytes]] = field(default_factory=list)


@dataclass
class Ticket:
    id: int
    title: str
    group: str
    customer: str
    state: str = "new"
    articles: list[Article] = field(default_factory=list)

    @property
    def number(self) -> str:
        return f"{22000 + self.id}"


class Zammad(FaultyServer):
    """An account that may write into one group. Only where it ``sees_internal`` articles are these told."""

    def __init__(self) -> None:
        super().__init__()
        self.tickets: dict[int, Ticket] = {}
        self.tells_groups = True
        self.sees_internal = False
        self._ids = itertools.count(1)

    def answer(self, call: Call) -> Reply:
        if not self._is_signed_in(call):
            return _error(
                401,
                "Invalid BasicAuth credentials"
                if "basic" in call.headers.get("authorization", "").lower()
                else "Authentication required",
            )
        if call.method in ("POST", "PUT") and not is_json(call):
            return _error(422, 'Need at least article: { body: "some text" }')
        match call.method, *steps_of(call):
            case "GET", "api", "v1", "users", "me":
                return Reply(200, {"id": 7, "login": "teacher@example.test"})
            case "GET", "api", "v1", "groups":
                return (
                    Reply(200, [{"id": 1, "name": GROUP, "active": True}])
                    if self.tells_groups
                    else _error(403, "Not authorized")
                )
            case "GET", "api", "v1", "tickets", "search":
                return self._search(call)
            case "GET", "api", "v1", "tickets", number if ticket := self._ticket(number):
                return Reply(200, self._shown(ticket))
            case "POST", "api", "v1", "tickets":
                return self._create(call.json())
            case "GET", "api", "v1", "ticket_articles", "by_ticket", number if ticket := self._ticket(number):
                seen = [each for each in ticket.articles if self.sees_internal or not each.values["internal"]]
                return Reply(200, [_shown_article(article) for article in seen])
            case "POST", "api", "v1", "ticket_articles":
                body = call.json()
                ticket = self._ticket(str(body.get("ticket_id", "")))
                return self._add(ticket, body) if ticket else _error(404, "Couldn't find Ticket")
        return _error(404, "No route matches")

    def reply(self, ticket_id: int, body: str, *, html: bool = True, internal: bool = False) -> None:
        """What the support writes."""
        content_type = "text/html" if html else "text/plain"
        article = {
            "body": body,
            "content_type": content_type,
            "internal": internal,
            "from": "Поддержка",
            "sender": "Agent",
        }
        self.tickets[ticket_id].articles.append(self._article(article))

    def _is_signed_in(self, call: Call) -> bool:
        given = call.headers.get("authorization", "")
        return given in (f"Token token={TOKEN}", f"Bearer {TOKEN}") or basic(call) == (USER, PASSWORD)

    def _ticket(self, number: str) -> Ticket | None:
        return self.tickets.get(int(number)) if number.isdecimal() else None

    def _search(self, call: Call) -> Reply:
        """With conditions it asks the database, at once; with words the search index, which lags behind."""
        wanted = call.query.get("condition[article.message_id][value]")
        if "query" in call.query or wanted is None or call.query.get("condition[article.message_id][operator]") != "is":
            return Reply(200, {"tickets": [], "tickets_count": 0, "assets": {}})
        found = [t for t in self.tickets.values() if any(a.values.get("message_id") == wanted for a in t.articles)]
        assets = {str(ticket.id): self._shown(ticket) for ticket in found}
        return Reply(200, {"tickets": [t.id for t in found], "tickets_count": len(found), "assets": {"Ticket": assets}})

    def _create(self, body: dict[str, Any]) -> Reply:
        if body.get("group") not in (GROUP, CLOSED_GROUP):
            return _error(422, f"No lookup value found for 'group': \"{body.get('group')}\"")
        if body["group"] == CLOSED_GROUP:
            return _error(403, "Not authorized")
        if not body.get("title"):
            return _error(422, "Missing required value for field 'title'!")
        refused = _wrong_article(body.get("article") or {})
        if refused:
            return refused
        customer = str(body.get("customer_id", "")).removeprefix("guess:")
        ticket = Ticket(next(self._ids), body["title"][:250], body["group"], customer)
        ticket.articles.append(self._article(body["article"]))
        self.tickets[ticket.id] = ticket
        return Reply(201, self._shown(ticket))

    def _add(self, ticket: Ticket, body: dict[str, Any]) -> Reply:
        refused = _wrong_article(body)
        if refused:
            return refused
        article = self._article(body)
        ticket.articles.append(article)
        return Reply(201, _shown_article(article))

    def _article(self, values: dict[str, Any]) -> Article:
        files = [(f["filename"], f["mime-type"], base64.b64decode(f["data"])) for f in values.get("attachments", [])]
        shown = {"internal": False, "content_type": "text/plain", "from": "Учитель", "sender": "Customer", **values}
        return Article(next(self._ids), shown, files)

    def _shown(self, ticket: Ticket) -> dict[str, Any]:
        return {
            "id": ticket.id,
            "number": ticket.number,
            "title": ticket.title,
            "group": ticket.group,
            "state": ticket.state,
            "customer": ticket.customer,
            "created_at": "2026-11-28T07:00:00.759Z",
            "article_ids": [article.id for article in ticket.articles],
        }


def _wrong_article(article: dict[str, Any]) -> Reply | None:
    if article.get("body") is None:
        return _error(422, 'Need at least article: { body: "some text" }')
    for place, file in enumerate(article.get("attachments", [])):
        for key in ("mime-type", "filename", "data"):
            if file.get(key) is None:
                return _error(422, f"Attachment needs '{key}' param for attachment with index '{place}'")
        try:
            base64.b64decode(file["data"], validate=True)
        except binascii.Error:
            return _error(422, f"Invalid base64 for attachment with index '{place}'")
    return None


def _shown_article(article: Article) -> dict[str, Any]:
    kept = ("body", "content_type", "internal", "from", "sender", "message_id", "subject")
    return {
        "id": article.id,
        **{key: article.values.get(key) for key in kept},
        "created_at": "2026-11-28T07:00:01.000Z",
        "attachments": [
            {"id": place, "filename": name, "size": str(len(data)), "preferences": {"Mime-Type": media_type}}
            for place, (name, media_type, data) in enumerate(article.files, 1)
        ],
    }


def _error(status: int, message: str) -> Reply:
    return Reply(status, {"error": message, "error_human": message})

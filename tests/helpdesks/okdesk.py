"""A double of Okdesk's API, from leads alone: the names of its fields as other people's programs have them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import Any

from helpdesks.call_parts import Part, parts_of, steps_of
from helpdesks.faulty_server import Call, FaultyServer, Reply

TOKEN = "okdesk-token"


@dataclass
class Issue:
    id: int
    title: str
    description: str
    status: tuple[str, str] = ("opened", "Открыта")
    files: list[tuple[str, bytes]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)


class Okdesk(FaultyServer):
    def __init__(self) -> None:
        super().__init__()
        self.issues: dict[int, Issue] = {}
        self._ids = itertools.count(1)

    def answer(self, call: Call) -> Reply:
        if call.query.get("api_token") != TOKEN:
            return Reply(401, {"errors": "Unauthorized"})
        match call.method, *steps_of(call):
            case "GET", "issues", "statuses":
                return Reply(200, [{"code": "opened", "name": "Открыта"}, {"code": "closed", "name": "Закрыта"}])
            case "POST", "issues":
                return self._create(call)
            case "GET", "issues", number if issue := self._issue(number):
                return Reply(200, _shown(issue))
            case "GET", "issues", number, "comments" if issue := self._issue(number):
                return Reply(200, [{k: v for k, v in each.items() if k != "contents"} for each in issue.comments])
            case "POST", "issues", number, "comments" if issue := self._issue(number):
                return self._comment(issue, call)
        return Reply(404, {"errors": "Not found"})

    def reply(self, issue_id: int, content: str, *, visible: bool = True) -> None:
        """What the support writes."""
        self._add(self.issues[issue_id], content, visible, [], "Поддержка")

    def _issue(self, number: str) -> Issue | None:
        return self.issues.get(int(number)) if number.isdecimal() else None

    def _create(self, call: Call) -> Reply:
        values, files = _fields(call, "issue")
        if not values.get("title"):
            return Reply(422, {"errors": {"title": ["не может быть пустым"]}})
        issue = Issue(next(self._ids), values["title"], values.get("description", ""), files=files)
        self.issues[issue.id] = issue
        return Reply(200, _shown(issue))

    def _comment(self, issue: Issue, call: Call) -> Reply:
        values, files = _fields(call, "comment")
        if not values.get("content"):
            return Reply(422, {"errors": {"content": ["не может быть пустым"]}})
        self._add(issue, values["content"], values.get("public") == "true", files, "Учитель")
        return Reply(200, {"id": issue.comments[-1]["id"]})

    def _add(self, issue: Issue, content: str, public: bool, files: list[tuple[str, bytes]], author: str) -> None:
        attachments = [{"attachment_file_name": name, "attachment_file_size": len(data)} for name, data in files]
        comment = {"id": next(self._ids), "content": content, "public": public, "author": {"name": author}}
        issue.comments.append(
            comment | {"published_at": "2026-11-28T10:00:01.000+03:00", "attachments": attachments, "contents": files}
        )


def _fields(call: Call, record: str) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    parts = parts_of(call)
    files = [_file(part, record) for part in parts if part.file_name is not None]
    named = re.compile(rf"{record}\[(\w+)\]")
    values = {match[1]: part.data.decode() for part in parts if (match := named.fullmatch(part.name))}
    return values, files


def _file(part: Part, record: str) -> tuple[str, bytes]:
    assert re.fullmatch(rf"{record}\[attachments\]\[\d+\]\[attachment\]", part.name), part.name
    return part.file_name or "", part.data


def _shown(issue: Issue) -> dict[str, Any]:
    return {
        "id": issue.id,
        "title": issue.title,
        "description": issue.description,
        "created_at": "2026-11-28T10:00:00.000+03:00",
        "status": {"code": issue.status[0], "name": issue.status[1]},
        "attachments": [
            {"attachment_file_name": name, "attachment_file_size": len(data)} for name, data in issue.files
        ],
    }

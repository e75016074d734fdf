"""A double of a region's own gateway, as ``tests/data/helpdesks/gateway.toml`` describes one."""

from __future__ import annotations

import itertools
from typing import Any

from helpdesks.call_parts import is_json, steps_of
from helpdesks.faulty_server import Call, FaultyServer, Reply, basic

USER, PASSWORD = "учитель", "pässword ёж"
PLACE = "school 17/б"


class Gateway(FaultyServer):
    def __init__(self) -> None:
        super().__init__()
        self.requests: dict[str, dict[str, Any]] = {}
        self.files: dict[str, dict[str, bytes]] = {}
        self.comments: dict[str, list[dict[str, Any]]] = {}
        self._ids = itertools.count(1)

    def answer(self, call: Call) -> Reply:
        if basic(call) != (USER, PASSWORD):
            return _error(401, "Кто вы?")
        match call.method, *steps_of(call):
            case _, "places", place, *_ if place != PLACE:
                return _error(404, "Нет такого места")
            case "GET", "places", _:
                return Reply(200, {"place": PLACE})
            case "GET", "places", _, "requests":
                found = [one for one in self.requests.values() if one["ref"] == call.query.get("ref")]
                return Reply(200, {"requests": found})
            case "POST", "places", _, "requests":
                return self._create(call)
            case method, "requests", number, *rest if number in self.requests:
                return self._request(method, number, rest, call)
        return _error(404, "Нет такого адреса")

    def say(self, number: str, text: str, author: str = "Поддержка") -> None:
        said = {"id": next(self._ids), "text": text, "author": author, "written": "2026-11-28T10:00:01+03:00"}
        self.comments[number].append(said)

    def _create(self, call: Call) -> Reply:
        if not is_json(call):
            return _error(415, "Только JSON")
        values = call.json()
        if len(values["title"]) > 100:
            return _error(400, "Тема длиннее 100 знаков")
        number = f"{next(self._ids):08x}"
        made = {**values, "id": number, "number": f"РЕГ-{number}", "status": "new", "created": "2026-11-28T07:00:00Z"}
        self.requests[number], self.files[number], self.comments[number] = made, {}, []
        return Reply(201, {"request": made})

    def _request(self, method: str, number: str, rest: list[str], call: Call) -> Reply:
        match method, *rest:
            case ["GET"]:
                return Reply(200, {"request": self.requests[number]})
            case "GET", "files":
                files = [{"name": name, "size": len(data)} for name, data in self.files[number].items()]
                return Reply(200, {"files": files})
            case "PUT", "files" if call.headers.get("content-type", "").startswith("image/"):
                self.files[number][call.query["name"]] = call.body
                return Reply(204)
            case "GET", "comments":
                return Reply(200, self.comments[number])
            case "POST", "comments" if is_json(call):
                self.say(number, call.json()["text"], "Учитель")
                return Reply(201, {"ok": True})
        return _error(400, "Так нельзя")


def _error(status: int, message: str) -> Reply:
    return Reply(status, {"message": message})

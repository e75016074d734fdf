"""SimpleOne's Table API as documented: create and read, nothing else."""

from __future__ import annotations

import re

from helpdesks.faulty_server import Call, FaultyServer, Reply

TOKEN = "70xlHwLAgSeBKF7Dafbu"
_TABLE = re.compile(r"/rest/v1/table/(\w+)(?:/(\d+))?")


class SimpleOneDouble(FaultyServer):
    """``records`` by sys_id."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, dict[str, str]] = {}

    def answer(self, call: Call) -> Reply:
        if call.headers.get("authorization") != f"Bearer {TOKEN}":
            return _error(401, "Your request was made with invalid credentials.")
        found = _TABLE.fullmatch(call.path)
        if found is None or found[1] != "itsm_incident":
            return _error(404, "Table not found")
        if call.method == "GET" and found[2] is None:
            return _ok(*self.records.values())
        if call.method == "GET":
            return _ok(self.records[found[2]]) if found[2] in self.records else _error(404, "Record not found")
        if call.method != "POST" or found[2] is not None:
            return _error(405, "Method not allowed")
        if call.headers.get("content-type") != "application/json":
            return _error(415, "Unsupported Media Type")
        key = str(166031411802010329 + len(self.records))
        made = {"sys_id": key, "number": f"INC{len(self.records) + 1:07}", "state": "New"}
        made |= {"sys_created_at": "2022-08-12 14:21:58"}
        self.records[key] = made | {name: value for name, value in call.json().items() if name in _COLUMNS}
        return _ok(self.records[key])


_COLUMNS = ("subject", "description", "caller", "contact_type")


def _ok(*records: dict[str, str]) -> Reply:
    return Reply(200, {"status": "OK", "data": list(records)})


def _error(status: int, message: str) -> Reply:
    return Reply(status, {"status": "ERROR", "message": message})

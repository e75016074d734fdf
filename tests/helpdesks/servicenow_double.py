"""ServiceNow as its documentation says: Table API, Attachment API, OAuth. It refuses what the real one refuses."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from urllib.parse import parse_qs

from helpdesks.faulty_server import Call, FaultyServer, Reply, basic

USER, PASSWORD, KEY = "school.17", "pässword ёж", "api-key-1"
CLIENT, CLIENT_SECRET = "client-1", "client secret"
CALLER_ID, CALLER_EMAIL = "c" * 32, "elkina@school.example"
_FIELDS = {
    "short_description", "description", "caller_id", "contact_type", "category", "subcategory", "impact", "urgency",
    "correlation_id", "correlation_display", "state",
}  # fmt: skip
_STATES = {"1": "New", "2": "In Progress", "6": "Resolved", "7": "Closed"}
_TABLE = re.compile(r"/api/now/table/(\w+)(?:/([0-9a-f]{32}))?")
_FILE = re.compile(r"/api/now/attachment/([0-9a-f]{32})/file")


class ServiceNowDouble(FaultyServer):
    """``incidents`` by sys_id, each a dict of strings; ``files``: sys_id of the record, name, type, bytes; ``comments``
    as rows of sys_journal_field. ``ignores``: fields an access rule keeps from being written."""

    def __init__(self) -> None:
        super().__init__()
        self.incidents: dict[str, dict[str, str]] = {}
        self.files: dict[str, tuple[str, str, str, bytes]] = {}
        self.comments: list[dict[str, str]] = []
        self.tokens: set[str] = set()
        self.ignores: set[str] = set()
        self.hides_journal_field = False
        self.now = datetime(2026, 11, 22, 20, 28, 24, tzinfo=UTC)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def say(self, incident: str, text: str, author: str = "itil.user", element: str = "comments") -> None:
        """Somebody of the support writes."""
        row = {"sys_id": secrets.token_hex(16), "element_id": incident, "element": element, "value": text}
        self.comments.append(row | {"sys_created_by": author, "sys_created_on": self._stamp()})

    def answer(self, call: Call) -> Reply:
        if call.path == "/oauth_token.do":
            return self._token(call)
        if not self._is_known(call):
            return _error(401, "User Not Authenticated", "Required to provide Auth information")
        if "application/json" not in call.headers.get("accept", "") and "*/*" not in call.headers.get("accept", ""):
            return _error(406, "Not acceptable")
        if len(call.body) > self.largest_body:
            return _error(413, "File too large")
        if call.path.startswith("/api/now/attachment"):
            return self._attachment(call)
        if (found := _TABLE.fullmatch(call.path)) is None:
            return _error(400, "Requested URI does not represent any resource")
        table, record = found[1], found[2]
        if table == "sys_user" and call.method == "GET":
            wanted = call.query.get("sysparm_query") == f"email={CALLER_EMAIL}"
            return Reply(200, {"result": [{"sys_id": CALLER_ID}] if wanted else []})
        if table == "sys_journal_field" and call.method == "GET":
            return self._journal_field(call)
        if table != "incident":
            return _error(400, f"Invalid table {table}")
        if record is not None and record not in self.incidents:
            return _error(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval")
        return self._incident(call, record)

    def _token(self, call: Call) -> Reply:
        if call.headers.get("content-type") != "application/x-www-form-urlencoded":
            return _error(415, "Unsupported Media Type")
        form = {name: values[0] for name, values in parse_qs(call.body.decode()).items()}
        is_client = (form.get("client_id"), form.get("client_secret")) == (CLIENT, CLIENT_SECRET)
        is_user = (form.get("username"), form.get("password")) == (USER, PASSWORD)
        if not is_client or not (form.get("grant_type") == "client_credentials" or is_user):
            return Reply(401, {"error_description": "access_denied", "error": "server_error"})
        token = secrets.token_urlsafe(40)
        self.tokens.add(token)
        return Reply(200, {"access_token": token, "scope": "useraccount", "token_type": "Bearer", "expires_in": 1799})

    def _is_known(self, call: Call) -> bool:
        given = call.headers.get("authorization", "")
        is_token = given.startswith("Bearer ") and given.removeprefix("Bearer ") in self.tokens
        return is_token or call.headers.get("x-sn-apikey") == KEY or basic(call) == (USER, PASSWORD)

    def _incident(self, call: Call, record: str | None) -> Reply:
        if call.method == "GET" and record is None:
            return Reply(200, {"result": [_shown(one, call) for one in self._found(call)]})
        if call.method == "GET" and record is not None:
            return Reply(200, {"result": _shown(self._with_comments(record), call)})
        if call.headers.get("content-type", "").partition(";")[0] != "application/json":
            return _error(415, "Unsupported Media Type")
        values = call.json()
        if not isinstance(values, dict):
            return _error(400, "Exception while reading request")
        if call.method == "POST" and record is None:
            made = self._made(values)
            place = f"{self.address}/api/now/table/incident/{made['sys_id']}"
            return Reply(201, {"result": _shown(made, call)}, {"Location": place})
        if call.method in ("PATCH", "PUT") and record is not None:
            if "comments" in values:
                self.say(record, values["comments"], USER)
            self._set(self.incidents[record], values)
            return Reply(200, {"result": _shown(self.incidents[record], call)})
        return _error(405, "Method not allowed")

    def _made(self, values: dict[str, str]) -> dict[str, str]:
        number = f"INC{10001 + len(self.incidents):07}"
        made = {"sys_id": secrets.token_hex(16), "number": number, "sys_created_on": self._stamp(), "state": "1"}
        self._set(made, values)
        self.incidents[made["sys_id"]] = made
        return made

    def _set(self, record: dict[str, str], values: dict[str, str]) -> None:
        """Fields that do not exist, or that an access rule keeps, are silently ignored; texts are cut."""
        for name in _FIELDS - self.ignores:
            if name in values:
                record[name] = values[name][:160] if name == "short_description" else values[name]

    def _found(self, call: Call) -> list[dict[str, str]]:
        name, _, value = call.query.get("sysparm_query", "").partition("=")
        limit = int(call.query.get("sysparm_limit", "10000"))
        return [one for one in self.incidents.values() if not name or one.get(name) == value][:limit]

    def _with_comments(self, record: str) -> dict[str, str]:
        said = [one for one in reversed(self.comments) if one["element_id"] == record and one["element"] == "comments"]
        journal = "\n\n".join(
            f"{one['sys_created_on']} - {one['sys_created_by']} (Additional comments)\n{one['value']}" for one in said
        )
        return {**self.incidents[record], "comments": journal}

    def _journal_field(self, call: Call) -> Reply:
        if self.hides_journal_field:
            return _error(403, "Operation Failed", "ACL Exception")
        parts = dict(part.partition("=")[::2] for part in call.query["sysparm_query"].split("^") if "=" in part)
        rows = [one for one in self.comments if all(one[name] == value for name, value in parts.items())]
        return Reply(200, {"result": [_shown(one, call) for one in rows]})

    def _attachment(self, call: Call) -> Reply:
        if (found := _FILE.fullmatch(call.path)) and call.method == "GET":
            if found[1] not in self.files:
                return _error(404, "No Record found")
            _, _, kind, data = self.files[found[1]]
            return Reply(200, None, {"Content-Type": kind}, data)
        if call.path == "/api/now/attachment" and call.method == "GET":
            parts = dict(part.partition("=")[::2] for part in call.query.get("sysparm_query", "").split("^"))
            result = [
                {"sys_id": key, "file_name": name, "content_type": kind, "size_bytes": str(len(data))}
                for key, (record, name, kind, data) in self.files.items()
                if record == parts.get("table_sys_id", record) and name == parts.get("file_name", name)
            ]
            return Reply(200, {"result": result})
        if call.path != "/api/now/attachment/file" or call.method != "POST":
            return _error(405, "Method not allowed")
        if not call.headers.get("content-type"):
            return _error(415, "Content-Type is missing")
        name, record = call.query.get("file_name"), call.query.get("table_sys_id", "")
        if not name or not call.body:
            return _error(400, "Invalid parameters")
        if call.query.get("table_name") != "incident" or record not in self.incidents:
            return _error(404, "No Record found", "Record doesn't exist or is not accessible")
        key = secrets.token_hex(16)
        self.files[key] = (record, name, call.headers["content-type"], call.body)
        return Reply(201, {"result": {"sys_id": key, "file_name": name, "size_bytes": str(len(call.body))}})

    def _stamp(self) -> str:
        return self.now.strftime("%Y-%m-%d %H:%M:%S")


def _shown(record: dict[str, str], call: Call) -> dict[str, object]:
    wanted = call.query.get("sysparm_fields")
    shown = {name: record.get(name, "") for name in (wanted.split(",") if wanted else record)}
    if call.query.get("sysparm_display_value") == "all":
        return {
            name: {"display_value": _STATES.get(value, value) if name == "state" else value, "value": value}
            for name, value in shown.items()
        }
    return dict(shown)


def _error(status: int, message: str, detail: str = "") -> Reply:
    return Reply(status, {"error": {"message": message, "detail": detail}, "status": "failure"})

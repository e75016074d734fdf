"""A helpdesk on loopback for tests: one subclass a system answers as documented; faults come between at will."""

from __future__ import annotations

import base64
import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


class Fault(Enum):
    """What goes wrong with one call. ``AFTER_…``: what was asked has been done, only nobody is told."""

    BUSY = "429"
    BROKEN = "500"
    GATEWAY = "503"
    ASLEEP = "200 HTML"
    HUNG_UP = "no answer"
    TOO_LATE = "the caller gives up"
    HALF = "half an answer"
    CUT_OFF = "the connection breaks in the middle of what is asked"
    LATE = "no answer, done after the next call"
    AFTER_BROKEN = "500, done"
    AFTER_HUNG_UP = "no answer, done"
    AFTER_TOO_LATE = "the caller gives up, done"
    AFTER_GARBAGE = "201 with broken JSON, done"


@dataclass
class Call:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    status: int
    value: object = None
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    """Instead of JSON; ``headers`` say what it is."""


class FaultyServer:
    """``faults``: the next call takes the next one; None is a call without a fault. ``calls`` are those that came."""

    largest_body = 5 * 1024 * 1024

    def __init__(self) -> None:
        self.faults: deque[Fault | None] = deque()
        self.calls: list[Call] = []
        self.late: list[Call] = []
        self.port = 0
        self.lock = threading.Lock()

    def answer(self, call: Call) -> Reply:
        raise NotImplementedError

    def cut_off(self, call: Call, size: int) -> None:
        """Of a body of ``size`` bytes this much came, and no more will: nothing is done."""

    @contextmanager
    def running(self) -> Iterator[FaultyServer]:
        """On a port of its own; ends when nobody calls any more."""
        double = self

        class Handler(_Handler):
            server_of = double

        server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        server.daemon_threads = False
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def basic(call: Call) -> tuple[str, str]:
    """User and password; empty where the call has none."""
    kind, _, value = call.headers.get("authorization", "").partition(" ")
    if kind != "Basic":
        return "", ""
    user, _, password = base64.b64decode(value).decode().partition(":")
    return user, password


class _Handler(BaseHTTPRequestHandler):
    server_of: FaultyServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 64 * 1024

    def log_message(self, *_: object) -> None:
        """Nothing on the console."""

    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()

    def _handle_call(self) -> None:
        double = self.server_of
        parts = urlsplit(self.path)
        size = int(self.headers.get("Content-Length", "0"))
        headers = {name.lower(): value for name, value in self.headers.items()}
        with double.lock:
            fault = double.faults.popleft() if double.faults else None
            body = self.rfile.read(size // 2 if fault is Fault.CUT_OFF else size)
            call = Call(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body)
            double.calls.append(call)
            if fault is Fault.CUT_OFF:
                double.cut_off(call, size)
            is_done = fault is None or fault.name.startswith("AFTER_")
            reply = double.answer(call) if is_done else Reply(0)
            for earlier in double.late:
                double.answer(earlier)
            double.late = [call] if fault is Fault.LATE else []
        self._end(fault, reply)

    def _end(self, fault: Fault | None, reply: Reply) -> None:
        match fault:
            case None:
                self._write(reply)
            case Fault.BUSY:
                self._write(Reply(429, {"error": {"message": "Rate limit"}}, {"Retry-After": "7"}))
            case Fault.GATEWAY:
                self._write(Reply(503, None, {"Content-Type": "text/html"}, b"<html>Unavailable</html>"))
            case Fault.BROKEN | Fault.AFTER_BROKEN:
                self._write(Reply(500, {"error": {"message": "Internal"}}))
            case Fault.ASLEEP:
                self._write(Reply(200, None, {"Content-Type": "text/html"}, b"<html>Hibernating</html>"))
            case Fault.AFTER_GARBAGE:
                self._write(Reply(201, None, {"Content-Type": "application/json"}, b'{"result": {'))
            case Fault.HALF:
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{")
                self.close_connection = True
            case Fault.TOO_LATE | Fault.AFTER_TOO_LATE:
                self.rfile.read(1)  # until the caller goes away
                self.close_connection = True
            case Fault.HUNG_UP | Fault.AFTER_HUNG_UP | Fault.LATE | Fault.CUT_OFF:
                self.close_connection = True

    def _write(self, reply: Reply) -> None:
        data = reply.raw
        headers = dict(reply.headers)
        if data is None:
            data = b"" if reply.value is None else json.dumps(reply.value).encode()
            headers.setdefault("Content-Type", "application/json;charset=UTF-8")
        self.send_response(reply.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if reply.status != 204:
            self.wfile.write(data)
        self.wfile.flush()

    do_GET = do_POST = do_PUT = do_PATCH = _handle_call  # noqa: N815 (names of http.server)

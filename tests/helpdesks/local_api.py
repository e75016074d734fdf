"""An HTTP server on loopback whose answers a double makes, and which breaks on command."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Part:
    """A part of a multipart body; ``file_name`` is None for a field."""

    name: str
    file_name: str | None
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Asked:
    """A request. ``query`` has the last of equal names."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(unquote(step) for step in self.path.strip("/").split("/"))

    def header(self, name: str) -> str:
        return self.headers.get(name.lower(), "")

    def json(self) -> Any:
        return json.loads(self.body)

    def parts(self) -> list[Part]:
        """Empty when the body is not multipart."""
        if not self.header("content-type").startswith("multipart/form-data"):
            return []
        head = f"Content-Type: {self.header('content-type')}\r\n\r\n".encode()
        message = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + self.body)
        return [
            Part(
                str(part.get_param("name", header="content-disposition")),
                part.get_filename(),
                part.get_content_type(),
                part.get_payload(decode=True) or b"",
            )
            for part in message.iter_parts()
        ]


@dataclass(frozen=True)
class Said:
    """An answer; ``body`` bytes are sent as they are, everything else as JSON."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


Fault = Callable[[Asked, Callable[[Asked], Said]], Said | None]
"""Gets the request and what would answer it. None: the connection is cut."""


def refused_before(asked: Asked, answer: Callable[[Asked], Said]) -> Said | None:
    """The connection is cut, and nothing was done."""
    return None


def lost_after(asked: Asked, answer: Callable[[Asked], Said]) -> Said | None:
    """It was done, and the connection is cut."""
    answer(asked)
    return None


class LocalApi:
    """A double makes ``answer``. ``faults`` are taken one a request, before it is answered; ``asked`` is what came."""

    def __init__(self) -> None:
        self.faults: deque[Fault | None] = deque()
        self.asked: list[Asked] = []
        self._lock = threading.Lock()
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10

            def do_GET(self) -> None:
                api._handle(self)

            do_POST = do_PUT = do_PATCH = do_GET  # noqa: N815 (names of the base class)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="local API")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> LocalApi:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, asked: Asked) -> Said:
        raise NotImplementedError

    def _handle(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        length = int(handler.headers.get("Content-Length") or 0)
        asked = Asked(
            handler.command,
            parts.path,
            dict(parse_qsl(parts.query, keep_blank_values=True)),
            {name.lower(): value for name, value in handler.headers.items()},
            handler.rfile.read(length),
        )
        with self._lock:
            self.asked.append(asked)
            fault = self.faults.popleft() if self.faults else None
            said = fault(asked, self.answer) if fault else self.answer(asked)
        # One connection a request: none is kept open beyond the test.
        handler.close_connection = True
        if said is None:
            linger = struct.pack("ii", 1, 0)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            handler.connection.close()
            return
        body = said.body if isinstance(said.body, bytes) else json.dumps(said.body).encode()
        handler.send_response(said.status)
        for name, value in ({"Content-Type": "application/json; charset=utf-8"} | dict(said.headers)).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(body)

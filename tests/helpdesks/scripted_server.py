"""A server on loopback that answers each call as the test says, byte for byte, and remembers what it was told."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from realparts.certificates import ServerCertificate

Script = Callable[[socket.socket, bytes], None]
"""Gets the connection and the whole request; writes what it wants. The connection is closed after it."""


@dataclass
class ScriptedServer:
    port: int
    requests: list[bytes] = field(default_factory=list)


def answers(
    status: str, body: bytes = b"", media_type: str = "application/json", *headers: str, length: int | None = None
) -> Script:
    """``length`` is what the server says of the body, if not the truth."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *headers]
    lines += [f"Content-Length: {len(body) if length is None else length}", "Connection: close", "", ""]
    head = "\r\n".join(lines)

    def script(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(head.encode() + body)

    return script


def drips(first: bytes, drop: bytes, ended: threading.Event) -> Script:
    """Writes ``first``, then a drop again and again until nobody listens any more."""

    def script(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(first)
        while not ended.wait(0.01):
            connection.sendall(drop)

    return script


def hangs_up(connection: socket.socket, _request: bytes) -> None:
    """No answer at all."""


@contextmanager
def scripted_server(*scripts: Script, certificate: ServerCertificate | None = None) -> Iterator[ScriptedServer]:
    """Each connection gets the next script, the last one goes on."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = ScriptedServer(listener.getsockname()[1])
    tls = None
    if certificate is not None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate.certificate, certificate.key)

    def serve() -> None:
        left = list(scripts)
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                connection.settimeout(20)
                if tls is None:
                    _answer(connection, left, server)
                else:
                    with tls.wrap_socket(connection, server_side=True) as secured:
                        _answer(secured, left, server)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield server
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _answer(connection: socket.socket, left: list[Script], server: ScriptedServer) -> None:
    request = _read_request(connection)
    if not request:
        return
    server.requests.append(request)
    (left.pop(0) if len(left) > 1 else left[0])(connection, request)


def _read_request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    size = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
    )
    while len(body) < size:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body

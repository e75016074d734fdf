"""Between the program and a real mail server: passes a letter on, and breaks the connection where it is told."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from enum import Enum

from realparts.mail import MailServer

END = b"\r\n.\r\n"


class Cut(Enum):
    """Where the connection to the program ends."""

    IN_THE_DATA = "in the data"
    """After the first 20,000 bytes: the server never sees the end."""
    BEFORE_THE_DOT = "before the dot"
    """The program has given the final dot away, the server never gets it."""
    AFTER_THE_DOT = "after the dot"
    """The server has taken the letter and said so, the program never hears it."""
    SILENCE = "silence"
    """As after the dot, but the connection stays open and nothing more comes."""


class CuttingProxy:
    """Listens with the server's own certificate. Every connection is cut in the same place, until ``heal``."""

    def __init__(self, server: MailServer, cut: Cut) -> None:
        self._server = server
        self._cut: Cut | None = cut
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(server.certificate.certificate, server.certificate.key)
        self._listener = socket.create_server(("127.0.0.1", 0))
        # Small, so that the program notices a broken connection before it has got rid of a whole letter.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="cutting proxy")
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> CuttingProxy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()  # wakes accept()
        self._thread.join()
        self._listener.close()

    def heal(self) -> None:
        """From the next connection on everything is passed."""
        self._cut = None

    def _serve(self) -> None:
        while not self._stop.is_set():
            plain, _ = self._listener.accept()
            with plain, contextlib.suppress(OSError):
                plain.settimeout(10)
                with self._context.wrap_socket(plain, server_side=True) as client, self._upstream() as upstream:
                    self._converse(client, upstream)

    @contextlib.contextmanager
    def _upstream(self) -> Iterator[ssl.SSLSocket]:
        plain = socket.create_connection(("127.0.0.1", self._server.ports.smtps), timeout=10)
        with self._server.trusting().wrap_socket(plain, server_hostname=self._server.host) as upstream:
            yield upstream

    def _converse(self, client: ssl.SSLSocket, upstream: ssl.SSLSocket) -> None:
        """SMTP takes turns: an answer for each command, none within the letter."""
        client.sendall(_answer(upstream))
        while command := _line(client):
            upstream.sendall(command)
            client.sendall(answer := _answer(upstream))
            if command.upper().startswith(b"DATA") and answer.startswith(b"354") and not self._letter(client, upstream):
                return
            if command.upper().startswith(b"QUIT"):
                return

    def _letter(self, client: ssl.SSLSocket, upstream: ssl.SSLSocket) -> bool:
        """Passes the letter; False when the conversation is over."""
        seen = b""
        passed = 0
        while not seen.endswith(END):
            piece = client.recv(4096)
            if not piece:
                return False
            seen = seen[-len(END) :] + piece
            if self._cut is Cut.IN_THE_DATA and passed + len(piece) > 20_000:
                return False
            if self._cut is Cut.BEFORE_THE_DOT and seen.endswith(END):
                return False
            upstream.sendall(piece)
            passed += len(piece)
        answer = _answer(upstream)
        if self._cut is Cut.AFTER_THE_DOT:
            return False
        if self._cut is Cut.SILENCE:
            client.recv(1)  # until the program gives up
            return False
        client.sendall(answer)
        return True


def _line(connection: ssl.SSLSocket) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        character = connection.recv(1)
        if not character:
            return b""
        line += character
    return line


def _answer(connection: ssl.SSLSocket) -> bytes:
    """All its lines: ``250-…`` goes on, ``250 …`` is the last."""
    answer = b""
    while line := _line(connection):
        answer += line
        if line[3:4] != b"-":
            break
    return answer

"""A mail server that misbehaves on command: for what a healthy Postfix never does.

It is a double for broken connections and odd answers only; that letters arrive is shown with the real server.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType


class Act(Enum):
    """What the server does instead of answering."""

    CUT = "cut"
    """Breaks the connection at once (TCP reset)."""
    SILENCE = "silence"
    """Says nothing more, and waits until the client leaves."""


Answer = bytes | Act
HEALTHY: Mapping[str, Answer] = {
    "GREETING": b"220 mx.example.test ESMTP\r\n",
    "EHLO": b"250-mx.example.test\r\n250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 33554432\r\n",
    "STARTTLS": b"220 2.0.0 go ahead\r\n",
    "AUTH": b"235 2.7.0 welcome\r\n",
    "MAIL": b"250 2.1.0 ok\r\n",
    "RCPT": b"250 2.1.5 ok\r\n",
    "DATA": b"354 end with a dot\r\n",
    ".": b"250 2.0.0 queued as 4Q\r\n",
    "QUIT": b"221 2.0.0 bye\r\n",
}


@dataclass
class Seen:
    """What one connection brought: the commands, and the letter with its dots as they were on the wire."""

    commands: list[str] = field(default_factory=list)
    data: bytes = b""
    got_final_dot: bool = False


class ScriptedSmtp:
    """Plays one script a connection, the last one again and again. A script names what differs from ``HEALTHY``;
    ``cut_after`` bytes of the letter the connection breaks.
    ``tls_first`` is False for a server that offers STARTTLS.
    """

    def __init__(
        self,
        certificate: ssl.SSLContext,
        *scripts: Mapping[str, Answer],
        tls_first: bool = True,
        cut_after: int | None = None,
    ) -> None:
        self._certificate = certificate
        self._scripts: Sequence[Mapping[str, Answer]] = scripts or ({},)
        self._tls_first = tls_first
        self._cut_after = cut_after
        self.seen: list[Seen] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        # Small, so that a client notices a broken connection before it has got rid of a whole letter.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="scripted SMTP server")

    def __enter__(self) -> ScriptedSmtp:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping = True
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._thread.join()
        self._listener.close()

    _stopping = False

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._stopping:
                connection.close()
                return
            connection.settimeout(10)
            script = HEALTHY | dict(self._scripts[min(len(self.seen), len(self._scripts) - 1)])
            self.seen.append(Seen())
            talk = _Talk(connection, script, self.seen[-1], self._cut_after)
            try:
                if self._tls_first:
                    talk.start_tls(self._certificate)
                talk.hold(self._certificate)
            except (OSError, EOFError):
                pass  # the client left, or the script says so
            finally:
                talk.socket.close()


class _Talk:
    def __init__(self, connection: socket.socket, script: Mapping[str, Answer], seen: Seen, cut: int | None) -> None:
        self.socket = connection
        self._script = script
        self._seen = seen
        self._cut_after = cut
        self._buffer = b""

    def start_tls(self, certificate: ssl.SSLContext) -> None:
        self.socket = certificate.wrap_socket(self.socket, server_side=True)

    def hold(self, certificate: ssl.SSLContext) -> None:
        self._answer("GREETING")
        while True:
            line = self._line()
            verb = line.split(" ")[0].upper()
            self._seen.commands.append(line if verb != "AUTH" else " ".join(line.split(" ")[:2]))
            self._answer(verb)
            if verb == "STARTTLS":
                self.start_tls(certificate)
            elif verb == "DATA" and self._script["DATA"][:3] == b"354":  # type: ignore[index]
                self._take_letter()
                self._answer(".")
            elif verb == "QUIT":
                return

    def _answer(self, step: str) -> None:
        answer = self._script.get(step, b"502 5.5.2 unknown\r\n")
        if answer is Act.CUT:
            self._reset()
        elif answer is Act.SILENCE:
            while self.socket.recv(65536):
                pass
            raise EOFError
        else:
            assert isinstance(answer, bytes)
            self.socket.sendall(answer)
            if not answer.endswith(b"\r\n"):  # an answer cut short
                raise EOFError

    def _line(self) -> str:
        while b"\r\n" not in self._buffer:
            self._read()
        line, _, self._buffer = self._buffer.partition(b"\r\n")
        return line.decode("utf-8", "replace")

    def _take_letter(self) -> None:
        letter = bytearray(self._buffer)
        while not letter.endswith(b"\r\n.\r\n"):
            if self._cut_after is not None and len(letter) >= self._cut_after:
                self._reset()
            self._buffer = b""
            self._read()
            letter += self._buffer
        self._seen.data, self._seen.got_final_dot = bytes(letter), True
        self._buffer = b""

    def _read(self) -> None:
        data = self.socket.recv(65536)
        if not data:
            raise EOFError
        self._buffer += data

    def _reset(self) -> None:
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()
        raise EOFError

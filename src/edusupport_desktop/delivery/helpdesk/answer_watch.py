"""The time for a whole answer: httpx counts it anew at every byte, and would wait for a server that drips forever."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from socket import SHUT_RDWR, socket
from typing import Any


class AnswerWatch:
    """Shuts the connection over which an answer takes longer than ``seconds``, counted from when the request had gone
    out. One thread looks now and then, from the first call to ``close``."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._over_at: float | None = None
        self._socket: socket | None = None
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self.is_over = False
        """Whether the latest call was shut."""

    def begin(self) -> None:
        """A call begins."""
        self.is_over = False
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Its answer is there, or will not come."""
        self._over_at = None

    def close(self) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def trace(self, event: str, facts: Mapping[str, Any]) -> None:
        """What httpx tells while it works (its extension «trace»)."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = facts["return_value"].get_extra_info("socket")
        elif event == "http11.send_request_body.complete":
            self._over_at = time.monotonic() + self._seconds

    def _look(self) -> None:
        while not self._ended.wait(min(1.0, self._seconds / 4)):
            if self._over_at is None or time.monotonic() < self._over_at or self._socket is None:
                continue
            self.is_over = True
            with suppress(OSError):
                socket.shutdown(self._socket, SHUT_RDWR)  # not SSLSocket's own: another thread is reading it

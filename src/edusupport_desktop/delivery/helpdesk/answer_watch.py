"""The time for a whole answer: httpx counts it anew at every byte, and would wait for a server that drips forever."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import httpx

_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete", "proxy.start_tls.complete")


class AnswerWatch:
    """No answer is read for longer than ``seconds``, counted from when the request had gone out."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._over_at: float | None = None

    def begin(self) -> None:
        """A call begins."""
        self._over_at = None

    def trace(self, event: str, facts: Mapping[str, Any]) -> None:
        """What httpx tells while it works (its extension «trace»): also the connection it will read from."""
        if event in _CONNECTED:
            self._bound(facts["return_value"])
        elif event == "http11.send_request_body.complete":
            self._over_at = time.monotonic() + self._seconds

    def _bound(self, stream: Any) -> None:
        read = stream.read

        def read_in_time(max_bytes: int, timeout: float | None = None) -> bytes:
            left = None if self._over_at is None else self._over_at - time.monotonic()
            if left is not None and left <= 0:
                raise httpx.ReadTimeout("the answer takes too long")
            waits = [seconds for seconds in (timeout, left) if seconds is not None]
            data: bytes = read(max_bytes, min(waits, default=None))
            return data

        stream.read = read_in_time

"""Before a real helpdesk: passes every call on to it, but for what goes wrong between the two."""

from __future__ import annotations

import socket
from contextlib import suppress
from urllib.parse import urlencode, urlsplit

import httpx

from helpdesks.faulty_server import Call, FaultyServer, Reply

_OF_ONE_CONNECTION = {"host", "connection", "content-length", "transfer-encoding", "accept-encoding", "keep-alive"}


class FaultyGate(FaultyServer):
    """To be used in a ``with``."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address
        self._client = httpx.Client(base_url=address, timeout=60, trust_env=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> FaultyGate:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def answer(self, call: Call) -> Reply:
        answer = self._client.request(
            call.method, _target(call), headers=_passed_on(call.headers), content=call.body or None
        )
        headers = _passed_on({name.lower(): value for name, value in answer.headers.items()})
        return Reply(answer.status_code, None, headers, answer.content)

    def cut_off(self, call: Call, size: int) -> None:
        """The real one gets no more than came, too."""
        parts = urlsplit(self._address)
        headers = {**_passed_on(call.headers), "host": parts.netloc, "content-length": str(size)}
        lines = [f"{call.method} {_target(call)} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=60) as server:
            server.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + call.body)
            server.shutdown(socket.SHUT_WR)
            with suppress(ConnectionError):
                while server.recv(65536):  # what it says of half a question is told to nobody
                    pass


def _target(call: Call) -> str:
    return call.path + (f"?{urlencode(call.query)}" if call.query else "")


def _passed_on(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in _OF_ONE_CONNECTION}

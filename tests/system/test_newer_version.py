"""Looking for a newer version, against a real HTTP server on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from edusupport_desktop.domain.errors import NetworkTrouble, UntrustedInput
from edusupport_desktop.domain.version import Announcement
from edusupport_desktop.system.newer_version import find_newer

PAGE = "https://school.example/скачать"


class Server(HTTPServer):
    """Answers every request with ``answer``: status, headers and body."""

    answer: tuple[int, dict[str, str], bytes] = (200, {}, b"")
    seen: list[dict[str, str]]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/edusupport.json"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.seen.append(dict(self.headers))
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def announce(server: Server, **answer: object) -> None:
    server.answer = (200, {"Content-Type": "application/json"}, json.dumps(answer).encode())


def test_a_newer_version_is_announced_with_its_page(server: Server) -> None:
    announce(server, version="0.10.0", page=PAGE, notes="что нового")
    assert find_newer(server.address, "0.9.1") == Announcement("0.10.0", PAGE)


@pytest.mark.parametrize("version", ["0.9.1", "0.9", "0.0.1"])
def test_the_same_or_an_older_one_is_not(server: Server, version: str) -> None:
    announce(server, version=version, page=PAGE)
    assert find_newer(server.address, "0.9.1") is None


def test_nothing_about_this_computer_is_sent(server: Server) -> None:
    announce(server, version="0.1", page=PAGE)
    find_newer(server.address, "0.9.1")
    assert set(server.seen[0]) <= {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}
    assert server.seen[0]["User-Agent"].startswith("python-httpx/")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"[" * 60_000,
        b'{"version": "9.9"}',
        b'{"version": 9, "page": "https://a.example"}',
        b'{"version": "9.9; rm", "page": "https://a.example"}',
        b'{"version": "9.9", "page": "javascript:alert(1)"}',
        b'{"version": "9.9", "page": "http://a.example"}',
        b'{"version": "9.9", "page": "https://["}',
        b" " * 70_000 + b'{"version": "9.9", "page": "https://a.example"}',
    ],
)
def test_an_answer_that_is_not_what_it_must_be_is_refused(server: Server, body: bytes) -> None:
    server.answer = (200, {}, body)
    with pytest.raises(UntrustedInput, match="update_answer_wrong"):
        find_newer(server.address, "0.1")


@pytest.mark.parametrize(("status", "headers"), [(404, {}), (500, {}), (302, {"Location": "https://evil.example/"})])
def test_no_answer_and_a_redirect_are_network_trouble(server: Server, status: int, headers: dict[str, str]) -> None:
    server.answer = (status, headers, b"")
    with pytest.raises(NetworkTrouble, match="update_server_unreachable"):
        find_newer(server.address, "0.1")


def test_a_server_that_is_not_there_is_network_trouble(server: Server) -> None:
    with pytest.raises(NetworkTrouble, match="update_server_unreachable"):
        find_newer("http://127.0.0.1:9/edusupport.json", "0.1")


@pytest.mark.parametrize(
    "address", ["http://school.example/a", "file:///etc/passwd", "https://", "", "http://127.0.0.1.evil.example/"]
)
def test_only_https_is_asked(address: str) -> None:
    with pytest.raises(UntrustedInput):
        find_newer(address, "0.1")

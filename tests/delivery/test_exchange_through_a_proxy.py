"""The school's proxy on the way to a helpdesk: used, trusted with nothing, and told about where it cannot be used."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edusupport_desktop.delivery.helpdesk.exchange import Exchange, Limits
from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, Refused, Unavailable
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.ui.error_words import error_text
from helpdesks.scripted_server import answers, drips, scripted_server
from realparts.certificates import make_server_certificate

SECRETS = HelpdeskSecrets("pa-ss+1")


def account(port: int, scheme: str = "https") -> HelpdeskAccount:
    return HelpdeskAccount("any", f"{scheme}://127.0.0.1:{port}", SignIn.BASIC, "", "teacher")


class Tunnels:
    """A proxy that makes tunnels and keeps everything it can see: one connection after the other."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self.seen = b""

    def serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client, contextlib.suppress(OSError):
                self._tunnel(client)

    def _tunnel(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(4096)
        self.seen += head
        host, _, port = head.split()[1].decode().partition(":")
        with socket.create_connection((host, int(port)), timeout=20) as server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_pass_on, args=(server, client))
            back.start()
            while data := client.recv(65536):
                self.seen += data
                server.sendall(data)
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            back.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@contextmanager
def running_proxy() -> Iterator[Tunnels]:
    listener = socket.create_server(("127.0.0.1", 0))
    proxy = Tunnels(listener)
    thread = threading.Thread(target=proxy.serve)
    thread.start()
    try:
        yield proxy
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tunnels]:
    """It asks for a password of its own, as schools' proxies do; everything is to go through it."""
    with running_proxy() as proxy:
        _is_set_up(monkeypatch, proxy.address.replace("//", "//school:proxy-word@"))
        yield proxy


def _is_set_up(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, address)


def test_a_proxy_sees_no_secret_and_no_request(tmp_path: Path, proxy: Tunnels) -> None:
    made = make_server_certificate(tmp_path)
    with (
        scripted_server(answers("200 OK", b"{}"), certificate=made) as server,
        Exchange(account(server.port), SECRETS, authority_file=str(made.authority)) as exchange,
    ):
        exchange.call("POST", "things", json={"a": "b"}, makes=True)
    (request,) = server.requests
    assert b"Authorization: Basic " in request
    assert b"proxy-word" not in request
    assert b"Proxy-Authorization" not in request
    head, _, _ = proxy.seen.partition(b"\r\n\r\n")
    assert head.startswith(f"CONNECT 127.0.0.1:{server.port} ".encode())
    assert b"\r\nAuthorization" not in head
    assert b"things" not in proxy.seen


def test_a_proxy_with_a_certificate_of_its_own_is_not_believed(tmp_path: Path, proxy: Tunnels) -> None:
    made = make_server_certificate(tmp_path)
    with (
        scripted_server(answers("200 OK", b"{}"), certificate=made) as server,
        Exchange(account(server.port), SECRETS) as exchange,
        pytest.raises(Refused, match="helpdesk_certificate_not_trusted"),
    ):
        exchange.call("GET", "things")
    assert server.requests == []


def test_an_answer_that_drips_through_a_proxy_is_not_waited_for(tmp_path: Path, proxy: Tunnels) -> None:
    made, ended = make_server_certificate(tmp_path), threading.Event()
    limits = Limits(step_seconds=20, answer_seconds=0.3)
    try:
        with (
            scripted_server(drips(b"HTTP/1.1 200 OK\r\nX-", b"x", ended), certificate=made) as server,
            Exchange(account(server.port), SECRETS, authority_file=str(made.authority), limits=limits) as exchange,
            pytest.raises(NetworkTrouble, match="helpdesk_too_slow"),
        ):
            exchange.call("GET", "things")
    finally:
        ended.set()


def test_plain_http_to_this_computer_takes_no_proxy(proxy: Tunnels) -> None:
    with (
        scripted_server(answers("200 OK", b"{}")) as server,
        Exchange(account(server.port, "http"), SECRETS) as exchange,
    ):
        exchange.call("GET", "things")
    assert len(server.requests) == 1
    assert proxy.seen == b""


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1080", "ftp://127.0.0.1:21"])
def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    _is_set_up(monkeypatch, address)
    with pytest.raises(Unavailable, match="helpdesk_proxy_unusable") as caught:
        Exchange(account(443), SECRETS)
    failure: EduSupportError = caught.value
    assert "proxy" in error_text(failure)

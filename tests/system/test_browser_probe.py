"""The page on this computer: one answer, to whom knows the address, and nothing else."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from urllib.parse import urlsplit

import pytest

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_report import Brand, BrowserReport, PageTexts
from edusupport_desktop.domain.errors import Cancelled, Unavailable
from edusupport_desktop.system.browser_probe import LARGEST_BODY, LoopbackBrowserProbe, LoopbackPage

TEXTS = PageTexts("Какой это браузер 🦊", "Отвечает…", "Готово.", "Поздно.", "JavaScript <выключен>.", "Ответить")
ANSWER = {
    "brands": [{"brand": "Chromium", "version": "146"}],
    "fullVersionList": [{"brand": "Chromium", "version": "146.0.7680.80"}],
    "language": "ru-RU",
    "devicePixelRatio": 1.25,
    "window": [1280, 600],
    "screen": [1536, 864],
    "cookies": True,
}


@dataclass
class Patience:
    """``Progress`` that can be told to stop."""

    stopped: bool = False

    def report(self, done: int, total: int) -> None: ...

    def raise_if_cancelled(self) -> None:
        if self.stopped:
            raise Cancelled


@dataclass
class Visit:
    """A page that waits in another thread, and a browser that speaks to it by hand."""

    page: LoopbackPage
    waiting: Future[BrowserReport]
    patience: Patience
    opened: list[tuple[Browser | None, str]]
    place: str = field(init=False)
    path: str = field(init=False)

    def __post_init__(self) -> None:
        address = urlsplit(self.page.address)
        self.place, self.path = address.netloc, address.path

    def ask(
        self, method: str, path: str | None = None, body: bytes | None = None, **headers: str
    ) -> tuple[int, str, HTTPResponse]:
        """Status, content and the whole answer. ``Content_Type`` stands for Content-Type."""
        connection = HTTPConnection(self.place, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"User-Agent": "Browser/1", **named}
        connection.request(method, self.path if path is None else path, body, named)
        answer = connection.getresponse()
        content = answer.read().decode()
        connection.close()
        return answer.status, content, answer

    def tell(self, values: object = ANSWER, **headers: str) -> int:
        usual = {"Content_Type": "application/json", "Origin": f"http://{self.place}", **headers}
        return self.ask("POST", body=json.dumps(values).encode(), **usual)[0]

    def report(self) -> BrowserReport:
        return self.waiting.result(60)


@pytest.fixture
def visit() -> Iterator[Visit]:
    opened: list[tuple[Browser | None, str]] = []
    probe = LoopbackBrowserProbe(lambda browser, address: opened.append((browser, address)) is None)
    page, patience = probe.open(None, TEXTS), Patience()
    with ThreadPoolExecutor(1) as threads:
        yield Visit(page, threads.submit(page.answer, patience), patience, opened)
        patience.stopped = True


def test_the_browser_is_opened_at_an_address_of_this_computer_nobody_can_guess(visit: Visit) -> None:
    assert visit.opened == [(None, visit.page.address)]
    assert visit.page.was_opened
    assert visit.place.startswith("127.0.0.1:")
    assert len(visit.path) >= 40
    other = LoopbackBrowserProbe(lambda *_: False).open(None, TEXTS)
    assert other.address.rpartition("/")[2] != visit.path[1:]
    assert not other.was_opened
    other.close()
    other.close()


def test_no_other_address_of_this_computer_answers(visit: Visit) -> None:
    port = int(visit.place.partition(":")[2])
    with pytest.raises(OSError, match=r"refused|timed out|10061"):  # all of 127.0.0.0/8 is this computer
        socket.create_connection(("127.0.0.2", port), 5)
    assert visit.tell() == 204


def test_what_the_page_tells_is_the_answer(visit: Visit) -> None:
    assert visit.ask("GET")[0] == 200
    assert visit.tell() == 204
    assert visit.report() == BrowserReport(
        user_agent="Browser/1",
        brands=(Brand("Chromium", "146"),),
        full_versions=(Brand("Chromium", "146.0.7680.80"),),
        language="ru-RU",
        scale=1.25,
        window=(1280, 600),
        screen=(1536, 864),
        cookies=True,
    )


def test_the_page_uses_nothing_from_elsewhere_and_says_what_it_does(visit: Visit) -> None:
    status, content, answer = visit.ask("GET")
    assert status == 200
    assert TEXTS.title in content
    assert "JavaScript &lt;выключен&gt;." in content
    assert "http://" not in content
    assert "https://" not in content
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_without_javascript_the_button_answers(visit: Visit) -> None:
    status, content, _ = visit.ask(
        "POST", body=b"", Content_Type="application/x-www-form-urlencoded", Origin=f"http://{visit.place}"
    )
    assert status == 200
    assert TEXTS.done in content
    report = visit.report()
    assert not report.javascript
    assert report.cookies is None


def test_only_the_first_answer_counts(visit: Visit) -> None:
    other = socket.create_connection(("127.0.0.1", int(visit.place.partition(":")[2])))
    with other:
        assert visit.tell() == 204
        other.sendall(f"POST {visit.path} HTTP/1.1\r\nHost: {visit.place}\r\nContent-Length: 0\r\n\r\n".encode())
        # The door may be shut already; if not, the second is turned away.
        answered = b""
        with contextlib.suppress(ConnectionResetError):
            answered = other.recv(100)
    assert not answered or answered.startswith(b"HTTP/1.1 410")
    assert visit.report().language == "ru-RU"


def test_an_answer_counts_though_its_page_is_closed_before_it_is_thanked(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ConnectionResetError

    monkeypatch.setattr("edusupport_desktop.system.browser_probe._send", broken)
    with pytest.raises(RemoteDisconnected):
        visit.tell()
    assert visit.report().language == "ru-RU"


def test_of_two_answers_under_way_at_once_one_is_taken_and_the_other_turned_away() -> None:
    """As two tabs of one browser would: both heads are accepted before either body is there."""
    page, patience = LoopbackBrowserProbe(lambda *_: True).open(None, TEXTS), Patience()
    address = urlsplit(page.address)
    clients = []
    for language in ("ru", "en"):
        body = json.dumps({"language": language}).encode()
        head = (
            f"POST {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        client = socket.create_connection(("127.0.0.1", address.port or 0), 30)
        client.sendall(head.encode())
        clients.append((language, body, client))
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(page.answer, patience)
        # A third that is answered shows that both heads were read.
        with socket.create_connection(("127.0.0.1", address.port or 0), 30) as third:
            third.sendall(f"GET / HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
            assert third.recv(100).startswith(b"HTTP/1.1 404")
        for _, body, client in clients:
            client.sendall(body)
        taken = []
        for language, _, client in clients:
            with client, contextlib.suppress(ConnectionResetError):
                if client.recv(100).startswith(b"HTTP/1.1 204"):
                    taken.append(language)
        assert taken == [waiting.result(60).language]


RESET = pytest.mark.not_windows("there a refusal is lost with the connection when the asker was still sending")


@RESET
@pytest.mark.parametrize("path", ["/", "/favicon.ico", "/x", "/../etc/passwd", "*", "//", "/%00"])
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "PUT"])
def test_without_the_token_nothing_is_found(visit: Visit, method: str, path: str) -> None:
    status, content, _ = visit.ask(method, path, b"{}" if method == "POST" else None)
    assert (status, content) == (404, "")
    assert visit.ask("GET", visit.path + "x")[0] == 404
    assert visit.ask("GET", visit.path[:-1])[0] == 404
    assert not visit.waiting.done()


@RESET
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "example.test"},
        {"Host": "127.0.0.1"},
        {"Host": "localhost:1"},
        {"Origin": "https://example.test"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": ""},
        {"Sec_Fetch_Site": "cross-site"},
    ],
    ids=str,
)
def test_a_foreign_page_is_refused_though_it_knows_the_token(visit: Visit, headers: dict[str, str]) -> None:
    assert visit.tell(**headers) == 403
    if "Sec_Fetch_Site" not in headers:
        assert visit.ask("GET", **headers)[:2] == (403, "")
    assert not visit.waiting.done()
    assert visit.tell() == 204


def test_a_body_that_is_too_large_is_refused_however_it_comes(visit: Visit) -> None:
    large = b'{"language": "' + b"x" * LARGEST_BODY + b'"}'
    own = {"Content_Type": "application/json", "Origin": f"http://{visit.place}"}
    for announced in (f"Content-Length: {len(large)}", "Transfer-Encoding: chunked"):
        with socket.create_connection(("127.0.0.1", int(visit.place.partition(":")[2])), 30) as client:
            head = f"POST {visit.path} HTTP/1.1\r\nHost: {visit.place}\r\nContent-Type: application/json\r\n{announced}"
            client.sendall(head.encode() + b"\r\n\r\n")
            if "chunked" in announced:
                client.sendall(b"%x\r\n" % len(large) + large)
            assert client.recv(100).startswith(b"HTTP/1.1 413")
    assert not visit.waiting.done()
    allowed = b'{"language": "ru"}'.ljust(LARGEST_BODY)
    assert visit.ask("POST", body=allowed, **own)[0] == 204
    assert visit.report().language == "ru"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"5", b"\xff\xfe", b"[" * 60_000])
def test_an_answer_of_another_shape_is_not_taken(visit: Visit, body: bytes) -> None:
    own = {"Content_Type": "application/json", "Origin": f"http://{visit.place}"}
    assert visit.ask("POST", body=body, **own)[0] == 400
    assert visit.ask("POST", body=b"{}", **{**own, "Content_Type": "text/plain"})[0] == 400
    assert not visit.waiting.done()
    assert visit.tell() == 204


@pytest.mark.parametrize("noise", [b"", b"\x16\x03\x01\x02\x00", b"GET", b"x" * 40_000, b"GET / HTTP/1.1\r\n\r\n"])
def test_what_speaks_otherwise_or_not_at_all_keeps_nobody_waiting(visit: Visit, noise: bytes) -> None:
    silent = [socket.create_connection(("127.0.0.1", int(visit.place.partition(":")[2]))) for _ in range(5)]
    for client in silent:
        client.sendall(noise)
    assert visit.tell() == 204
    assert visit.report().language == "ru-RU"
    for client in silent:
        client.close()


def test_after_the_answer_nobody_listens(visit: Visit) -> None:
    visit.tell()
    visit.report()
    with pytest.raises(ConnectionRefusedError):
        visit.tell()


def test_the_teacher_can_stop_waiting(visit: Visit) -> None:
    visit.patience.stopped = True
    with pytest.raises(Cancelled):
        visit.report()
    with pytest.raises(ConnectionRefusedError):
        visit.tell()


def test_a_browser_that_never_answers_is_given_up() -> None:
    page = LoopbackBrowserProbe(lambda *_: True, seconds=0.2).open(None, TEXTS)
    with pytest.raises(Unavailable, match="browser_silent"):
        page.answer(Patience())


def test_a_computer_that_does_not_let_the_program_listen_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket, "create_server", refuse)
    with pytest.raises(Unavailable, match="loopback_blocked"):
        LoopbackBrowserProbe(lambda *_: True).open(None, TEXTS)

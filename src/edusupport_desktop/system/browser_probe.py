"""Asking a browser about itself: a page on this computer, under an address nobody can guess, for one answer."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus

import h11

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_report import BrowserReport, PageTexts, read_report
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.system.probe_page import asking_page, security_headers, thanking_page

LARGEST_BODY = 64 * 1024
"""Bytes of an answer."""

SECONDS = 120.0
"""How long an answer is waited for: a browser that was closed may take a minute to start on an old computer."""

_LARGEST_HEAD = 16 * 1024
_SECONDS_A_CONNECTION = 15.0
_MOST_CONNECTIONS = 16
_CHUNK = 16 * 1024


class LoopbackBrowserProbe:
    """Implements ``BrowserProbe``. ``open_page`` opens an address in a browser and says whether that could be done."""

    def __init__(self, open_page: Callable[[Browser | None, str], bool], seconds: float = SECONDS) -> None:
        self._open_page = open_page
        self._seconds = seconds

    def open(self, browser: Browser | None, texts: PageTexts) -> LoopbackPage:
        page = LoopbackPage(texts, self._seconds)
        try:
            page.was_opened = self._open_page(browser, page.address)
        except BaseException:
            page.close()
            raise
        return page


class LoopbackPage:
    """Implements ``OpenedPage``. From the start the system takes connections; ``answer`` serves them."""

    def __init__(self, texts: PageTexts, seconds: float) -> None:
        self.was_opened = False
        self._texts = texts
        self._seconds = seconds
        self._token = secrets.token_urlsafe(32)
        self._nonce = secrets.token_urlsafe(16)
        try:
            self._socket = socket.create_server(("127.0.0.1", 0))
        except OSError as error:
            raise Unavailable("loopback_blocked") from error
        self._place = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self._report: BrowserReport | None = None
        self._connections = 0

    @property
    def address(self) -> str:
        return f"http://{self._place}/{self._token}"

    @property
    def _origin(self) -> str:
        return f"http://{self._place}"

    def close(self) -> None:
        self._socket.close()

    def answer(self, progress: Progress) -> BrowserReport:
        try:
            return asyncio.run(self._answer(progress))
        finally:
            self.close()

    async def _answer(self, progress: Progress) -> BrowserReport:
        deadline = time.monotonic() + self._seconds
        answered = asyncio.Event()
        server = await asyncio.start_server(lambda r, w: self._serve(r, w, answered), sock=self._socket)
        try:
            while not answered.is_set():
                progress.raise_if_cancelled()
                if time.monotonic() > deadline:
                    raise Unavailable("browser_silent")
                try:
                    await asyncio.wait_for(answered.wait(), 0.1)
                except TimeoutError:
                    continue
        finally:
            server.close()
        if self._report is None:
            raise RuntimeError("answered without a report")
        return self._report

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answered: asyncio.Event) -> None:
        """One connection, one request: the browser opens another for the next."""
        self._connections += 1
        try:
            if self._connections <= _MOST_CONNECTIONS:
                async with asyncio.timeout(_SECONDS_A_CONNECTION):
                    await self._converse(reader, writer, answered)
        except (OSError, TimeoutError, h11.ProtocolError):
            pass  # what does not speak as a browser does gets no answer
        finally:
            self._connections -= 1
            writer.close()

    async def _converse(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answered: asyncio.Event
    ) -> None:
        connection = h11.Connection(h11.SERVER, max_incomplete_event_size=_LARGEST_HEAD)
        request = await _next(connection, reader)
        if not isinstance(request, h11.Request):
            return
        headers = {name.decode("ascii"): value.decode("latin-1") for name, value in request.headers}
        status = self._refusal(request, headers)
        body = b""
        if status is None and request.method == b"POST":
            read = await _body(connection, reader, headers)
            status, body = (413, b"") if read is None else (None, read)
        had_report = self._report is not None
        content = b""
        if status is None:
            status, content = self._reply(request, headers, body)
        try:
            await _send(connection, writer, status, content, security_headers(self._nonce))
        finally:
            # Only after our thanks, which would be cut off; but also when the page was closed before they came.
            if self._report is not None and not had_report:
                answered.set()

    def _refusal(self, request: h11.Request, headers: Mapping[str, str]) -> int | None:
        """None for what may be answered. The order is part of it: who does not know the token learns nothing."""
        target = request.target.decode("latin-1")
        if not secrets.compare_digest(target.encode("latin-1"), f"/{self._token}".encode()):
            return 404
        # A page elsewhere that got a name of its own to point here (DNS rebinding) shows that name.
        if headers.get("host") != self._place or headers.get("origin", self._origin) != self._origin:
            return 403
        if request.method == b"POST" and headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return 403
        if self._report is not None:
            return 410
        return None if request.method in {b"GET", b"POST"} else 400

    def _reply(self, request: h11.Request, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        user_agent = headers.get("user-agent", "")
        if request.method == b"GET":
            return 200, asking_page(self._texts, self._token, self._nonce)
        if self._report is not None:  # another was taken while this one's body was still coming
            return 410, b""
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/x-www-form-urlencoded":
            self._report = BrowserReport(read_report({}, user_agent).user_agent, javascript=False)
            return 200, thanking_page(self._texts, self._nonce)
        try:
            values = json.loads(body) if kind == "application/json" else None
        except (ValueError, RecursionError):
            values = None
        if not isinstance(values, dict):
            return 400, b""
        self._report = read_report(values, user_agent)
        return 204, b""


async def _next(connection: h11.Connection, reader: asyncio.StreamReader) -> object:
    while (event := connection.next_event()) is h11.NEED_DATA:
        connection.receive_data(await reader.read(_CHUNK))
    return event


async def _body(connection: h11.Connection, reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes | None:
    """None when it is too large, which its length may say beforehand."""
    if int(headers.get("content-length", "0")) > LARGEST_BODY:
        return None
    body = b""
    while isinstance(event := await _next(connection, reader), h11.Data):
        body += event.data
        if len(body) > LARGEST_BODY:
            return None
    return body


async def _send(
    connection: h11.Connection,
    writer: asyncio.StreamWriter,
    status: int,
    content: bytes,
    headers: list[tuple[str, str]],
) -> None:
    fields = [*headers, ("Connection", "close"), ("Content-Type", "text/html; charset=utf-8")]
    if status != 204:
        fields.append(("Content-Length", str(len(content))))
    reason = HTTPStatus(status).phrase.encode()
    writer.write(connection.send(h11.Response(status_code=status, headers=fields, reason=reason)) or b"")
    if content:
        writer.write(connection.send(h11.Data(data=content)) or b"")
    writer.write(connection.send(h11.EndOfMessage()) or b"")
    await writer.drain()

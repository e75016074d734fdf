"""One bounded HTTP client for all helpdesks: what it sends goes to the account's own server, what it reads has limits.

Plain HTTP goes to this computer alone. Certificates are always checked. A redirect is an answer like any other: it is
refused, so no credential travels to another host. The proxy this computer is set up with is used, as a browser does:
it is asked for a tunnel, through which TLS goes to the helpdesk itself, so it sees neither secrets nor requests.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import httpx

from edusupport_desktop.delivery.helpdesk.answer_watch import AnswerWatch
from edusupport_desktop.delivery.helpdesk.exchange_failures import failure_answered, failure_of_connection
from edusupport_desktop.delivery.helpdesk.sign_in import SignedIn, SignInShape
from edusupport_desktop.domain.errors import EduSupportError, OutcomeUnknown, Refused, Unavailable, UntrustedInput
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets

LARGEST_ANSWER = 4 * 1024 * 1024
DEEPEST = 40
_SHORTEST_SECRET = 6
"""Shorter ones would tear words apart."""
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "EduSupport Desktop"}
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_NOT_IN_ADDRESSES = frozenset(" ?#\\")


@dataclass(frozen=True, slots=True)
class Limits:
    """``step_seconds`` for each connecting, writing and reading; ``answer_seconds`` for the whole answer, however
    slowly it drips, counted from when the request has gone out."""

    step_seconds: float = 30.0
    answer_seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """``value`` is the JSON; None where the server sent nothing. ``location`` is the header of that name."""

    status: int
    value: Any
    location: str = ""


class Exchange:
    """Calls to one account's server. Used by one thread at a time; ``close`` it, or use it in a ``with``.

    ``authority_file`` is a PEM file of certificate authorities trusted besides the system's own. Raises
    ``Refused("helpdesk_address_wrong")``, ``Unavailable("helpdesk_authority_file_unreadable")`` and
    ``Unavailable("helpdesk_proxy_unusable")``.
    """

    def __init__(
        self,
        account: HelpdeskAccount,
        secrets: HelpdeskSecrets,
        shape: SignInShape | None = None,
        *,
        authority_file: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        if not is_safe_address(account.address):
            raise Refused("helpdesk_address_wrong")
        self._base = account.address.rstrip("/")
        self._shape = shape or SignInShape()
        self._limits = limits or Limits()
        told = (secrets.secret, secrets.client_secret)
        self._secrets = tuple(secret.encode("utf-8", "replace") for secret in told if len(secret) >= _SHORTEST_SECRET)
        self._signed_in = SignedIn(account, secrets, self._shape, self._ask_token)
        is_plain = self._base.startswith("http://")
        tls = not is_plain and _tls(authority_file)  # plain HTTP has no certificates, and is never left
        try:
            self._client = httpx.Client(
                verify=tls,
                trust_env=not is_plain,  # the school's proxy; never on the way to this computer
                follow_redirects=False,
                timeout=self._limits.step_seconds,
                headers=_HEADERS,
            )
        except (ImportError, ValueError, httpx.InvalidURL) as error:  # SOCKS, or no address of a proxy at all
            raise Unavailable("helpdesk_proxy_unusable") from error
        self._watch = AnswerWatch(self._limits.answer_seconds)

    def __enter__(self) -> Exchange:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def call(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        json: object = None,
        content: bytes | None = None,
        media_type: str = "",
        form: Mapping[str, str] | None = None,
        files: Sequence[tuple[str, tuple[str | None, bytes, str]]] | None = None,
        headers: Mapping[str, str] | None = None,
        makes: bool = False,
    ) -> Answer:
        """One call; ``path`` is below the account's address. ``makes``: it makes something at the server.

        The body is ``json``, ``content`` of this ``media_type``, a ``form``, or multipart ``files`` with a ``form``.
        Raises ``NetworkTrouble`` (nothing was accepted), ``Refused``, ``UntrustedInput("helpdesk_answer_…")``; when it
        ``makes`` something, ``OutcomeUnknown`` wherever it may have been made: no answer, one that is none, 5xx.
        """
        extra = {**(headers or {}), **({"Content-Type": media_type} if media_type else {})}
        body = {"json": json, "content": content, "data": form, "files": files}
        given = {name: value for name, value in body.items() if value is not None}
        status, answered, data = self._signed(method, path, params, extra, given, makes)
        if not 200 <= status < 300:
            raise self._failure(status, answered, data, makes=makes)
        try:
            value = _read(answered, data) if data and status != 204 else None
        except UntrustedInput as error:
            if makes:
                raise OutcomeUnknown("helpdesk_outcome_unknown") from error
            raise
        return Answer(status, value, answered.get("location", "")[:2000])

    def read(self, path: str, *, largest: int) -> bytes:
        """A file of the server, whatever it holds. Raises as ``call`` does."""
        status, answered, data = self._signed("GET", path, None, {"Accept": "*/*"}, {}, False, largest)
        if status != 200:
            raise self._failure(status, answered, data)
        return data

    def _signed(
        self,
        method: str,
        path: str,
        params: Mapping[str, str] | None,
        headers: Mapping[str, str],
        body: Mapping[str, Any],
        makes: bool,
        largest: int = LARGEST_ANSWER,
    ) -> tuple[int, httpx.Headers, bytes]:
        asked = self._sent(method, path, params, {**headers, **self._signed_in.headers()}, body, makes, largest)
        if asked[0] == 401 and self._signed_in.can_be_renewed:  # it said no, so nothing was made
            self._signed_in.forget_token()
            signed = {**headers, **self._signed_in.headers()}
            asked = self._sent(method, path, params, signed, body, makes, largest)
        return asked

    def _ask_token(self, form: Mapping[str, str]) -> object:
        status, headers, data = self._sent("POST", self._shape.oauth_path, None, {}, {"data": dict(form)}, False)
        if status != 200:
            failure = self._failure(status, headers, data)
            raise Refused("helpdesk_sign_in_refused", **failure.details) if status in (400, 401, 403) else failure
        return _read(headers, data)

    def _failure(self, status: int, headers: httpx.Headers, data: bytes, *, makes: bool = False) -> EduSupportError:
        """Its words go into the journal: a server that repeats what it was told must not bring a secret there."""
        for secret in self._secrets:
            data = data.replace(secret, b"...")
        return failure_answered(status, _read_or_none(headers, data), headers, makes=makes)

    def _sent(
        self,
        method: str,
        path: str,
        params: Mapping[str, str] | None,
        headers: Mapping[str, str],
        body: Mapping[str, Any],
        makes: bool,
        largest: int = LARGEST_ANSWER,
    ) -> tuple[int, httpx.Headers, bytes]:
        self._client.cookies.clear()  # every call signs in by itself
        with self._watched(makes) as trace:
            try:
                request = self._client.build_request(
                    method, f"{self._base}/{path}", params=params, headers=headers, extensions=trace, **body
                )
            except ValueError as error:  # a sign that cannot travel: nothing has gone out
                raise Refused("helpdesk_request_refused", answer="") from error
            response = self._client.send(request, stream=True)
            try:
                return response.status_code, response.headers, _bounded(response, largest)
            except UntrustedInput as error:
                if makes and response.status_code not in range(300, 500):
                    raise OutcomeUnknown("helpdesk_outcome_unknown") from error
                raise
            finally:
                response.close()

    @contextmanager
    def _watched(self, makes: bool) -> Iterator[dict[str, Any]]:
        self._watch.begin()
        try:
            yield {"trace": self._watch.trace}
        except EduSupportError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, OSError) as error:
            if isinstance(error, httpx.InvalidURL | httpx.LocalProtocolError):
                raise Refused("helpdesk_address_wrong") from error
            raise failure_of_connection(error, makes=makes) from error


def is_safe_address(address: str) -> bool:
    """https, or http to this computer itself; a server's name, and neither a user nor a question in it."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    is_plain = address.isprintable() and not set(address) & _NOT_IN_ADDRESSES
    if not parts.hostname or parts.username is not None or not is_plain:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _tls(authority_file: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if authority_file is not None:
        try:
            context.load_verify_locations(authority_file)
        except OSError as error:  # ssl.SSLError is one
            raise Unavailable("helpdesk_authority_file_unreadable") from error
    return context


def _bounded(response: httpx.Response, largest: int) -> bytes:
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UntrustedInput("helpdesk_answer_not_json")  # not asked for, and small may become huge
    pieces, size = [], 0
    for piece in response.iter_raw():
        size += len(piece)
        if size > largest:
            raise UntrustedInput("helpdesk_answer_too_large", limit=largest)
        pieces.append(piece)
    return b"".join(pieces)


def _read(headers: httpx.Headers, data: bytes) -> Any:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise UntrustedInput("helpdesk_answer_not_json")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UntrustedInput("helpdesk_answer_not_json") from error
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return value
    raise UntrustedInput("helpdesk_answer_not_json")


def _read_or_none(headers: httpx.Headers, data: bytes) -> Any:
    try:
        return _read(headers, data)
    except UntrustedInput:
        return None

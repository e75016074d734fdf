"""What a helpdesk's answers and broken connections mean: which error of the domain each of them is."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from edusupport_desktop.delivery.helpdesk.server_words import answer_line
from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, OutcomeUnknown, Refused

_LONGEST_WAIT = 24 * 60 * 60


def failure_answered(status: int, value: object, headers: Mapping[str, str], *, makes: bool) -> EduSupportError:
    """The failure an unwelcome status means. ``makes``: the call was to make something, so that a server that broke
    over it may have made it. All carry ``answer``, the server's code and reason in one line; ``helpdesk_try_later``
    also ``retry_after`` in seconds where the server told it."""
    answer = answer_line(status, value)
    if status in (408, 425, 429):  # it has not taken the request: too slow, too early, too many
        return _try_later(answer, headers)
    if status >= 500:
        return OutcomeUnknown("helpdesk_outcome_unknown", answer=answer) if makes else _try_later(answer, headers)
    if 300 <= status < 400:
        return Refused("helpdesk_redirects", answer=answer)
    return Refused(_CODES.get(status, "helpdesk_request_refused"), answer=answer)


_CODES = {
    401: "helpdesk_sign_in_refused",
    403: "helpdesk_forbidden",
    404: "helpdesk_not_found",
    405: "helpdesk_method_refused",
    406: "helpdesk_format_refused",
    413: "helpdesk_too_big",
    415: "helpdesk_format_refused",
}


def failure_of_connection(error: Exception, *, makes: bool) -> EduSupportError:
    """The failure an exception of httpx means."""
    cause = _handshake_failure(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Refused("helpdesk_certificate_not_trusted", reason=cause.verify_message)
    if isinstance(error, httpx.ConnectError | httpx.UnsupportedProtocol | httpx.ProxyError):
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
            return Refused("helpdesk_no_encryption", reason=cause.reason or "")
        return NetworkTrouble("helpdesk_unreachable")
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return NetworkTrouble("helpdesk_unreachable")
    if makes:
        return OutcomeUnknown("helpdesk_outcome_unknown")
    if isinstance(error, httpx.TimeoutException):
        return NetworkTrouble("helpdesk_too_slow")
    return NetworkTrouble("helpdesk_connection_lost")


def _try_later(answer: str, headers: Mapping[str, str]) -> NetworkTrouble:
    seconds = _seconds(headers.get("retry-after", ""))
    if seconds is None:
        return NetworkTrouble("helpdesk_try_later", answer=answer)
    return NetworkTrouble("helpdesk_try_later", answer=answer, retry_after=seconds)


def _seconds(stated: str) -> int | None:
    """Of ``Retry-After``: seconds, or a date (RFC 9110, 10.2.3)."""
    stated = stated.strip()
    if stated.isascii() and stated.isdecimal():
        return min(int(stated[:9]), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(stated)
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        return min(max(0, int((until - datetime.now(UTC)).total_seconds())), _LONGEST_WAIT)
    except (ValueError, OverflowError):
        return None


def _handshake_failure(error: BaseException) -> ssl.SSLError | None:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None

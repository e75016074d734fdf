"""Whether a newer version of this program is to be had, where the administrator's preset says to look.

The address answers with JSON: ``{"version": "1.2.0", "page": "https://…"}``. Nothing about this computer is sent.
"""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from edusupport_desktop.domain.errors import NetworkTrouble, UntrustedInput
from edusupport_desktop.domain.version import Announcement, is_newer, is_version

_LARGEST = 64 * 1024
_SECONDS = 10.0


def find_newer(address: str, current: str) -> Announcement | None:
    """None when ``current`` is the newest.

    Raises ``NetworkTrouble("update_server_unreachable")`` and ``UntrustedInput("update_answer_wrong")``.
    """
    import httpx

    if not _is_safe(address):
        raise UntrustedInput("update_answer_wrong")
    body = b""
    try:
        with (
            httpx.Client(timeout=_SECONDS, follow_redirects=False) as client,
            client.stream("GET", address, headers={"Accept": "application/json"}) as answer,
        ):
            if answer.status_code != 200:
                raise NetworkTrouble("update_server_unreachable")
            for piece in answer.iter_bytes(4096):
                body += piece
                if len(body) > _LARGEST:
                    raise UntrustedInput("update_answer_wrong")
    except httpx.HTTPError as error:
        raise NetworkTrouble("update_server_unreachable") from error
    announced = _read(body)
    return announced if is_newer(announced.version, current) else None


def _read(body: bytes) -> Announcement:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UntrustedInput("update_answer_wrong") from error
    match answer:
        case {"version": str(version), "page": str(page)} if is_version(version) and _is_safe(page):
            return Announcement(version, page)
    raise UntrustedInput("update_answer_wrong")


def _is_safe(address: str) -> bool:
    """https, or http to this computer itself."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    loopback = parts.hostname in ("127.0.0.1", "::1")
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and loopback))

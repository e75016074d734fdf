"""Handing a letter over to a mail service in the browser: its compose page opens with what an address can carry.

Pictures cannot go this way: they lie in a folder to be dragged from, and the whole text is on the clipboard.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from edusupport_desktop.delivery.hand_over import told_all, write_files
from edusupport_desktop.delivery.program_starter import ProgramStarter
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.hand_off import WebMail
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.hand_off_ports import HandedOverFiles
from edusupport_desktop.services.ports import (
    Progress,
)

LONGEST_ADDRESS = 2000
"""Characters that every browser, and what stands between it and the page, lets through."""


class WebMailSender:
    """Opens ``service`` in the browser of this computer."""

    def __init__(self, service: WebMail, files: HandedOverFiles, starter: ProgramStarter) -> None:
        self._service = service
        self._files = files
        self._starter = starter

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """HANDED_OVER. Raises ``Unavailable("browser_not_started")``, and what writing the files raises."""
        write_files(outgoing, self._files, progress)
        address = compose_address(self._service, outgoing)
        progress.point_of_no_return()
        self._open(address)
        told_all(outgoing, progress)
        return EventKind.HANDED_OVER

    def _open(self, address: str) -> None:
        if sys.platform == "win32":
            import os

            try:
                os.startfile(address)  # noqa: S606 - an https address, made of percent-encoded parts
            except OSError as error:
                raise Unavailable("browser_not_started", reason=error.strerror or "") from error
        else:
            opener = "open" if sys.platform == "darwin" else "xdg-open"
            self._starter.start([opener, address], "browser_not_started")


def compose_address(service: WebMail, outgoing: Outgoing) -> str:
    """With recipient, subject and text; without the text, then without the subject, when it would be too long."""
    page = service.page
    for fields in _fields(outgoing):
        page = _page(service, fields)
        if len(page) < LONGEST_ADDRESS:
            return page
    return page


def _fields(outgoing: Outgoing) -> Iterator[Mapping[str, str]]:
    to = {"to": outgoing.recipient.address}
    subject = {"subject": clean_line(outgoing.letter.subject)}
    yield {**to, **subject, "body": outgoing.letter.body}
    yield {**to, **subject}
    yield to


def _page(service: WebMail, fields: Mapping[str, str]) -> str:
    if service.form is not None:
        names = {"to": service.form.to, "subject": service.form.subject, "body": service.form.body}
        return _joined(service.page, {names[field]: value for field, value in fields.items()})
    if service.mailto is not None:
        lines = {field: "\r\n".join(value.splitlines()) for field, value in fields.items() if field != "to"}
        return _joined(service.page, {service.mailto: _joined(f"mailto:{_encoded(fields['to'])}", lines)})
    return service.page


def _joined(start: str, parameters: Mapping[str, str]) -> str:
    pairs = "&".join(f"{name}={_encoded(value)}" for name, value in parameters.items())
    if not pairs:
        return start
    return f"{start}{'&' if '?' in start else '?'}{pairs}"


def _encoded(value: str) -> str:
    """Everything but letters, digits and ``-._~`` (RFC 3986): nothing of a text can begin another parameter."""
    return quote(value, safe="", errors="replace")

"""A mail's bytes as an ``IncomingLetter``. It comes from outside: nothing in it is trusted to be what it should be."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from itertools import islice

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.html_text import links_of_html, text_of_html
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.domain.watermark import find_watermark
from edusupport_desktop.inbox.charsets import decoded
from edusupport_desktop.inbox.delivery_failure import delivery_failure
from edusupport_desktop.inbox.header_text import address_in, date_of, header_text, ids_in, message_content, readable

_DEPTH = 20
"""Letters inside letters beyond this are no reply of any support."""
_MOST_TEXT_PARTS = 50


@dataclass(frozen=True, slots=True)
class MailLimits:
    """``mail`` is in bytes, ``text`` in bytes of all text parts of one kind before decoding."""

    mail: int = 20 * 1024 * 1024
    text: int = 512 * 1024


def parse_letter(data: bytes, limits: MailLimits | None = None, arrived_at: datetime | None = None) -> IncomingLetter:
    """Reads one mail. Its text is the plain text, else the words of the HTML.

    Raises ``UntrustedInput``: ``mail_too_large`` (details ``size``, ``limit``), ``mail_unreadable``.
    """
    limits = limits or MailLimits()
    if len(data) > limits.mail:
        raise UntrustedInput("mail_too_large", size=len(data), limit=limits.mail)
    try:
        mail = message_from_bytes(data)
    except (RecursionError, MessageError, ValueError) as error:
        raise UntrustedInput("mail_unreadable") from error
    if not any(mail[name] for name in ("From", "Date", "Message-ID", "Subject")):
        raise UntrustedInput("mail_unreadable")
    plain, html = _texts(mail, limits)
    words = _tidy(text_of_html(html))
    text = _tidy(plain) or words
    subject = header_text(mail, "Subject")
    reply = Reply(
        message_id=next(iter(ids_in(mail, "Message-ID")), _id_of_content(data)),
        answers_to=ids_in(mail, "In-Reply-To", "References"),
        sender_address=address_in(header_text(mail, "From")),
        subject=subject,
        text=text,
        sent_at=date_of(mail),
        watermark=find_watermark(f"{subject}\n{text}\n{words}"),
    )
    return IncomingLetter(
        reply,
        other_text=words if words != text else "",
        links=links_of_html(html),
        is_automatic=is_automatic(mail),
        failure=delivery_failure(mail, text),
        arrived_at=arrived_at,
    )


def is_automatic(mail: Message) -> bool:
    """Whether its headers say that a program wrote it (RFC 3834, and what was usual before)."""
    submitted = header_text(mail, "Auto-Submitted").partition(";")[0].strip().casefold()
    return (
        submitted not in ("", "no")
        or header_text(mail, "Precedence").casefold() in ("bulk", "auto_reply", "auto-reply", "junk", "list")
        or header_text(mail, "X-Autoreply").casefold() in ("yes", "true", "1")
        or any(mail[name] is not None for name in ("X-Autorespond", "X-Autoresponse", "X-Mail-Autoreply"))
        or mail.get_content_type() == "multipart/report"
    )


def _id_of_content(data: bytes) -> MessageId:
    """For a mail without Message-ID: the same mail has the same id."""
    return MessageId(f"<{hashlib.sha256(data).hexdigest()}@without-message-id.invalid>")


def _texts(mail: Message, limits: MailLimits) -> tuple[str, str]:
    """The plain text and the source of the HTML, the parts of each one after the other."""
    texts: dict[str, list[str]] = {"plain": [], "html": []}
    room = dict.fromkeys(texts, limits.text)
    for part in islice(_shown(mail), _MOST_TEXT_PARTS):
        kind = "html" if part.get_content_subtype() == "html" else "plain"
        data = message_content(part)
        texts[kind].append(decoded(data[: room[kind]], _charset(part)))
        room[kind] -= min(len(data), room[kind])
    return "\n\n".join(texts["plain"]), "\n\n".join(texts["html"])


def _tidy(text: str) -> str:
    lines = re.sub("\r\n?", "\n", text).split("\n")
    return readable("\n".join(line.rstrip() for line in lines)).strip("\n")


def _shown(mail: Message, depth: int = 0) -> Iterator[Message]:
    """What is shown as the letter itself: no attachments, no letters inside it."""
    if mail.get_content_maintype() == "multipart":
        parts = mail.get_payload()
        if depth < _DEPTH and isinstance(parts, list):
            for part in parts:
                if isinstance(part, Message):
                    yield from _shown(part, depth + 1)
    elif mail.get_content_type() in ("text/plain", "text/html") and mail.get_content_disposition() != "attachment":
        yield mail


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None

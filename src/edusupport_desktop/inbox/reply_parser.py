"""A mail's bytes as a ``Reply``. The mail comes from outside: nothing in it is trusted to be what it should be."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.inbox.charsets import decoded
from edusupport_desktop.inbox.html_text import text_of_html

_NOT_TEXT = {code: None for code in range(32) if code not in (9, 10)} | {127: None}
_ID = re.compile(r"<([^<>]{1,900})>")
_MOST_IDS = 200
_HEADER_LENGTH = 2000
_DEPTH = 20
"""Letters inside letters beyond this are no reply of any support."""


@dataclass(frozen=True, slots=True)
class MailLimits:
    """``mail`` is in bytes, ``text`` in bytes of one text part before decoding."""

    mail: int = 20 * 1024 * 1024
    text: int = 2 * 1024 * 1024


def parse_reply(data: bytes, limits: MailLimits | None = None) -> Reply:
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
    return Reply(
        message_id=next(iter(_ids(mail, "Message-ID")), _id_of_content(data)),
        answers_to=_ids(mail, "In-Reply-To", "References"),
        sender_address=_address(_header(mail, "From")),
        subject=_header(mail, "Subject"),
        text=_text(mail, limits),
        sent_at=_date(mail),
    )


def _header(mail: Message, name: str) -> str:
    """Decoded, in one line."""
    raw = mail[name]
    if raw is None:
        return ""
    try:
        # Bytes outside ASCII make the library wrap the value in a Header of an unknown charset.
        pieces = decode_header(raw if not isinstance(raw, str) else raw[: _HEADER_LENGTH * 4])
    except (MessageError, ValueError):
        pieces = [(str(raw), None)]
    text = "".join(piece if isinstance(piece, str) else decoded(piece, charset) for piece, charset in pieces)
    return " ".join(_readable(text).split())[:_HEADER_LENGTH]


def _address(header: str) -> str:
    """The bare address; empty when there is none."""
    try:
        return parseaddr(header)[1]
    except RecursionError:  # a comment in a comment in a comment: the library reads them one inside the other
        return ""


def _ids(mail: Message, *names: str) -> tuple[MessageId, ...]:
    """The different Message-IDs of these headers. White space inside one comes from folding by a careless server."""
    values = (str(value) for name in names for value in mail.get_all(name, ()))
    found = [
        MessageId("<" + re.sub(r"\s", "", match[1]) + ">")
        for value in values
        for match in _ID.finditer(_unwrapped(value[:65536]))
    ]
    return tuple(dict.fromkeys(found[:_MOST_IDS]))


def _unwrapped(value: str) -> str:
    """Some programs, Python among them, write long ids as encoded words."""
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):
        return value
    return "".join(piece if isinstance(piece, str) else decoded(piece, charset) for piece, charset in pieces)


def _id_of_content(data: bytes) -> MessageId:
    """For a mail without Message-ID: the same mail has the same id."""
    return MessageId(f"<{hashlib.sha256(data).hexdigest()}@without-message-id.invalid>")


def _date(mail: Message) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(mail["Date"]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" says that the zone is unknown, the time being UTC (RFC 5322, 3.3).
    at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return at if 1990 <= at.year <= 2200 else None


def _text(mail: Message, limits: MailLimits) -> str:
    plain: list[str] = []
    html: list[str] = []
    for part in _text_parts(mail):
        (html if part.get_content_subtype() == "html" else plain).append(_content(part, limits))
    texts = [text for text in plain if text.strip()] or [text_of_html(source) for source in html]
    lines = re.sub("\r\n?", "\n", "\n\n".join(texts)).split("\n")
    return _readable("\n".join(line.rstrip() for line in lines)).strip("\n")


def _text_parts(mail: Message, depth: int = 0) -> Iterator[Message]:
    """What is shown as the letter itself: no attachments, no letters inside it."""
    if mail.get_content_maintype() == "multipart":
        parts = mail.get_payload()
        if depth < _DEPTH and isinstance(parts, list):
            for part in parts:
                if isinstance(part, Message):
                    yield from _text_parts(part, depth + 1)
    elif mail.get_content_type() in ("text/plain", "text/html") and mail.get_content_disposition() != "attachment":
        yield mail


def _content(part: Message, limits: MailLimits) -> str:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, Base64Error):
        data = None
    if not isinstance(data, bytes):
        return ""
    try:
        charset = part.get_content_charset()
    except (LookupError, ValueError):
        charset = None
    return decoded(data[: limits.text], charset)


def _readable(text: str) -> str:
    """Without control characters and half characters; everything else as it came."""
    text = text.translate(_NOT_TEXT)
    return "".join(c for c in text if unicodedata.category(c) != "Cs") if not _is_encodable(text) else text


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

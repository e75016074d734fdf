"""Headers of a mail as people see them. Nothing in them is trusted to be what it should be."""

from __future__ import annotations

import re
import unicodedata
from binascii import Error as Base64Error
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.inbox.charsets import decoded

_NOT_TEXT = {code: None for code in range(32) if code not in (9, 10)} | {127: None}
_ID = re.compile(r"<([^<>]{1,900})>")
_FOLD = re.compile(r"\r?\n[ \t]*|\r")
_MOST_IDS = 200
_HEADER_LENGTH = 2000


def header_text(mail: Message, name: str) -> str:
    """Decoded, in one line; empty when there is none."""
    raw = mail[name]
    if raw is None:
        return ""
    # Bytes outside ASCII make the library wrap the value in a Header of an unknown charset.
    return one_line(_decoded_header(raw if not isinstance(raw, str) else raw[: _HEADER_LENGTH * 4]))[:_HEADER_LENGTH]


def one_line(text: str) -> str:
    """Readable, every run of white space one space."""
    return " ".join(readable(text).split())


def address_in(header: str) -> str:
    """The bare address; empty when there is none."""
    try:
        return parseaddr(header)[1]
    except RecursionError:  # a comment in a comment in a comment: the library reads them one inside the other
        return ""


def ids_in(mail: Message, *names: str) -> tuple[MessageId, ...]:
    """The different Message-IDs of these headers. White space inside one comes from folding by a careless server."""
    values = (str(value) for name in names for value in mail.get_all(name, ()))
    return tuple(dict.fromkeys(found for value in values for found in ids_of(value)))[:_MOST_IDS]


def ids_of(value: str) -> list[MessageId]:
    """The Message-IDs in the text of one header. Some programs, Python among them, write long ones as encoded words."""
    value = value[:65536]
    text = _decoded_header(value) if "=?" in value else value
    return [MessageId("<" + re.sub(r"\s", "", match[1]) + ">") for match in _ID.finditer(text)][:_MOST_IDS]


def date_of(mail: Message) -> datetime | None:
    """Its Date, aware; None when it has none that can be."""
    try:
        at = parsedate_to_datetime(str(mail["Date"]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" says that the zone is unknown, the time being UTC (RFC 5322, 3.3).
    at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return at if 1990 <= at.year <= 2200 else None


def message_content(part: Message) -> bytes:
    """The bytes of a part that has no parts, its transfer encoding undone; empty when they cannot be read."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, Base64Error):
        return b""
    return data if isinstance(data, bytes) else b""


def readable(text: str) -> str:
    """Without control characters and half characters; everything else as it came."""
    text = text.translate(_NOT_TEXT)
    return "".join(c for c in text if unicodedata.category(c) != "Cs") if not _is_encodable(text) else text


def _decoded_header(raw: object) -> str:
    """The words of a raw header, encoded words undone."""
    if isinstance(raw, str):
        raw = _FOLD.sub(" ", raw)  # the library would glue what stands on two lines together
    try:
        pieces = decode_header(raw)  # type: ignore[arg-type]
    except (MessageError, ValueError):
        pieces = [(str(raw), None)]
    return "".join(piece if isinstance(piece, str) else decoded(piece, charset) for piece, charset in pieces)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

"""What a mail server says of a letter it could not deliver: in RFC 3464's form, or in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incoming_letter import DeliveryFailure
from edusupport_desktop.inbox.header_text import address_in, header_text, ids_in, ids_of, message_content, one_line

_WORDS_LENGTH = 200
_MOST_PARTS = 200
_DAEMON = re.compile(r"(?:mailer-daemon|postmaster|mail-?daemon|bounce[sd]?)(?:[+@-]|$)", re.IGNORECASE)
_FAILED = re.compile(
    r"undeliver|returned mail|failure|failed|not delivered|could(?:n't| not) be|не доставлен|недоставлен|не удалось"
    r"|возвращен|ошибка доставки|невозможно доставить",
    re.IGNORECASE,
)
_DELAYED = re.compile(r"delayed|warning|still being retried|задерж|откладывается", re.IGNORECASE)
_MESSAGE_ID_LINE = re.compile(r"^[>\s]*Message-ID:\s*(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b")
_SERVER_WORDS = re.compile(r"^.*\b(?:[45]\d\d[ -][45]?\.?\d?|[45]\.\d{1,3}\.\d{1,3}).*$", re.MULTILINE)


def delivery_failure(mail: Message, text: str) -> DeliveryFailure | None:
    """None when the mail is no such report, or says that the letter is only late or has arrived. ``text`` is the
    mail's own text."""
    if mail.get_content_type() == "multipart/report" or any(_reports(mail)):
        return _of_report(mail, text)
    subject = header_text(mail, "Subject")
    if not _DAEMON.match(address_in(header_text(mail, "From"))) or _DELAYED.search(subject):
        return None
    if not (_FAILED.search(subject) or mail["X-Failed-Recipients"]):
        return None
    said = _SERVER_WORDS.search(text)
    status = _STATUS.search(text)
    return DeliveryFailure(
        _letters_named(mail, text), status[0] if status else "", one_line(said[0])[:_WORDS_LENGTH] if said else ""
    )


def _of_report(mail: Message, text: str) -> DeliveryFailure | None:
    """Several recipients may have failed; the first one's reason stands for all."""
    for report in _reports(mail):
        for block in _inside(report):
            if header_text(block, "Action").casefold() != "failed":
                continue
            words = header_text(block, "Diagnostic-Code")
            return DeliveryFailure(
                _letters_named(mail, text),
                next(iter(_STATUS.findall(header_text(block, "Status"))), ""),
                re.sub(r"^[\w-]{1,20};\s*", "", words)[:_WORDS_LENGTH],
            )
    return None


def _reports(mail: Message) -> Iterator[Message]:
    return (part for part in _parts(mail) if part.get_content_type() == "message/delivery-status")


def _inside(mail: Message) -> list[Message]:
    """Its parts; of a report its groups of fields, which the library reads as headers of mails each."""
    # Not asked of a text: the library would decode it, in whatever charset its sender thought of.
    payload = mail.get_payload() if mail.is_multipart() else None
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _letters_named(mail: Message, text: str) -> tuple[MessageId, ...]:
    """Ours stands in the letter that came back, in its headers alone, or copied into the text."""
    found: list[MessageId] = []
    for part in _parts(mail):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            found += [message_id for inner in _inside(part)[:1] for message_id in ids_in(inner, "Message-ID")]
        elif kind == "text/rfc822-headers":
            headers = message_content(part)[:65536].decode("latin-1")
            found += [MessageId(message_id) for message_id in _MESSAGE_ID_LINE.findall(headers)]
    found += [MessageId(message_id) for message_id in _MESSAGE_ID_LINE.findall(text[:65536])]
    found += ids_of(str(mail.get("X-Original-Message-ID", "")))
    found += ids_in(mail, "In-Reply-To", "References")
    return tuple(dict.fromkeys(found))


def _parts(mail: Message) -> list[Message]:
    """The mail's own parts: what is inside a letter that came back is that letter's."""
    parts: list[Message] = []
    waiting = [mail]
    while waiting and len(parts) < _MOST_PARTS:
        whole = waiting.pop()
        if whole.get_content_maintype() == "multipart":
            inner = _inside(whole)[:_MOST_PARTS]
            parts += inner
            waiting += inner
    return parts

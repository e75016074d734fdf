"""Header lines of an e-mail, ready for the wire: all ASCII, folded, with CRLF line ends.

Python's own ``EmailMessage`` is not used for them: its 3.11 policy turns long Message-IDs into encoded words, which
breaks threading in Outlook and Exchange (cpython issues 79986, 100991), and loses a space where a long display name is
folded. The older ``email.header`` does neither, and writes the same bytes in every Python version.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.charset import BASE64, Charset
from email.header import Header
from email.utils import format_datetime
from itertools import takewhile

from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.outgoing import MailAddress
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.mail_address import ascii_address

_CRLF = "\r\n"
_LINE_LENGTH = 76
_BARE_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9:.\-]{0,60}")
_TOKEN = re.compile(r"[\x21-\x7e]+")
_LONGEST_THREAD = 30
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,900}>")


def text_header(name: str, text: str) -> str:
    """A header for people. Its first words stay bare while they are plain ASCII, so that «Re: INC0001234 …» can be
    read by any program; from the first other word on all is UTF-8."""
    words = clean_line(text).split(" ")
    bare = list(takewhile(_BARE_WORD.fullmatch, words))
    header = Header(header_name=name, maxlinelen=_LINE_LENGTH)
    if bare:
        header.append(" ".join(bare), "us-ascii")
    if words[len(bare) :]:
        header.append(" ".join(words[len(bare) :]), _utf8())
    return _line(name, header.encode(linesep=_CRLF))


def address_header(name: str, person: MailAddress) -> str:
    """``Имя <user@domain>``, or the address alone when there is no name. Raises ``Refused("mail_address_invalid")``."""
    address = ascii_address(person.address)
    written = clean_line(person.name)
    if not written:
        return _line(name, address)
    header = Header(written, _utf8(), header_name=name, maxlinelen=_LINE_LENGTH)
    return _line(name, f"{header.encode(linesep=_CRLF)}{_CRLF} <{address}>")


def id_header(name: str, message_ids: Sequence[MessageId]) -> str:
    """Message-IDs as they are, one a line. Raises ``OurFault("message_id_invalid")``."""
    if not message_ids or not all(_MESSAGE_ID.fullmatch(message_id) for message_id in message_ids):
        raise OurFault("message_id_invalid")
    return _line(name, f"{_CRLF} ".join(message_ids))


def thread_headers(message_ids: Sequence[MessageId]) -> str:
    """In-Reply-To and References: the letters of a thread, the oldest first, the one that is answered last; empty
    without any. Other programs made these ids: one that cannot be written is left out. RFC 5322, 3.6.4.
    """
    thread = tuple(message_id for message_id in message_ids if _MESSAGE_ID.fullmatch(message_id))
    if not thread:
        return ""
    # The first letter holds a thread together; of the others the latest are enough, however long it grows.
    kept = thread if len(thread) <= _LONGEST_THREAD else (thread[0], *thread[1 - _LONGEST_THREAD :])
    return id_header("In-Reply-To", kept[-1:]) + id_header("References", kept)


def date_header(at: datetime) -> str:
    """``at`` must be aware; its zone is kept."""
    if at.tzinfo is None:
        raise OurFault("date_without_zone")
    return _line("Date", format_datetime(at))


def token_header(name: str, value: str) -> str:
    """A header whose value is one word of the program's own."""
    if not _TOKEN.fullmatch(value):
        raise OurFault("header_invalid", header=name)
    return _line(name, value)


def _line(name: str, value: str) -> str:
    return f"{name}: {value}{_CRLF}"


def _utf8() -> Charset:
    charset = Charset("utf-8")
    charset.header_encoding = BASE64
    return charset

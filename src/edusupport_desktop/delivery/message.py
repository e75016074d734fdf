"""A finished request as the bytes of an e-mail. The same request gives the same bytes at every attempt.

The structure is ``multipart/mixed``: the text, then the pictures in their order; plain text alone without pictures.
Everything is ASCII with CRLF line ends, so every relay takes it unchanged. Sources: RFC 5322, 2045, 2183.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import struct
from collections.abc import Sequence
from io import BytesIO

from edusupport_desktop.delivery.mail_headers import (
    address_header,
    date_header,
    id_header,
    text_header,
    thread_headers,
    token_header,
)
from edusupport_desktop.domain.errors import OurFault
from edusupport_desktop.domain.outgoing import Outgoing, OutgoingFile

_CRLF = b"\r\n"
_BLOCK = 57 * 512
"""Bytes encoded at once: 512 lines of 76 characters, small enough for the processor's cache."""
_LINES_OF_BLOCK = struct.Struct("76s" * 512).unpack
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,100}")
_MEDIA_TYPE = re.compile(r"[a-z0-9]+/[a-z0-9][a-z0-9.+-]*")


def build_message(outgoing: Outgoing) -> bytes:
    """The whole e-mail, its last line ended. A sender without an address (a practice letter may have none) is left out.

    Raises ``Refused("mail_address_invalid")`` for an address that cannot be written, ``OurFault`` for an id, a file
    name or a media type that no part of this program makes.
    """
    headers = (
        date_header(outgoing.prepared_at)
        + (address_header("From", outgoing.sender) if outgoing.sender.address else "")
        + address_header("To", outgoing.recipient)
        + id_header("Message-ID", (outgoing.message_id,))
        + thread_headers(outgoing.answers_to)
        + text_header("Subject", outgoing.letter.subject)
    )
    return assemble(headers, outgoing.letter.body, outgoing.files, seed=outgoing.message_id)


def build_unsent(outgoing: Outgoing) -> bytes:
    """The same e-mail for a mail program to send: it adds From, Date and Message-ID itself.

    ``X-Unsent`` makes classic Outlook and Windows Mail open it as a draft. Raises as ``build_message``.
    """
    headers = (
        token_header("X-Unsent", "1")
        + address_header("To", outgoing.recipient)
        + text_header("Subject", outgoing.letter.subject)
    )
    return assemble(headers, outgoing.letter.body, outgoing.files, seed=outgoing.message_id)


def assemble(headers: str, body: str, files: Sequence[OutgoingFile] = (), *, seed: str = "") -> bytes:
    """An e-mail of ready header lines, a text and files. The boundary between the parts is derived from ``seed``."""
    out = BytesIO()  # grows in place: pictures of 13 MiB are held once as they are and once encoded
    out.write(headers.encode("ascii"))
    out.write(b"MIME-Version: 1.0\r\n")
    if not files:
        _write_text_part(out, body)
        return out.getvalue()
    boundary = _boundary(seed)
    out.write(b'Content-Type: multipart/mixed; boundary="%b"\r\n\r\n--%b\r\n' % (boundary, boundary))
    _write_text_part(out, body)
    for file in files:
        out.write(b"--%b\r\n" % boundary)
        _write_file_part(out, file)
    out.write(b"--%b--\r\n" % boundary)
    return out.getvalue()


def _write_text_part(out: BytesIO, text: str) -> None:
    """In UTF-8. Any kind of line end becomes the mail's own."""
    out.write(b'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n')
    lines = text.encode("utf-8", "replace").splitlines()
    _write_base64(out, b"".join(line + _CRLF for line in lines))


def _write_file_part(out: BytesIO, file: OutgoingFile) -> None:
    if not _FILE_NAME.fullmatch(file.name) or not _MEDIA_TYPE.fullmatch(file.media_type):
        raise OurFault("attachment_name_invalid")
    # The name stands twice because some programs of the Outlook family read only the one in Content-Type.
    out.write(
        f'Content-Type: {file.media_type}; name="{file.name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{file.name}"\r\n\r\n'.encode("ascii")
    )
    _write_base64(out, file.data)


def _write_base64(out: BytesIO, data: bytes) -> None:
    """In lines of 76 characters. Four times as fast as ``base64.encodebytes``, which makes one call a line."""
    view = memoryview(data)
    whole = len(view) // _BLOCK * _BLOCK
    for start in range(0, whole, _BLOCK):
        lines = _LINES_OF_BLOCK(binascii.b2a_base64(view[start : start + _BLOCK], newline=False))
        out.write(_CRLF.join(lines))
        out.write(_CRLF)
    out.write(base64.encodebytes(view[whole:]).replace(b"\n", _CRLF))


def _boundary(seed: str) -> bytes:
    """``_`` never occurs in base64, so no part can hold it."""
    return b"=_" + hashlib.sha256(seed.encode()).hexdigest()[:40].encode("ascii")

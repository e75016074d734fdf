"""What a mail server's answers and broken connections mean for the teacher.

Which code says what is from RFC 5321, 4954 and 1870; how servers really use them from the providers' own help pages.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from enum import Enum

from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, Refused

_LINE_LENGTH = 200
_NO_SUCH_SIGN_IN = (502, 503, 504)
_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")


class Step(Enum):
    """Where in the conversation an answer came."""

    GREETING = "greeting"
    SIGN_IN = "sign_in"
    SENDER = "sender"
    RECIPIENT = "recipient"
    LETTER = "letter"


def failure_answered(step: Step, code: int, text: bytes | str, *, size: int = 0) -> EduSupportError:
    """The failure an unwelcome answer means: 4xx, 5xx, or one that no mail server gives here.

    ``size`` is that of the letter in bytes, as it would have gone.
    All carry ``answer``: the server's code and words in one line, without addresses.
    """
    answer = _one_line(code, text)
    if 400 <= code < 500:
        return NetworkTrouble("mail_try_later", answer=answer)
    if not 500 <= code < 600:
        return Refused("mail_server_not_understood", answer=answer)
    if step is Step.SIGN_IN:
        return Refused("mail_no_sign_in" if code in _NO_SUCH_SIGN_IN else "mail_password_refused", answer=answer)
    if step is Step.RECIPIENT:
        return Refused("mail_recipient_refused", answer=answer)
    if code == 552:
        return Refused("mail_too_big", size=size, limit=0, answer=answer)
    if code in (550, 554) and step is Step.LETTER:
        # Both addresses were taken, so it is the letter they do not like.
        return Refused("mail_looks_like_spam", answer=answer)
    if step is Step.SENDER:
        # 530 is "sign in first": this server let the password step pass without meaning it.
        return Refused("mail_password_refused" if code == 530 else "mail_sender_refused", answer=answer)
    return Refused("mail_refused", answer=answer)


def failure_of_handshake(error: ssl.SSLError) -> EduSupportError:
    """The failure to agree on encryption: before a word of the letter or the password was said."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Refused("mail_certificate_not_trusted", reason=error.verify_message)
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return NetworkTrouble("mail_connection_lost")
    # For instance a port without TLS, or a server that only knows versions that are broken by now.
    return Refused("mail_no_encryption", reason=error.reason or "")


def failure_of_connection(error: OSError) -> EduSupportError:
    """The failure an exception means that came before anything can have been accepted.

    smtplib's own exceptions are ``OSError`` too.
    """
    cause = _first_cause(error)
    if isinstance(cause, TimeoutError):
        return NetworkTrouble("mail_timeout")
    if isinstance(cause, ConnectionRefusedError | socket.gaierror):
        return NetworkTrouble("mail_server_unreachable")
    if isinstance(cause, ConnectionError | ssl.SSLError | smtplib.SMTPException):
        return NetworkTrouble("mail_connection_lost")
    return NetworkTrouble("mail_server_unreachable")


def _first_cause(error: OSError) -> OSError:
    """smtplib says "server disconnected" of whatever broke, and keeps the real reason as the context."""
    while isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, OSError):
        error = error.__context__
    return error


def _one_line(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    words = "".join(c if c.isprintable() else " " for c in _ADDRESS.sub("…", words))
    return f"{code} {' '.join(words.split())}"[:_LINE_LENGTH]

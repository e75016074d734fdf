"""Sending by the teacher's own mailbox, over SMTP with verified TLS.

The point of no return is the final dot: a server may only accept the letter once it has read ``CRLF . CRLF`` (RFC 5321,
4.1.1.4). Whatever breaks before its first byte is given away is a letter not sent. From then on, only the server's own
answer says what became of it; without one the outcome is unknown.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.delivery.smtp_answers import Step, failure_answered, failure_of_connection, failure_of_handshake
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import EduSupportError, OurFault, OutcomeUnknown, Refused, Unavailable
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.mail_address import ascii_address
from edusupport_desktop.services.ports import Progress

_LOCAL_NAME = "[127.0.0.1]"
"""Instead of the computer's name, which may be Cyrillic (then smtplib crashes) and is nobody's business."""

_PIECE = 64 * 1024
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)
_GOODBYE_SECONDS = 5.0


class SmtpSender:
    """One mailbox. ``authority_file`` is a PEM file of certificate authorities trusted besides the system's own (an
    administrator's preset); there is no way to turn the checking off.

    ``timeout`` is for each step, ``answer_timeout`` for the server's word on the finished letter: RFC 5321 asks for
    ten minutes there, because giving up early makes an unknown outcome of a slow virus scanner. Both in seconds.
    """

    def __init__(
        self,
        account: MailAccount,
        password: str,
        *,
        authority_file: str | None = None,
        timeout: float = 30.0,
        answer_timeout: float = 300.0,
    ) -> None:
        self._account = account
        self._password = password
        self._authority_file = authority_file
        self._timeout = timeout
        self._answer_timeout = answer_timeout

    def check(self) -> None:
        """Signs in and leaves. Raises ``NetworkTrouble``, ``Refused`` or ``Unavailable`` as ``send`` does."""
        with self._signed_in():
            pass

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """Progress counts the bytes of the letter. See ``Sender.send`` for what is raised."""
        if outgoing.way is Way.PRACTICE:
            raise OurFault("practice_letter_must_not_leave")
        message = build_message(outgoing)
        with self._signed_in() as client:
            progress.raise_if_cancelled()
            self._announce(client, outgoing, len(message))
            self._hand_over(client, message, progress)
        return EventKind.ACCEPTED

    @contextmanager
    def _signed_in(self) -> Iterator[smtplib.SMTP]:
        """A connection that is closed in any case, with a goodbye when all went well."""
        client = self._connected()
        try:
            self._sign_in(client)
            yield client
            with suppress(OSError):  # all is said and done: a lost goodbye changes nothing
                if client.sock is not None:
                    client.sock.settimeout(_GOODBYE_SECONDS)
                client.quit()
        finally:
            client.close()

    def _connected(self) -> smtplib.SMTP:
        account, context = self._account, self._tls()
        client: smtplib.SMTP | None = None
        try:
            if account.security is Security.TLS:
                client = smtplib.SMTP_SSL(
                    account.host, account.port, local_hostname=_LOCAL_NAME, timeout=self._timeout, context=context
                )
            else:
                client = smtplib.SMTP(account.host, account.port, local_hostname=_LOCAL_NAME, timeout=self._timeout)
                _greet(client)
                if not client.has_extn("starttls"):
                    raise Refused("mail_no_encryption", reason="")
                client.starttls(context=context)
            _greet(client)
        except BaseException as error:
            if client is not None:
                client.close()
            failure = _why_not_connected(error)
            if failure is None:
                raise
            raise failure from error
        return client

    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self._authority_file is not None:
            try:
                context.load_verify_locations(self._authority_file)
            except OSError as error:  # ssl.SSLError is one
                raise Unavailable("mail_authority_file_unreadable") from error
        return context

    def _sign_in(self, client: smtplib.SMTP) -> None:
        if not (self._password.isascii() and self._account.user_name.isascii()):
            # smtplib would raise UnicodeEncodeError; behind it stands the wrong keyboard layout.
            raise Refused("mail_password_not_latin")
        offered = client.esmtp_features.get("auth", "").upper().split()
        client.user, client.password = self._account.user_name, self._password
        try:
            # One way, one attempt: smtplib's login() tries the same wrong password once for every way there is,
            # which locks mailboxes. Under TLS they are equally safe.
            if "PLAIN" in offered:
                client.auth("PLAIN", client.auth_plain)
            elif "LOGIN" in offered:
                client.auth("LOGIN", client.auth_login)
            elif "CRAM-MD5" in offered:
                client.auth("CRAM-MD5", client.auth_cram_md5)
            else:
                raise Refused("mail_no_sign_in", answer="")
        except smtplib.SMTPResponseException as error:
            raise failure_answered(Step.SIGN_IN, error.smtp_code, error.smtp_error) from error
        except OSError as error:
            raise failure_of_connection(error) from error
        except ValueError as error:  # a challenge that is not base64
            raise Refused("mail_server_not_understood", answer="") from error

    def _announce(self, client: smtplib.SMTP, outgoing: Outgoing, size: int) -> None:
        """Says from whom, to whom and how large, and has the server ready for the letter."""
        stated = client.esmtp_features.get("size", "").strip()
        limit = int(stated) if stated.isdecimal() else 0  # 0 and nothing: no fixed limit (RFC 1870)
        if 0 < limit < size:
            raise Refused("mail_too_big", size=size, limit=limit, answer="")
        options = [f"SIZE={size}"] if client.has_extn("size") else []
        with _before_the_dot():
            code, text = client.mail(ascii_address(outgoing.sender.address), options)
            if code != 250:
                raise failure_answered(Step.SENDER, code, text, size=size)
            code, text = client.rcpt(ascii_address(outgoing.recipient.address))
            if code not in (250, 251):
                raise failure_answered(Step.RECIPIENT, code, text, size=size)
            code, text = client.docmd("DATA")
            if code != 354:
                raise failure_answered(Step.LETTER, code, text, size=size)

    def _hand_over(self, client: smtplib.SMTP, message: bytes, progress: Progress) -> None:
        total = len(message)
        progress.report(0, total)
        with _before_the_dot():
            for done, piece in _pieces(message):
                progress.raise_if_cancelled()
                client.send(piece)
                progress.report(done, total)
            progress.point_of_no_return()
        try:
            if client.sock is not None:
                client.sock.settimeout(self._answer_timeout)
            client.send(b".\r\n")
            code, text = client.getreply()
        except OSError as error:  # smtplib's own are among them: an answer cut short or too long is no answer
            raise OutcomeUnknown("mail_outcome_unknown") from error
        if 200 <= code < 300:
            return
        if 400 <= code < 600:
            raise failure_answered(Step.LETTER, code, text, size=total)
        raise OutcomeUnknown("mail_outcome_unknown")


@contextmanager
def _before_the_dot() -> Iterator[None]:
    """Nothing can have been accepted yet: whatever breaks here is a letter not sent."""
    try:
        yield
    except smtplib.SMTPResponseException as error:
        raise failure_answered(Step.LETTER, error.smtp_code, error.smtp_error) from error
    except OSError as error:
        raise failure_of_connection(error) from error


def _pieces(message: bytes) -> Iterator[tuple[int, bytes]]:
    """The letter in pieces of about 64 KiB that end with a line, dots at the start of a line doubled (RFC 5321,
    4.5.2), each with the number of bytes of the letter that are gone with it."""
    start = 0
    while start < len(message):
        end = message.find(b"\n", min(start + _PIECE, len(message)) - 1) + 1 or len(message)
        yield end, _LEADING_DOT.sub(b"..", message[start:end])
        start = end


def _greet(client: smtplib.SMTP) -> None:
    code, text = client.ehlo()
    if not 200 <= code < 300:
        raise smtplib.SMTPResponseException(code, text)


def _why_not_connected(error: BaseException) -> EduSupportError | None:
    if isinstance(error, smtplib.SMTPResponseException):
        return failure_answered(Step.GREETING, error.smtp_code, error.smtp_error)
    if isinstance(error, ssl.SSLError):
        return failure_of_handshake(error)
    if isinstance(error, OSError):
        return failure_of_connection(error)
    if isinstance(error, ValueError):  # what was typed as the server's name is no name
        return failure_of_connection(OSError())
    return None

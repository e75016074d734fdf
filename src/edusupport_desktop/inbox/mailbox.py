"""Into the teacher's own mailbox by IMAP, with verified TLS, and out again whatever happens."""

from __future__ import annotations

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imap_tools import BaseMailBox, ImapToolsError, MailBox, MailboxLoginError, MailBoxStartTls

from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, Refused, Unavailable
from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, Security

_LINE_LENGTH = 200


@contextmanager
def open_mailbox(
    account: MailAccount, password: str, *, authority_file: str | None = None, timeout: float = 30.0
) -> Iterator[BaseMailBox]:
    """Signed in, no folder chosen. ``timeout`` is for each step, in seconds; ``authority_file`` as for sending.

    Raises, whatever is done with the mailbox, ``NetworkTrouble`` (``mail_server_unreachable``, ``mail_timeout``,
    ``mail_connection_lost``), ``Refused`` (``mail_password_refused``, ``mail_password_not_latin``,
    ``mail_certificate_not_trusted``, ``mail_no_encryption``, ``mailbox_refused``), ``Unavailable``
    (``mail_incoming_unknown``, ``mail_authority_file_unreadable``).
    """
    if account.incoming is None:
        raise Unavailable("mail_incoming_unknown")
    if not (password.isascii() and account.user_name.isascii()):
        # imaplib would raise UnicodeEncodeError; behind it stands the wrong keyboard layout.
        raise Refused("mail_password_not_latin")
    try:
        mailbox = _connected(account.incoming, _trusting(authority_file), timeout)
        try:
            mailbox.login(account.user_name, password, initial_folder=None)
            yield mailbox
            with suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
                mailbox.logout()  # all is said and done: a lost goodbye changes nothing
        finally:
            with suppress(OSError):
                mailbox.client.shutdown()
    except (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError) as error:
        raise _failure(error) from error


def _connected(server: IncomingServer, context: ssl.SSLContext, timeout: float) -> BaseMailBox:
    kind = MailBox if server.security is Security.TLS else MailBoxStartTls
    return kind(server.host, server.port, timeout=timeout, ssl_context=context)


def _trusting(authority_file: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if authority_file is not None:
        try:
            context.load_verify_locations(authority_file)
        except OSError as error:  # ssl.SSLError is one
            raise Unavailable("mail_authority_file_unreadable") from error
    return context


def _failure(error: Exception) -> EduSupportError:
    """What an exception of the libraries means. imaplib's ``abort`` is a connection that broke."""
    match error:
        case ssl.SSLCertVerificationError():
            return Refused("mail_certificate_not_trusted", reason=error.verify_message)
        case ssl.SSLError() if not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return Refused("mail_no_encryption", reason=error.reason or "")
        case TimeoutError():
            return NetworkTrouble("mail_timeout")
        case ConnectionRefusedError() | socket.gaierror():
            return NetworkTrouble("mail_server_unreachable")
        case OSError() | imaplib.IMAP4.abort():
            return NetworkTrouble("mail_connection_lost")
        case MailboxLoginError():
            return Refused("mail_password_refused", answer=_one_line(error))
    return Refused("mailbox_refused", answer=_one_line(error))


def _one_line(error: Exception) -> str:
    words = "".join(character if character.isprintable() else " " for character in str(error))
    return " ".join(words.split())[:_LINE_LENGTH]

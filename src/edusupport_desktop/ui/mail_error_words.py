"""Words for what goes wrong between this computer, a mail server and the support's."""

from __future__ import annotations

from edusupport_desktop.ui.words import tr


def mail_texts() -> dict[str, str]:
    """By the code of the error."""
    return {**_mail_server_texts(), **_connection_texts(), **_bounce_texts()}


def _mail_server_texts() -> dict[str, str]:
    return {
        "mail_password_refused": tr(
            "The mail server did not accept the password. Nothing was sent, the letter is kept. Most providers want an "
            "application password: you make it in the security settings of your mailbox. Write it under «Settings», "
            "«Mailbox…»."
        ),
        "mail_password_not_latin": tr(
            "There are Russian letters in the sign-in name or the password. Nothing was sent, the letter is kept. "
            "Switch the keyboard to English and write both again."
        ),
        "mail_no_sign_in": tr(
            "This mail server takes no password. Nothing was sent, the letter is kept. Check server, port and "
            "encryption, or save the letter as a file."
        ),
        "mail_sender_refused": tr(
            "The mail server does not send from this address. The letter is kept. Write the address you sign in with "
            "under «Settings», «Mailbox…»."
        ),
        "mail_recipient_refused": tr(
            "The mail server did not accept the address of the support. The letter is kept. Send it later; if it is "
            "refused again, ring the support."
        ),
        "mail_looks_like_spam": tr(
            "The mail server took the letter for advertising. It is kept. Send it in an hour, or save it as a file and "
            "send it from your mail program."
        ),
        "mail_refused": tr(
            "The mail server refused the letter. It is kept. Send it later, or save it as a file and send it from your "
            "mail program."
        ),
        "mail_too_big": tr(
            "The letter is too large for your mail server. It is kept. Remove a picture or take a smaller part of the "
            "screen."
        ),
        "mail_try_later": tr(
            "The mail server asks to come back later. Nothing was sent. The letter waits in the outbox and is tried "
            "again by itself."
        ),
        "mail_server_not_understood": tr(
            "The mail server answered something unexpected. Nothing was sent, the letter is kept. Check server and "
            "port, or save the letter as a file."
        ),
    }


def _bounce_texts() -> dict[str, str]:
    ring = tr("Ring the support, or check the address and send it again.")
    return {
        "mail_bounced": tr("The mail servers could not deliver the letter to the support.") + " " + ring,
        "mail_bounced_no_mailbox": tr("The support has no mailbox of this address.") + " " + ring,
        "mail_bounced_full": tr("The support's mailbox is full.")
        + " "
        + tr("Send the letter again tomorrow, or ring."),
        "mail_bounced_too_big": tr("The letter is too large for the support's mailbox.")
        + " "
        + tr("Ring the support, or write a new request with fewer or smaller pictures."),
        "mail_bounced_refused": tr("The support's mail server did not take the letter.")
        + " "
        + tr("Ring the support, or save the letter as a file and send it from your mail program."),
    }


def _connection_texts() -> dict[str, str]:
    no_connection = tr(
        "Nothing was sent. The letter waits in the outbox and is tried again by itself. Check the internet connection."
    )
    return {
        "mail_server_unreachable": tr("The mail server cannot be reached.") + " " + no_connection,
        "mail_connection_lost": tr("The connection to the mail server broke.") + " " + no_connection,
        "mail_timeout": tr("The mail server does not answer.") + " " + no_connection,
        "mail_no_encryption": tr(
            "The mail server makes no safe connection, so neither letter nor password was sent. Check port and "
            "encryption: usually it is TLS and 465."
        ),
        "mail_certificate_not_trusted": tr(
            "The mail server did not prove who it is, so neither letter nor password was sent. The date of this "
            "computer may be wrong, or the school's filter (proxy, virus scanner) looks into the connection. Check "
            "the date and the name of the server; if that does not help, show this to the school's administrator."
        ),
        "mail_authority_file_unreadable": tr(
            "The file of certificates for the school's network cannot be read. Nothing was sent, the letter is kept. "
            "Ask the school's administrator."
        ),
    }

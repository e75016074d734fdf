"""The mail server of the tests is a real one: it delivers, and it refuses in the ways the program must understand."""

from __future__ import annotations

import smtplib
import ssl
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from realparts.mail import MailServer

pytestmark = pytest.mark.real

TEXT = "Не открывается журнал 7«Б» 📓 \u202bשלום\u202c"


def letter(server: MailServer) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"], message["To"], message["Subject"] = server.user, server.helpdesk, TEXT
    message.set_content(TEXT)
    return message


def test_a_letter_sent_over_tls_is_read_back_over_imap(mail_server: MailServer) -> None:
    sent = letter(mail_server)
    with smtplib.SMTP_SSL(mail_server.host, mail_server.ports.smtps, context=mail_server.trusting()) as client:
        client.login(mail_server.user, mail_server.password)
        client.send_message(sent)
    (received,) = mail_server.messages(mail_server.helpdesk)
    assert received.endswith(sent.as_bytes().partition(b"\r\n\r\n")[2])
    assert message_from_bytes(received, policy=policy.default)["Subject"] == TEXT


def test_each_test_begins_with_empty_mailboxes(mail_server: MailServer) -> None:
    assert mail_server.messages(mail_server.helpdesk, at_least=0) == []


def test_starttls_is_offered_and_a_password_is_not_taken_before_it(mail_server: MailServer) -> None:
    with smtplib.SMTP(mail_server.host, mail_server.ports.smtp) as client:
        client.ehlo()
        assert not client.has_extn("auth")
        client.starttls(context=mail_server.trusting())
        client.ehlo()
        assert client.login(mail_server.user, mail_server.password)[0] == 235


@pytest.mark.parametrize(("address", "code"), [("greylisted", 451), ("banned", 550), ("full", 452)])
def test_a_refusing_address_refuses_with_its_own_code(mail_server: MailServer, address: str, code: int) -> None:
    with smtplib.SMTP_SSL(mail_server.host, mail_server.ports.smtps, context=mail_server.trusting()) as client:
        client.login(mail_server.user, mail_server.password)
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            client.sendmail(mail_server.user, [getattr(mail_server, address)], letter(mail_server).as_bytes())
    ((answered, _),) = refused.value.recipients.values()
    assert answered == code


def test_a_wrong_password_is_refused(mail_server: MailServer) -> None:
    with (
        smtplib.SMTP_SSL(mail_server.host, mail_server.ports.smtps, context=mail_server.trusting()) as client,
        pytest.raises(smtplib.SMTPAuthenticationError) as refused,
    ):
        client.login(mail_server.user, "not it")
    assert refused.value.smtp_code == 535


def test_the_authority_is_unknown_to_the_computer(mail_server: MailServer) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        smtplib.SMTP_SSL(mail_server.host, mail_server.ports.smtps, context=ssl.create_default_context())

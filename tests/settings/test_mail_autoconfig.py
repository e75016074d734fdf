"""A provider's description of its servers: only what is plain and encrypted is believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.mail_account import IncomingServer, MailProvider, Security
from edusupport_desktop.settings.mail_autoconfig import provider_in
from mail_description import description, server


def read(*servers: str, **changes: str) -> MailProvider | None:
    return provider_in(description(*servers, **changes), "school.example")


def test_servers_name_and_encryption_are_read():
    assert read(server("imap"), server("pop3"), server("smtp")) == MailProvider(
        "Школьная почта № 7 📮",
        ("school.example",),
        "smtp.school.example",
        465,
        Security.TLS,
        incoming=IncomingServer("imap.school.example", 993, Security.TLS),
    )


def test_the_first_encrypted_way_out_is_taken():
    provider = read(
        server(socketType="plain", port="25"), server(socketType="STARTTLS", port="587"), server(hostname="b.example")
    )
    assert provider is not None
    assert (provider.host, provider.port, provider.security) == ("smtp.school.example", 587, Security.STARTTLS)


def test_a_way_with_a_password_comes_before_one_without():
    provider = read(server(authentication="OAuth2", hostname="oauth.example"), server())
    assert provider is not None
    assert (provider.host, provider.allows_password) == ("smtp.school.example", True)


def test_where_only_a_browser_can_sign_in_no_password_is_asked_for():
    provider = read(server(authentication="OAuth2"))
    assert provider is not None
    assert not provider.allows_password


def test_a_name_without_the_domain_is_what_some_want():
    provider = read(server(username="%EMAILLOCALPART%"))
    assert provider is not None
    assert provider.by_local_part


def test_without_a_way_in_there_is_none():
    provider = read(server(), server("imap", socketType="plain"))
    assert provider is not None
    assert provider.incoming is None


@pytest.mark.parametrize(
    "wrong",
    [
        server(socketType="plain"),
        server(port="0"),
        server(port="65536"),
        server(port="4 65"),
        server(port="٤٦٥"),
        server(hostname="localhost"),
        server(hostname="smtp.школа.рф"),
        server(hostname="a b.example"),
        server(hostname="a.example/../.."),
        server(hostname="-a.example"),
        server("imap"),
        "",
    ],
)
def test_what_is_not_a_plain_encrypted_way_out_is_none(wrong: str):
    assert read(wrong) is None


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"<html><body>404</body></html>",
        b"<clientConfig/>",
        b'<?xml version="1.0"?><!DOCTYPE c [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><clientConfig>&b;</clientConfig>',
        b'<?xml version="1.0" encoding="no-such"?><clientConfig/>',
        b"<a>" * 20_000,
        "\ufeff<clientConfig>".encode("utf-16"),
        b"\x00\xff" * 100,
    ],
)
def test_what_is_no_description_is_none(hostile: bytes):
    assert provider_in(hostile, "school.example") is None


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data: bytes):
    assert provider_in(data, "school.example") is None


def test_a_name_is_one_short_line():
    provider = read(server(), name="A" * 500 + "\n\u202eб")
    assert provider is not None
    assert provider.name == "A" * 60  # and no more, whatever follows


def test_a_description_without_a_name_is_called_by_its_domain():
    provider = read(server(), name="")
    assert provider is not None
    assert provider.name == "school.example"

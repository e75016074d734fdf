"""The usual mail providers."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.mail_account import MailProvider, Security
from edusupport_desktop.settings.providers_file import load_providers, provider_for

SHIPPED = Path(__file__).parents[2] / "resources" / "mail_providers.toml"


@pytest.fixture(scope="module")
def providers() -> tuple[MailProvider, ...]:
    return load_providers(SHIPPED.read_bytes())


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("elkina@yandex.ru", "smtp.yandex.ru", 465),
        ("  Elkina@YA.RU ", "smtp.yandex.ru", 465),
        ("elkina@bk.ru", "smtp.mail.ru", 465),
        ("elkina@lenta.ru", "smtp.rambler.ru", 465),
        ("elkina@gmail.com", "smtp.gmail.com", 465),
        ("elkina@hotmail.com", "smtp-mail.outlook.com", 587),
    ],
)
def test_an_address_leads_to_its_provider(
    providers: tuple[MailProvider, ...], address: str, host: str, port: int
) -> None:
    provider = provider_for(address, providers)
    assert provider is not None
    assert (provider.host, provider.port) == (host, port)


@pytest.mark.parametrize("address", ["elkina@школа.рф", "elkina@mail.yandex.ru", "elkina", "", "mail.ru.", "@"])
def test_a_schools_own_address_has_no_known_provider(providers: tuple[MailProvider, ...], address: str) -> None:
    assert provider_for(address, providers) is None


def test_only_outlook_takes_no_password_and_the_others_say_which_they_want(
    providers: tuple[MailProvider, ...],
) -> None:
    assert [provider.name for provider in providers if not provider.allows_password] == ["Outlook.com"]
    assert all(provider.password_help for provider in providers if provider.allows_password)


def test_no_domain_belongs_to_two_providers_and_no_connection_is_open(providers: tuple[MailProvider, ...]) -> None:
    domains = [domain for provider in providers for domain in provider.domains]
    assert len(domains) == len(set(domains))
    assert {(provider.security, provider.port) for provider in providers} == {
        (Security.TLS, 465),
        (Security.STARTTLS, 587),
    }


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("port = 465", "port = 0", "provider.1.port"),
        ('security = "tls"', 'security = "none"', "provider.1.security"),
        ('"yandex.ru"', '"Yandex.ru"', "provider.1.domains"),
        ("allows_password = false", 'allows_password = "no"', "provider.5.allows_password"),
        ("allows_password = false", "allow_password = false", "provider.5.allow_password"),
    ],
)
def test_a_mistake_is_named_by_its_key(old: str, new: str, key: str) -> None:
    with pytest.raises(UntrustedInput, match="mail_providers_file_wrong") as refused:
        load_providers(SHIPPED.read_text(encoding="utf-8").replace(old, new, 1).encode())
    assert refused.value.details["key"] == key

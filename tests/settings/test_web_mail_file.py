"""The mail services the program ships with, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.settings.providers_file import load_providers
from edusupport_desktop.settings.web_mail_file import load_web_mail

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = RESOURCES / "web_mail.toml"


def test_the_shipped_services_are_those_of_the_known_providers() -> None:
    services = load_web_mail(SHIPPED.read_bytes())
    targets = [service.target for service in services]
    assert {"mail_ru", "yandex", "gmail", "rambler"} <= set(targets)
    assert len(set(targets)) == len(targets)
    by_provider = {provider.domains for provider in load_providers((RESOURCES / "mail_providers.toml").read_bytes())}
    assert {service.domains for service in services} == by_provider
    assert all(service.page.startswith("https://") for service in services)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('page = "https://mail.yandex.ru/compose"', 'page = "http://mail.yandex.ru/compose"'),
        ('page = "https://mail.yandex.ru/compose"', 'page = "javascript:alert(1)"'),
        ('"ya.ru"', '"YA.ru"'),
        ('target = "gmail"', 'taget = "gmail"'),
        ('subject = "subject"', "subject = 1"),
        ("schema = 1", "schema = 2"),
        ("schema = 1", "schema = "),
    ],
)
def test_a_mistake_in_the_file_is_found(old: str, new: str) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(UntrustedInput, match="web_mail_file_wrong"):
        load_web_mail(text.replace(old, new, 1).encode())

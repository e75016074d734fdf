"""The usual mail providers, from ``resources/mail_providers.toml``."""

from __future__ import annotations

from collections.abc import Iterable

from edusupport_desktop.domain.mail_account import IncomingServer, MailProvider, Security
from edusupport_desktop.settings.toml_table import Table

SCHEMA = 1


def load_providers(data: bytes) -> tuple[MailProvider, ...]:
    """Raises ``UntrustedInput("mail_providers_file_wrong", reason=…, key=… or line=…)``: see ``toml_table``."""
    table = Table.parse(data, "mail_providers_file_wrong", schema=SCHEMA)
    providers = tuple(map(_provider, table.tables("provider")))
    table.finish()
    return providers


def provider_for(address: str, providers: Iterable[MailProvider]) -> MailProvider | None:
    """The provider this address belongs to by its domain; None for a school's own domain, for instance."""
    domain = address.strip().rpartition("@")[2].casefold()
    return next((provider for provider in providers if domain in provider.domains), None)


def _provider(table: Table) -> MailProvider:
    provider = MailProvider(
        name=table.text("name"),
        domains=table.texts("domains"),
        host=table.text("host"),
        port=table.integer("port", least=1, most=65535),
        security=_security(table),
        password_help=table.text("password_help") if table.has("password_help") else None,
        allows_password=table.truth("allows_password") if table.has("allows_password") else True,
        incoming=_incoming(table.table("incoming")) if table.has("incoming") else None,
        password_page=table.text("password_page") if table.has("password_page") else None,
        keeps_sent=table.truth("keeps_sent") if table.has("keeps_sent") else False,
    )
    if provider.password_page is not None and not provider.password_page.startswith("https://"):
        raise table.mistake("password_page", "wrong_value")
    if not provider.domains or any(domain != domain.casefold() for domain in provider.domains):
        raise table.mistake("domains", "wrong_value")
    table.finish()
    return provider


def _incoming(table: Table) -> IncomingServer:
    server = IncomingServer(table.text("host"), table.integer("port", least=1, most=65535), _security(table))
    table.finish()
    return server


def _security(table: Table) -> Security:
    security = table.text("security")
    if security not in {known.value for known in Security}:
        raise table.mistake("security", "wrong_value")
    return Security(security)

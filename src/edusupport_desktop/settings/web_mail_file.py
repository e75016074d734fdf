"""The mail services of the browser, from ``resources/web_mail.toml``."""

from __future__ import annotations

from edusupport_desktop.domain.hand_off import WebMail, WebMailForm
from edusupport_desktop.settings.toml_table import Table

SCHEMA = 1


def load_web_mail(data: bytes) -> tuple[WebMail, ...]:
    """Raises ``UntrustedInput("web_mail_file_wrong", reason=…, key=… or line=…)``: see ``toml_table``."""
    table = Table.parse(data, "web_mail_file_wrong", schema=SCHEMA)
    services = tuple(map(_service, table.tables("service")))
    table.finish()
    return services


def _service(table: Table) -> WebMail:
    service = WebMail(
        target=table.text("target"),
        name=table.text("name"),
        domains=table.texts("domains"),
        page=table.text("page"),
        form=_form(table.table("form")) if table.has("form") else None,
        mailto=table.text("mailto") if table.has("mailto") else None,
    )
    if not service.page.startswith("https://"):
        raise table.mistake("page", "wrong_value")
    if any(domain != domain.casefold() for domain in service.domains):
        raise table.mistake("domains", "wrong_value")
    table.finish()
    return service


def _form(table: Table) -> WebMailForm:
    form = WebMailForm(table.text("to"), table.text("subject"), table.text("body"))
    table.finish()
    return form

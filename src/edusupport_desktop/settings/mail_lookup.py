"""Asking the internet which servers a mail domain has: only after the teacher agreed, never with the address itself.

Thunderbird's order: the domain's own description, Mozilla's collection, the domain's SRV records (RFC 6186, 8314).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from urllib.parse import urljoin, urlsplit

from edusupport_desktop.domain.errors import Refused
from edusupport_desktop.domain.mail_account import IncomingServer, MailProvider, Security
from edusupport_desktop.services.mail_address import ascii_address
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.settings.mail_autoconfig import provider_in

_log = logging.getLogger(__name__)

_LARGEST = 64 * 1024
_SECONDS = 5.0
_REDIRECTS = 3
_PLACES = (
    "https://autoconfig.{domain}/mail/config-v1.1.xml",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
    "https://autoconfig.thunderbird.net/v1.1/{domain}",
)

Fetch = Callable[[str], bytes | None]
"""The body behind an https address; None when there is none to be had."""
Service = Callable[[str], tuple[str, int] | None]
"""Host and port of an SRV record such as ``_imaps._tcp.school.ru``; None when there is none."""


def look_up_provider(address: str, progress: Progress, fetch: Fetch, service: Service) -> MailProvider | None:
    """None when nobody knows the domain. Raises ``Refused("mail_address_invalid")`` and ``Cancelled``."""
    domain = ascii_address(address).rpartition("@")[2].lower()
    if "." not in domain or domain.replace(".", "").isdigit():
        raise Refused("mail_address_invalid")
    for place in _PLACES:
        progress.raise_if_cancelled()
        body = fetch(place.format(domain=domain))
        provider = provider_in(body, domain) if body else None
        if provider is not None:
            return provider
    progress.raise_if_cancelled()
    return _by_service(domain, service)


def _by_service(domain: str, service: Service) -> MailProvider | None:
    out = _first(domain, service, (("_submissions", Security.TLS), ("_submission", Security.STARTTLS)))
    if out is None:
        return None
    incoming = _first(domain, service, (("_imaps", Security.TLS), ("_imap", Security.STARTTLS)))
    return MailProvider(domain, (domain,), out.host, out.port, out.security, incoming=incoming)


def _first(domain: str, service: Service, wanted: Sequence[tuple[str, Security]]) -> IncomingServer | None:
    for name, security in wanted:
        found = service(f"{name}._tcp.{domain}")
        if found is not None:
            return IncomingServer(*found, security)
    return None


def fetch_https(address: str, *, authority_file: str | None = None) -> bytes | None:
    """At most 64 KiB within some seconds; redirects only from https to https."""
    import ssl

    import httpx

    context = ssl.create_default_context(cafile=authority_file)
    try:
        with httpx.Client(timeout=_SECONDS, follow_redirects=False, verify=context) as client:
            for _ in range(_REDIRECTS + 1):
                if urlsplit(address).scheme != "https":
                    return None
                with client.stream("GET", address) as answer:
                    if answer.is_redirect:
                        address = urljoin(address, answer.headers["Location"])
                        continue
                    if answer.status_code != 200:
                        return None
                    body = b""
                    for piece in answer.iter_bytes(4096):
                        body += piece
                        if len(body) > _LARGEST:
                            return None
                    return body
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        _log.info("no description of a mail domain: %s", type(error).__name__)
    return None


def find_service(name: str, *, nameservers: Sequence[str] | None = None, port: int = 53) -> tuple[str, int] | None:
    """By the computer's own name servers, or these. A target of «.» says that there is no such service."""
    import dns.exception
    import dns.resolver

    try:
        resolver = dns.resolver.Resolver(configure=nameservers is None)
        if nameservers is not None:
            resolver.nameservers, resolver.port = list(nameservers), port
        found = resolver.resolve(name, "SRV", lifetime=_SECONDS)
    except (dns.exception.DNSException, OSError) as error:
        _log.info("no SRV record: %s", type(error).__name__)
        return None
    best = min(found, key=lambda record: (record.priority, -record.weight))
    host = best.target.to_text(omit_final_dot=True)
    return (host, best.port) if host and host != "." else None

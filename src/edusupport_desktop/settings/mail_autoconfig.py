"""A provider's own description of its mail servers, in the form Thunderbird made usual.

The form: https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from edusupport_desktop.domain.mail_account import IncomingServer, MailProvider, Security

_SECURITIES = {"SSL": Security.TLS, "STARTTLS": Security.STARTTLS}
_PASSWORDS = frozenset({"password-cleartext", "password-encrypted", "plain", "secure"})
_HOST = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_LONGEST_NAME = 60


def provider_in(xml: bytes, domain: str) -> MailProvider | None:
    """What the description says of sending by SMTP and reading by IMAP; None when it is not one, or offers no
    encrypted way out. Whatever is in it was written by a stranger: only plain host names, ports and two words are used.
    """
    # Entities have no place in such a file, and are how a small file becomes a huge one.
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return None
    try:
        root = ElementTree.fromstring(xml)  # noqa: S314 (no entities, and the size is bounded by whoever fetched it)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    provider = root.find("emailProvider")
    if root.tag != "clientConfig" or provider is None:
        return None
    ways_out = list(_servers(provider, "outgoingServer", "smtp"))
    if not ways_out:
        return None
    with_password = [way for way in ways_out if way[1]]
    server, _, by_local_part = (with_password or ways_out)[0]
    ways_in = [way for way in _servers(provider, "incomingServer", "imap") if way[1]]
    return MailProvider(
        name=_name(provider) or domain,
        domains=(domain,),
        host=server.host,
        port=server.port,
        security=server.security,
        allows_password=bool(with_password),
        incoming=ways_in[0][0] if ways_in else None,
        by_local_part=by_local_part,
    )


def _servers(provider: ElementTree.Element, tag: str, protocol: str) -> Iterator[tuple[IncomingServer, bool, bool]]:
    """Each encrypted server, in the provider's order, with whether it takes a password, and whether one signs in with
    what stands before the «@»."""
    for server in provider.iterfind(tag):
        host, port = _text(server, "hostname"), _text(server, "port")
        security = _SECURITIES.get(_text(server, "socketType").upper())
        is_ours = server.get("type") == protocol and security is not None and _HOST.fullmatch(host)
        if not is_ours or not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 65536:
            continue
        assert security is not None  # noqa: S101 (is_ours)
        ways = {(way.text or "").strip() for way in server.iterfind("authentication")}
        by_local_part = _text(server, "username") == "%EMAILLOCALPART%"
        yield IncomingServer(host.lower(), int(port), security), bool(ways & _PASSWORDS) or not ways, by_local_part


def _name(provider: ElementTree.Element) -> str:
    name = _text(provider, "displayShortName") or _text(provider, "displayName")
    return "".join(character if character.isprintable() else " " for character in name)[:_LONGEST_NAME].strip()


def _text(element: ElementTree.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()

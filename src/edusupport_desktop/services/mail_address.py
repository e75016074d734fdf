"""E-mail addresses and Message-IDs as the mail's own protocols write them."""

from __future__ import annotations

import re
from uuid import uuid4

from edusupport_desktop.domain.errors import Refused
from edusupport_desktop.domain.identifiers import MessageId

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*")
_NO_DOMAIN = "edusupport.invalid"
"""Never exists (RFC 2606): the domain of a letter without a sender's address, which cannot go by mail."""


def ascii_address(address: str) -> str:
    """``user@школа.рф`` as ``user@xn--80aaxitdbjr.xn--p1ai``: what SMTP without extensions takes.

    Raises ``Refused("mail_address_invalid")`` for anything that is no plain address, so nothing can be smuggled into
    a header or a command with it.
    """
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise Refused("mail_address_invalid") from None
    if len(local) > 64 or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise Refused("mail_address_invalid")
    return f"{local}@{domain}"


def new_message_id(sender_address: str) -> MessageId:
    """A Message-ID nobody else makes, in the sender's domain. The computer's name is never part of it.

    An empty ``sender_address`` gives an id outside every real domain. Raises ``Refused("mail_address_invalid")``.
    """
    domain = ascii_address(sender_address).rpartition("@")[2] if sender_address else _NO_DOMAIN
    return MessageId(f"<{uuid4()}@{domain}>")

"""Telephone numbers and e-mail addresses: are they real, and how are they written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_SERVICE_PREFIXES = ("800", "804")


def is_email(text: str) -> bool:
    """Whether this can be an address on the internet: ``имя@домен.зона``, a Cyrillic domain allowed.

    The part before the @ must be ASCII: most relays take no other (see ``smtplib`` without SMTPUTF8).
    """
    from email.errors import HeaderParseError
    from email.headerregistry import Address

    text = text.strip()
    local, _, domain = text.rpartition("@")
    if not local or not domain or not local.isascii() or "." not in domain or any(c.isspace() for c in text):
        return False
    try:
        address = Address(addr_spec=f"{local}@{domain.encode('idna').decode('ascii')}")
    except (ValueError, HeaderParseError, IndexError):
        return False
    return bool(address.username) and '"' not in local


def is_phone(text: str) -> bool:
    """Whether this is a telephone number somebody could ring: Russian by default, or international with «+»."""
    return _parsed(text) is not None


def written_phone(text: str) -> str:
    """The number as it is usually written: ``+7 912 345-67-89``, ``8 800 200-95-82``, with «доб. 12» if it has one.

    Unreadable text is returned as it is.
    """
    import phonenumbers

    number = _parsed(text)
    if number is None:
        return text.strip()
    if number.country_code != 7:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = str(number.national_number)
    start = "8" if national.startswith(_SERVICE_PREFIXES) else "+7"
    written = f"{start} {national[:3]} {national[3:6]}-{national[6:8]}-{national[8:]}"
    return f"{written} доб. {number.extension}" if number.extension else written


def _parsed(text: str) -> PhoneNumber | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "RU")
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None

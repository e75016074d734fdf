"""Telephone numbers and e-mail addresses: are they real, and how are they written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_SERVICE_PREFIXES = ("800", "804")
_EXTENSION = re.compile(r"\bдоб[а-я]*\.?", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", re.IGNORECASE)


def is_email(text: str) -> bool:
    """Whether this can be an address on the internet: ``name@домен.зона``, a Cyrillic domain allowed.

    The part before the @ must be ASCII: most relays take no other (see ``smtplib`` without SMTPUTF8). A part of the
    domain with letters of two alphabets (``mаil`` with a Russian «а») is a slip of the keyboard: no such name exists.
    """
    from email.errors import HeaderParseError
    from email.headerregistry import Address

    text = text.strip()
    local, _, domain = text.rpartition("@")
    if not local.isascii() or len(local) > 64 or set(local) & set('"() \t') or _mixes_alphabets(domain):
        return False
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
        address = Address(addr_spec=f"{local}@{ascii_domain}")
    except (ValueError, HeaderParseError, IndexError, AttributeError):
        return False
    labels = ascii_domain.split(".")
    is_domain = len(labels) > 1 and len(labels[-1]) > 1 and not labels[-1].isdigit()
    return bool(address.username) and is_domain and all(map(_LABEL.fullmatch, labels))


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
    extension, number.extension = number.extension, None
    if number.country_code == 7:
        national = str(number.national_number)
        start = "8" if national.startswith(_SERVICE_PREFIXES) else "+7"
        written = f"{start} {national[:3]} {national[3:6]}-{national[6:8]}-{national[8:]}"
    else:
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return f"{written} доб. {extension}" if extension else written


def _parsed(text: str) -> PhoneNumber | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(_EXTENSION.sub("доб.", text), "RU")
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _mixes_alphabets(domain: str) -> bool:
    return any(re.search("[a-z]", label, re.I) and re.search("[а-яё]", label, re.I) for label in domain.split("."))

"""Bytes of a mail as text, whatever its charset is called."""

from __future__ import annotations

import codecs
import re

_SAFE = frozenset(
    codecs.lookup(name).name
    for name in (
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "latin-1", "iso8859-2", "iso8859-5", "iso8859-15"),
        *("koi8-r", "koi8-u", "cp866", "cp1251", "cp1252", "mac-cyrillic"),
    )
)
"""Text encodings only: Python also knows ``punycode``, ``unicode_escape`` and others that no letter needs and that
can be made slow or misleading."""

_MISSPELT = {
    "utf": "utf-8",
    "utf8mb4": "utf-8",
    "unicode11utf8": "utf-8",
    "koi8": "koi8-r",
    "koi8r": "koi8-r",
    "koi8u": "koi8-u",
    "koi": "koi8-r",
    "win1251": "cp1251",
    "windows1251": "cp1251",
    "xcp1251": "cp1251",
    "ansi1251": "cp1251",
    "ansi": "cp1251",
    "dos866": "cp866",
    "xmaccyrillic": "mac-cyrillic",
}


def decoded(data: bytes, charset: str | None) -> str:
    """The text. An unknown, missing or wrong ``charset`` is replaced by UTF-8 where that fits, else by windows-1251.

    Never raises: what cannot be read becomes «�».
    """
    codec = _codec(charset)
    # ASCII and Latin-1 are what careless programs write over Cyrillic letters.
    candidates = ("utf-8", "cp1251") if codec in (None, "ascii", "iso8859-1") else (codec, "utf-8", "cp1251")
    for name in candidates:
        try:
            # Not final: a character cut in two by a size limit is dropped, and does not speak against the charset.
            return codecs.getincrementaldecoder(name)().decode(data)
        except UnicodeError:
            continue
    return data.decode(candidates[0], "replace")


def _codec(charset: str | None) -> str | None:
    if not charset or len(charset) > 40 or not charset.isascii():
        return None
    squeezed = re.sub(r"[^a-z0-9]", "", charset.lower())
    for name in (_MISSPELT.get(squeezed), charset.strip(" \"'")):
        try:
            found = codecs.lookup(name).name if name else None
        except (LookupError, ValueError):
            continue
        if found in _SAFE:
            return found
    return None

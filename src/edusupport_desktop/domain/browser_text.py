"""What programs say of themselves, made fit to be shown: names and versions. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from edusupport_desktop.domain.browser_table import KnownBrowser

_DOTTED = re.compile(r"(?<![\w.])[0-9]+(?:\.[0-9]+)+(?:[a-z]+[0-9]*)?")
_WHOLE_NUMBER = re.compile(r"\s*([0-9]+)\s*")
_LONGEST_NAME = 80


def clean_name(text: str) -> str:
    """One line without control and direction characters, at most 80 characters. Empty when nothing is left."""
    visible = "".join(" " if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Cs"} else char for char in text)
    return " ".join(visible.split())[:_LONGEST_NAME].rstrip()


def version_in(text: str) -> str | None:
    """The first version in the text, for example ``128.5.0esr`` of ``Mozilla Firefox 128.5.0esr``.

    A bare number counts only when it is the whole text. None when there is no version.
    """
    if dotted := _DOTTED.search(text):
        return dotted.group()
    whole = _WHOLE_NUMBER.fullmatch(text)
    return whole.group(1) if whole else None


def stated_version(known: KnownBrowser | None, statements: Iterable[str | None]) -> str | None:
    """The version to show, of several statements with the most trusted first. None when none holds a version.

    Where a browser has a numbering of its own, a number of its Chromium base is passed over; if there is no
    other, it is labelled: ``Chromium 146.0.7680.80``.
    """
    versions = [version for text in statements if text and (version := version_in(text))]
    if not versions:
        return None
    if known is None or known.majors_below is None:
        return versions[0]
    limit = known.majors_below
    return next((v for v in versions if int(v.split(".")[0]) < limit), f"Chromium {versions[0]}")

"""What a browser says of itself when it is asked by a page on this computer. Untrusted until it was read here."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from edusupport_desktop.domain.browser_text import clean_name

LONGEST_TEXT = 1000
"""Characters that are read of any text; a User-Agent has about 150."""

MOST_BRANDS = 20


@dataclass(frozen=True, slots=True)
class Brand:
    """One entry of a brand list, for example ``Google Chrome`` and ``146``."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class PageTexts:
    """What the asking page says to the teacher: plain texts, a sentence or two each."""

    title: str
    asking: str
    """While it answers, a moment."""
    done: str
    late: str
    """The answer was not taken: there was one already, or nobody waits any more."""
    without_script: str
    """Why there is a button: JavaScript is off."""
    send: str
    """The button's word."""


@dataclass(frozen=True, slots=True)
class BrowserReport:
    """``brands`` and ``full_versions`` are empty where they are not offered (Firefox, Safari, no JavaScript).

    Sizes are (width, height) in the page's own pixels; ``scale`` is the number of device pixels in one of those: the
    system's scaling times the zoom. Everything but the User-Agent is None or empty when it was not told.
    """

    user_agent: str
    brands: tuple[Brand, ...] = ()
    full_versions: tuple[Brand, ...] = ()
    platform: str = ""
    platform_version: str = ""
    """Of ``userAgentData``: on Windows ``13.0.0`` and above is Windows 11 (learn.microsoft.com)."""
    language: str = ""
    scale: float | None = None
    window: tuple[int, int] | None = None
    screen: tuple[int, int] | None = None
    cookies: bool | None = None
    javascript: bool = True


def read_report(values: Mapping[str, object], user_agent: str) -> BrowserReport:
    """From the page's JSON. ``user_agent`` is that of the request itself; what is of a wrong kind was not told."""
    return BrowserReport(
        user_agent=_text(user_agent),
        brands=_brands(values.get("brands")),
        full_versions=_brands(values.get("fullVersionList")),
        platform=_text(values.get("platform")),
        platform_version=_text(values.get("platformVersion")),
        language=_text(values.get("language"))[:35],
        scale=_scale(values.get("devicePixelRatio")),
        window=_size(values.get("window")),
        screen=_size(values.get("screen")),
        cookies=cookies if isinstance(cookies := values.get("cookies"), bool) else None,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return " ".join(clean_name(part) for part in value[:LONGEST_TEXT].split(" ")).strip()


def _brands(value: object) -> tuple[Brand, ...]:
    entries = [entry for entry in value[:MOST_BRANDS] if isinstance(entry, dict)] if isinstance(value, list) else []
    read = (Brand(clean_name(_text(entry.get("brand"))), clean_name(_text(entry.get("version")))) for entry in entries)
    return tuple(brand for brand in read if brand.name and brand.version)


def _scale(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        return None
    return float(value) if 0.1 <= value <= 20 else None


def _size(value: object) -> tuple[int, int] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    width, height = value
    if not all(isinstance(side, int) and not isinstance(side, bool) and 0 < side <= 100_000 for side in value):
        return None
    return width, height

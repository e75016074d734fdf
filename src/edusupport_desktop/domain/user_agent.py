"""Which browser speaks: User-Agent and brand list, parsed. Pure; any text is borne.

User agents of the Chromium family are reduced (``Chrome/146.0.0.0``): the exact version is in the full version list
alone. Brand lists are shuffled and hold one made-up entry ("GREASE"). Firefox and Safari have the User-Agent only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.browser_report import Brand, BrowserReport
from edusupport_desktop.domain.browser_table import BROWSERS, KnownBrowser, known_by_name
from edusupport_desktop.domain.browser_text import clean_name

_PRODUCT = re.compile(r"([^\s/();,]+)/([0-9]+(?:\.[0-9]+)*[a-z0-9.]*)")
_NUMBERS = re.compile(r"[0-9]{1,9}(?:\.[0-9a-z]{1,12})*")
_COMMENT = re.compile(r"\([^()]*\)")
_INTERNET_EXPLORER = re.compile(r"\b(?:MSIE ([0-9.]+)|Trident/[0-9.]+;.*?rv:([0-9.]+))")
_NO_BROWSERS = frozenset(
    {"mozilla", "applewebkit", "gecko", "khtml", "version", "mobile", "yowser", "ubuntu", "debian", "fedora", "like"}
)
"""Product names that say nothing of the browser. Yowser is Yandex's mark for its kind of builds."""


@dataclass(frozen=True, slots=True)
class Identity:
    """``version`` is the longest the browser tells of its own, None when it tells none; ``is_exact``: nothing of it
    was left out. ``base`` is the version of Chromium in it; None when there is none or it is not told.
    ``known`` is None for a browser without a row, which is called by the name it gives itself."""

    name: str
    known: KnownBrowser | None
    version: str | None
    is_exact: bool
    base: str | None = None


def identify(report: BrowserReport) -> Identity | None:
    """None when nothing in the report is the name of a browser."""
    products = _products(report.user_agent)
    full = [brand for brand in report.full_versions if not is_made_up(brand.name)]
    short = [brand for brand in report.brands if not is_made_up(brand.name)]
    base = _base(full, products)
    if found := _speaker([*full, *short], products):
        known, name = found
        tells = [brand.version for brand in (*full, *short, *products) if _is_of(brand, known, name)]
        return Identity(name, known, *_best(known, tells), base)
    return None


def is_made_up(brand: str) -> bool:
    """Whether this is the entry put in so that nobody relies on the list's shape: ``Not)A;Brand`` and the like."""
    letters = re.sub(r"[^a-z]", "", brand.casefold())
    named = any(char.isalpha() for char in brand)
    return (letters.startswith("not") and letters.endswith("brand")) or letters == "yowser" or not named


def significant(version: str) -> str:
    """Less the zeros a reduced version ends in: ``146`` of ``146.0.0.0``, ``26.4`` of ``26.4.0.0``."""
    parts = version.split(".")
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return ".".join(parts)


def is_exact(version: str) -> bool:
    """Whether nothing was left out: four numbers that do not end in two zeros."""
    parts = version.split(".")
    return len(parts) == 4 and bool("".join(parts[2:]).strip("0"))


def _products(user_agent: str) -> list[Brand]:
    if found := _INTERNET_EXPLORER.search(user_agent):
        return [Brand("Trident", found.group(1) or found.group(2))]
    bare = _COMMENT.sub(" ", user_agent)
    products = [Brand(name, version) for name, version in _PRODUCT.findall(bare)]
    stated = next((product.version for product in products if product.name == "Version"), None)
    # Safari's own version is in «Version»; behind «Safari» there is that of its engine.
    return [
        Brand("Safari", stated) if product.name == "Safari" and stated else product
        for product in products
        if product.name.casefold() not in _NO_BROWSERS
    ]


def _speaker(brands: Sequence[Brand], products: Sequence[Brand]) -> tuple[KnownBrowser | None, str] | None:
    """The row and the name: a name that is one browser's own, then an unknown one, then those that others use too."""
    by_brand = [(brand, _by(brand.name, of_brands=True)) for brand in brands]
    by_product = [(product, _by(product.name, of_brands=False)) for product in products]
    for _, known in (*by_brand, *by_product):
        if known and not known.stands_in:
            return known, known.name
    for said, known in (*by_brand, *by_product):
        if known is None and (name := clean_name(said.name)):
            return known_by_name(name), name
    rows = [known for _, known in by_brand if known]
    for row in BROWSERS:  # «Google Chrome» comes with «Chromium», in any order
        if row in rows:
            return row, row.name
    return next(((known, known.name) for _, known in by_product if known), None)


def _by(name: str, *, of_brands: bool) -> KnownBrowser | None:
    wanted = name.casefold()
    return next(
        (row for row in BROWSERS if wanted in {n.casefold() for n in (row.brands if of_brands else row.user_agents)}),
        None,
    )


def _is_of(said: Brand, known: KnownBrowser | None, name: str) -> bool:
    names = (*known.brands, *known.user_agents) if known else (name,)
    return said.name.casefold() in {own.casefold() for own in names}


def _base(full: Sequence[Brand], products: Sequence[Brand]) -> str | None:
    stated = next((brand.version for brand in full if brand.name == "Chromium"), None)
    stated = stated or next((product.version for product in products if product.name == "Chrome"), None)
    return stated and (stated if is_exact(stated) else significant(stated))


def _best(known: KnownBrowser | None, tells: Sequence[str]) -> tuple[str | None, bool]:
    """The most exact of the versions told. A number of the Chromium base is none of the browser's own."""
    own = [version for version in tells if _NUMBERS.fullmatch(version) and not _is_of_base(known, version)]
    exact = next((version for version in own if is_exact(version)), None)
    if exact:
        return exact, True
    return max(map(significant, own), key=lambda version: version.count("."), default=None), False


def _is_of_base(known: KnownBrowser | None, version: str) -> bool:
    return known is not None and known.majors_below is not None and int(version.split(".")[0]) >= known.majors_below

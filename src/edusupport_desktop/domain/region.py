"""The federal subjects, found by any usual name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """``name`` is the official name; ``aliases`` the usual short ones («Чувашия», «Югра», «СПб»)."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Text as people compare it: case, «ё» and the kind of dash do not matter."""
    return re.sub(r"[\s\-–—.,()«»\"]+", " ", text.casefold().replace("ё", "е")).strip()


def find_regions(query: str, regions: Iterable[Region]) -> Sequence[Region]:
    """The regions a teacher may mean, best first: exact names, then beginnings of names, then of words in them.

    An empty query gives all. Tolerates one mistyped or missing letter when nothing else fits.
    """
    regions = tuple(regions)
    wanted = folded(query)
    if not wanted:
        return regions
    ranked = [(rank, region) for region in regions if (rank := _rank(wanted, region)) is not None]
    if ranked:
        return [region for _, region in sorted(ranked, key=lambda pair: pair[0])]
    return _nearly(wanted, regions)


def exact_region(text: str, regions: Iterable[Region]) -> Region | None:
    """The region whose official or usual name this is; None when it is none of them."""
    wanted = folded(text)
    return next((region for region in regions if wanted in map(folded, (region.name, *region.aliases))), None)


def _rank(wanted: str, region: Region) -> int | None:
    names = [folded(name) for name in (region.name, *region.aliases)]
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(f" {wanted}" in name for name in names):
        return 2
    return None


def _nearly(wanted: str, regions: Sequence[Region]) -> Sequence[Region]:
    from difflib import get_close_matches

    names = {folded(name): region for region in regions for name in (region.name, *region.aliases)}
    return list(dict.fromkeys(names[name] for name in get_close_matches(wanted, names, n=5, cutoff=0.8)))

"""The federal subjects, found by any usual name."""

from __future__ import annotations

import re
import unicodedata
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
    # «й» and «ё» pasted on a Mac are two characters each until they are composed.
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return re.sub(r"[\s\-‐‑–—.,()«»\"]+", " ", text).strip()


def find_regions(query: str, regions: Iterable[Region]) -> Sequence[Region]:
    """The regions a teacher may mean, best first: exact names, then beginnings of names, then of words in them,
    in any order («обл московская», «респ татарстан»).

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
    """The one region whose official or usual name this is; the word for its kind may be short («обл.», «респ.»), stand
    in front or behind, or be left out.

    None when it is no region's, and when it is several regions' («ЧР», «РК»): then the teacher must choose.
    """
    wanted, regions = _written_out(folded(text)), tuple(regions)
    named = [region for region in regions if wanted in map(folded, (region.name, *region.aliases))]
    official = [region for region in named if folded(region.name) == wanted]
    bare = _without_kind(wanted)
    candidates = official or named or [region for region in regions if bare and bare in _bare_names(region)]
    return candidates[0] if len(candidates) == 1 else None


_KINDS = frozenset(
    re.findall(
        r"\w+",
        "республика респ край область обл автономная автономный автоном авт округ окр ао город гор г федерального "
        "значения",
    )
)
"""Words that say what kind of region it is, and not which."""


_SHORT_KINDS = {"респ": "республика", "обл": "область"}


def _written_out(name: str) -> str:
    return " ".join(_SHORT_KINDS.get(word, word) for word in name.split())


def _without_kind(name: str) -> str:
    return " ".join(word for word in name.split() if word not in _KINDS)


def _bare_names(region: Region) -> frozenset[str]:
    return frozenset(_without_kind(folded(name)) for name in (region.name, *region.aliases))


def _rank(wanted: str, region: Region) -> int | None:
    names = [folded(name) for name in (region.name, *region.aliases)]
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(f" {wanted}" in name for name in names):
        return 2
    typed = set(wanted.split())
    if any(all(any(word.startswith(part) for word in name.split()) for part in typed) for name in names):
        return 3
    return None


def _nearly(wanted: str, regions: Sequence[Region]) -> Sequence[Region]:
    from difflib import get_close_matches

    regions_by_word: dict[str, list[Region]] = {}
    for region in regions:
        for name in map(folded, (region.name, *region.aliases)):
            for word in {name, name[: len(wanted)]}:  # the whole name, and what of it would have been typed so far
                regions_by_word.setdefault(word, []).append(region)
    # 0.7: one wrong letter in a word of four.
    close = get_close_matches(wanted, regions_by_word, n=5, cutoff=0.7)
    return list(dict.fromkeys(region for word in close for region in regions_by_word[word]))

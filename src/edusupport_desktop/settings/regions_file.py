"""The federal subjects, from ``resources/regions.json``: ``[{"code": "01", "name": …, "aliases": […]}, …]``."""

from __future__ import annotations

import json

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.region import Region


def load_regions(data: bytes) -> tuple[Region, ...]:
    """In the order of the file. Raises ``UntrustedInput("regions_file_wrong")``, with ``entry``, counted from 1, where
    there is one."""
    try:
        listed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UntrustedInput("regions_file_wrong") from error
    if not isinstance(listed, list) or not listed:
        raise UntrustedInput("regions_file_wrong")
    return tuple(_region(place, entry) for place, entry in enumerate(listed, 1))


def _region(place: int, entry: object) -> Region:
    match entry:
        case {"code": str(code), "name": str(name), "aliases": list(aliases)} if (
            code and name.strip() and all(isinstance(alias, str) and alias.strip() for alias in aliases)
        ):
            return Region(code, name, tuple(aliases))
    raise UntrustedInput("regions_file_wrong", entry=place)

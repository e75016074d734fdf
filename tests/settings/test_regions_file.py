"""The list of federal subjects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.region import Region, exact_region
from edusupport_desktop.settings.regions_file import load_regions

SHIPPED = Path(__file__).parents[2] / "resources" / "regions.json"
GOOD = {"code": "27", "name": "Хабаровский край", "aliases": ["Хабаровск"]}


def test_the_shipped_regions_are_the_89_subjects_with_their_usual_names() -> None:
    regions = load_regions(SHIPPED.read_bytes())
    assert len(regions) == 89
    chuvashia = exact_region("Чувашия", regions)
    assert chuvashia is not None
    assert chuvashia.code == "21"


def test_a_region_is_read_as_it_is_written() -> None:
    assert load_regions(json.dumps([GOOD]).encode()) == (Region("27", "Хабаровский край", ("Хабаровск",)),)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"[" * 200_000])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(UntrustedInput, match="regions_file_wrong"):
        load_regions(data)


@pytest.mark.parametrize(
    "entry",
    [7, {}, GOOD | {"code": 27}, GOOD | {"name": " "}, GOOD | {"aliases": "Хабаровск"}, GOOD | {"aliases": [""]}],
)
def test_a_wrong_entry_is_named_by_its_place(entry: object) -> None:
    with pytest.raises(UntrustedInput) as refused:
        load_regions(json.dumps([GOOD, entry]).encode())
    assert refused.value.details == {"entry": 2}

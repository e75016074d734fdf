"""resources/regions.json: the federal subjects as article 65 of the Constitution names and orders them.

The file is a list of ``{"code", "name", "aliases"}`` in the Constitution's own order (republics, territories, regions,
federal cities, the autonomous region, autonomous districts). ``code`` is the number on vehicle plates. The aliases are
what people say or write instead: short and old names, abbreviations, the centre and the large cities.
"""

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from edusupport_desktop.domain.region import Region, find_regions, folded

FILE = Path(__file__).parents[2] / "resources" / "regions.json"

# Meant for several regions: people of each do use the word, so the search must offer them all.
SHARED_ALIASES = {
    "Алтай": {"Республика Алтай", "Алтайский край"},
    "РА": {"Республика Адыгея (Адыгея)", "Республика Алтай"},
    "РБ": {"Республика Башкортостан", "Республика Бурятия"},
    "РК": {"Республика Калмыкия", "Республика Карелия", "Республика Коми", "Республика Крым"},
    "ЧР": {"Чеченская Республика", "Чувашская Республика – Чувашия"},
    "КК": {"Краснодарский край", "Красноярский край"},
    "ПК": {"Пермский край", "Приморский край"},
}


@pytest.fixture(scope="module")
def regions() -> list[Region]:
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    return [Region(row["code"], row["name"], tuple(row["aliases"])) for row in rows]


def words_of(region: Region) -> tuple[str, ...]:
    return (region.name, *region.aliases)


def test_there_are_89_regions_with_their_own_names_and_codes(regions):
    assert len(regions) == 89
    assert len({folded(region.name) for region in regions}) == 89
    assert len({region.code for region in regions}) == 89


def test_a_row_holds_a_code_a_name_and_aliases_and_nothing_else():
    for row in json.loads(FILE.read_text(encoding="utf-8")):
        assert row.keys() == {"code", "name", "aliases"}
        assert row["aliases"], row["name"]


def test_a_code_is_two_digits(regions):
    assert [region.code for region in regions if not (len(region.code) == 2 and region.code.isdecimal())] == []


def test_the_kinds_of_regions_follow_each_other_as_in_the_constitution(regions):
    kinds = [kind_of(region.name) for region in regions]
    expected = ["republic"] * 24 + ["territory"] * 9 + ["region"] * 48
    expected += ["federal city"] * 3 + ["autonomous region"] + ["autonomous district"] * 4
    assert kinds == expected


def kind_of(name: str) -> str:
    ends = {
        "автономная область": "autonomous region",
        "автономный округ": "autonomous district",
        "Республика": "republic",
        "край": "territory",
        "область": "region",
    }
    return next((kind for word, kind in ends.items() if word in name), "federal city")


def test_an_alias_belongs_to_one_region_unless_it_is_meant_for_several(regions):
    owners = defaultdict(set)
    for region in regions:
        for word in words_of(region):
            owners[folded(word)].add(region.name)
    shared = {word: names for word, names in owners.items() if len(names) > 1}
    assert shared == {folded(word): names for word, names in SHARED_ALIASES.items()}


def test_a_region_does_not_repeat_itself(regions):
    for region in regions:
        words = [folded(word) for word in words_of(region)]
        assert len(words) == len(set(words)), region.name


def test_texts_are_composed_cyrillic_without_latin_look_alikes(regions):
    for word in (word for region in regions for word in words_of(region)):
        assert unicodedata.is_normalized("NFC", word), word
        assert word == " ".join(word.split()), word
        strangers = [sign for sign in word if not sign.isalpha() and sign not in " -–().»«"]
        strangers += [sign for sign in word if sign.isalpha() and not unicodedata.name(sign).startswith("CYRILLIC")]
        assert strangers == [], word


def test_every_word_finds_its_region_before_all_others(regions):
    for region in regions:
        for word in words_of(region):
            owners = SHARED_ALIASES.get(word, {region.name})
            found = [hit.name for hit in find_regions(word, regions)]
            assert set(found[: len(owners)]) == owners, word


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("чувашия", "Чувашская Республика – Чувашия"),
        ("Якутия", "Республика Саха (Якутия)"),
        ("югра", "Ханты-Мансийский автономный округ – Югра"),
        ("ЯНАО", "Ямало-Ненецкий автономный округ"),
        ("ЕАО", "Еврейская автономная область"),
        ("питер", "Санкт-Петербург"),
        ("Ленобласть", "Ленинградская область"),
        ("подмосковье", "Московская область"),
        ("Москва", "Москва"),
        ("орел", "Орловская область"),
        ("Казань", "Республика Татарстан (Татарстан)"),
        ("Кузбасс", "Кемеровская область – Кузбасс"),
        ("КБР", "Кабардино-Балкарская Республика"),
        ("спб", "Санкт-Петербург"),
        ("С-Пб", "Санкт-Петербург"),
        ("Башкирия", "Республика Башкортостан"),
        ("Удмуртия", "Удмуртская Республика"),
        ("ХМАО", "Ханты-Мансийский автономный округ – Югра"),
        ("Кубань", "Краснодарский край"),
        ("Нижний Новгород", "Нижегородская область"),
        ("Великий Новгород", "Новгородская область"),
        ("Осетия", "Республика Северная Осетия – Алания"),
    ],
)
def test_what_teachers_type_finds_the_region(regions, typed, name):
    assert find_regions(typed, regions)[0].name == name

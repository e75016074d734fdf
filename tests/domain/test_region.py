"""A region is found by any usual name, mistyped ones included, and never guessed."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import given

from edusupport_desktop.domain.region import Region, exact_region, find_regions, folded
from hostile_text import any_text, pasted_text
from sample_request import all_regions

REGIONS = all_regions()
OWNERS = Counter(folded(word) for region in REGIONS for word in (region.name, *region.aliases))
each_region = pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)


def found(query: str) -> list[str]:
    return [region.name for region in find_regions(query, REGIONS)]


@each_region
def test_every_usual_name_finds_its_region_among_the_first_three(region):
    for word in (region.name, *region.aliases):
        first = max(3, OWNERS[folded(word)])  # «РК» is four republics: all four come first
        mac = unicodedata.normalize("NFD", word)
        for typed in (word, word.upper(), f"  {word.lower()} ", word.replace("ё", "е"), mac):
            assert region.name in found(typed)[:first], typed


@each_region
def test_a_usual_name_means_its_region_unless_it_means_several(region):
    for word in (region.name, *region.aliases):
        is_clear = word == region.name or OWNERS[folded(word)] == 1
        assert exact_region(word.upper().replace("Ё", "Е"), REGIONS) == (region if is_clear else None), word


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Масковская", "Московская область"),
        ("масковская обл", "Московская область"),
        ("область московская", "Московская область"),
        ("обл ленингр", "Ленинградская область"),
        ("край хаб", "Хабаровский край"),
        ("г. Москва", "Москва"),
        ("респ. Татарстан", "Республика Татарстан (Татарстан)"),
        ("тотарстан", "Республика Татарстан (Татарстан)"),
        ("якутя", "Республика Саха (Якутия)"),
        ("чувашыя", "Чувашская Республика – Чувашия"),
        ("питр", "Санкт-Петербург"),
        ("Санкт Петербрг", "Санкт-Петербург"),
        ("Новосибирк", "Новосибирская область"),
        ("владимрская", "Владимирская область"),
        ("северная асетия", "Республика Северная Осетия – Алания"),
        ("Хонты-Мансийск", "Ханты-Мансийский автономный округ – Югра"),
        ("Ямалоненецкий", "Ямало-Ненецкий автономный округ"),
        ("орел", "Орловская область"),
        ("ОРЁЛ", "Орловская область"),
    ],
)
def test_what_teachers_type_finds_the_region_first(typed, name):
    assert found(typed)[0] == name


@pytest.mark.parametrize("word", ["Чувашия", "Якутия", "Московская область", "Красноярск", "Пенза", "Тува"])
def test_one_wrong_or_missing_letter_is_forgiven_anywhere_in_a_name(word):
    region = exact_region(word, REGIONS)
    for place in range(len(word)):
        for typed in (word[:place] + word[place + 1 :], word[:place] + "ы" + word[place + 1 :]):
            assert region.name in found(typed)[:3], typed


def test_a_name_shared_by_two_regions_gives_both():
    assert set(found("Алтай")[:2]) == {"Республика Алтай", "Алтайский край"}


def test_an_exact_name_comes_before_longer_ones():
    assert found("Москва")[0] == "Москва"
    assert found("Новгород")[0] == "Новгородская область"


def test_nothing_typed_gives_all_regions_in_their_order():
    assert found("") == found(" - ") == [region.name for region in REGIONS]


@pytest.mark.parametrize("typed", ["Атлантида", "qwerty", "🎓", "שלום", "\x00", "\ud800", "12345"])
def test_what_is_no_region_finds_none(typed):
    assert found(typed) == []
    assert exact_region(typed, REGIONS) is None


def test_an_empty_text_is_no_region():
    assert exact_region(" ", REGIONS) is None


def test_an_official_name_is_stronger_than_another_region_s_usual_one():
    alias = Region("1", "Первая", ("Вторая",))
    official = Region("2", "Вторая")
    assert exact_region("вторая", [alias, official]) == official


@given(any_text | pasted_text)
def test_any_text_can_be_looked_for(text):
    assert set(find_regions(text, REGIONS)) <= set(REGIONS)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["а", "а ", "ы", " ", "московская "])
def test_a_hundred_thousand_characters_can_be_looked_for(piece):
    find_regions(piece * (100_000 // len(piece)), REGIONS)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Московская обл.", "Московская область"),
        ("обл. Московская", "Московская область"),
        ("ленинградская", "Ленинградская область"),
        ("г. Москва", "Москва"),
        ("город Севастополь", "Севастополь"),
        ("Респ. Марий Эл", "Республика Марий Эл"),
        ("алтайский", "Алтайский край"),
        ("Респ. Алтай", "Республика Алтай"),
        ("Ненецкий АО", "Ненецкий автономный округ"),
        ("Еврейская авт. обл.", "Еврейская автономная область"),
    ],
)
def test_the_kind_of_a_region_may_be_short_or_left_out(typed, name):
    region = exact_region(typed, REGIONS)
    assert region is not None
    assert region.name == name


@pytest.mark.parametrize("typed", ["область", "г.", "АО", "Респ.", "край обл", "Московский", "татар"])
def test_a_kind_alone_or_part_of_a_name_means_no_region(typed):
    assert exact_region(typed, REGIONS) is None

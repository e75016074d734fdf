"""What captured browsers say of themselves, and what nobody says."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.browser_report import Brand, BrowserReport, read_report
from edusupport_desktop.domain.user_agent import identify, is_exact, is_made_up, significant

CAPTURED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "browser_reports.json").read_text("utf-8")
)


@pytest.mark.parametrize("said", CAPTURED, ids=[f"{said['name']} {said['version']}" for said in CAPTURED])
def test_a_captured_browser_is_known_in_whatever_order_its_brands_come(said: dict[str, Any]) -> None:
    shuffling = random.Random(7)  # noqa: S311
    for _ in range(8):
        identity = identify(read_report(said, said["user_agent"]))
        assert identity is not None
        found = (identity.name, identity.version, identity.is_exact, identity.base)
        assert found == (said["name"], said["version"], said["is_exact"], said["base"])
        for brands in (said["brands"], said["fullVersionList"]):
            shuffling.shuffle(brands)


def test_many_versions_of_every_browser_that_names_itself_were_captured() -> None:
    assert len({(said["name"], said["version"]) for said in CAPTURED}) >= 25
    assert {said["name"] for said in CAPTURED} >= {
        "Яндекс Браузер", "Google Chrome", "Chromium", "Microsoft Edge", "Mozilla Firefox", "Opera", "Opera GX",
        "Vivaldi", "Brave", "Atom", "Спутник", "Safari", "Internet Explorer",
    }  # fmt: skip


@pytest.mark.parametrize(
    "brand",
    ["Not)A;Brand", " Not;A Brand", "Not A(Brand", "Not?A_Brand", "Not.A/Brand", "(Not(A:Brand", "Not:A-Brand",
     "Not-A.Brand", "Not;A=Brand", "\\Not\"A;Brand", "99", "", "Yowser"],
)  # fmt: skip
def test_a_made_up_brand_is_no_browser(brand: str) -> None:
    assert is_made_up(brand)
    assert identify(BrowserReport("", brands=(Brand(brand, "99"),))) is None


@pytest.mark.parametrize("brand", ["Google Chrome", "Norton Private Browser", "Notebook", "Браузер 🦊"])
def test_a_real_brand_is_not_taken_for_a_made_up_one(brand: str) -> None:
    identity = identify(BrowserReport("", brands=(Brand(brand, "9.1"), Brand("Chromium", "146"))))
    assert identity is not None
    assert (identity.name, identity.version) == (brand, "9.1")


def test_a_chromium_number_under_yandexs_own_brand_is_none_of_its_versions() -> None:
    said = BrowserReport(
        "Mozilla/5.0 Chrome/146.0.0.0 YaBrowser/26.4.0.0 Safari/537.36",
        full_versions=(Brand("YaBrowser", "146.0.7680.80"), Brand("Chromium", "146.0.7680.80")),
    )
    identity = identify(said)
    assert identity is not None
    assert (identity.name, identity.version, identity.is_exact) == ("Яндекс Браузер", "26.4", False)
    assert identity.base == "146.0.7680.80"


@pytest.mark.parametrize(
    ("version", "short", "exact"),
    [
        ("146.0.0.0", "146", False),
        ("26.4.0.0", "26.4", False),
        ("26.10.0.0", "26.10", False),
        ("4.1.2801.0", "4.1.2801", True),
        ("146.0.7680.80", "146.0.7680.80", True),
        ("140.0", "140", False),
        ("0.0", "0", False),
    ],
)
def test_a_reduced_version_is_told_from_an_exact_one(version: str, short: str, exact: bool) -> None:
    assert (significant(version), is_exact(version)) == (short, exact)


@given(st.text(), st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_no_text_breaks_the_parser(text: str, brands: list[tuple[str, str]]) -> None:
    values = {"brands": [{"brand": name, "version": version} for name, version in brands]}
    identify(read_report({**values, "fullVersionList": values["brands"]}, text))
    identify(read_report({}, f"Chrome/{text} {text}/1.2 ({text}"))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    )
)
def test_values_of_a_wrong_kind_count_as_not_told(value: object) -> None:
    keys = ("brands", "fullVersionList", "platform", "platformVersion", "language", "devicePixelRatio", "window",
            "screen", "cookies")  # fmt: skip
    identify(read_report(dict.fromkeys(keys, value), "x"))


def test_texts_are_cut_and_cleaned() -> None:
    report = read_report({"language": "ru\x00\u202e-RU" + "я" * 100, "platform": "Linux\n🦊"}, "A" * 10_000)
    assert len(report.user_agent) <= 1000
    assert report.language.startswith("ru -RU")
    assert len(report.language) <= 35
    assert report.platform == "Linux 🦊"

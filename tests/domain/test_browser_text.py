"""Names and versions as programs write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.browser_table import known_by_name
from edusupport_desktop.domain.browser_text import clean_name, stated_version, version_in


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("Chromium 146.0.7680.80 built on Debian GNU/Linux 12 (bookworm)\n", "146.0.7680.80"),
        ("Mozilla Firefox 128.5.0esr\n", "128.5.0esr"),
        ("Mozilla Firefox 151.0b3", "151.0b3"),
        ("Google Chrome 146.0.7680.80 ", "146.0.7680.80"),
        ("Yandex 26.4.0.2105 stable", "26.4.0.2105"),
        ("Vivaldi 7.5.3735.58 stable", "7.5.3735.58"),
        ("117.0.5408.39", "117.0.5408.39"),
        ("26", "26"),
        ("Браузер 🦊 1.2.3\u202e", "1.2.3"),
        ("warning: something\nMozilla Firefox 140.0.4", "140.0.4"),
        ("", None),
        ("Firefox", None),
        ("Версия неизвестна", None),
        ("error 5 of 7", None),
        ("١٢.٣", None),
    ],
)
def test_the_version_is_the_first_dotted_number(text: str, version: str | None) -> None:
    assert version_in(text) == version


def test_a_name_is_one_visible_line() -> None:
    assert clean_name(" Мой\tбраузер\r\n\x1b[31m 🦊\u202e\u200fאב\x00 ") == "Мой браузер [31m 🦊 אב"
    assert clean_name("\x00\u202e\n") == ""
    assert len(clean_name("ж" * 1000)) == 80


@given(st.text())
def test_no_text_breaks_the_readers(text: str) -> None:
    cleaned = clean_name(text)
    assert cleaned == clean_name(cleaned)
    version = version_in(text)
    assert version is None or version in text


def test_the_most_trusted_statement_counts_and_empty_ones_are_passed_over() -> None:
    chrome = known_by_name("Google Chrome")
    assert stated_version(chrome, [None, "", "нет", "146.0.7680.80", "145.0.0.1"]) == "146.0.7680.80"
    assert stated_version(None, []) is None


def test_a_yandex_number_of_its_own_is_preferred_to_that_of_its_base() -> None:
    yandex = known_by_name("Яндекс Браузер")
    assert stated_version(yandex, ["146.0.7680.80", "26.4.0.2105"]) == "26.4.0.2105"


def test_the_number_of_the_base_is_labelled_when_yandex_says_nothing_else() -> None:
    yandex = known_by_name("Яндекс Браузер")
    assert stated_version(yandex, ["146.0.7680.80"]) == "Chromium 146.0.7680.80"

"""Numbers in the support's letters and under a teacher's fingers; dates beside them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.incident_number import (
    IncidentNumber,
    find_dates,
    find_numbers,
    typed_number,
    without_numbers,
)
from hostile_text import pasted_text
from sample_request import NUMBER_PATTERN

NUMBER = "INC0001234"


def found(text: str) -> list[str]:
    return [str(number) for number in find_numbers(text, NUMBER_PATTERN)]


WRITTEN = {
    "plain": "INC0001234",
    "with a blank": "INC 0001234",
    "with a no-break space": "INC\xa00001234",
    "with a narrow no-break space": "INC\u202f0001234",
    "with a hyphen": "INC-0001234",
    "with a no-break hyphen": "INC‑0001234",
    "with a dash": "INC – 0001234",
    "with a number sign": "INC№0001234",
    "with a number sign between blanks": "INC № 0001234",
    "with a hash": "INC #0001234",
    "with a colon": "INC: 0001234",
    "with a Cyrillic С": "IN\u04210001234",
    "with a Cyrillic І": "\u0406NC0001234",
    "with a Cyrillic palochka and С": "\u04c0N\u04210001234",
    "with zero-width characters": "I\u200bNC\ufeff0001\u2060234",
    "with direction marks": "\u200eINC\u200f0001234",
    "with a soft hyphen": "INC\xad0001234",
    "in full-width letters and digits": "ＩＮＣ０００１２３４",
    "in square brackets": "[INC0001234]",
    "in round brackets": "(INC0001234)",
    "in angle quotes": "«INC0001234»",
    "in quotes": '"INC0001234"',
    "bold in plain text": "*INC0001234*",
    "before a full stop": "Номер INC0001234.",
    "before a sentence without a blank": "Номер INC0001234.Дата 12.11.2026",
    "before a sentence of one look-alike letter": "Номер INC0001234.В работе",
    "before an English sentence without a blank": "Number INC0001234.The ticket is open",
    "before an emoji": "INC0001234👍",
    "after a colon": "Номер:INC0001234",
    "after a number sign": "№INC0001234",
    "between Hebrew words": "שלום INC0001234 שלום",
    "in a link": "https://desk.example.ru/nav_to.do?sysparm_query=number=INC0001234",
    "in a link with more behind it": "https://desk.example.ru/?number=INC0001234&view=ess",
    "in an escaped link": "https://desk.example.ru/nav_to.do?uri=x%3Fquery%3Dnumber%3DINC0001234%26view",
    "in a link's path": "https://desk.example.ru/tickets/INC0001234/open",
    "in HTML": "<td>INC0001234</td>",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_number_is_found(text):
    assert found(text) == [NUMBER]
    assert found(f"Здравствуйте, зарегистрировано {text} от сегодня") == [NUMBER]


NO_NUMBERS = {
    "nothing": "",
    "a year": "INC2024",
    "too few digits": "INC1234",
    "too many digits": "INC1234567890123456",
    "a sum of money": "inc 12345 руб",
    "lower case": "inc0001234",
    "only the first letter large": "Inc0001234",
    "the end of a word": "VINCI0001234",
    "the end of a Latin word": "PRINC0001234",
    "after a Cyrillic letter": "яINC0001234",
    "after an underscore": "photo_INC0001234",
    "before a letter": "INC0001234a",
    "the memo's own pattern": "INC00000X",
    "a picture's name": "INC0001234_photo.png",
    "a picture named by it": "INC0001234.png",
    "a picture named in capitals": "INC0001234.PNG",
    "a file with more in its name": "INC0001234-photo.jpeg",
    "a copied file": "INC0001234(1).docx",
    "a version": "INC0001234.2",
    "a company before a sum on the next line": "ООО «Рога» INC\n12345 рублей",
    "a company with a full stop": "Apple Inc. 12345",
    "another kind of ticket": "REQ0001234",
    "digits alone": "0001234",
    "a telephone": "8-800-200-9582",
}


@pytest.mark.parametrize("text", NO_NUMBERS.values(), ids=NO_NUMBERS.keys())
def test_what_only_looks_like_a_number_is_not_found(text):
    assert found(text) == []


def test_several_different_numbers_are_all_given_in_their_order():
    assert found("INC0005555 вместо INC0001234, см. INC0005555 и IN\u0421 0001234") == ["INC0005555", "INC0001234"]


def test_leading_zeros_make_another_number():
    assert found("INC0012345 и INC12345") == ["INC0012345", "INC12345"]


def test_another_desk_writes_its_numbers_in_another_way():
    sd = NumberPattern(prefix="SD-", min_digits=3, max_digits=4, example="SD-1234")
    assert [str(number) for number in find_numbers("SD-123, SD-12345, INC0001234", sd)] == ["SD-123"]


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_number_is_taken_out_of_a_line(text):
    assert found(without_numbers(f"Журнал {text} не открыт", NUMBER_PATTERN)) == []


@pytest.mark.parametrize("text", [text for text in NO_NUMBERS.values() if "nc0001234" not in text])
def test_a_line_without_numbers_stays_as_it_is(text):
    line = f"  {text}  №5 … ½ "
    assert without_numbers(line, NUMBER_PATTERN) == line


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("INC0001234", ""),
        ("INC0001234: не открывается журнал", "не открывается журнал"),
        ("[INC0001234] - не открывается", "не открывается"),
        ("Журнал (INC0001234) закрыт", "Журнал закрыт"),
        ("Журнал закрыт, INC0001234", "Журнал закрыт"),
        ("Журнал закрыт: № INC0001234", "Журнал закрыт"),
        ("Журнал INC0001234, 5 «Б»", "Журнал, 5 «Б»"),
        ("По INC0001234 и INC0005555 нет ответа", "По и нет ответа"),
        ("inc0001234 снова", "снова"),
        ("Справка №5 … ½ по INC0001234", "Справка №5 … ½ по"),
        ("👩‍🏫 INC0001234 👩‍🏫", "👩‍🏫 👩‍🏫"),
        ("INC INC0001234 0005555 снова", "снова"),
    ],
)
def test_what_stays_of_a_line_reads_well(line, rest):
    assert without_numbers(line, NUMBER_PATTERN) == rest


@given(pasted_text)
def test_no_text_keeps_a_number(text):
    assert find_numbers(without_numbers(text, NUMBER_PATTERN), NUMBER_PATTERN) == ()


@pytest.mark.parametrize(
    "typed",
    [
        *(WRITTEN[name] for name in WRITTEN if name.startswith(("with", "in full"))),
        "inc0001234",
        "Inc 0001234",
        "іnс0001234",
        "0001234",
        "№ 0001234",
        "  INC0001234\n",
        "INC0001234.",
        "«INC0001234»",
        "[INC0001234]",
        "\u202aINC0001234\u202c",
        "ｉｎｃ０００１２３４",
    ],
)
def test_a_typed_number_is_understood(typed):
    assert typed_number(typed, NUMBER_PATTERN) == IncidentNumber(NUMBER)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "INC", "1234", "INC2024", "INC1234567890123456", "REQ0001234", "INC0001234 INC0005555", "INC0001234a",
     "номер INC0001234", "22.11.2026", "0001234\x000", "🎓", "\ud800"],
)  # fmt: skip
def test_what_is_no_number_is_not_taken_for_one(typed):
    assert typed_number(typed, NUMBER_PATTERN) is None


@given(st.integers(min_value=0, max_value=10**15 - 1), st.integers(min_value=5, max_value=15))
def test_a_number_of_the_desk_is_found_and_understood_as_it_is(value, width):
    number = f"INC{value:0{width}d}"
    assert found(f"Ваш номер {number}, запишите его") == [number]
    assert str(typed_number(number.lower(), NUMBER_PATTERN)) == number


@given(pasted_text)
def test_any_text_can_be_looked_through(text):
    for number in find_numbers(text, NUMBER_PATTERN):
        assert typed_number(str(number), NUMBER_PATTERN) == number
    typed_number(text, NUMBER_PATTERN)
    find_dates(text)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("22.11.2026", [date(2026, 11, 22)]),
        ("от 2.1.2026 г.", [date(2026, 1, 2)]),
        ("22.11.2026г.", [date(2026, 11, 22)]),
        ("(22.11.2026)", [date(2026, 11, 22)]),
        ("Дата регистрации:22.11.2026 10:15:30", [date(2026, 11, 22)]),
        ("зарегистрировано.22.11.2026", [date(2026, 11, 22)]),
        ("22.11.26", [date(2026, 11, 22)]),
        ("2026-11-22", [date(2026, 11, 22)]),
        ("2026-11-22T10:15:30Z", [date(2026, 11, 22)]),
        ("с 22.11.2026 по 25.11.2026", [date(2026, 11, 22), date(2026, 11, 25)]),
        ("22.11.2026-25.11.2026", [date(2026, 11, 22), date(2026, 11, 25)]),
        ("25.11.2026, 22.11.26 и 2026-11-25", [date(2026, 11, 25), date(2026, 11, 22)]),
        ("29.02.2028", [date(2028, 2, 29)]),
        ("🗓22.11.2026", [date(2026, 11, 22)]),
    ],
)
def test_dates_are_found_in_their_order(text, dates):
    assert list(find_dates(text)) == dates


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.02.2026",
        "29.02.2026",
        "00.11.2026",
        "22.13.2026",
        "2026-13-01",
        "2026-02-30",
        "146.0.7680.80",
        "версия 25.2.1.887",
        "Chrome 10.12.7680",
        "Windows 10.0.19045",
        "v12.10.26",
        "1.2.20",
        "3.10.1",
        "10.12.25.1",
        "192.10.12.25",
        "22.11.20261",
        "222.11.2026",
        "8-800-2009-11-12",
        "2026-11-22-5",
        "8.912.22.11.26",
        "+7 912 345-67-89",
        "8-800-200-95-82",
        "INC20261122",
        "20261122",
        "22.11",
        "11.2026",
    ],
)
def test_what_only_looks_like_a_date_is_not_found(text):
    assert find_dates(text) == ()


MEGABYTE = 1_000_000


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    ["INC", "INC ", "INC   ", "INC0000", "INC12345(", "INC0001234.", "INC0001234-", "%3DINC", "I\u200b", "\u200b", " ",
     "#", "0", "1.", "22.11.", "22.11.20", "2026-", "2026-11-", "ІNС№", "\ud800"],
)  # fmt: skip
def test_a_megabyte_made_to_be_slow_is_not(piece):
    text = piece * (MEGABYTE // len(piece))
    find_numbers(text, NUMBER_PATTERN)
    find_dates(text)
    typed_number(f"INC0001234{text}x", NUMBER_PATTERN)

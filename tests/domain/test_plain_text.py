"""Pasted texts lose what harms a letter and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.plain_text import clean_line, clean_text
from hostile_text import any_text, pasted_text


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("", ""),
        ("Журнал, ёлка – «да»", "Журнал, ёлка – «да»"),
        ("раз\r\nдва\rтри\nчетыре", "раз\nдва\nтри\nчетыре"),
        ("раз\u2028два\u2029три\x85четыре\x0bпять\x0cшесть", "раз\nдва\nтри\nчетыре\nпять\nшесть"),
        ("\n\n  отступ\n\nабзац  \n \n", "  отступ\n\nабзац"),
        ("a\tb", "a\tb"),
        ("нуль\x00, звонок\x07, цвет\x1b[31m", "нуль, звонок, цвет[31m"),
        ("\u202eтекст\u202c \u2066и\u2069 \u200eещё\u200f\u061c", "текст и ещё"),
        ("\ufeffсло\xadво\u200b", "слово"),
        ("שלום мир", "שלום мир"),
        ("👩‍🏫", "👩‍🏫"),
        ("می‌خواهم", "می‌خواهم"),
        ("\ud83d\ude00", "😀"),
        ("\ud800а\udfff", "\ufffdа\ufffd"),
        ("½ № … ™", "½ № … ™"),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_a_text_becomes_safe(typed, clean):
    assert clean_text(typed) == clean


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Ref:MSG0012345_aB9", ""),
        ("Текст\n\nRef:MSG0012345_aB9\n", "Текст"),
        ("до Ref:MSG1 после", "до  после"),
        ("ref: msg0012345.Важно", " .Важно"),
        ("Ref:\nMSG1", ""),
        ("Ref:\x00MSG1", ""),
        ("Ref:\u202eMSG1", ""),
        ("Ref:M\u200bSG1", ""),
        ("Ref:\u2028MSG1", ""),
        ("Ref:Ref:MSG1 MSG2", " MSG2"),
        ("RefRef:MSG1:MSG2", "Ref :MSG2"),
        ("Ref: 5, MSG: 6", "Ref: 5, MSG: 6"),
    ],
)
def test_a_watermark_is_taken_out_and_its_neighbours_stay(typed, clean):
    assert clean_text(typed) == clean


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Иванова \n Анна\tПетровна ", "Иванова Анна Петровна"),
        ("МБОУ\xa0«Лицей\u2003№1»", "МБОУ «Лицей №1»"),
        ("\u200b\xa0\x00\n", ""),
    ],
)
def test_a_line_has_single_blanks(typed, clean):
    assert clean_line(typed) == clean


@given(any_text | pasted_text)
def test_a_clean_text_is_clean(text):
    clean = clean_text(text)
    clean.encode("utf-8")
    assert clean_text(clean) == clean
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", clean)
    assert not re.search(r"Ref:\s*MSG", clean, re.IGNORECASE)
    assert clean == clean.rstrip()


@given(any_text | pasted_text)
def test_a_clean_line_is_one_line(text):
    line = clean_line(text)
    assert line.splitlines() in ([], [line])
    assert line == line.strip()
    assert clean_line(line) == line


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1)))
def test_no_letter_and_no_digit_is_lost(words):
    assert clean_line(" ".join(words)).split() == " ".join(words).split()


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["Ref:", "Ref: ", "Ref:\n", "Ref:MSG1 ", " ", "\n", "\x00", "\u202e", "\ud800", "я"])
def test_a_megabyte_made_to_be_slow_is_not(piece):
    clean_line(piece * (1_000_000 // len(piece)) + "x")

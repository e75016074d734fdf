"""Telephone numbers and e-mail addresses as teachers write them."""

import pytest
from hypothesis import given

from edusupport_desktop.domain.contacts import is_email, is_phone, written_phone
from hostile_text import any_text, pasted_text

PHONES = {
    "89123456789": "+7 912 345-67-89",
    "9123456789": "+7 912 345-67-89",
    "+79123456789": "+7 912 345-67-89",
    "8 (912) 345-67-89": "+7 912 345-67-89",
    "+7 912 345 67 89": "+7 912 345-67-89",
    "+7\xa0912\xa0345‑67‑89": "+7 912 345-67-89",
    "тел. 8 912 345 67 89": "+7 912 345-67-89",
    "８９１２３４５６７８９": "+7 912 345-67-89",
    "8 495 123-45-67": "+7 495 123-45-67",
    "8 495 123-45-67 доб. 12": "+7 495 123-45-67 доб. 12",
    "8 495 123-45-67, доб 12": "+7 495 123-45-67 доб. 12",
    "8 495 123-45-67 (доб. 12)": "+7 495 123-45-67 доб. 12",
    "8 495 123-45-67 добавочный 12": "+7 495 123-45-67 доб. 12",
    "8 495 123-45-67 #12": "+7 495 123-45-67 доб. 12",
    "8-800-200-9582": "8 800 200-95-82",
    "88002009582": "8 800 200-95-82",
    "+375 29 123-45-67": "+375 29 123-45-67",
    "+7 701 234 56 78": "+7 701 234-56-78",
    "+49 30 901820": "+49 30 901820",
    "+1 650 253 0000 x5": "+1 650-253-0000 доб. 5",
}

NO_PHONES = ["", "нет", "112", "2-34-56", "8912345678", "891234567890", "8 000 000-00-00", "8 912 ЗВОНИТЕ", "0" * 300,
             "+7 912 345-67-8", "++++", "@", "INC0001234", "12.11.2026", "\x00", "\ud800", "☎"]  # fmt: skip


@pytest.mark.parametrize("typed", PHONES)
def test_a_telephone_that_can_be_rung_is_accepted(typed):
    assert is_phone(typed)


@pytest.mark.parametrize(("typed", "written"), PHONES.items())
def test_a_telephone_is_written_in_the_usual_way(typed, written):
    assert written_phone(typed) == written


@pytest.mark.parametrize("written", PHONES.values())
def test_a_written_telephone_stays_as_it_is(written):
    assert written_phone(written) == written


@pytest.mark.parametrize("typed", NO_PHONES)
def test_what_nobody_can_ring_is_not_accepted_and_not_changed(typed):
    assert not is_phone(typed)
    assert written_phone(typed) == typed.strip()


@pytest.mark.parametrize(
    "address",
    ["ivanova@mail.ru", "a.b-c_d+e@school-1.edu.ru", "IVANOVA@MAIL.RU", "ivanova@школа.рф", "ivanova@ШКОЛА.РФ",
     "ivanova@лицей-1.москва", "ivanova@xn--80aswg.xn--p1ai", " ivanova@mail.ru ", "1@2.ru", "o'neil@mail.ru",
     "a" * 64 + "@mail.ru"],
)  # fmt: skip
def test_an_address_on_the_internet_is_accepted(address):
    assert is_email(address)


@pytest.mark.parametrize(
    "address",
    ["", "@", "ivanova", "ivanova@", "@mail.ru", "ivanova@mail", "ivanova@mail.", "ivanova@.ru", "ivanova@mail..ru",
     "ivanova@mail.r", "ivanova@mail.ru.", "ivanova@@mail.ru", "iva@nova@mail.ru", "iva nova@mail.ru",
     "ivanova@ma il.ru", "ivanova @mail.ru", "iva\xa0nova@mail.ru", ".ivanova@mail.ru", "ivanova.@mail.ru",
     "iva..nova@mail.ru", "иванова@mail.ru", "ivanova@mаil.ru", "ivanova@mail.rу", "ivanova@-mail.ru",
     "ivanova@mail-.ru", "ivanova@ma_il.ru", "ivanova@1.2.3.4", "ivanova@[1.2.3.4]", "ivanova@mail,ru",
     "ivanova@mail.ru, petrov@mail.ru", "ivanova@mail.ru,petrov@mail.ru", "ivanova@mail.ru;petrov@mail.ru",
     "Иванова <ivanova@mail.ru>", "<ivanova@mail.ru>", "mailto:ivanova@mail.ru", '"ivanova"@mail.ru',
     "ivanova(дом)@mail.ru", "a(b)@mail.ru", "ivanova@mail.ru\nBcc: x@mail.ru", "ivanova\x00@mail.ru", "www.mail.ru",
     "ivanova@" + "b" * 64 + ".ru", "a" * 65 + "@mail.ru", "\ud800@mail.ru", "ivanova@\ud800.ru", "👩@mail.ru"],
)  # fmt: skip
def test_what_cannot_be_an_address_is_not_accepted(address):
    assert not is_email(address)


@given(any_text | pasted_text)
def test_any_text_can_be_asked_about(text):
    is_email(text)
    is_email(f"{text}@{text}.ru")
    assert is_phone(text) or written_phone(text) == text.strip()

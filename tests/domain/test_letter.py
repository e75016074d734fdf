"""The letter to the support: complete, in the memo's order and words, and never mistaken for a reply."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.answers import ERROR_FIELDS, TEXT_FIELDS, Answers, Field
from edusupport_desktop.domain.draft import DraftPicture, Way
from edusupport_desktop.domain.identifiers import PictureId
from edusupport_desktop.domain.incident_number import find_numbers
from edusupport_desktop.domain.letter import (
    FACT_LABELS,
    PRACTICE_MARK,
    PRACTICE_NOTICE,
    SECTION_TITLES,
    SUBJECT_LENGTH,
    Letter,
    picture_word,
    write_letter,
)
from hostile_text import any_text, pasted_text
from sample_request import COMPLETE_DRAFT, DESK, NUMBER_PATTERN, PICTURE, complete_draft, draft_with

WHOLE_BODY = """\
Здравствуйте.

Регион: Орловская область
ФИО: Королёва Анна Сергеевна
Наименование учреждения: МБОУ «Лицей №1», Орёл

Суть вопроса:
Журнал не открывается.
Видно белую страницу, см. картинка1.

Логин пользователя инициатора заявки: koroleva.as
Логин пользователя, под которым наблюдается проблема: petrov.ii
Адрес электронной почты: koroleva@школа.рф
Телефон: +7 912 345-67-89

Сообщение об ошибке:
Браузер и версия: Яндекс.Браузер 25.2.1.887
Класс: 5 «Б»
Предмет: Алгебра
Даты: с 12.11.2026 по 14.11.2026
Пользователи (ФИО): Петров Иван Ильич

Порядок действий:
1. Открыла «Журнал».
2. Выбрала 5 «Б».

Во вложении:
картинка1 (файл picture1.png)

С уважением,
Королёва Анна Сергеевна"""


def letter_with(**answers: str) -> Letter:
    return write_letter(draft_with(**answers), DESK)


def subject_of(typed: str) -> str:
    return letter_with(subject=typed).subject


def test_a_complete_request_makes_exactly_this_letter():
    assert write_letter(COMPLETE_DRAFT, DESK) == Letter("Не открывается журнал 5 «Б»", WHOLE_BODY)


def test_the_memo_s_general_data_stand_in_the_memo_s_order():
    answers = COMPLETE_DRAFT.answers
    memo = (Field.REGION, Field.FULL_NAME, Field.INSTITUTION, Field.CITY, Field.ESSENCE)
    memo += (Field.INITIATOR_LOGIN, Field.AFFECTED_LOGIN, Field.EMAIL, Field.PHONE)
    body = write_letter(COMPLETE_DRAFT, DESK).body
    places = [body.index(answers[field]) for field in memo]
    assert places == sorted(places)


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_every_field_is_in_the_letter(field):
    letter = write_letter(COMPLETE_DRAFT.answered({field: "Ёж 42"}), DESK)
    assert "Ёж 42" in letter.subject + letter.body


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_an_empty_field_leaves_no_label_behind(field):
    without = write_letter(COMPLETE_DRAFT.answered({field: " \n\x00\u200b"}), DESK).body
    assert not re.search(r":\s*$", without)
    assert not re.search(r":[ ]*\n\n", without)
    assert "\n\n\n" not in without


def test_an_empty_request_still_makes_a_letter():
    letter = write_letter(complete_draft(answers=Answers(), pictures=()), DESK)
    assert letter == Letter(DESK.system, "Здравствуйте.")


def test_only_the_city_is_known():
    assert "Наименование учреждения: Орёл\n" in letter_with(institution="").body


@pytest.mark.parametrize("has_error_message", [False, None])
def test_without_an_error_message_nothing_of_it_is_in_the_letter(has_error_message):
    body = write_letter(complete_draft(has_error_message=has_error_message), DESK).body
    assert "Сообщение об ошибке" not in body
    assert "Порядок действий" not in body
    assert all(COMPLETE_DRAFT.answers[field] not in body for field in ERROR_FIELDS)


def test_pictures_are_named_in_their_order_with_the_names_of_their_files():
    photo = DraftPicture(PictureId("photo"), 10, 10, media_type="image/jpeg")
    body = write_letter(complete_draft(pictures=(PICTURE, photo, PICTURE)), DESK).body
    listed = "картинка1 (файл picture1.png)\nкартинка2 (файл picture2.jpeg)\nкартинка3 (файл picture3.png)"
    assert f"\n\nВо вложении:\n{listed}\n\n" in body


def test_without_pictures_no_attachment_is_promised():
    assert "Во вложении" not in write_letter(complete_draft(pictures=()), DESK).body


def test_a_picture_is_called_as_the_memo_calls_it():
    assert picture_word(2) == "картинка2"


def test_a_practice_letter_says_so_first_and_in_its_subject():
    letter = write_letter(complete_draft(way=Way.PRACTICE), DESK)
    assert letter.body.startswith(f"{PRACTICE_NOTICE}\n\nЗдравствуйте.")
    assert letter.subject == f"{PRACTICE_MARK}: Не открывается журнал 5 «Б»"


@pytest.mark.parametrize("way", [Way.MAIL, Way.FILE, None])
def test_no_other_letter_speaks_of_practice(way):
    letter = write_letter(complete_draft(way=way), DESK)
    assert "учебное" not in (letter.subject + letter.body).casefold()


def test_a_long_subject_of_a_practice_letter_keeps_its_mark():
    letter = write_letter(replace(draft_with(subject="Журнал " * 50), way=Way.PRACTICE), DESK)
    assert letter.subject.startswith(PRACTICE_MARK)
    assert len(letter.subject) <= SUBJECT_LENGTH


def test_no_line_of_ours_can_be_a_command_to_a_helpdesk():
    russian = dict.fromkeys(TEXT_FIELDS, "ёлка")
    for way in (*Way, None):
        letter = write_letter(replace(COMPLETE_DRAFT.answered(russian), way=way), DESK)
        commands = [line for line in letter.body.splitlines() if re.match(r"\s*[A-Za-z][\w -]*\s*[:=]", line)]
        assert commands == []


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("Не открывается журнал", "Не открывается журнал"),
        ("Re: Не открывается", "Не открывается"),
        ("RE:Не открывается", "Не открывается"),
        ("re : Не открывается", "Не открывается"),
        ("Re[2]: Не открывается", "Не открывается"),
        ("Re(3): Не открывается", "Не открывается"),
        ("Re: Fwd: FW: Отв: На: Не открывается", "Не открывается"),
        ("AW: R: Не открывается", "Не открывается"),
        ("Declined: Accepted: Tentative: Не открывается", "Не открывается"),
        ("Ответ: Пересл: Не открывается", "Не открывается"),
        ("Рисунок: не открывается", "Рисунок: не открывается"),
        ("Re\u200b: Не открывается", "Не открывается"),
        ("\u202eRe: Не открывается", "Не открывается"),
        ("Re：Не открывается", "Не открывается"),
        ("«Re: «Журнал» закрыт", "«Журнал» закрыт"),
        ("\ud800Re: Не открывается", "Не открывается"),
        ("INC0001234 Re: Не открывается", "Не открывается"),
        ("Re: [INC0001234]: Re: Не открывается", "Не открывается"),
        ("INC0001234 - Не открывается", "Не открывается"),
        ("Не открывается (ІN\u0421 0001234)", "Не открывается"),
        ("Re: INC0001234", "АИС «Электронная школа»"),
        ("Ref:MSG0001234_a Не открывается", "Не открывается"),
        ("Не\nоткрывается\tжурнал\x00", "Не открывается журнал"),
        ("", "АИС «Электронная школа»"),
        (" \n", "АИС «Электронная школа»"),
        ("Ремонт: журнал", "Ремонт: журнал"),
        ("Надежда: журнал", "Надежда: журнал"),
        ("Журнал на: 5 класс", "Журнал на: 5 класс"),
    ],
)
def test_a_new_request_does_not_look_like_a_reply(typed, subject):
    assert subject_of(typed) == subject


def test_a_subject_of_the_greatest_length_is_not_touched():
    assert subject_of("ё" * SUBJECT_LENGTH) == "ё" * SUBJECT_LENGTH


def test_a_longer_subject_is_cut_and_stands_in_full_in_the_body():
    typed = "Журнал 5 «Б» " * 20
    letter = letter_with(subject=typed)
    assert len(letter.subject) <= SUBJECT_LENGTH
    assert letter.subject.endswith("…")
    assert f"\n\nТема:\n{typed.strip()}\n\n" in letter.body


def test_a_number_taken_out_of_the_subject_is_kept_in_the_body():
    assert "\n\nТема:\nСнова то же, что в INC0001234, у 5 «Б»\n\n" in (
        letter_with(subject="Re: Снова то же, что в INC0001234, у 5 «Б»").body
    )


def test_a_subject_that_is_whole_is_not_repeated():
    assert "Тема" not in letter_with(subject="Re: Журнал").body


def test_cutting_a_subject_makes_no_number():
    typed = "ё" * (SUBJECT_LENGTH - 13) + " INC" + "0123456789" * 2
    assert find_numbers(typed, NUMBER_PATTERN) == ()
    assert find_numbers(subject_of(typed), NUMBER_PATTERN) == ()


def test_a_watermark_pasted_anywhere_is_gone():
    pasted = dict.fromkeys(TEXT_FIELDS, "до Ref:MSG0012345_aB9 после")
    letter = write_letter(COMPLETE_DRAFT.answered(pasted), DESK)
    assert "MSG" not in letter.subject + letter.body


hostile_answers = st.fixed_dictionaries(
    dict.fromkeys((Field.SUBJECT, Field.ESSENCE, Field.FULL_NAME, Field.STEPS), any_text | pasted_text)
)


@given(hostile_answers, st.sampled_from([*Way, None]))
def test_no_text_breaks_the_letter(answers, way):
    letter = write_letter(replace(COMPLETE_DRAFT.answered(answers), way=way), DESK)
    (letter.subject + letter.body).encode("utf-8")
    assert letter.subject.splitlines() == [letter.subject]
    assert 0 < len(letter.subject) <= SUBJECT_LENGTH
    assert letter.body == letter.body.rstrip()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", letter.body)


@given(pasted_text)
def test_no_subject_makes_a_new_request_look_like_a_reply(typed):
    letter = letter_with(subject=typed, essence=typed)
    assert find_numbers(letter.subject, NUMBER_PATTERN) == ()
    assert not re.match(
        r"\W*(re|aw|r|fwd?|accepted|tentative|declined|отв|ответ|на)\s*([\[(]\d+[\])])?\s*:",
        letter.subject,
        re.IGNORECASE,
    )
    assert not re.search(r"Ref:\s*MSG", letter.subject + letter.body, re.IGNORECASE)


words = st.text(st.characters(categories=["L", "N"]), min_size=1)
separators = st.sampled_from(
    [" ", "\n", "\r\n", "\t", "\xa0", " \x00", "\u202e ", "\u2028", ", ", "\ud800", " — ", "<br>"]
)


@given(st.lists(st.tuples(words, separators)))
def test_every_word_the_teacher_typed_is_in_the_letter(pairs):
    typed = "".join(word + separator for word, separator in pairs)
    letter = letter_with(essence=typed, steps=typed, people=typed, subject=typed)
    for word, _ in pairs:
        assert letter.body.count(word) >= 3
        assert (letter.subject + letter.body).count(word) >= 4


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece", ["я", "слово ", "\n", "Re: ", "Ref:", "INC ", "INC 00001 ", "[", "\x00", "\ud800", "😀"]
)
def test_a_hundred_thousand_characters_in_every_field_make_a_letter(piece):
    text = piece * (100_000 // len(piece))
    letter = write_letter(COMPLETE_DRAFT.answered(dict.fromkeys(TEXT_FIELDS, text)), DESK)
    assert len(letter.subject) <= SUBJECT_LENGTH


def test_labels_and_titles_are_those_a_full_letter_has() -> None:
    """The crib for a call takes a letter apart by them."""
    body = write_letter(replace(COMPLETE_DRAFT, has_error_message=True), DESK).body
    for label in FACT_LABELS:
        assert f"\n{label}: " in body
    for title in SECTION_TITLES[1:]:
        assert f"\n{title}:\n" in body

"""The text made of a list of steps: whole sentences, nothing empty, and every piece found again."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.letter import write_letter
from edusupport_desktop.domain.plain_text import clean_text
from edusupport_desktop.domain.references import find_references
from edusupport_desktop.domain.step_reading import steps_in
from edusupport_desktop.domain.step_sentences import begins_with_verb
from edusupport_desktop.domain.steps import LONGEST_PART, MOST_STEPS, StepPart, StepRow, text_of
from sample_request import COMPLETE_DRAFT, DESK


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], ""),
        ([StepRow()], ""),
        ([StepRow(" ", "\t", "\u200b", ".")], ""),
        ([StepRow("Открыла «Журнал» 7 «Б»")], "1. Открыла «Журнал» 7 «Б»."),
        ([StepRow("журнал 7 «Б», алгебра")], "1. Где: журнал 7 «Б», алгебра."),
        ([StepRow("в журнале", "нажала «Сохранить»")], "1. Где: в журнале. Нажала «Сохранить»."),
        ([StepRow(action="кнопка «Сохранить»")], "1. Действие: кнопка «Сохранить»."),
        ([StepRow(action="затем снова нажал F5!")], "1. Затем снова нажал F5!"),
        ([StepRow(expected="отметка останется")], "1. Ожидалось: отметка останется."),
        ([StepRow(expected="что отметка останется")], "1. Ожидалось, что отметка останется."),
        ([StepRow(expected="ожидала увидеть отметку")], "1. Ожидала увидеть отметку."),
        ([StepRow(result="что отметки нет")], "1. Получилось, что отметки нет."),
        ([StepRow(result="«Ошибка 500»…")], "1. Получилось: «Ошибка 500»…"),
        ([StepRow(result="в результате пустая страница")], "1. В результате пустая страница."),
        ([StepRow(action="нажала «Сохранить»,  ")], "1. Нажала «Сохранить»."),
        ([StepRow(action="1. Открыла."), StepRow(action="2) нажала")], "1. Открыла.\n2. Нажала."),
        ([StepRow(action="Открыла"), StepRow(), StepRow(action="нажала")], "1. Открыла.\n2. Нажала."),
        ([StepRow(action="Нажала\r\nдва раза")], "1. Нажала  два раза."),
        ([StepRow("Где: журнал", "Действие: кнопка")], "1. Где: журнал. Действие: кнопка."),
        (
            [StepRow("Открыла журнал", "нажала «Сохранить» (картинка1, цифра 2)", "отметка", "ошибка")],
            "1. Открыла журнал. Нажала «Сохранить» (картинка1, цифра 2). Ожидалось: отметка. Получилось: ошибка.",
        ),
        (
            [StepRow(action="🦔 ёж"), StepRow(result="\u202eкилотон\u202c")],
            "1. Действие: 🦔 ёж.\n2. Получилось: килотон.",
        ),
    ],
)
def test_fragments_become_whole_sentences(rows: list[StepRow], text: str) -> None:
    assert text_of(tuple(rows)).text == text


@pytest.mark.parametrize(
    ("text", "is_verb"),
    [
        *((verb, True) for verb in ("Открыла", "нажал", "вошёл", "зашла", "ввела", "выбрали", "перехожу", "сохраняю")),
        *((verb, True) for verb in ("Не сохранилась отметка", "затем я нажала", "попыталась войти", "открыть журнал")),
        *((noun, False) for noun in ("журнал", "Школа", "кнопку", "раздел «Отчёты»", "файл", "Портал", "форма", "")),
        *((other, False) for other in ("ivanova_mp", "«Сохранить»", "12.11", "страница", "ведомость", "правила")),
    ],
)
def test_a_verb_is_known_by_its_ending(text: str, is_verb: bool) -> None:
    assert begins_with_verb(text) is is_verb


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("  \n ", ()),
        ("1. Открыла.\n2. Нажала.", (StepRow("Открыла"), StepRow(action="Нажала"))),
        ("1) открыла журнал\n\n2) нажала", (StepRow("открыла журнал"), StepRow(action="нажала"))),
        ("Шаг 1: открыла\nШаг 2: нажала", (StepRow("открыла"), StepRow(action="нажала"))),
        ("1. Зашла. 2. Нажала «5». 3. Сбой", (StepRow("Зашла"), StepRow(action="Нажала «5»"), StepRow(action="Сбой"))),
        ("- открыла\n- нажала", (StepRow("открыла"), StepRow(action="нажала"))),
        ("1. Нажала\nдва раза", (StepRow(action="Нажала два раза"),)),
        ("1. Нажала.\nОжидалось: отметка.\nПолучилось: ошибка", (StepRow("", "Нажала", "отметка", "ошибка"),)),
        ("1. Где: журнал 7 кл. алгебра. Нажала «5».", (StepRow("журнал 7 кл. алгебра", "Нажала «5»"),)),
        ("Открыла и нажала.", None),
        ("Вот что было:\n1. Открыла", None),
        ("1. Открыла\n3. Нажала", None),
        ("2. Открыла", None),
        ("1. Открыла\n\nТак и вчера.", None),
        ("12.11 открыла журнал", None),
        ("1.\n2.", None),
        ("\n".join(f"{n}. Нажала" for n in range(1, MOST_STEPS + 2)), None),
        ("1. " + "а" * (LONGEST_PART + 1), None),
        ("1. " + "а" * 100_000, None),
    ],
)
def test_a_numbered_text_becomes_steps_and_another_one_does_not(text: str, rows: tuple[StepRow, ...] | None) -> None:
    assert steps_in(text) == rows


fragments = st.lists(
    st.sampled_from(
        (
            *(
                "Открыла журнал",
                "нажала «Сохранить»",
                "журнал 7 кл. алгебра",
                "что пусто",
                "Ожидалось: да",
                "Получилось",
            ),
            *(
                "Где: тут",
                "1. ага",
                "картинка1",
                "🦔",
                "\u202eабв",
                "Ref:MSG1",
                ". ",
                "! ",
                "…",
                ";",
                "\n",
                "\r\n",
                " ",
            ),
            *("«A».", "2) б", "Действие: ", "\x00", "\ud800", "\u2028", "ß", "ǆ"),
        )
    ),
    max_size=5,
).map("".join)
cells = st.one_of(fragments, st.text(max_size=12), st.just(""))
lists = st.lists(st.builds(StepRow, cells, cells, cells, cells), max_size=4).map(tuple)

LINE_ENDS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@given(lists)
def test_every_piece_of_the_text_is_found_again_in_its_part(rows: tuple[StepRow, ...]) -> None:
    made = text_of(rows)
    for piece in made.pieces:
        typed = rows[piece.row][piece.part][piece.offset :][: piece.end - piece.start]
        shown = made.text[piece.start : piece.end]
        assert shown[1:] == LINE_ENDS.sub(" ", typed)[1:]
        assert shown[0] in (typed[0], typed[0].upper(), " ")
        assert piece in made.pieces_in(piece.start, piece.end)
    spoken = {(piece.row, piece.part) for piece in made.pieces}
    for row, step in enumerate(rows):
        for part in StepPart:
            assert (row, part) in spoken or not clean_text(step[part]).strip(" \xa0.,;:") or "MSG" in step[part].upper()


@given(lists)
def test_the_text_is_numbered_line_by_line_without_empty_parts(rows: tuple[StepRow, ...]) -> None:
    text = text_of(rows).text
    lines = text.splitlines()
    assert lines == text.split("\n") or not text
    assert all(line.startswith(f"{number}. ") and line[-1] in ".!?…" for number, line in enumerate(lines, 1))


@given(lists)
def test_read_back_the_text_stays_the_same(rows: tuple[StepRow, ...]) -> None:
    text = text_of(rows).text
    assume(not re.search(r"[.!?…;»)]\s+\d{1,2}[.)]\s", text.replace("\n", "X")))  # a list inside a step
    back = steps_in(text)
    assert back is not None
    assert text_of(back).text == text


words = st.sampled_from(["журнал 7 «Б»", "класс", "отметка", "пустая страница", "🦔", "кнопка (картинка1, цифра 2)"])
sentences = st.sampled_from(["Нажала «5»", "Выбрала урок", "Сохранила, потом закрыла", "Ввёл пароль ещё раз"])
of_place = st.sampled_from(["Открыла журнал", "Зашла в «Отчёты»", "Перешёл на вкладку", ""]) | words
usual = st.builds(StepRow, of_place, sentences, words | st.just(""), words | st.just(""))


@given(st.lists(usual, max_size=MOST_STEPS).map(tuple))
def test_usual_steps_come_back_as_they_were(rows: tuple[StepRow, ...]) -> None:
    back = steps_in(text_of(rows).text)
    assert back == rows


@given(st.lists(st.text(max_size=30) | fragments, max_size=5))
def test_no_word_of_a_text_is_lost_when_it_becomes_steps(lines: list[str]) -> None:
    text = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    rows = steps_in(text)
    assume(rows is not None)
    kept = [sign for row in rows or () for part in StepPart for sign in row[part] if sign.isalpha()]
    letters = [sign for sign in text if sign.isalpha()]
    labels = re.compile(r"Где|Действие|Ожидалось|Получилось|шаг", re.IGNORECASE)
    assert "".join(kept) == "".join(letters) or labels.search(text)


@pytest.mark.parametrize("filler", ["а", "1. ", "Ожидалось ", ". ", "\u202e", "картинка1 ", "\n", "Я не ", " ,"])
def test_a_hundred_thousand_characters_are_one_step_too(filler: str) -> None:
    row = StepRow(*((filler * 100_000)[:100_000] for _ in StepPart))
    made = text_of((row,))
    assert len(made.text) < 400_100
    steps_in(filler * 100_000)


@given(lists)
def test_the_letter_holds_the_steps_and_nothing_that_could_not_travel(rows: tuple[StepRow, ...]) -> None:
    draft = COMPLETE_DRAFT.with_steps(rows)
    body = write_letter(draft, DESK).body
    text = clean_text(draft.answers.steps)
    assert not text or f"Порядок действий:\n{text}" in body
    body.encode("utf-8")


def test_a_reference_in_a_step_is_one_of_the_text() -> None:
    (number,) = find_references(text_of((StepRow(action="нажала (картинка1, цифра 2)"),)).text).numbers
    assert (number.numbers, number.pictures) == ((2,), (1,))


def test_the_draft_has_a_list_as_long_as_its_text_is_the_one_made_of_it() -> None:
    empty = Draft(COMPLETE_DRAFT.id, COMPLETE_DRAFT.started_at)
    assert empty.has_step_list
    assert not COMPLETE_DRAFT.has_step_list  # a text that came from elsewhere
    listed = empty.with_steps((StepRow(action="нажала"),))
    assert (listed.answers.steps, listed.has_step_list) == ("1. Нажала.", True)
    assert not listed.answered({Field.STEPS: "нажала и всё"}).has_step_list

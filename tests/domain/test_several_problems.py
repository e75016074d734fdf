"""Signs of two problems in one text: measured on labelled requests, shown on single ones, quiet on anything else."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.clauses import LONGEST, clauses
from edusupport_desktop.domain.several_problems import SecondProblem, SignKind, second_problem
from edusupport_desktop.settings.desk_file import load_desk
from hostile_text import any_text, pasted_text

ROOT = Path(__file__).parents[2]
SECTIONS = load_desk((ROOT / "resources" / "desks" / "electronic_school.toml").read_bytes()).sections
MARK = "‖"
"""Where the second problem begins."""


@dataclass(frozen=True)
class Labelled:
    texts: tuple[tuple[Field, str], ...]
    second_at: tuple[Field, int] | None

    def found(self) -> SecondProblem | None:
        return second_problem(self.texts, SECTIONS)


def labelled(half: str) -> list[Labelled]:
    rows = tomllib.loads((ROOT / "tests" / "data" / "several_problems" / f"{half}.toml").read_text(encoding="utf-8"))
    return [_labelled(row) for kind in ("one", "two") for row in rows[kind]]


def _labelled(row: dict[str, str]) -> Labelled:
    fields = (Field.SUBJECT, Field.ESSENCE, Field.STEPS)
    marked = [(field, row.get(field.value, "")) for field in fields]
    places = [(field, text.index(MARK)) for field, text in marked if MARK in text]
    return Labelled(tuple((field, text.replace(MARK, "")) for field, text in marked), places[0] if places else None)


def test_half_of_the_labelled_letters_tell_of_one_problem() -> None:
    is_two = [bool(text.second_at) for half in ("tuned", "held_out") for text in labelled(half)]
    assert len(is_two) >= 100
    assert is_two.count(False) == is_two.count(True)


@pytest.mark.parametrize("half", ["tuned", "held_out"])
def test_most_letters_of_two_problems_are_noticed_and_few_of_one(half: str) -> None:
    texts = labelled(half)
    two, one = [text for text in texts if text.second_at], [text for text in texts if not text.second_at]
    assert min(len(two), len(one)) >= 36
    noticed = [text for text in two if text.found()]
    alarms = [text for text in one if text.found()]
    right = [text for text in noticed if _is_right(text)]
    recall, false_alarms = len(noticed) / len(two), len(alarms) / len(one)
    print(
        f"\n{half}: {len(two)} texts of two problems, noticed {len(noticed)} (recall {recall:.2f}), "
        f"the second one found where it begins {len(right)}; "
        f"{len(one)} of one, asked about {len(alarms)} (false alarms {false_alarms:.2f})"
    )
    assert recall >= 0.8
    assert false_alarms <= 0.1
    assert len(right) >= 0.8 * len(noticed)


def _is_right(text: Labelled) -> bool:
    found = text.found()
    return found is not None and (found.field, found.at) == text.second_at


def of(essence: str, subject: str = "", steps: str = "") -> tuple[str, set[SignKind]] | None:
    found = second_problem(((Field.SUBJECT, subject), (Field.ESSENCE, essence), (Field.STEPS, steps)), SECTIONS)
    if found is None:
        return None
    assert all((sign.field, sign.start, sign.end) == (found.field, found.at, found.end) for sign in found.signs)
    text = {Field.ESSENCE: essence, Field.STEPS: steps}[found.field]
    return text[found.at : found.end], {sign.kind for sign in found.signs}


def test_another_question_is_one() -> None:
    found = of("Не сохраняется оценка. Второй вопрос: когда дадут отпуск?")
    assert found == ("Второй вопрос: когда дадут отпуск?", {SignKind.ANOTHER_QUESTION, SignKind.ANOTHER_SECTION})


def test_also_before_a_complaint_is_one_and_before_what_was_tried_none() -> None:
    assert of("Не сохраняется оценка. Также не печатается справка.") == (
        "Также не печатается справка.",
        {SignKind.ALSO, SignKind.ANOTHER_SECTION},
    )
    assert of("Не сохраняется оценка. Также пробовала в другом браузере, не сохраняется.") is None
    assert of("Не сохраняется оценка. И ещё раз нажала, не сохраняется.") is None


def test_numbered_complaints_are_and_numbered_steps_are_not() -> None:
    complaints = of("1. Не открывается журнал.\n2. Не печатается справка.")
    assert complaints is not None
    assert SignKind.LIST in complaints[1]
    assert of("1. Открыла журнал.\n2. Нажала «Печать справки».\n3. Не печатается.") is None


def test_another_part_of_the_system_is_one_and_another_class_is_none() -> None:
    assert of("Не открывается журнал 5А. Не приходят сообщения родителям.") is not None
    assert of("Не открывается журнал 5А. Не открывается журнал 5Б. Не открывается журнал 6В.") is None


def test_another_message_is_one_and_the_same_message_is_none() -> None:
    found = of("В журнале пишет «Сессия истекла». При загрузке справки пишет «Файл слишком большой».")
    assert found is not None
    assert SignKind.ANOTHER_MESSAGE in found[1]
    assert of("В журнале пишет «Сессия истекла 1». При загрузке справки пишет «Сессия истекла 2».") is None


def test_a_complaint_with_no_word_of_the_first_is_one_right_after_it_and_later_none() -> None:
    first, other = "Не открывается презентация.", "Психологу нельзя сохранить заключение."
    assert of(f"{first} {other}") == (other, {SignKind.NOTHING_IN_COMMON})
    assert of(f"{first} Не открывается презентация психологу.") is None
    assert of(f"{first} Второй день мучаемся. {other}") is None


def test_the_steps_are_read_too_and_the_subject_alone_says_nothing() -> None:
    assert of("Не могу войти.", steps="Ввела логин.\nИ ещё не печатается справка.") is not None
    assert of("", subject="Не открывается журнал. Также не печатается справка.") is None


def test_a_desk_that_names_no_sections_is_asked_about_what_words_alone_tell() -> None:
    texts = ((Field.ESSENCE, "Не открывается журнал. Ещё одна проблема: нет справки."),)
    assert second_problem(texts, {}) is not None
    assert second_problem(((Field.ESSENCE, "Не открывается журнал. Нет справки."),), {}) is None


@given(any_text | pasted_text)
def test_no_text_breaks_it_and_places_lie_inside(text: str) -> None:
    found = second_problem(((Field.SUBJECT, text), (Field.ESSENCE, text)), SECTIONS)
    assert found is None or 0 <= found.at < found.end <= len(text)
    parts = clauses(text, SECTIONS)
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert [part.start for part in parts] == sorted({part.start for part in parts})


@pytest.mark.parametrize(
    "piece",
    ["Не идёт. И ещё пишет «Ошибка». ", "и а ", "1) ", "«", "ещё ", "\n", ".", " ", "не ", "как а", "İ", "\ud800"],
)
def test_of_a_hundred_thousand_characters_the_beginning_is_read(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert clauses(text, SECTIONS) == clauses(text[:LONGEST], SECTIONS)
    second_problem(((Field.ESSENCE, text),), SECTIONS)

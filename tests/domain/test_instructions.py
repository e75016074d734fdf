"""Steps a letter of the support tells to take: found in labelled letters, and not where there are none."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given

from edusupport_desktop.domain.instructions import LONGEST_STEP, MOST_STEPS, asked_in, find_instructions
from edusupport_desktop.inbox.reply_parser import parse_letter
from hostile_text import pasted_text
from reply_letters import ReplyLetter, our_letter, reply_letters

FOLDER = Path(__file__).parent.parent / "data/instructions"


@dataclass(frozen=True)
class Labelled:
    text: str
    kind: str
    steps: tuple[str, ...]


def labelled(name: str) -> list[Labelled]:
    letters = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["letter"]
    return [Labelled(each["text"].strip("\n"), each["kind"], tuple(each.get("steps", ()))) for each in letters]


@dataclass(frozen=True)
class Figures:
    """``recall``: of the labelled steps, those found word for word. ``precision``: of the found ones, those labelled.
    ``alarms``: letters without a step in which one was found."""

    recall: float
    precision: float
    alarms: list[str]


def figures(letters: list[Labelled]) -> Figures:
    wanted = found = right = 0
    alarms = []
    for letter in letters:
        steps = find_instructions(letter.text)
        wanted, found = wanted + len(letter.steps), found + len(steps)
        right += len(set(steps) & set(letter.steps))
        if steps and not letter.steps:
            alarms.append(letter.text)
    return Figures(right / wanted, right / found, alarms)


@pytest.mark.parametrize(("name", "recall", "alarms"), [("tuned", 1.0, 0), ("held_out", 0.85, 0)])
def test_most_steps_are_found_and_hardly_any_where_there_are_none(name: str, recall: float, alarms: int) -> None:
    letters = labelled(name)
    found = figures(letters)
    without = sum(not letter.steps for letter in letters)
    print(
        f"\n{name}: {len(letters)} letters, recall {found.recall:.2f}, precision {found.precision:.2f}, "
        f"false alarms {len(found.alarms)} of {without}"
    )
    assert found.recall >= recall
    assert len(found.alarms) <= alarms, found.alarms
    assert found.precision >= recall


TELL_TO_DO_SOMETHING = {
    "zammad_answer": ("Очистите кэш браузера и войдите снова.",),
    "thunderbird_wrote_two_lines": ("Обновите страницу сочетанием Ctrl+F5.",),
    "person_inline_picture": ("Сделайте как на картинке:",),
    "person_instructions": (
        "Выйдите из системы.",
        "Очистите кэш: Ctrl+Shift+Delete.",
        "В поле «Период» укажите вторую четверть.",
        "Войдите снова.",
    ),
    "person_is_it_solved": ("Проверьте, пожалуйста.",),
}


@pytest.mark.parametrize("letter", reply_letters(), ids=lambda letter: letter.name)
def test_letters_of_helpdesks_have_the_steps_they_have_and_no_others(letter: ReplyLetter) -> None:
    _, ours = our_letter()
    text = parse_letter(letter.data).reply.text
    assert find_instructions(text, f"{ours.subject}\n{ours.body}") == TELL_TO_DO_SOMETHING.get(letter.name, ())


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", ()),
        ("> Очистите кэш.\nЁлка", ()),
        ("Очистите кэш.\n\n> Обновите страницу.", ("Очистите кэш.",)),
        ("Нажмите «Сохранить», нажмите «Да».", ("Нажмите «Сохранить», нажмите «Да».",)),
        ("Появится «Нажмите здесь».", ()),
        ("Вы нажимаете «Да» и обновляете страницу.", ()),
        ("1. Ёж\n2. Выйдите.\n3. Войдите.", ("Ёж", "Выйдите.", "Войдите.")),
        ("1. Ёж\n2. Уж\n3. Войдите.", ("Войдите.",)),
        ("Шаг 2: Выйдите.", ("Выйдите.",)),
    ],
)
def test_what_is_a_step_and_what_is_not(text: str, steps: tuple[str, ...]) -> None:
    assert find_instructions(text) == steps


def test_what_is_a_step_is_none_of_the_questions() -> None:
    asked = asked_in("Очистите кэш и сообщите о результате.\nКакой класс?")
    assert asked.steps == ("Очистите кэш и сообщите о результате.",)
    assert asked.questions == ("Какой класс?",)


@given(pasted_text)
def test_no_text_breaks_it(text: str) -> None:
    for each in (text, f"Сделайте:\n1. {text}\n2. {text}", f"Очистите {text}"):
        steps = find_instructions(each)
        assert len(steps) <= MOST_STEPS
        assert all(0 < len(step) <= LONGEST_STEP for step in steps)


def test_a_letter_of_steps_alone_has_an_end() -> None:
    assert len(find_instructions("\n".join(f"{number}. Нажмите {number}." for number in range(1000)))) == MOST_STEPS

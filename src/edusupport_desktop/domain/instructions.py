"""«Необходимо четко следовать инструкции специалиста»: the steps a letter of the support tells the teacher to take.

A guess by words, as the questions are. How often it is right is measured on labelled letters: see docs/testing.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.own_words import own_words
from edusupport_desktop.domain.questions import asks, find_questions, is_quoted, paragraphs, sentences_of

MOST_STEPS = 40
LONGEST_STEP = 600
"""Characters."""
_MOST_TEXT = 100_000
_MANY_ORDERS = 3
"""So many orders in one sentence are steps of their own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a letter wants of the teacher, each in the letter's order and words. No sentence is in both."""

    questions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def asked_in(text: str, ours: str = "") -> Asked:
    """``ours`` as in ``find_questions``. What is a step is none of the questions: what happened at it is its answer."""
    steps = find_instructions(text, ours)
    told = "\n".join(steps)
    return Asked(tuple(each for each in find_questions(text, ours) if each not in told), steps)


def find_instructions(text: str, ours: str = "") -> tuple[str, ...]:
    """What the letter tells to do, step by step: sentences with an order, or the entries of a list that is one.

    Sentences of ``ours``, the letter that is answered, are left out however they are quoted.
    """
    found: list[str] = []
    gathered: list[tuple[str, bool]] = []
    for paragraph, is_entry in (*paragraphs(own_words(text[:_MOST_TEXT])), ("", False)):
        if paragraph and is_entry:
            gathered.append((paragraph, True))
            continue
        if not paragraph and gathered and (gathered[-1][1] or gathered[-1][0].endswith(":")):
            continue  # a blank line before a list or between its entries
        found += _steps_of(gathered)
        gathered = [(paragraph, False)] if paragraph else []
    found += _steps_of(gathered)
    kept = [_LEADING.sub("", step) for step in found if not is_quoted(step, ours)]
    return tuple(dict.fromkeys(step[:LONGEST_STEP] for step in kept if re.search(r"\w", step)))[:MOST_STEPS]


def _steps_of(part: Sequence[tuple[str, bool]]) -> list[str]:
    """Of a paragraph, or of one with the list below it."""
    leading = [paragraph for paragraph, is_entry in part if not is_entry]
    entries = [paragraph for paragraph, is_entry in part if is_entry]
    steps = [step for paragraph in leading for step in _orders_in(paragraph)]
    last = sentences_of(leading[-1])[-1] if leading and leading[-1].strip() else ""
    is_announced = last.endswith(":") and bool(_ANNOUNCES.search(last)) and not asks(last)
    orders = sum(bool(_orders_in(entry)) for entry in entries)
    if entries and (is_announced or (orders > 1 and 2 * orders >= len(entries))):
        if steps and steps[-1].endswith(":"):
            steps.pop()
        return steps + [entry.rstrip(" ;,") for entry in entries]
    return steps + [step for entry in entries for step in _orders_in(entry)]


def _orders_in(paragraph: str) -> list[str]:
    orders: list[str] = []
    for sentence in sentences_of(paragraph):
        words = _QUOTED.sub(" ", _LINK.sub(" ", sentence)).rstrip()
        is_idle = words.endswith("?") or _IDLE.search(words)
        if is_idle or not any(found.search(words) for found in (_ORDER, _NEEDED, _INTO_A_FIELD)):
            continue
        parts = [part.strip(" ,;") for part in _NEXT_ORDER.split(sentence)]
        orders += parts if len(parts) >= _MANY_ORDERS else [sentence]
    return orders


_STEMS = (
    r"за(?:йд|кро|пуст|полн|регистрир|грузи|мени)|пере(?:йд|запуст|загруз|установ|зайд|логин|мест|включ|нес)"
    r"|вы(?:йд|бер|полн|ключ|дел|став|груз)|во(?:йд|спользу|сстанов)|от(?:кро|ключ|мет|мен|редактируй|кажи)"
    r"|наж(?:м|им)|навед|очист|обнов|удал|добав|установ|сним|постав|введ|сохран|скопир|повтор|дожд|подожд"
    r"|включ|использу|измен|созда|назнач|смен|провер|попробу|щ[её]лкн|кликн|прокрут|раскро|разверн|авториз"
    r"|убед|сброс|разреш|сдела|откреп|закреп|привяж|отвяж|скача|распеча|подпиш|верн|пройд|начн|най"
    r"|продолж|сформир|исправ|пересчит|сверь|примен|настро|пользу|след|держ"
)
_IMPERATIVE = rf"(?:{_STEMS})[а-яё]{{0,12}}(?<=[ийь])те(?:сь)?(?![\w-])"
_ORDER = re.compile(rf"(?<![\w-]){_IMPERATIVE}", re.IGNORECASE)
"""«Зайдите», «очистите», «убедитесь»: an imperative of the plural, not «нажимаете»."""

_INFINITIVES = (
    r"зайти|войти|выйти|перейти|открыть|закрыть|нажать|выбрать|очистить|обновить|удалить|добавить|установить|снять"
    r"|поставить|ввести|сохранить|скопировать|повторить|дождаться|подождать|отключить|включить|выключить"
    r"|воспользоваться|использовать|изменить|создать|назначить|сменить|проверить|попробовать|переустановить"
    r"|перезагрузить|перезапустить|запустить|выполнить|заполнить|отметить|исправить|отредактировать|сформировать"
    r"|выгрузить|загрузить|скачать|сбросить|разрешить|убедиться|привязать|отвязать|отменить|перенести|выставить"
    r"|сделать|вернуться|авторизоваться|подписать|применить|настроить"
)
_PLACE = r"(?:пол[ея]|граф[уе]|строк[уе]|окн[оае]|столбе?ц?[еу]|ячейк[уе])"
_INTO_A_FIELD = re.compile(
    rf"\b(?:укажите|впишите|напишите|запишите)\b[^.?!]{{0,60}}\b{_PLACE}\b"
    rf"|\bво? {_PLACE}\b[^.?!]{{0,60}}\b(?:укажите|впишите|напишите)\b"
    r"|\bподтвердите (?:действие|удаление|операцию|выход|вход|перевод|изменение)",
    re.IGNORECASE,
)
"""Verbs that ask the teacher to tell something, unless they are about a place on the screen."""
_NEEDED = re.compile(
    r"\b(?:необходимо|нужно|надо|следует|требуется|прос(?:им|ьба)|прошу|рекоменду(?:ем|ется)|советуем|должны"
    rf"|попробуйте|достаточно)\b[^.?!]{{0,80}}\b(?:{_INFINITIVES})\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:сделайте|выполните|следующие (?:действия|шаги)|следующее|порядок действий|инструкци|по шагам|алгоритм"
    r"|необходимо|нужно|надо|следует|требуется|чтобы|для (?:решения|исправления|устранения|этого))",
    re.IGNORECASE,
)
"""A line with a colon at its end that leads to a list of steps."""
_IDLE = re.compile(
    # What stands under every notice, and leads to the letter and not to the problem.
    r"\bне (?:отвечайте|забудьте|забывайте|отправляйте|сообщайте|передавайте|волнуйтесь|беспокойтесь|пытайтесь)"
    r"|\bобратите внимание|\bпримите|\bоцените|\bоценить|\bоценк[уи] (?:качеств|работ)"
    r"|\bожидайте|\bобращайтесь|\bобратитесь"
    r"|\b(?:чтобы|для) (?:\w+ )?(?:просмотр\w*|посмотреть|просмотреть|отслеж\w+|отследить|ответа|ответить"
    r"|отписаться|отпис\w+|добав\w+ комментар\w+|связ\w+|обратной связи|оценки)"
    r"|\bпо ссылке (?:ниже|в письме)|\bв (?:теме|ответном) письм|\bна это письмо|\bэто(?:го)? письм"
    r"|\bсохраняйте (?:номер|тему)|\bсохраните (?:номер|это|его|данное)"
    r"|\bномер (?:обращения|инцидента|заявки) (?:в теме|при)|\bпри (?:повторном )?обращении"
    r"|\bанкет|\bопрос(?:е|а|у)?\b|\bличн\w+ кабинет\w* (?:поддержки|заявителя)"
    r"|\bдождитесь (?:ответа|решения|звонка|письма)|\bподождите ответа"
    r"|\bмы (?:\w+ )?(?:проверим|исправим|сообщим|уточним)|\bбудет необходимо\b|\bне (?:нужно|требуется|надо)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"“][^«»\"“”\n]{0,200}[»\"”]")
"""«Нажмите» on a button is the button's word."""
_NEXT_ORDER = re.compile(
    rf"[,;]\s+(?:[аи]\s+)?(?:(?:затем|потом|далее|после этого|снова)\s+)?(?={_IMPERATIVE})", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:шаг\s*(?:№\s*)?\d{1,2}\s*[.:)–—-]?\s+)", re.IGNORECASE)

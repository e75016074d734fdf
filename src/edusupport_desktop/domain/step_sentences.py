"""Which words a part of a step needs before it, so that it is understood without the heading of its column.

What begins with a verb stands for itself: «Открыла журнал», «Затем нажала «Сохранить»», «Ожидала увидеть отметку».
Anything else is said to be what it is: «Где: журнал 7 «Б»», «Ожидалось: отметка останется», «Ожидалось, что …».
Nothing is said of who did it: whether a man or a woman writes is not known.
"""

from __future__ import annotations

import re

LABELS = {"place": "Где: ", "action": "Действие: ", "expected": "Ожидалось: ", "result": "Получилось: "}
CLAUSES = {"expected": "Ожидалось, ", "result": "Получилось, "}
"""Before «что …»."""

EXPECTATION = re.compile(r"(?i:ожидал(?:ось|ись|ась|ся|и|а|о)?(?!\w)|ожидаем\w{2,3} результат)")
OUTCOME = re.compile(r"(?i:(?:получилось|вышло|в результате|результат)(?!\w))")

# Before a verb: «я», «мы», «не», «затем», «ещё раз» …
_LEADING = re.compile(
    r"(?i:(?:я|мы|не|и|а|затем|потом|далее|дальше|после|этого|снова|опять|ещё|еще|раз|сначала|сперва|сразу|теперь|там|"
    r"здесь|дважды|трижды|вновь|также|тоже|во-первых|во-вторых|наконец)(?!\w)[ \xa0,]{0,2}){0,4}"
)
_WORD = re.compile(r"[А-Яа-яЁё]+")
_VERB = re.compile(
    r"(?i:\w{2,}л(?:ась|ись|ось|ся|а|и|о)?|\w+[её]л|\w*ш[её]?л(?:ась|ись|ся|а|и)?"  # открыла, ввёл, зашёл, вошла
    r"|\w{2,}(?:аю|яю|ую|юсь|усь|аем|яем|уем|аемся)|(?:за|в|пере|вы|при|про|под)?(?:хожу|ходим)|ввожу|ставлю|хочу|вижу"
    r"|\w{2,}(?:ать|ить|ыть|еть|ться|йти))"
)
_NOUN = re.compile(  # with the same endings
    r"(?i:журнал|раздел|подраздел|файл|портал|протокол|материал|терминал|канал|сигнал|персонал|функционал|оригинал|филиал|"
    r"интервал|пробел|отдел|зал|стол|пол|угол|школа?|шкала|правил[ао]|числ[ао]|начало|дел[ао]|недели|модели|роли|детали|"
    r"профили|пароли|цели|табели|печать)"
)


def beginning_of(text: str, part: str) -> str:
    """``text`` has words and no blank at its beginning; ``part`` is one of ``LABELS``. Empty when nothing is needed."""
    label = LABELS[part]
    if text.casefold().startswith(label.strip().casefold()):
        return ""
    if part in CLAUSES:
        if (EXPECTATION if part == "expected" else OUTCOME).match(text):
            return ""
        return CLAUSES[part] if re.match(r"(?i:что)[ \xa0]", text) else label
    return "" if begins_with_verb(text) else label


def begins_with_verb(text: str) -> bool:
    """Guessed by the endings, of Russian words only; a wrong guess costs a word too many or too few, no more."""
    leading = _LEADING.match(text)
    found = _WORD.match(text, leading.end() if leading else 0)
    return found is not None and _VERB.fullmatch(found[0]) is not None and _NOUN.fullmatch(found[0]) is None

"""Names of people in a text, as far as they can be told: «Иванов И. П.», «Пётр Иванов», «Мария Петровна».

A guess that keeps quiet in doubt: a surname alone, a first name alone, a city or a button is no find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from edusupport_desktop.domain.first_names import is_first_name

_CAPITAL = re.compile(r"(?<![\w-])[А-ЯЁ](?:\.|[а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?![\w-]))")
_PATRONYMIC = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:[еёо]вич|ьич|[оеё]вн|ичн|инич)(?:|[аеуы]|ем|ой)", re.IGNORECASE)
_SURNAME = re.compile(
    r"[А-ЯЁ][а-яё-]*(?:[оеё]в|[иы]н|ск|цк|енк|чук|щук|нюк|ян|дзе|швили|о|ко|ук|юк)"
    r"(?:|[аеуы]|ым|ой|ого|ому|им|ий|ая|ую|о)",
    re.IGNORECASE,
)
# Beginnings of words that stand in capitals and are no surnames.
_NO_SURNAME = re.compile(
    r"журнал|класс|школ|лице|гимнази|город|област|район|кра[йяею]|республик|ошибк|сообщени|кнопк|страниц|вкладк|"
    r"электронн|дневник|портал|госуслуг|пользовател|учител|учени|завуч|директор|родител|расписани|отчет|оценк|"
    r"четверт|урок|предмет|русск|язык|литератур|математик|алгебр|геометри|физик|физкультур|хими|биологи|истори|"
    r"обществознани|географи|информатик|технологи|музык|изо|обж|английск|немецк|французск|яндекс|браузер|хром|"
    r"январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|понедельник|вторник|сред|четверг|"
    r"пятниц|суббот|воскресень|нижн|верхн|велик|нов|стар|санкт|москв|петербург|здравствуй|добр|уважаем|спасибо|"
    r"коллег|поддержк|техническ|министерств|управлени|отдел|комитет|центр|дом|дет|муниципальн|государственн|"
    r"бюджетн|общеобразовательн|средн|основн|начальн|картинк|снимок|снимк|скрин|дат|врем|систем|раздел|меню|пункт|"
    r"поле|окно|форм|сохранит|войти|далее|отмен|готов|выход|вход|логин|парол|меня|наш|ваш|его|их|она?|они|мы|вы",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"(?:имени|им\.|ул\.|улиц\w+|просп\w*\.?|пр\.|пер\.|пл\.|площад\w+|памят\w+|премия|премии)[ \t\xa0]*$",
    re.IGNORECASE,
)
_LONGEST = 20_000
"""Characters that are read: this is advice, and a page of names must not make typing slow."""
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n«\"(–—-])[ \t\xa0\d.)]*$")


@dataclass(frozen=True, slots=True)
class Person:
    """``text[start:end]`` is a name."""

    start: int
    end: int


def find_person(text: str, known: Iterable[str] = ()) -> Person | None:
    """The first name of a person in the text; ``known`` are full names that do not count, in whatever form."""
    text = text[:_LONGEST]
    known_words = [_stem(word) for name in known for word in re.findall(r"[А-ЯЁа-яё]{3,}", name)]
    for run in _runs(text):
        if len(run) > 1 and _is_person(text, run) and not _is_known(run, known_words):
            return Person(run[0].start(), run[-1].end())
    return None


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words and initials that stand side by side."""
    run: list[re.Match[str]] = []
    for match in _CAPITAL.finditer(text):
        if _is_common_word(match[0]):
            yield run
            run = []
            continue
        if run and text[run[-1].end() : match.start()].strip(" \xa0"):
            yield run
            run = []
        run.append(match)
    yield run


@lru_cache(maxsize=4096)
def _is_common_word(word: str) -> bool:
    return bool(_NO_SURNAME.match(word)) and not is_first_name(word)


def _is_person(text: str, run: list[re.Match[str]]) -> bool:
    before = text[max(0, run[0].start() - 40) : run[0].start()]
    if _NAMED_AFTER.search(before):
        return False
    words = [match[0] for match in run if len(match[0]) > 2]
    initials = len(run) - len(words)
    if initials:
        return any(initials > 1 or _SURNAME.fullmatch(word) for word in words)
    if _SENTENCE_START.search(before) and not _names_someone(words[0]):
        words = words[1:]  # a sentence begins with a capital, whatever it begins with
    firsts = [word for word in words if is_first_name(word)]
    if any(_PATRONYMIC.fullmatch(word) for word in words) and (firsts or len(words) > 1):
        return True
    return bool(firsts) and len(words) > len(firsts)


def _names_someone(word: str) -> bool:
    return bool(is_first_name(word) or _SURNAME.fullmatch(word) or _PATRONYMIC.fullmatch(word))


def _is_known(run: list[re.Match[str]], known_words: list[str]) -> bool:
    """Whether the surname is one of those: two people of one school may well share a first name."""
    words = [match[0] for match in run if len(match[0]) > 2]
    telling = [word for word in words if not is_first_name(word) and not _PATRONYMIC.fullmatch(word)] or words
    return all(any(_stem(word) == known for known in known_words) for word in telling)


def _stem(word: str) -> str:
    """A name without the ending of its case."""
    word = word.casefold().replace("ё", "е")
    return re.sub(r"(?:ого|ому|ой|ою|ым|им|ий|ая|ую|ем|ом|[аеуыиоюяйь])$", "", word) if len(word) > 3 else word

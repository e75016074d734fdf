"""Where a Russian text refers to a picture («картинка1», «на картинках 1 и 3», «рис. 2», picture2.png) or to a number
on it («цифра 3 на картинке2»).

The memo's own word is «картинкаN»; teachers write the others. What is read as a reference, and what is not:

* the word in any case, then the number: at once, after blanks, «№» or «номер»; never on the next line;
* several numbers after a plural or an abbreviation («картинки 1, 2 и 4», «рис. 1-3»), two after a singular apart from
  its number («на картинке 1 и 2»);
* «2-я картинка», «на 2 картинке»; ordinals in words («первая картинка») are not read;
* not «картинки 5 класса», «фото 10 учеников», «скриншот 12.11.2026», «рисунок 3х4»: there the number counts or names
  something else. A number of more than two digits is none of a picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

REMOVED = "[?]"
"""Stands where the number of a picture stood that was removed: so that the text cannot come to mean another one."""


@dataclass(frozen=True, slots=True)
class PictureReference:
    """One number, or one range of numbers, by which a text names pictures.

    ``start`` and ``end`` enclose the number alone, ``phrase`` the words with all their numbers. ``pictures`` counts
    from 1 (0 when somebody wrote that); several for a range, none where a removed picture was named.
    ``is_certain``: it cannot mean anything else; «картинка 3» could also begin «картинка 3 задания».
    """

    start: int
    end: int
    phrase: tuple[int, int]
    pictures: tuple[int, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True)
class NumberReference:
    """«цифра 3 на картинке2»: a number drawn on a picture; ``phrase`` encloses «цифра 3», or «цифры 1-3».

    ``pictures`` are those the text names with it; empty when it names none.
    """

    phrase: tuple[int, int]
    numbers: tuple[int, ...]
    pictures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class References:
    """What a text refers to, in its order."""

    pictures: tuple[PictureReference, ...]
    numbers: tuple[NumberReference, ...]


@lru_cache(maxsize=16)  # the rules, the hints and the buttons ask for the same texts at every letter typed
def find_references(text: str) -> References:
    """In time proportional to the length of the text, whatever it is."""
    pictures: list[PictureReference] = []
    phrases: list[_PicturePhrase] = []
    marked: list[_NumberPhrase] = []
    for found in _PHRASE.finditer(text):
        if found["digits_word"]:
            marked.append(_NumberPhrase(found.span(), tuple(_numbers(found["digits"])), found["digits_word"]))
            continue
        tokens = _tokens(found)
        if not tokens:
            continue
        phrase = found.span() if found["ordinal"] else (found.start(), tokens[-1].end)
        certain = _is_certain(found)
        references = [PictureReference(t.start, t.end, phrase, t.numbers, certain or not t.numbers) for t in tokens]
        pictures += references
        phrases.append(_PicturePhrase(phrase, tuple(number for token in tokens for number in token.numbers)))
    return References(tuple(pictures), tuple(_with_their_pictures(text, marked, phrases)))


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _PicturePhrase:
    span: tuple[int, int]
    pictures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _NumberPhrase:
    span: tuple[int, int]
    numbers: tuple[int, ...]
    word: str


_BLANK = "[ \t\xa0]"
_ENDINGS = "ами|ах|ам|ою|ой|ом|ов|а|е|и|у|ы"
_REMOVED = r"\[\?\]"

# A number of a picture ends here: no further digit or letter, no date or fraction, no «1-го», no time, size or share.
_END_OF_NUMBER = r"(?!\w)(?![.,:/][0-9])(?!-(?:й|я|е|ю|х|м|го|му|ми|ый|ий|ой|ая|ое|ые|ом|ую|ого|ому)\b)"
_END = rf"{_END_OF_NUMBER}(?![ \t\xa0]?[%°×*])(?![ \t\xa0][xх][ \t\xa0]?[0-9])"
# What is counted («10 учеников») or numbered («5 класса», «5 «Б»») instead.
# Genitives alone: «на картинке 1 класс не виден».
_OTHER_THING = (
    rf"(?!{_BLANK}{{1,2}}(?:[А-ЯЁа-яё]{_BLANK})?(?:класс(?:а|ов|у|е|ах)|кл\.|ученик(?:а|ов)|учениц|учащихся|обучающихся|"
    r"дет(?:ей|и)|реб[её]нка|человек|чел\.|урок(?:а|ов)|четверти|полугоди[яй]|курса|групп|парал+ел|школ[ыа]?\b|задани[яй]|"
    r"задач[аи]?\b|упражнени[яй]|вопрос(?:а|ов)|страниц(?:ы|)\b|стр\.|параграфа|тем[ыа]?\b|шт|раза?\b|год[а]?\b|лет\b|г\.|"
    r"месяц(?:а|ев)|недел[иь]|дн(?:я|ей)|час(?:а|ов)|минут|мин\b|секунд|сек\b|январ|феврал|март|апрел|ма[яй]\b|июн|июл|"
    r"август|сентябр|октябр|ноябр|декабр|[мкг]б\b|[mkg]b\b|px\b|пикс|см\b|мм\b|кг\b|руб|балл|процент|файл(?:а|ов)|"
    r"родител(?:я|ей)|учител(?:я|ей)|педагог(?:а|ов)|пользовател(?:я|ей)))"
    rf"(?!{_BLANK}{{0,2}}[«\"][А-ЯЁа-яёA-Za-z][»\"])"
)
_NUMBER = r"(?:[1-9][0-9]?|0)"
_APART = rf"{_NUMBER}{_END}{_OTHER_THING}"
_RANGE = rf"(?:[1-9][0-9]?[-–—][1-9][0-9]?{_END}{_OTHER_THING})"
_ONE = rf"(?:{_REMOVED}|{_RANGE}|{_APART})"
_FIRST = rf"(?:{_REMOVED}|{_RANGE}|(?(joined){_NUMBER}{_END_OF_NUMBER}|{_APART}))"
_MARKED = r"[0-9]{1,3}(?:[-–—][0-9]{1,3})?(?!\w)"
_AND = rf"(?:{_BLANK}{{0,2}},{_BLANK}{{0,2}}(?:и{_BLANK}{{1,2}})?|{_BLANK}{{1,2}}(?:и|или){_BLANK}{{1,2}})"
_SIGN = r"(?:№|#|номер|N(?![a-z]))"
_BETWEEN = rf"(?:{_BLANK}{{0,2}}(?P<sign>{_SIGN}){_BLANK}{{0,2}}|{_BLANK}{{1,2}}|(?P<joined>[_-]?))"

_SINGULAR = (
    "картинк(?:ой|ою|а|е|у)|рисун(?:ок|к(?:ом|а|у|е))|сним(?:ок|к(?:ом|а|у|е))|скрин(?:шот)?(?:ом|а|у|е)?|"
    "фотографи(?:я|ю|ей|е)|изображени(?:ем|е|ю|и)|picture"
)
_PLURAL = (
    "картин(?:к(?:ами|ах|ам|и)|ок)|рис\\.?|рисунк(?:ами|ах|ам|ов|и)|снимк(?:ами|ах|ам|ов|и)|"
    "скрин(?:шот)?(?:ами|ах|ам|ов|ы)|фото(?:графи(?:ями|ях|ям|й|и))?|изображени(?:ями|ях|ям|й|я)|pictures"
)
_ONE_NUMBER_FIRST = "картинк[аеуи]|рисун(?:ок|к[аеу])|сним(?:ок|к[аеу])|скрин(?:шот)?[ауе]?"

_PHRASE = re.compile(
    # What it can begin with, first: most of a text need not be looked at closer.
    r"(?=[крсфицнмp1-9\[])"
    rf"(?<!\w)(?:(?:(?P<plural>{_PLURAL})|(?P<singular>{_SINGULAR}))(?:{_BLANK}экрана)?{_BETWEEN}"
    rf"(?:(?P<name>{_NUMBER}(?=\.(?:png|jpe?g)\b))|(?P<list>{_FIRST}(?(plural)(?:{_AND}{_ONE}){{0,20}}|"
    rf"(?(joined)|(?:{_BLANK}{{1,2}}(?:и|или){_BLANK}{{1,2}}{_ONE})?))))"
    rf"|(?<![.,:/-])(?P<ordinal>[1-9][0-9]?|{_REMOVED})(?:-?(?:ая|ый|ой|ую|ом|я|й|ю|м|е){_BLANK}{{1,2}}(?:{_ONE_NUMBER_FIRST})"
    rf"|{_BLANK}{{1,2}}(?:картинке|рисунке|снимке|скриншоте))(?!\w)"
    rf"|(?P<digits_word>цифр(?:{_ENDINGS})?|(?:номер|метк)(?:{_ENDINGS})?){_BLANK}{{0,2}}(?:№{_BLANK}?)?"
    rf"(?P<digits>{_MARKED}(?:{_AND}{_MARKED}{_OTHER_THING}){{0,20}}))",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"{_REMOVED}|([0-9]+)(?:[-–—]([0-9]+))?")


def _tokens(found: re.Match[str]) -> list[_Token]:
    for group in ("name", "list", "ordinal"):
        if found[group] is not None:
            start = found.start(group)
            return [
                _Token(start + one.start(), start + one.end(), tuple(_numbers(one[0])))
                for one in _TOKEN.finditer(found[group])
            ]
    return []


def _numbers(text: str) -> list[int]:
    """Those of «1, 3-5 и 7»; a range that runs backwards, or over a hundred, is its two ends."""
    numbers: list[int] = []
    for one in _TOKEN.finditer(text):
        first, last = one[1], one[2]
        if first is None:
            continue
        if last is None:
            numbers.append(int(first))
        elif 0 < int(last) - int(first) <= 100:
            numbers += range(int(first), int(last) + 1)
        else:
            numbers += (int(first), int(last))
    return numbers


def _is_certain(found: re.Match[str]) -> bool:
    return bool(found["name"] or found["sign"] or found["joined"] is not None)


_NEXT = re.compile(
    rf"{_BLANK}{{0,2}}[,(]?{_BLANK}{{0,2}}(?:(?:на|с|со|из|в|см\.?){_BLANK}{{1,2}})?[«\"]?", re.IGNORECASE
)
_PREVIOUS = re.compile(
    rf"[»\"]?{_BLANK}{{0,2}}[,;:(–—-]?{_BLANK}{{0,2}}(?:(?:под|с|со|у|возле|около|за|на|в|см\.?){_BLANK}{{1,2}})?",
    re.IGNORECASE,
)
_LONGEST_GAP = 12


def _with_their_pictures(
    text: str, marked: Sequence[_NumberPhrase], phrases: Sequence[_PicturePhrase]
) -> list[NumberReference]:
    """Each number with the pictures named right behind it («цифра 3 на картинке2»), else right before it."""
    found: list[NumberReference] = []
    at = 0
    for number in marked:
        while at < len(phrases) and phrases[at].span[0] < number.span[0]:
            at += 1
        pictures: tuple[int, ...] | None = None
        if at < len(phrases) and _is_gap(_NEXT, text, number.span[1], phrases[at].span[0]):
            pictures = phrases[at].pictures
        elif at and _is_gap(_PREVIOUS, text, phrases[at - 1].span[1], number.span[0]):
            pictures = phrases[at - 1].pictures
        if pictures is not None or number.word[:1] in "цЦ":  # «номер 3» alone may be anything's number
            found.append(NumberReference(number.span, number.numbers, pictures or ()))
    return found


def _is_gap(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= _LONGEST_GAP and pattern.fullmatch(text, start, end) is not None

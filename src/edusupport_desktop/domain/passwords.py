"""Passwords that slipped into a text. The support never needs one, and a letter is read by many.

Told apart from talk about passwords («забыл пароль», «пароль не принимается») by what follows the word: a password
has digits, Latin letters or stands alone where a value stands; talk goes on with Russian words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice


@dataclass(frozen=True, slots=True)
class Password:
    """``text[start:end]`` can be taken out as a whole and leaves a readable text; ``value`` is the password in it."""

    start: int
    end: int
    value: str


def find_passwords(text: str) -> tuple[Password, ...]:
    """In their order, as positions in ``text``. A guess: it misses an odd password rather than hit prose."""
    found: list[Password] = []
    for word in islice(_words(text), _MOST_WORDS):
        if found and word.start() < found[-1].end:
            continue
        password = _pair(text, word) or _single(text, word)
        if password is not None:
            found.append(password)
    return tuple(found)


def _words(text: str) -> Iterator[re.Match[str]]:
    """Where the text says «пароль», «password» and the like."""
    lower = text.lower()
    if len(lower) != len(text):  # some letters are two when they are small
        yield from _WORD.finditer(text)
        return
    # Four times as quick as to ignore the case: the rules are applied while somebody types.
    for place in _SMALL_WORD.finditer(lower):
        if word := _WORD.match(text, place.start()):
            yield word


_MOST_WORDS = 300
"""So that no text, however often it says «пароль», makes the search slow."""


def password_beside_login(text: str) -> Password | None:
    """In a field for a login alone: «petrov Qwerty12» or «petrov/Qwerty12»."""
    match = _BESIDE_LOGIN.fullmatch(text)
    if match is None or not (_has_letter(match[2]) and _has_digit(match[2])):
        return None
    return Password(match.end(1), match.end(2), match[2])


_WORDS = r"(?:парол\w{0,3}|пассворд|пасс|passw\w*|pass|pwd|pswd|psw|parol|gfhjkm|п[ие]н-?код|pin(?:-code)?)(?!\w)"
_WORD = re.compile(rf"(?<!\w){_WORDS}", re.IGNORECASE)
_SMALL_WORD = re.compile(_WORDS)
_BESIDE_LOGIN = re.compile(r"\s*([a-z][\w.@-]{2,63})(?:\s*/\s*|\s+)([!-~]{6,64})\s*", re.IGNORECASE | re.ASCII)

# Every repetition has a limit: a text of blanks would take as long as it likes to be looked through.
# «пароль от АИС», «пароль ученика Петрова», «пароль (новый)»: whose it is, before the colon.
_WHOSE = (
    r"(?:[ \t\xa0]{1,9}(?:от|для|к|ко|на|в|во|у|из|за)(?:[ \t\xa0]{1,9}[\w@.«»\"-]{1,40}){1,4}?"
    r"|[ \t\xa0]{1,9}(?:учен|учит|польз|род|реб|дет|админ|зав|дир|мо|тво|её|ее|его|их|нов|стар|врем|прежн|текущ|тот)"
    r"\w{0,20}(?:[ \t\xa0]{1,9}[\w@.-]{1,40}){0,2}?"
    r"|[ \t\xa0]{0,9}\([^()\n]{1,40}\))?"
)
_ASSIGNED = re.compile(
    _WHOSE + r"[ \t\xa0]{0,9}(?:[:=]|->|=>)[ \t\xa0]{0,9}(?P<line>\n[ \t\xa0]{0,9})?(?P<value>\S{1,200})", re.I
)
_DASHED = re.compile("(?:" + _WHOSE + r"[ \t\xa0]{1,9})?[-–—]{1,2}[ \t\xa0]{0,9}(?P<value>\S{1,200})", re.I)
_NEXT = re.compile(
    r"(?:[ \t\xa0]{1,9}(?:был[аи]?|такой|вот|мой|у меня|учени\w+|поставил\w?|сделал\w?|"
    r"(?P<whose>(?:от|для|на|к)[ \t\xa0]{1,9}[\w.«»-]{1,40})))?[ \t\xa0]{1,9}(?P<value>\S{1,200})",
    re.I,
)
_PAIR_BEFORE = re.compile(
    r"(?<!\w)(?:логин\w{0,2}|лог|login|л)\.?[ \t\xa0]{0,9}(?:/|\\|\||,|и|-)[ \t\xa0]{0,9}$", re.IGNORECASE
)
_PAIR = re.compile(
    r"[ \t\xa0]{0,9}[:=–—-]?[ \t\xa0]{0,9}([\w.@+-]{2,80})"
    r"([ \t\xa0]{0,9}[/\\|,;:][ \t\xa0]{0,9}|[ \t\xa0]{1,9})(\S{1,200})",
    re.ASCII,
)

_OPENING = "«\"“„'(<[`"
_CLOSING = "»\"”'),;>]`"
_HIDDEN = re.compile(r"[*•·.…xхXХ_?#-]+")
_DATE_OR_VERSION = re.compile(r"\d{1,4}(?:[./:-]\d{1,4})+(?:г\.?)?")
_PHONE = re.compile(r"\+?\d[\d()-]{9,17}")
_SCHOOL_CLASS = re.compile(r"\d{1,2}[-«\"]?[а-яё][»\"]?", re.IGNORECASE)
_NUMBER_OF_A_LETTER = re.compile(r"(?:INC|ИНЦ|RITM|REQ)\W?\d+", re.IGNORECASE)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w+|https?:\S+|www\.\S+", re.IGNORECASE)
_COUNTED = re.compile(
    r"[ \t\xa0]{0,9}(?:раз|мин|сек|час|дн|ден|сут|нед|мес|лет|год|г\.|симв|знак|букв|цифр|попыт|учен|чел|шт|польз|"
    r"класс|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|числ|урок|кабин|вопрос)",
    re.IGNORECASE,
)
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_GOES_ON_IN_LATIN = re.compile(r"[ \t\xa0]{1,9}[a-z]", re.IGNORECASE)
_ENDS_OR_LOGIN = re.compile(
    r"[ \t\xa0]{0,9}(?:[,;.]?[ \t\xa0]{0,9}(?:$|\n)|[,;][ \t\xa0]|[,;]?[ \t\xa0]{0,9}(?:и\s+)?(?:логин|лог\b|login))",
    re.I,
)
_SCREEN_BEFORE = re.compile(
    r"(?:введ\w+|ввод\w*|невер\w+|неправ\w+|забы\w+|смен\w+|измен\w+|сброс\w*|или|«)[ \t\xa0]{0,9}$", re.IGNORECASE
)
_OWNER_BEFORE = re.compile(r"(?<!\w)(?:мой|наш|новый|старый|временный)$", re.IGNORECASE)
_PROSE = re.compile(
    r"не|нет|нельзя|невер|неправ|ошиб|забы|сброс|подход|прин[яи]|прош|прих|пиш|появ|выда|вы[хш]|вв[оеё]|вво|повтор|запр|"
    r"измен|помен|смен|создан|прежн|стар|нов|тот|тож|мо[йеёя]|сво|правил|верн|верен|отсут|пуст|скр[ыо]|зв[ёе]зд|есть|"
    r"зна|мог|мож|как|где|что|это|кто|чей|ок$|далее|вход|вой|кноп|поле|окно|систем|сайт|госуслуг|есиа|аис|логин|"
    r"парол|менедж|сохран|восстан|треб|нужен|надо|обяз|кирил|латин|любой|просит|просрочен|истек|истёк|действ|устар|"
    r"блок|заблок|слаб|прост|слож|корот|длин|секрет|конфид|сообщ|ук[аы]з|присл|переда|выслан|по |ваш|так|же$|"
    r"уже|ещё|еще",
    re.IGNORECASE,
)
_LATIN_WORDS = re.compile(
    r"(?:invalid|incorrect|wrong|error|required|expired|forgot|reset|change|changed|failed|denied|null|none|undefined|"
    r"empty|unknown|must|cannot|field|is|was|not|login|password|user\w*|e-?mail|ok|sms|chrome|chromium|google|yandex|"
    r"firefox|mozilla|opera|edge|safari|windows\w*|android\w*|ios\w*|linux|office|excel|word|microsoft|apple|iphone|"
    r"caps|capslock|enter|shift|num|html?|http\S*|err\w*_\w*)",
    re.IGNORECASE,
)  # fmt: skip


def _pair(text: str, word: re.Match[str]) -> Password | None:
    """«логин/пароль: petrov/Qwe123»: the login stays."""
    if not _PAIR_BEFORE.search(text[max(0, word.start() - 12) : word.start()]):
        return None
    match = _PAIR.match(text, word.end())
    if match is None:
        return None
    value, is_split = _bare(match[3]), bool(match[2].strip())
    looks_like_one = _has_digit(value) or (is_split and value.isascii() and _has_letter(value))
    if not looks_like_one or len(value) < 3 or _is_something_else(value) or _COUNTED.match(text, match.end()):
        return None
    return Password(match.end(1), _end_of_value(match, 3), value)


def _single(text: str, word: re.Match[str]) -> Password | None:
    """«пароль: Qwe123», «пароль – Qwe123», «пароль Qwe123»: the surer the sign between, the less is asked of it."""
    is_of_pair = bool(_PAIR_BEFORE.search(text[max(0, word.start() - 12) : word.start()]))
    for pattern, is_password in ((_ASSIGNED, _is_assigned), (_DASHED, _is_dashed), (_NEXT, _is_next)):
        match = pattern.match(text, word.end())
        if match is not None:
            value = _bare(match["value"])
            if not value or _HIDDEN.fullmatch(value) or (is_of_pair and not _has_digit(value)):
                return None
            return _taken_out(word, match, value) if is_password(value, match, word) else None
    return None


def _is_assigned(value: str, match: re.Match[str], word: re.Match[str]) -> bool:
    text, end = match.string, match.end()
    if match["line"] and (_is_something_else(value) or not _has_digit(value)):
        return False
    if value.isdecimal():
        return len(value) >= 3 and not _COUNTED.match(text, end)
    if _has_digit(value):
        return not _NUMBER_OF_A_LETTER.fullmatch(value) and not _SCHOOL_CLASS.fullmatch(value)
    if _LATIN.search(value):
        return not _LATIN_WORDS.fullmatch(value) and not _GOES_ON_IN_LATIN.match(text, end)
    return _is_word_alone(value, text, end) and not _SCREEN_BEFORE.search(
        text[max(0, word.start() - 24) : word.start()]
    )


def _is_dashed(value: str, match: re.Match[str], word: re.Match[str]) -> bool:
    text, end = match.string, match.end()
    if _has_digit(value):
        return len(value) >= 4 and not _is_something_else(value) and not _COUNTED.match(text, end)
    if _LATIN.search(value):
        return not _LATIN_WORDS.fullmatch(value) and not _GOES_ON_IN_LATIN.match(text, end)
    line_start = text.rfind("\n", 0, word.start()) + 1
    before = text[max(line_start, word.start() - 24) : word.start()].strip(" \t\xa0-–—•*")
    return (not before or bool(_OWNER_BEFORE.search(before))) and _is_word_alone(value, text, end)


def _is_next(value: str, match: re.Match[str], _: re.Match[str]) -> bool:
    if len(value) < 4 or not _has_digit(value) or _is_something_else(value):
        return False
    if match["whose"] and value.isdecimal():
        return False  # «пароль от сентября 2026»
    return not _COUNTED.match(match.string, match.end())


def _is_word_alone(value: str, text: str, end: int) -> bool:
    """A Russian word where a value stands, and nothing that would make a sentence of it."""
    return len(value) >= 4 and not _PROSE.match(value) and bool(_ENDS_OR_LOGIN.match(text, end - _closing(text, end)))


def _is_something_else(value: str) -> bool:
    kinds = (_DATE_OR_VERSION, _PHONE, _SCHOOL_CLASS, _NUMBER_OF_A_LETTER, _ADDRESS, _LATIN_WORDS)
    return any(kind.fullmatch(value) for kind in kinds)


def _taken_out(word: re.Match[str], match: re.Match[str], value: str) -> Password:
    """The whole phrase, with the comma that joined it to its line; in a sentence the word «пароль» stays."""
    text, start, end = word.string, word.start(), _end_of_value(match, "value")
    goes_on = re.match(r"[ \t\xa0]{1,9}[^\s,;.(–—-]", text[end : end + 9])
    if match.re is _NEXT or goes_on or _OWNER_BEFORE.search(text[max(0, start - 24) : start].rstrip(" \t\xa0")):
        return Password(match.start() if match.re is _NEXT else _end_of_words(match), end, value)
    while start and text[start - 1] in " \t\xa0,;/(":
        start -= 1
    if start in (0, text.rfind("\n", 0, start) + 1):
        end += len(text[end : end + 9]) - len(text[end : end + 9].lstrip(" \t\xa0,;."))
    return Password(start, end, value)


def _end_of_words(match: re.Match[str]) -> int:
    """Where the sign between the word and the value begins."""
    return match.start() + len(match.string[match.start() : match.start("value")].rstrip(" \t\xa0\n:=–—->«\"'("))


def _end_of_value(match: re.Match[str], group: int | str) -> int:
    """Without the comma or the full stop of the sentence."""
    return match.start(group) + len(match[group].rstrip(",;."))


def _closing(text: str, end: int) -> int:
    return len(text[:end]) - len(text[:end].rstrip(",;."))


def _bare(token: str) -> str:
    return token.lstrip(_OPENING).rstrip(_CLOSING).rstrip(".")


def _has_digit(value: str) -> bool:
    return any(sign.isdecimal() for sign in value)


def _has_letter(value: str) -> bool:
    return any(sign.isalpha() for sign in value)

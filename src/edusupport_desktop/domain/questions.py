"""The questions in a letter of the support: what has to be answered before the support can go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edusupport_desktop.domain.own_words import own_words

MOST_QUESTIONS = 30
_LONGEST_QUESTION = 600
_SHORTEST_QUOTATION = 5
_MOST_TEXT = 100_000
"""Characters of a letter that are looked at: nobody asks further down."""

_LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
_MARK = re.compile(r"[ \t]*(?:\(?\d{1,2}[.)](?=\s)|[-–—•*·▪●](?=\s)|[а-яa-z]\)(?=\s))[ \t\u00a0]*", re.IGNORECASE)
# A full stop ends a sentence only before a capital letter, so that «т. е.» and «7 «А» кл.» stay whole.
_END = re.compile(
    r"(?<=[?!…])[\"»”')\]]*\s+|(?<=[^\W\d_]{3}[.;])\s+(?=[\"«“(]?[A-ZА-ЯЁ])|(?<=[\d»\")][.;])\s+(?=[A-ZА-ЯЁ])"
)
_ASKS = re.compile(r"\?[\"»”')\]!?.…]*$")

_VERBS = (
    r"укажите|уточните|пришлите|сообщите|напишите|опишите|предоставьте|приложите|подскажите|подтвердите|вышлите"
    r"|направьте|назовите|ответьте|скажите|дополните|перечислите|прикрепите|отправьте|поясните|передайте"
)
_INFINITIVES = (
    r"указать|уточнить|прислать|сообщить|написать|описать|предоставить|приложить|подсказать|подтвердить|выслать"
    r"|направить|назвать|ответить|дополнить|перечислить|прикрепить|отправить|пояснить|передать"
)
_THINGS = (
    r"скриншот|снимок|снимк|логин|верси|класс|предмет|дат[аы]|фио|адрес|телефон|описани|информаци|данны|уточнени"
    r"|сведени|номер|видео|пример"
)
_DEMANDS = re.compile(
    rf"\b(?:{_VERBS})\b"
    r"|\b(?:прос(?:им|ьба)|прошу|необходимо|нужно|надо|требуется|не могли бы|могли бы)\b"
    rf"[^.?!]{{0,60}}\b(?:{_INFINITIVES})\b"
    r"|\b(?:нуж(?:ен|на|ны|но)|необходим[аыо]?|требу(?:ет|ют)ся|не хватает)\b"
    rf"[^.?!]{{0,60}}\b(?:{_THINGS})"
    r"|\b(?:please|kindly)\s+(?:provide|send|specify|tell|confirm|clarify|attach|describe|let us know)\b",
    re.IGNORECASE,
)
_ONLY_POLITE = re.compile(
    r"\bесли\b|\bв случае\b|\bво избежание\b"
    r"|\bпри (?:необходимости|повторном|обращении|звонке|общении|возникновении|переписке|ответе)"
    r"|\b(?:остались|есть|возникли|появились|возникнут) (?:ещ[её] )?(?:\w+ )?вопросы|\bнужна (?:ещ[её] )?помощь"
    r"|\b(?:что)?бы (?:добавить|дополнить|ответить|связаться|отследить|посмотреть|закрыть|мы могли)"
    r"|\bоцените|\bоценить|\bоцениваете|\bдовольны ли|\bудовлетворены"
    r"|\bне отвечайте|\bотвечать на него|\bне нужно|\bне требуется|\bпросим не|\bникому не"
    r"|\bпредоставить ответ|\bответить до\b|\bвы можете|\bмы сообщим|\bв (?:поле|графе|строке|окне)\b"
    r"|\bif you\b|\bto add\b|\bany questions\b|\bdo not reply\b",
    re.IGNORECASE,
)
"""What stands under every notice and asks nothing."""


def find_questions(text: str, ours: str = "") -> tuple[str, ...]:
    """What the letter asks or demands to be told, in the letter's order and words: sentences, or the entries of a list
    that such a sentence leads to.

    Sentences of ``ours``, the letter that is answered, are left out however they are quoted.
    """
    found: list[str] = []
    leading = ""
    for paragraph, is_entry in paragraphs(own_words(text[:_MOST_TEXT])):
        if not paragraph:
            continue
        if leading and is_entry:
            found = found[:-1] if found[-1:] == [leading] else found
            found.append(paragraph.rstrip(" ;,."))
            continue
        asked = [sentence for sentence in sentences_of(paragraph) if asks(sentence, ours)]
        found += asked
        leading = asked[-1] if asked and asked[-1].endswith(":") else ""
    return tuple(dict.fromkeys(question[:_LONGEST_QUESTION] for question in found))[:MOST_QUESTIONS]


def asks(sentence: str, ours: str = "") -> bool:
    """Whether a sentence asks or demands to be told something."""
    words = _LINK.sub(" ", sentence).rstrip()
    if _ONLY_POLITE.search(words) or not (_ASKS.search(words) or _DEMANDS.search(words)):
        return False
    return bool(_bare(words)) and not is_quoted(words, ours)


def is_quoted(sentence: str, ours: str) -> bool:
    """Whether a sentence repeats words of our letter, however they are broken into lines and marked."""
    bare = _bare(sentence)
    return len(bare) > _SHORTEST_QUOTATION and bare in _bare(ours)


def sentences(text: str) -> Iterator[str]:
    """One after the other, without the marks of lists; lines that a mail program broke are joined again."""
    for paragraph, _ in paragraphs(text):
        yield from sentences_of(paragraph)


def sentences_of(paragraph: str) -> list[str]:
    """Of a paragraph without line ends."""
    return [" ".join(part.split()) for part in _END.split(paragraph) if part and not part.isspace()]


def paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Each with whether it is an entry of a list; empty ones too."""
    gathered: list[str] = []
    is_entry = False
    for line in text.split("\n"):
        mark = _MARK.match(line)
        words = line[mark.end() if mark else 0 :].strip()
        goes_on = gathered and gathered[-1] and not mark and words and words[0].islower()
        if not goes_on:
            yield " ".join(gathered), is_entry
            gathered, is_entry = [], mark is not None
        gathered.append(words)
    yield " ".join(gathered), is_entry


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold().replace("ё", "е"))

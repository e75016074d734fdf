"""What a letter to a teacher is: a notice, a question, an answer, or nothing that concerns the request."""

from __future__ import annotations

import re
from enum import StrEnum

from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.incident_number import IncidentNumber, find_numbers
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.letter import without_reply_prefix
from edusupport_desktop.domain.own_words import own_words
from edusupport_desktop.domain.questions import find_questions, is_quoted, sentences


class LetterKind(StrEnum):
    BOUNCE = "bounce"
    """A mail server could not deliver our letter."""
    AUTO_REPLY = "auto_reply"
    """A program answered, and says nothing of an incident: «я в отпуске»."""
    SOLVED = "solved"
    """The support says that the incident is solved or closed."""
    QUESTION = "question"
    """The support wants to know something."""
    REGISTRATION = "registration"
    """The support gave the request a number."""
    ANSWER = "answer"
    """The support wrote something else."""


def kind_of(letter: IncomingLetter, pattern: NumberPattern, desk_domain: str, ours: str = "") -> LetterKind:
    """``ours`` is the letter that is answered. Nothing from the desk's own domain is an automatic answer to be passed
    over: its notices are automatic, too."""
    reply = letter.reply
    if letter.failure is not None:
        return LetterKind.BOUNCE
    numbers, _ = numbers_in(letter, pattern, ours)
    if letter.is_automatic and not numbers and not is_from(reply.sender_address, desk_domain):
        return LetterKind.AUTO_REPLY
    if says_solved(reply.subject, reply.text, ours):
        return LetterKind.SOLVED
    if find_questions(reply.text, ours):
        return LetterKind.QUESTION
    if numbers and _REGISTERS.search(f"{reply.subject}\n{own_words(reply.text)}"):
        return LetterKind.REGISTRATION
    return LetterKind.ANSWER


def numbers_in(
    letter: IncomingLetter, pattern: NumberPattern, ours: str = ""
) -> tuple[tuple[IncidentNumber, ...], bool]:
    """The numbers that can be the incident's, and whether they are the support's own words.

    The first place that names any decides: subject, text, the words of the HTML, its links. Our letter (``ours``) may
    name an older incident: quoted it means nothing, in the support's own words it is a question to the teacher.
    """
    in_subject = find_numbers(letter.reply.subject, pattern)
    if in_subject:
        return in_subject, True
    quoted = set(find_numbers(ours, pattern))
    for text in (letter.reply.text, letter.other_text, "\n".join(letter.links)):
        theirs = tuple(number for number in find_numbers(text, pattern) if number not in quoted)
        if theirs:
            return theirs, True
    said = (line for line in own_words(letter.reply.text).split("\n") if not is_quoted(line, ours))
    return (find_numbers("\n".join(said), pattern) if quoted else ()), False


def is_from(address: str, domain: str) -> bool:
    """Whether an address belongs to a domain or one below it."""
    host = address.rpartition("@")[2].casefold()
    return bool(domain) and (host == domain.casefold() or host.endswith(f".{domain.casefold()}"))


def says_solved(subject: str, text: str, ours: str = "") -> bool:
    """Whether the sender states that the matter is settled: not «если», not «будет», not asked, not our own words."""
    said = (without_reply_prefix(subject), *sentences(own_words(text[:100_000])))
    return any(
        _SOLVED.search(sentence) and not _NOT_YET.search(sentence) and not is_quoted(sentence, ours)
        for sentence in said
    )


_WHAT = (
    r"инцидент|обращени[ея]|заявк[аи]|запрос|проблема|вопрос|ошибка|работы|задач[аи]|тикет|неисправность"
    r"|incident|ticket|request|case|issue"
)
_DONE = (
    r"реш[её]н[аоы]?|закрыт[аоы]?|выполнен[аоы]?|устранен[аоы]?|исправлен[аоы]?|заверш[её]н[аоы]?|разреш[её]н[аоы]?"
    r"|resolved|closed|solved|completed"
)
_SOLVED = re.compile(
    rf"\b(?:{_WHAT})\b[^?!\n]{{0,120}}?\b(?:{_DONE})\b"
    rf"|\b(?:{_DONE})\b\W{{1,3}}(?:{_WHAT})\b"
    rf"|\b(?:статус|состояние|state|status)\b[^?!\n]{{0,60}}?[\"«:”]\s*(?:{_DONE})\b"
    rf"|^\W*(?:{_DONE})\W*[:.]",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\?|\bне\b|\bнет\b|\bесли\b|\bбудет\b|\bбудут\b|\bли\b|\bкогда\b|\bпосле\b|\bпока\b|\bчтобы\b|\bкак только\b"
    r"|\bпланиру|\bдо тех пор\b|\bв случае\b|\bможет\b|\bдолж(?:ен|на|но|ны)\b|\bсрок|\bранее\b"
    r"|\bwill be\b|\bnot\b|\bif\b|\bwhen\b|\bunless\b|\bonce\b",
    re.IGNORECASE,
)
_REGISTERS = re.compile(
    r"зарегистриров|регистраци|\bсоздан|\bприсвоен|\bпринят[аоы]?\b|\bоткрыт|\bзаведен|\bзафиксирован|\bполучен"
    r"|\bномер\b|registered|\bcreated\b|\bopened\b",
    re.IGNORECASE,
)

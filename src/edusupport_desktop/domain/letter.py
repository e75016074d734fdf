"""The letter to the support: in Russian, plain text, independent of the way it is sent.

Its labels are the memo's own words, and Russian on purpose: lines such as ``priority: 1`` can be taken for commands
by a helpdesk's inbound scripts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.answers import Answers, Field
from edusupport_desktop.domain.computer import computer_paragraph
from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft, DraftPicture, picture_file_name
from edusupport_desktop.domain.incident_number import without_numbers
from edusupport_desktop.domain.plain_text import clean_line, clean_text

SUBJECT_LENGTH = 150
"""Characters. ServiceNow keeps 160 of a short description."""

# Helpdesks take these for replies (ServiceNow: glide.email.reply_subject_prefix), mail programs write the Russian ones.
# With what may stand before it, or is left there when a number was taken out: «[INC0001234] - Re: …».
_REPLY_PREFIX = re.compile(
    r"^(?:\W*(?:re|aw|r|fwd?|accepted|tentative|declined|отв(?:ет)?|на|ha|пер(?:есл)?)"
    r"\s?(?:[\[(]\d{1,3}[\])])?\s?[:：])+[\s:;,.–—-]*",
    re.IGNORECASE,
)
PRACTICE_MARK = "Учебное письмо"
PRACTICE_NOTICE = "УЧЕБНОЕ ПИСЬМО: оно никуда не отправляется."


FACT_LABELS = (
    "Регион",
    "ФИО",
    "Наименование учреждения",
    "Логин пользователя инициатора заявки",
    "Логин пользователя, под которым наблюдается проблема",
    "Адрес электронной почты",
    "Телефон",
)
"""Of the lines that say who writes, in their order."""

SECTION_TITLES = ("Тема", "Суть вопроса", "Сообщение об ошибке", "Порядок действий", "Во вложении")
"""Of the parts with a text of their own, in their order."""


@dataclass(frozen=True, slots=True)
class Letter:
    """``subject`` is one line; ``body`` has ``\\n`` line ends and no trailing blank line."""

    subject: str
    body: str


def write_letter(draft: Draft, desk: Desk) -> Letter:
    """The letter exactly as it goes, its parts in the memo's order.

    A subject that had to be shortened, or lost a number, stands in full in the body too.
    """
    answers = draft.answers
    name, typed = clean_line(answers.full_name), without_reply_prefix(clean_line(answers.subject))
    subject = _subject(typed, draft, desk)
    parts = [
        PRACTICE_NOTICE if draft.is_practice else "",
        "Здравствуйте.",
        _who_and_where(answers),
        _section("Тема", "" if subject.endswith(typed) else typed),
        _section("Суть вопроса", clean_text(answers.essence)),
        _logins_and_contacts(answers),
        _error_report(answers) if draft.has_error_message else "",
        _computer(draft),
        picture_lines(draft.pictures),
        f"С уважением,\n{name}" if name else "",
    ]
    return Letter(subject, "\n\n".join(part for part in parts if part))


def picture_word(place: int) -> str:
    """How the memo calls a picture in the text: «картинка1»."""
    return f"картинка{place}"


def _subject(typed: str, draft: Draft, desk: Desk) -> str:
    """A new request must not look like a reply: no reply prefix, no incident number."""
    # What is cut off below need not be read: a text of 100,000 characters can be pasted here too.
    subject = without_reply_prefix(without_numbers(typed[: 10 * SUBJECT_LENGTH], desk.number)) or desk.system
    if draft.is_practice:
        subject = f"{PRACTICE_MARK}: {subject}"
    if len(subject) <= SUBJECT_LENGTH:
        return subject
    # The cut can make a number of a longer row of digits.
    return without_numbers(subject[: SUBJECT_LENGTH - 1].rstrip() + "…", desk.number)


def without_reply_prefix(subject: str) -> str:
    """Without «Re:», «Fwd:», «Отв:» and the like at its beginning."""
    return _REPLY_PREFIX.sub("", subject)


def _who_and_where(answers: Answers) -> str:
    institution, city = clean_line(answers.institution), clean_line(answers.city)
    return _lines(
        (
            ("Регион", clean_line(answers.region)),
            ("ФИО", clean_line(answers.full_name)),
            ("Наименование учреждения", f"{institution}, {city}" if institution and city else institution or city),
        )
    )


def _logins_and_contacts(answers: Answers) -> str:
    return _lines(
        (
            ("Логин пользователя инициатора заявки", clean_line(answers.initiator_login)),
            ("Логин пользователя, под которым наблюдается проблема", clean_line(answers.affected_login)),
            ("Адрес электронной почты", clean_line(answers.email)),
            ("Телефон", clean_line(answers.phone)),
        )
    )


def _error_report(answers: Answers) -> str:
    browser = " ".join(filter(None, (clean_line(answers.browser_name), clean_line(answers.browser_version))))
    facts = _lines(
        (
            ("Браузер и версия", browser),
            *((label, clean_line(answers[field])) for label, field in _CIRCUMSTANCES),
        )
    )
    steps = clean_text(answers.steps)
    return "\n\n".join(
        part for part in (_section("Сообщение об ошибке", facts), _section("Порядок действий", steps)) if part
    )


def _computer(draft: Draft) -> str:
    """The view of the browser belongs to the error: without one nobody asks for the browser."""
    if draft.computer is None or not draft.tells_computer:
        return ""
    return computer_paragraph(draft.computer, draft.browser_view if draft.has_error_message else None)


_CIRCUMSTANCES = (
    ("Класс", Field.SCHOOL_CLASS),
    ("Предмет", Field.SCHOOL_SUBJECT),
    ("Даты", Field.DATES),
    ("Пользователи (ФИО)", Field.PEOPLE),
)


def picture_lines(pictures: Sequence[DraftPicture], *, after: int = 0) -> str:
    """The attached pictures with their words and file names, numbered on from ``after``; empty when there are none."""
    names = (
        f"{picture_word(place)} (файл {picture_file_name(place, picture.media_type)})"
        for place, picture in enumerate(pictures, after + 1)
    )
    return _section("Во вложении", "\n".join(names))


def _section(title: str, text: str) -> str:
    return f"{title}:\n{text}" if text else ""


def _lines(labelled: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{label}: {text}" for label, text in labelled if text)

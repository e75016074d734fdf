"""«Шпаргалка для звонка»: what a teacher has at hand when ringing the support about a request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from edusupport_desktop.domain.clauses import first_sentence
from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.follow_up import story_of
from edusupport_desktop.domain.incident import Incident
from edusupport_desktop.domain.letter import FACT_LABELS, SECTION_TITLES, Letter

_ENDINGS = ("Здравствуйте.", "С уважением,")
_LONGEST_SENTENCE = 200
_MOST_ASKED = 5
_LONGEST_TEXT = 1500
"""Characters of one text: the sheet is one page."""


@dataclass(frozen=True, slots=True)
class CallSheet:
    """``number`` and ``registered_on`` are None while the support has given none. ``facts`` are labels with short
    texts, ``texts`` titles with longer ones, both in the letter's order. ``problem`` is the problem in one sentence,
    empty when the subject or a short text says it all. ``asked`` is what the support wants to know since it was
    answered last."""

    desk_name: str
    phone: str
    number: str | None
    registered_on: date | None
    subject: str
    facts: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    problem: str = ""
    asked: tuple[str, ...] = ()


def write_call_sheet(letter: Letter, incident: Incident | None, desk: Desk, asked: Sequence[str] = ()) -> CallSheet:
    """From the letter as it went: what the teacher reads out is what the support has before its eyes."""
    facts: list[tuple[str, str]] = []
    texts: list[tuple[str, str]] = []
    for part in letter.body.split("\n\n"):
        first, _, rest = part.partition("\n")
        if part.startswith(_ENDINGS):
            continue
        if first.removesuffix(":") in SECTION_TITLES and first.endswith(":"):
            texts.append((first[:-1], rest))
        elif labelled := _labelled(part):
            facts.extend(labelled)
        elif texts:  # a text of several paragraphs goes on
            texts[-1] = (texts[-1][0], f"{texts[-1][1]}\n\n{part}")
    return CallSheet(
        desk.name,
        desk.phone,
        incident.number.text if incident else None,
        incident.registered_on if incident else None,
        letter.subject,
        tuple(facts),
        tuple((title, _shortened(text)) for title, text in texts),
        _in_one_sentence(letter),
        tuple(asked[:_MOST_ASKED]),
    )


def _in_one_sentence(letter: Letter) -> str:
    story = story_of(letter)
    sentence = first_sentence(story)[:_LONGEST_SENTENCE].strip()
    says_it_all = story.strip(" .!?…\n") == sentence.strip(" .!?…") or sentence.casefold() in letter.subject.casefold()
    return "" if says_it_all else sentence


def _labelled(part: str) -> list[tuple[str, str]]:
    """The lines of a part that says who writes; empty for any other."""
    lines = [line.partition(": ") for line in part.split("\n")]
    return [(label, text) for label, _, text in lines] if all(label in FACT_LABELS for label, _, _ in lines) else []


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1].rstrip() + "…"

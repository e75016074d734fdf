"""«Дополнить обращение»: the letter that goes into a request sent before, so that the support finds its incident.

The number stands in the subject, where every helpdesk looks for it; while there is none, the thread of the letter's
headers leads to the request.
"""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft, DraftPicture
from edusupport_desktop.domain.incident_number import without_numbers
from edusupport_desktop.domain.letter import (
    PRACTICE_NOTICE,
    SECTION_TITLES,
    SUBJECT_LENGTH,
    Letter,
    picture_lines,
    without_reply_prefix,
)
from edusupport_desktop.domain.plain_text import clean_text
from edusupport_desktop.domain.renumbering import renumbered
from edusupport_desktop.domain.thread import Thread
from edusupport_desktop.domain.watermark import watermark_line


def write_follow_up(thread: Thread, text: str, pictures: Sequence[DraftPicture], desk: Desk) -> Letter:
    """``text`` names the pictures by their numbers in the whole thread; they go on from ``thread.pictures``."""
    entry, incident = thread.request, thread.request.incident
    subject = without_reply_prefix(without_numbers(entry.subject, desk.number)) or desk.system
    if incident is None:
        said = f"Дополнение к обращению от {entry.prepared_at.astimezone():%d.%m.%Y} (номер инцидента ещё неизвестен)."
        full = f"Re: {subject}"
    else:
        said = f"Дополнение к инциденту {incident.number} от {incident.registered_on:%d.%m.%Y}."
        full = f"Re: {incident.number} {subject}"
    if len(full) > SUBJECT_LENGTH:
        full = full[: SUBJECT_LENGTH - 1].rstrip() + "…"
    # At the bottom, as in what the support wrote: it leads into the incident whatever became of the subject.
    parts = [
        PRACTICE_NOTICE if entry.is_practice else "",
        "Здравствуйте.",
        said,
        clean_text(text),
        picture_lines(pictures, after=thread.pictures),
        f"С уважением,\n{thread.sender.name}" if thread.sender.name else "",
        watermark_line(thread.watermark) if thread.watermark else "",
    ]
    return Letter(full, "\n\n".join(part for part in parts if part))


def told_before(letter: Letter) -> str:
    """What the letter of a request that was told by telephone says, for the first letter into it."""
    parts = letter.body.split("\n\n")
    return "\n\n".join(part for part in parts if not part.startswith(("Здравствуйте.", "С уважением,")))


def story_of(letter: Letter) -> str:
    """What a request tells of the problem: its «Суть вопроса»; empty when there is none."""
    _, found, rest = letter.body.partition(f"\n\n{_STORY}:\n")
    return rest.partition("\n\n")[0] if found else ""


_STORY = SECTION_TITLES[1]


def text_of(draft: Draft, thread: Thread) -> str:
    """What a draft says of the problem, for a letter into this thread: its pictures get their numbers there."""
    texts = (draft.answers.essence, *((draft.answers.steps,) if draft.has_error_message else ()))
    places = {place: place + thread.pictures for place in range(1, len(draft.pictures) + 1)}
    return "\n\n".join(renumbered(cleaned, places) for text in texts if (cleaned := clean_text(text)))

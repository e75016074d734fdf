"""What the support wants of the teacher in its letters, and what was already said and done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC

from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.follow_up import story_of, told_before
from edusupport_desktop.domain.followed_steps import FollowedStep, followed, step_event
from edusupport_desktop.domain.given_answers import GivenAnswer, answers_to
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, history
from edusupport_desktop.domain.instructions import asked_in
from edusupport_desktop.domain.thread import Thread
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.follow_up import FollowUps, WayOut
from edusupport_desktop.services.ports import Clock, Journal


@dataclass(frozen=True, slots=True)
class Answering:
    """``draft`` is what was begun for the next letter into this request, ``given`` has the questions that are open now,
    ``steps`` are those of the support's latest instructions, ``story`` is what the request tells of its problem."""

    thread: Thread
    proposed: WayOut
    draft: Draft
    given: tuple[GivenAnswer, ...]
    steps: tuple[FollowedStep, ...]
    story: str
    brings_pictures: bool = False
    """Of a request that was told by telephone: they go along with its first letter."""


def begin_answering(request_id: RequestId, drafts: Drafts, follow_ups: FollowUps) -> Answering:
    """Raises ``KeyError`` when there is no such request."""
    journal = follow_ups.submission.journal
    thread = journal.thread(request_id)
    letter = journal.letter(request_id)
    questions, steps = _wanted(request_id, journal)
    draft = drafts.further(request_id)
    brings_pictures = follow_ups.brings_the_pictures(thread.request)
    if brings_pictures and not draft.addition:
        draft = replace(draft, addition=told_before(letter))
    return Answering(
        thread=thread,
        proposed=follow_ups.proposed(thread.request),
        draft=draft,
        given=answers_to(questions, draft.given),
        steps=steps,
        story=story_of(letter),
        brings_pictures=brings_pictures,
    )


def steps_of(request_id: RequestId, journal: Journal) -> tuple[FollowedStep, ...]:
    """The steps of the latest letter of the support that has some, with what became of them."""
    return _wanted(request_id, journal)[1]


def questions_of(request_id: RequestId, journal: Journal) -> Sequence[str]:
    """What the support wants to know since it was answered last."""
    return _wanted(request_id, journal)[0]


def take_step(request_id: RequestId, step: FollowedStep, journal: Journal, clock: Clock) -> JournalEntry:
    """Writes what became of a step. Nothing is written over: two programs, or a second thought, add to the history."""
    return journal.append(step_event(request_id, step, clock().astimezone(UTC)))


def _wanted(request_id: RequestId, journal: Journal) -> tuple[Sequence[str], tuple[FollowedStep, ...]]:
    """The questions of the letters that came since the last answer, and the steps of the latest letter with some."""
    letter = journal.letter(request_id)
    ours = "\n".join(
        f"{each.subject}\n{each.body}"
        for each in (letter, *(journal.letter(one.request_id) for one in journal.follow_ups(request_id)))
    )
    standing = history(journal.events(request_id)).standing
    open_letters = _since_the_last_answer(standing)
    questions: list[str] = []
    steps: tuple[FollowedStep, ...] = ()
    for kept in journal.replies(request_id):
        asked = asked_in(kept.reply.text, ours)
        if kept.reply.message_id in open_letters:
            questions += asked.questions
        if asked.steps:
            steps = followed(kept.reply.message_id, asked.steps, standing)
    return questions, steps


def _since_the_last_answer(standing: Sequence[Event]) -> frozenset[str]:
    """The Message-IDs of the letters in which something was asked and not answered yet."""
    answered = max((at for at, event in enumerate(standing) if event.kind is EventKind.ANSWERED), default=-1)
    later = standing[answered + 1 :]
    return frozenset(event.details["message_id"] for event in later if "message_id" in event.details)

"""The text of a further letter: the support's questions with their answers, its steps with what happened, the rest."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.followed_steps import FollowedStep, write_report
from edusupport_desktop.domain.given_answers import GivenAnswer, write_answers
from edusupport_desktop.domain.plain_text import clean_text


def further_text(given: Sequence[GivenAnswer], steps: Sequence[FollowedStep], addition: str) -> str:
    """Empty when there is nothing to say."""
    return "\n\n".join(part for part in (write_answers(given), write_report(steps), clean_text(addition)) if part)

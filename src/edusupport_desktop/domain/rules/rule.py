"""What a rule of the memo is, and what it says of a draft. Codes here, words in ``ui/rule_words``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.contacts_doubt import Doubt
from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.domain.region import Region


class Severity(StrEnum):
    """The gravest first."""

    BLOCKS = "blocks"
    """The support would send the letter back: it cannot be sent like this."""
    WARNS = "warns"
    """The support will probably have to ask: the letter can go, but better not like this."""
    ADVISES = "advises"
    """The letter can go, and would be answered sooner, or tell less of other people, with this."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an answer, in characters (code points) of the text as typed: ``answers[field][start:end]``.

    ``about`` is what a dismissal is for: «this one is no password» says nothing of another one. Empty: the whole rule.
    ``is_superfluous``: this part can be taken out as a whole.
    """

    field: Field
    start: int
    end: int
    about: str = ""
    is_superfluous: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a draft: at which field, how grave, and where in its text if the rule is about a part of it.

    ``code`` is unique to the rule.
    """

    code: str
    field: Field
    severity: Severity
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule that applies to a draft. ``dismissed``: it is broken, and the teacher said that it is right so."""

    finding: Finding
    fulfilled: bool
    dismissed: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What a draft is judged by besides itself. ``regions`` is empty for a desk with free regions.

    ``contacts_doubt``: why to ask whether the contacts are true; None when there is no reason or it was asked.
    ``similar``: open requests of the journal that seem to be about the same, the most similar first.
    """

    desk: Desk
    regions: Sequence[Region] = ()
    contacts_doubt: Doubt | None = None
    similar: tuple[JournalEntry, ...] = ()


Judgement = bool | Place | None
"""True: fulfilled. False: broken, the whole field. A place: broken there. None: does not apply to this draft."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``field`` is where it is put right; a ``Place`` may name another one.

    ``may_be_dismissed``: the rule is a guess, and the teacher may say that it is wrong here. A rule that blocks and is
    a guess has to allow that.
    """

    code: str
    field: Field
    severity: Severity
    judge: Callable[[Draft, Basis], Judgement]
    may_be_dismissed: bool = False

"""What a school's administrator has laid down for every teacher of this computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from edusupport_desktop.domain.answers import Answers, Field
from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.helpdesk_systems import HelpdeskTerms

LOCKABLE_FIELDS: tuple[Field, ...] = (Field.REGION, Field.INSTITUTION, Field.CITY)
"""What is the same for everybody at a school. Names, contacts and logins are the teacher's own."""


@dataclass(frozen=True, slots=True)
class Preset:
    """Everything may be left out. ``None`` means that the administrator says nothing about it.

    ``answers`` of ``LOCKABLE_FIELDS`` stand in every request and cannot be changed by the teacher. ``desk_file`` is
    the path of another desk's description. ``ways`` are those offered, the first proposed. ``total_bytes`` and
    ``max_count`` tighten the desk's limits for pictures, never widen them. ``authority_file`` is a PEM file of
    certificate authorities trusted for mail besides the system's own. ``keep_pictures_days``: pictures of requests
    that went so many days ago are deleted. ``waiting_days`` as in ``Desk``. ``updates_address`` is where a newer
    version is announced; None: the program never looks for one. ``helpdesk`` is what is laid down for requests over
    the network.
    """

    answers: Mapping[Field, str] = field(default_factory=dict)
    desk_file: str | None = None
    ways: tuple[Way, ...] | None = None
    total_bytes: int | None = None
    max_count: int | None = None
    authority_file: str | None = None
    keep_pictures_days: int | None = None
    waiting_days: int | None = None
    updates_address: str | None = None
    helpdesk: HelpdeskTerms | None = None

    @property
    def locked(self) -> frozenset[Field]:
        """The fields a teacher sees and cannot change."""
        return frozenset(self.answers)

    def applied_to(self, draft: Draft) -> Draft:
        """A draft, new or old, with what is laid down in it."""
        return draft if _holds(draft.answers, self.answers) else draft.answered(self.answers)

    def tightened(self, desk: Desk) -> Desk:
        """The desk with the administrator's limits, where they are narrower, and the administrator's patience."""
        limits = desk.pictures
        total = min(limits.total_bytes, self.total_bytes or limits.total_bytes)
        count = min(limits.max_count, self.max_count or limits.max_count)
        return replace(
            desk,
            pictures=replace(limits, total_bytes=total, max_count=count),
            waiting_days=self.waiting_days or desk.waiting_days,
        )


def _holds(answers: Answers, wanted: Mapping[Field, str]) -> bool:
    return all(answers[each] == text for each, text in wanted.items())

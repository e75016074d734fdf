"""What an administrator lays down: it stands in every draft, and only tightens."""

from __future__ import annotations

from dataclasses import replace

from contracts.samples import a_draft
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.preset import Preset
from sample_request import DESK

SCHOOL = Preset(answers={Field.INSTITUTION: "Школа № 5", Field.CITY: "Чебоксары"})


def test_a_draft_new_or_old_holds_what_is_laid_down():
    draft = a_draft()
    laid_down = SCHOOL.applied_to(draft)
    assert (laid_down.answers.institution, laid_down.answers.city) == ("Школа № 5", "Чебоксары")
    assert laid_down.answers.full_name == draft.answers.full_name
    assert SCHOOL.locked == {Field.INSTITUTION, Field.CITY}


def test_a_draft_that_holds_it_already_is_not_changed():
    draft = SCHOOL.applied_to(a_draft())
    assert SCHOOL.applied_to(draft) is draft
    assert Preset().applied_to(draft) is draft


def test_limits_are_tightened():
    narrow = Preset(total_bytes=1000, max_count=2).tightened(DESK)
    assert (narrow.pictures.total_bytes, narrow.pictures.max_count) == (1000, 2)
    assert replace(narrow, pictures=DESK.pictures) == DESK


def test_limits_are_never_widened():
    assert Preset(total_bytes=10**12, max_count=10**6).tightened(DESK) == DESK
    assert Preset().tightened(DESK) == DESK


def test_the_administrator_s_patience_replaces_the_desk_s() -> None:
    assert Preset(waiting_days=9).tightened(DESK).waiting_days == 9
    assert Preset().tightened(DESK).waiting_days == DESK.waiting_days

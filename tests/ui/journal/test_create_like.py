"""«Создать по образцу»: the texts of a request that has gone, in a new draft that knows nothing of others."""

from __future__ import annotations

import pytest

from edusupport_desktop.domain.answers import REMEMBERED_FIELDS, TEXT_FIELDS, Field
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.pattern import PATTERN_FIELDS
from edusupport_desktop.ui.wizard.flow import Step
from real_program import ANSWERS
from teacher import Teacher


@pytest.fixture
def sent(teacher: Teacher) -> Teacher:
    """Before a journal with one request that had everything: an error message, two pictures, other people's names."""
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_yes")
    teacher.next()
    teacher.write_page(Step.ERROR)
    teacher.next()
    for _ in range(2):
        teacher.take_screen()
    teacher.next()
    teacher.settle()
    teacher.press_radio(f"way_{Way.PRACTICE}")
    teacher.send()
    teacher.settle()
    teacher.done()
    return teacher


def test_a_request_is_written_like_another_one(sent: Teacher) -> None:
    sent.press("create_like")
    sent.settle()
    assert sent.step() is Step.APPLICANT
    (draft,) = sent.drafts()
    for field in TEXT_FIELDS:
        carried = field in PATTERN_FIELDS or field in REMEMBERED_FIELDS
        assert draft.answers[field] == (ANSWERS[field] if carried else ""), field
    assert draft.pictures == ()
    assert draft.has_error_message is True
    assert draft.is_practice
    (entry,) = sent.program.journal.entries(practice=True)
    assert draft.id != entry.request_id
    assert sent.text(Field.AFFECTED_LOGIN) == ""


def test_a_request_of_the_first_release_says_why_it_cannot_be_an_example(sent: Teacher) -> None:
    with sent.program.journal._database.writing() as connection:  # type: ignore[attr-defined]
        connection.execute("UPDATE requests SET pattern = NULL")
    sent.press("create_like")
    sent.settle()
    assert sent.boxes.expect_warning()
    assert sent.drafts() == []


def test_a_damaged_pattern_is_as_good_as_none(sent: Teacher) -> None:
    (entry,) = sent.program.journal.entries(practice=True)
    for damage in ("{", "[]", '{"texts": 5}', '{"texts": {"subject": 7}, "has_error_message": true}', "null"):
        with sent.program.journal._database.writing() as connection:  # type: ignore[attr-defined]
            connection.execute("UPDATE requests SET pattern = ?", (damage,))
        assert sent.program.journal.pattern(entry.request_id) is None

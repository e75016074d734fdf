"""The wizard's way as data, without a window."""

from __future__ import annotations

import pytest

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.ui.wizard.flow import FIELDS, Step, step_after, step_of, steps
from sample_request import complete_draft


def test_every_field_has_exactly_one_page() -> None:
    asked = [field for fields in FIELDS.values() for field in fields]
    assert sorted(asked) == sorted(Field)
    assert set(FIELDS) == set(Step)


@pytest.mark.parametrize("field", Field)
def test_the_page_of_a_field_asks_for_it(field: Field) -> None:
    assert field in FIELDS[step_of(field)]


@pytest.mark.parametrize("answer", [False, None])
def test_without_a_message_there_is_no_error_page(answer: bool | None) -> None:
    draft = complete_draft(has_error_message=answer)
    assert steps(draft) == (Step.APPLICANT, Step.PROBLEM, Step.PICTURES, Step.REVIEW, Step.SENDING)
    assert step_after(Step.PROBLEM, draft) is Step.PICTURES


def test_a_message_adds_the_error_page_after_the_problem() -> None:
    draft = complete_draft(has_error_message=True)
    assert steps(draft) == tuple(Step)
    assert step_after(Step.PROBLEM, draft) is Step.ERROR
    assert step_after(Step.ERROR, draft) is Step.PICTURES


def test_the_way_ends_with_the_sending() -> None:
    assert step_after(Step.SENDING, complete_draft()) is None


def test_from_the_error_page_the_way_goes_on_even_when_the_answer_was_changed_to_no() -> None:
    assert step_after(Step.ERROR, complete_draft(has_error_message=False)) is Step.PICTURES

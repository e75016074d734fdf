"""Contacts are asked about when there is a reason, and only then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.contacts_doubt import Confirmation, Doubt, contacts_doubt, contacts_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OURS = contacts_of({Field.EMAIL: "ёлкина@школа.рф", Field.PHONE: "+7 912 345-67-89"})
OTHERS = contacts_of({Field.EMAIL: "ёлкина@школа.рф", Field.PHONE: "+7 912 000-00-00"})
NONE = contacts_of({})


def doubt(
    *,
    remembered: dict[Field, str] = OURS,
    written: dict[Field, str] = OURS,
    confirmed: dict[Field, str] | None = OURS,
    days_ago: float = 1,
    bounced_days_ago: float | None = None,
) -> Doubt | None:
    return contacts_doubt(
        remembered,
        written,
        None if confirmed is None else Confirmation(NOW - timedelta(days=days_ago), confirmed),
        bounced_at=None if bounced_days_ago is None else NOW - timedelta(days=bounced_days_ago),
        now=NOW,
        valid_days=90,
    )


def test_contacts_confirmed_not_long_ago_are_not_asked_about() -> None:
    assert doubt() is None


@pytest.mark.parametrize(("days_ago", "asked"), [(90, None), (90.1, Doubt.OLD), (4000, Doubt.OLD)])
def test_after_so_many_days_they_are(days_ago: float, asked: Doubt | None) -> None:
    assert doubt(days_ago=days_ago) is asked


@pytest.mark.parametrize(("bounced", "asked"), [(2.0, None), (0.5, Doubt.BOUNCED)])
def test_a_letter_that_came_back_since_is_a_reason(bounced: float, asked: Doubt | None) -> None:
    assert doubt(bounced_days_ago=bounced) is asked


def test_contacts_changed_in_another_request_are_a_reason() -> None:
    assert doubt(remembered=OTHERS, written=OTHERS) is Doubt.CHANGED


def test_a_draft_with_the_contacts_of_before_is_asked_about_too() -> None:
    assert doubt(remembered=OTHERS, written=OURS) is Doubt.CHANGED


def test_contacts_that_were_remembered_but_never_confirmed_are_asked_about_once() -> None:
    assert doubt(confirmed=None) is Doubt.OLD


def test_whoever_writes_for_the_first_time_is_not_asked() -> None:
    assert doubt(remembered=NONE, written=NONE, confirmed=None) is None
    assert doubt(remembered=NONE, written=OURS, confirmed=None) is None


@pytest.mark.parametrize("field", [Field.EMAIL, Field.PHONE])
def test_while_something_is_missing_there_is_nothing_to_ask(field: Field) -> None:
    assert doubt(remembered=OTHERS, written={**OURS, field: ""}) is None

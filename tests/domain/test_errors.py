"""Errors carry a code and facts, and one tree holds them all."""

import pytest

from edusupport_desktop.domain.errors import (
    Cancelled,
    EduSupportError,
    NetworkTrouble,
    OurFault,
    OutcomeUnknown,
    Refused,
    Unavailable,
    UntrustedInput,
)


@pytest.mark.parametrize("kind", [OurFault, NetworkTrouble, OutcomeUnknown, Refused, UntrustedInput, Unavailable])
def test_an_error_says_its_code_and_its_facts(kind):
    error = kind("message_too_large", limit=18, line="552 слишком большое")
    assert isinstance(error, EduSupportError)
    assert error.code == "message_too_large"
    assert error.details == {"limit": 18, "line": "552 слишком большое"}
    assert str(error) == "message_too_large (limit=18, line=552 слишком большое)"


def test_an_error_without_facts_is_its_code():
    assert str(Refused("mail_address_invalid")) == "mail_address_invalid"


def test_cancelling_is_not_a_failure_of_either_side():
    assert Cancelled().code == "cancelled"
    assert not isinstance(Cancelled(), NetworkTrouble | Refused | OurFault)

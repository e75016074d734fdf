"""Every rule of the memo has words, broken and fulfilled."""

from __future__ import annotations

import pytest

from edusupport_desktop.domain.rules.check import RULE_CODES
from edusupport_desktop.ui.rule_words import finding_text, fulfilled_text


@pytest.mark.parametrize("code", RULE_CODES)
def test_a_rule_has_words_broken_and_fulfilled(code: str) -> None:
    assert finding_text(code).endswith((".", "?"))
    assert fulfilled_text(code)
    assert not fulfilled_text(code).endswith(".")


def test_no_two_rules_say_the_same() -> None:
    assert len({finding_text(code) for code in RULE_CODES}) == len(RULE_CODES)
    assert len({fulfilled_text(code) for code in RULE_CODES}) == len(RULE_CODES)

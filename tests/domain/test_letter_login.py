"""About whom a letter is: the login under which the problem is seen, and nothing that was told in sentences."""

from __future__ import annotations

import pytest

from edusupport_desktop.domain.letter import write_letter
from edusupport_desktop.domain.letter_login import login_in
from sample_request import DESK, draft_with


def body(**answers: str) -> str:
    return write_letter(draft_with(**answers), DESK).body


def test_the_affected_login_counts_before_that_of_who_asks() -> None:
    assert login_in(body(initiator_login="koroleva_as", affected_login="petrov_ii")) == "petrov_ii"
    assert login_in(body(initiator_login="koroleva_as", affected_login="")) == "koroleva_as"
    assert login_in(body(initiator_login="", affected_login="")) == ""


@pytest.mark.parametrize(
    "told",
    [
        "Логин пользователя, под которым наблюдается проблема: чужой, так сказали",
        "Пишу снова.\nЛогин пользователя, под которым наблюдается проблема: чужой",
    ],
)
def test_a_sentence_that_speaks_of_a_login_does_not_count(told: str) -> None:
    essence = f"Написали:\n{told}"
    assert login_in(body(essence=essence, initiator_login="koroleva_as", affected_login="petrov_ii")) == "petrov_ii"
    assert login_in(f"Здравствуйте.\n\nСуть вопроса:\n{told}") == ""


def test_what_is_no_letter_names_nobody_and_is_bounded() -> None:
    assert login_in("") == ""
    assert login_in("Логин пользователя инициатора заявки") == ""
    assert len(login_in("Логин пользователя инициатора заявки: " + "x" * 10_000)) == 100

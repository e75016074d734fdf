"""Every error that can happen, and every rule, has words that say what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from edusupport_desktop.domain import errors
from edusupport_desktop.domain.errors import Cancelled, EduSupportError, Refused
from edusupport_desktop.domain.incident import EventKind, ImpossibleEvent, State
from edusupport_desktop.ui.error_words import code_text, error_text

SOURCES = Path(__file__).parents[2] / "src" / "edusupport_desktop"
KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, EduSupportError)}
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")

NOT_CODES = {
    # reasons and keys of toml_table.py
    "newer_schema", "not_toml", "unknown_key", "wrong_type", "wrong_value",
}  # fmt: skip
"""Words that look like codes, in files that choose their code by a condition or a table."""


def raised_codes(tree: ast.Module) -> Iterator[str]:
    """The codes a source file can raise, or write into the journal's events.

    Where a code is not written at the error itself, every word of the file that looks like one counts.
    """
    indirect = False
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in KINDS:
            code = node.args[0]
            literals = [part.value for part in ast.walk(code) if isinstance(part, ast.Constant)]
            yield from (text for text in literals if isinstance(text, str))
            indirect = indirect or not literals
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Table.parse":
            yield str(ast.literal_eval(node.args[1]))
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "code" and isinstance(value, ast.Constant):
                    yield str(value.value)
    if indirect:
        words = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        yield from (word for word in words if isinstance(word, str) and CODE.fullmatch(word) and word not in NOT_CODES)


CODES = sorted(
    {
        code
        for file in SOURCES.rglob("*.py")
        if file.name != "error_words.py"
        for code in raised_codes(ast.parse(file.read_text(encoding="utf-8")))
    }
    | {Cancelled().code}
)


def test_the_search_for_codes_finds_them() -> None:
    assert {"mail_password_refused", "keyring_locked", "portal_missing", "storage_full"} <= set(CODES)
    assert {"picture_is_archive", "desk_file_wrong", "program_ended", "cancelled"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_error_has_words(code: str) -> None:
    text = code_text(code, {})
    assert code_text("no_such_code", {}).replace("no_such_code", code) != text
    assert "{" not in text
    assert text.endswith((".", code))


def test_an_error_of_a_later_program_is_named() -> None:
    assert "no_such_code" in code_text("no_such_code", {})


def test_a_refused_password_speaks_of_the_application_password() -> None:
    assert "application password" in error_text(Refused("mail_password_refused", answer=""))


def test_what_a_server_said_stands_at_the_end() -> None:
    answer = "535 5.7.8 {Ошибка} 😀 \u202eאבג"
    assert error_text(Refused("mail_password_refused", answer=answer)).endswith(answer)


def test_a_letter_that_is_too_big_is_told_with_both_sizes() -> None:
    text = error_text(Refused("mail_too_big", size=30 * 1024 * 1024, limit=10 * 1024 * 1024, answer=""))
    assert "30.0 MB" in text
    assert "10.0 MB" in text


def test_without_a_known_limit_no_size_is_told() -> None:
    assert "KB" not in error_text(Refused("mail_too_big", size=0, limit=0, answer="552 too big"))


def test_words_for_a_bug_say_that_nothing_is_lost() -> None:
    assert "is kept" in error_text(KeyError("секрет"))
    assert "секрет" not in error_text(KeyError("секрет"))


def test_an_event_that_came_too_late_is_no_bug() -> None:
    assert "journal" in error_text(ImpossibleEvent(State.SENT, EventKind.WITHDRAWN))

"""docs/memo.md: the whole memo, sentence by sentence, and every rule there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edusupport_desktop.domain.rules.check import RULE_CODES

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs" / "memo.md").read_text(encoding="utf-8")
MEMO = (ROOT / "tests" / "data" / "memo.ru.txt").read_text(encoding="utf-8")
SOURCES = ROOT / "src" / "edusupport_desktop"

ROW = re.compile(r"^\| (.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = [row for row in ROW.findall(DOCUMENT) if row[1] != "Kept by"]
MEMO_ROWS = [row for row in ROW.findall(DOCUMENT.partition("\n## ")[0]) if row[1] != "Kept by"]
MARKED = [name for _, kept_by in ROWS for name in re.findall("`([^`]+)`", kept_by)]


def test_the_left_column_is_the_whole_memo() -> None:
    assert " ".join(sentence for sentence, _ in MEMO_ROWS).split() == MEMO.split()


def test_every_rule_stands_in_it_once() -> None:
    codes = [name for name in MARKED if re.fullmatch("[a-z_]+", name)]
    assert sorted(codes) == sorted(RULE_CODES)


@pytest.mark.parametrize("name", sorted({name for name in MARKED if "/" in name}))
def test_every_place_it_names_is_there(name: str) -> None:
    assert (SOURCES / name).is_file() or (ROOT / name).is_file()


@pytest.mark.parametrize(("sentence", "kept_by"), MEMO_ROWS)
def test_every_sentence_is_kept_by_a_rule_a_place_or_said_not_to_be(sentence: str, kept_by: str) -> None:
    assert "`" in kept_by or kept_by in ("the program itself", "a heading", "as above") or "not yet" in kept_by

from __future__ import annotations

import pytest

from edusupport_desktop.system.window_titles import LONGEST_TITLE, one_line


@pytest.mark.parametrize(
    ("untrusted", "shown"),
    [
        ("Электронный журнал — Mozilla Firefox", "Электронный журнал — Mozilla Firefox"),
        ("  две\r\nстроки\tи\x00знак\x1b ", "две строки и знак"),
        ("оценки‮gnp.exe⁩", "оценкиgnp.exe"),
        ("שלום 🎒", "שלום 🎒"),
        ("половина\ud83d", "половина"),
        ("", ""),
    ],
)
def test_a_title_becomes_one_line_without_tricks(untrusted: str, shown: str) -> None:
    assert one_line(untrusted) == shown


def test_a_title_as_long_as_a_novel_is_cut() -> None:
    assert one_line("ж" * 5000) == "ж" * LONGEST_TITLE

"""A folder of .eml files as a mailbox."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.inbox.eml_folder import EmlFolder
from edusupport_desktop.inbox.reply_parser import MailLimits


def put(folder: Path, name: str, day: int = 1, message_id: str | None = None) -> None:
    folder.mkdir(exist_ok=True)
    date = f"Date: {day} Nov 2026 12:00:00 +0300\r\n" if day else ""
    text = f"From: a@b.example\r\nMessage-ID: <{message_id or name}@b>\r\n{date}Subject: ответ {name}\r\n\r\nтекст\r\n"
    (folder / f"{name}.eml").write_bytes(text.encode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "ответы"


def subjects(reader: EmlFolder) -> list[str]:
    return [letter.reply.subject for letter in reader.replies()]


def test_a_folder_that_does_not_exist_is_an_empty_mailbox(folder: Path) -> None:
    assert EmlFolder(folder).replies() == []


def test_letters_come_oldest_first_and_undated_ones_before_them(folder: Path) -> None:
    put(folder, "a", day=3)
    put(folder, "b", day=2)
    put(folder, "c", day=0)
    (folder / "note.txt").write_text("не письмо")
    assert subjects(EmlFolder(folder)) == ["ответ c", "ответ b", "ответ a"]


def test_what_is_marked_is_not_read_again_and_the_rest_is(folder: Path) -> None:
    put(folder, "a")
    put(folder, "b")
    reader = EmlFolder(folder)
    first, second = reader.replies()
    reader.mark_read([first.reply.message_id])
    assert reader.replies() == EmlFolder(folder).replies() == [second]
    assert [path.name for path in (folder / "read").iterdir()] == ["a.eml"]


def test_marking_unknown_letters_and_marking_twice_changes_nothing(folder: Path) -> None:
    put(folder, "a")
    reader = EmlFolder(folder)
    (reply,) = reader.replies()
    for _ in range(2):
        reader.mark_read([reply.reply.message_id])
    put(folder, "b")
    reader.mark_read([reply.reply.message_id])
    assert subjects(reader) == ["ответ b"]


def test_the_same_letter_twice_is_one_and_both_files_are_dealt_with(folder: Path) -> None:
    put(folder, "a", message_id="same")
    put(folder, "b", message_id="same")
    reader = EmlFolder(folder)
    (reply,) = reader.replies()
    reader.mark_read([reply.reply.message_id])
    assert reader.replies() == []


def test_a_letter_that_cannot_be_read_hides_no_other_and_is_named_nowhere(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(folder, "a")
    (folder / "Иванов Иван.eml").write_bytes(b"\x00\xff")
    (folder / "large.eml").write_bytes(b"From: a@b\r\n\r\n" + bytes(2000))
    with caplog.at_level(logging.WARNING):
        assert subjects(EmlFolder(folder, MailLimits(mail=1000))) == ["ответ a"]
    assert [record.getMessage() for record in caplog.records] == [
        "A file among the replies cannot be read: mail_too_large",
        "A file among the replies cannot be read: mail_unreadable",
    ]


def test_a_folder_erased_while_it_is_read_is_no_failure(folder: Path) -> None:
    put(folder, "a")
    reader = EmlFolder(folder)
    (reply,) = reader.replies()
    (folder / "a.eml").unlink()
    reader.mark_read([reply.reply.message_id])


def test_a_file_that_cannot_be_opened_now_hides_no_other_and_is_read_later(folder: Path) -> None:
    put(folder, "a")
    (folder / "b.eml").mkdir()
    reader = EmlFolder(folder)
    assert subjects(reader) == ["ответ a"]
    (folder / "b.eml").rmdir()
    put(folder, "b")
    assert subjects(reader) == ["ответ a", "ответ b"]


def test_a_folder_where_nothing_can_be_marked_is_said(folder: Path) -> None:
    put(folder, "a")
    (folder / "read").write_bytes(b"")
    reader = EmlFolder(folder)
    (reply,) = reader.replies()
    with pytest.raises(Unavailable, match="replies_folder_not_written"):
        reader.mark_read([reply.reply.message_id])

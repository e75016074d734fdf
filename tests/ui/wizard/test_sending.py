"""The last page: each way of sending, and what it says afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import NetworkTrouble
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.wizard import review_page, sending_page
from edusupport_desktop.ui.wizard.flow import Step
from real_program import ANSWERS
from realparts.processes import free_port
from sending import read_mail
from sending_hands import account, begin_sending
from teacher import Teacher


def test_practice_ends_with_a_number_to_be_copied(teacher: Teacher) -> None:
    begin_sending(teacher, Way.PRACTICE)
    teacher.settle()
    (entry,) = teacher.program.journal.entries(practice=True)
    assert entry.state is State.REGISTERED
    assert entry.incident is not None
    assert entry.incident.number.text in teacher.visible(QLabel, "incident_number").text()
    teacher.press("copy_number")
    assert QApplication.clipboard().text() == entry.incident.number.text
    for advice in ("keep_number", "do_not_fix_yourself", "no_second_incident"):
        assert teacher.program.desk().advice[advice] in "\n".join(teacher.labels())
    teacher.done()
    assert not any(w.objectName() == "wizard" and w.isVisible() for w in QApplication.topLevelWidgets())
    assert teacher.journal.selected_request() == entry.request_id


def test_practice_is_kept_apart_from_real_requests(teacher: Teacher) -> None:
    teacher.practise()
    assert len(teacher.program.journal.entries(practice=True)) == 1
    assert not teacher.program.journal.entries()


def test_a_letter_saved_as_a_file_is_whole_and_handed_over(
    teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Письмо ёлки.eml"
    monkeypatch.setattr(review_page, "ask_where_to_save_letter", lambda _: str(file))
    begin_sending(teacher, Way.FILE)
    teacher.settle()
    mail = read_mail(file.read_bytes())
    assert ANSWERS.essence in mail.text
    assert file.read_bytes().isascii()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.HANDED_OVER
    assert teacher.offers("open_folder")
    assert teacher.offers("write_down_number")


def test_no_place_chosen_keeps_the_review_page(teacher: Teacher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_page, "ask_where_to_save_letter", lambda _: "")
    teacher.begin()
    teacher.to_review()
    teacher.press_radio("way_file")
    teacher.send()
    teacher.settle()
    assert teacher.step() is Step.REVIEW
    assert not teacher.program.journal.entries()


def test_a_file_that_cannot_be_written_is_tried_again_in_another_place(
    teacher: Teacher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_page, "ask_where_to_save_letter", lambda _: str(tmp_path / "нет" / "letter.eml"))
    begin_sending(teacher, Way.FILE)
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state in (State.QUEUED, State.REFUSED)
    assert not teacher.offers("open_folder")
    there = tmp_path / "letter.eml"
    monkeypatch.setattr(sending_page, "ask_where_to_save_letter", lambda _: str(there))
    teacher.press("send_again")
    teacher.settle()
    assert there.exists()
    assert teacher.program.journal.entry(entry.request_id).state is State.HANDED_OVER


def test_a_server_nobody_answers_at_leaves_the_letter_in_the_queue_with_words(teacher: Teacher) -> None:
    mailbox = account(free_port())
    teacher.program.accounts.save(mailbox)
    teacher.program.accounts.save_password(mailbox, "password")
    begin_sending(teacher)
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.QUEUED
    code = teacher.program.journal.events(entry.request_id)[-1].details["code"]
    assert error_text(NetworkTrouble(code)) in "\n".join(teacher.labels())
    first = teacher.program.journal.outgoing(entry.request_id)
    teacher.press("send_again")
    teacher.settle()
    assert len(teacher.program.journal.entries()) == 1
    assert teacher.program.journal.outgoing(entry.request_id) == first
    kinds = [event.kind for event in teacher.program.journal.events(entry.request_id)]
    assert kinds.count(EventKind.ATTEMPT_STARTED) == kinds.count(EventKind.POSTPONED) == 2
    teacher.done()
    assert teacher.journal.selected_request() == entry.request_id
    teacher.press("send_now")
    teacher.settle()
    assert teacher.boxes.expect_warning() == error_text(NetworkTrouble(code))
    assert len(teacher.program.journal.events(entry.request_id)) == 7


def test_a_password_that_is_only_missing_makes_no_attempt(teacher: Teacher) -> None:
    teacher.program.accounts.save(account(free_port()))
    begin_sending(teacher)
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.QUEUED
    assert [event.kind for event in teacher.program.journal.events(entry.request_id)] == [EventKind.PREPARED]
    teacher.press("open_mailbox")
    teacher.dialog("mail_dialog").reject()
    teacher.settle()
    teacher.done()
    teacher.press("send_now")
    teacher.settle()
    teacher.boxes.expect_warning()
    assert teacher.dialog("mail_dialog").isVisible()

"""The journal and a helpdesk: its state read at one press, a further word as a comment, a refused one by mail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import NetworkTrouble, Refused
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.helpdesk.dialog import HelpdeskDialog
from edusupport_desktop.ui.helpdesk.refresh_words import not_refreshed_text
from helpdesk_hands import MailIsSlow, ServiceNow, mail, servicenow, sign_in
from helpdesks.faulty_server import Fault
from realparts.processes import free_port
from sending_hands import SlowSender, account
from teacher import Boxes, Teacher, seen, type_into

__all__ = ["mail", "servicenow"]


@pytest.fixture
def program(program: Program, mail: SlowSender) -> Program:
    return replace(program, senders=MailIsSlow(program.senders, mail))  # type: ignore[arg-type]


@pytest.fixture
def entry(teacher: Teacher, servicenow: ServiceNow) -> JournalEntry:
    """A request that went into the helpdesk, chosen in the journal."""
    return submitted(teacher, servicenow)


def submitted(teacher: Teacher, servicenow: ServiceNow, **signed_in: str) -> JournalEntry:
    sign_in(teacher.program, servicenow, **signed_in)
    teacher.begin()
    teacher.to_review()
    teacher.send()
    teacher.settle()
    teacher.done()
    (entry,) = teacher.program.journal.entries()
    return entry


def offered(teacher: Teacher, name: str) -> bool:
    return seen(teacher.journal, QPushButton, name)


def news(teacher: Teacher) -> str:
    return " ".join(label.text() for label in teacher.journal.news.findChildren(QLabel))


def history(teacher: Teacher) -> str:
    timeline = teacher.visible(QListWidget, "timeline")
    return "\n".join(timeline.item(row).text() for row in range(timeline.count()))


def refresh(teacher: Teacher) -> None:
    teacher.press("refresh_state")
    teacher.settle()


def test_what_the_support_wrote_is_in_the_timeline_after_one_press(
    teacher: Teacher, servicenow: ServiceNow, entry: JournalEntry
) -> None:
    (incident,) = servicenow.incidents
    servicenow.say(incident, "Уточните, пожалуйста, класс и дату урока?")
    servicenow.incidents[incident]["state"] = "2"
    refresh(teacher)
    assert "wrote something new: 1" in news(teacher)
    assert "«In Progress»" in news(teacher)
    assert teacher.program.journal.entry(entry.request_id).state is State.ASKED
    assert "The support changed the status: «In Progress»" in history(teacher)
    assert "The support asked a question" in history(teacher)
    before = history(teacher)
    refresh(teacher)
    assert "written nothing new" in news(teacher)
    assert history(teacher) == before


def test_a_solved_incident_is_solved_here(teacher: Teacher, servicenow: ServiceNow, entry: JournalEntry) -> None:
    (incident,) = servicenow.incidents
    servicenow.incidents[incident]["state"] = "6"
    refresh(teacher)
    assert "takes it for solved" in news(teacher)
    assert teacher.program.journal.entry(entry.request_id).state is State.SOLVED
    assert offered(teacher, "refresh_state"), "it may be opened again"


def test_pressed_twice_the_helpdesk_is_asked_once(
    teacher: Teacher, servicenow: ServiceNow, entry: JournalEntry
) -> None:
    refresh(teacher)
    calls = len(servicenow.calls)
    refresh(teacher)
    once = len(servicenow.calls) - calls
    calls = len(servicenow.calls)
    teacher.press("refresh_state")
    teacher.press("refresh_state")
    teacher.settle()
    assert len(servicenow.calls) - calls == once


def test_a_helpdesk_that_can_not_be_asked_says_why_and_nothing_changes(
    teacher: Teacher, servicenow: ServiceNow, entry: JournalEntry, boxes: Boxes
) -> None:
    servicenow.faults.extend([Fault.BUSY])
    refresh(teacher)
    assert "Refresh the state in a few minutes" in boxes.expect_warning()
    teacher.program.helpdesk_accounts.forget()
    refresh(teacher)
    assert "not set up any more" in boxes.expect_warning()
    assert teacher.program.journal.entry(entry.request_id).state is State.REGISTERED


@pytest.mark.parametrize("code", ["helpdesk_unreachable", "helpdesk_too_slow", "helpdesk_no_incident"])
def test_words_about_asking_speak_of_no_request_that_waits(code: str) -> None:
    assert "outbox" not in not_refreshed_text(NetworkTrouble(code))
    assert not_refreshed_text(Refused("helpdesk_not_found", answer="404 gone")).endswith("404 gone")


def test_what_asking_can_not_say_better_is_said_as_everywhere() -> None:
    for error in (Refused("helpdesk_redirects", answer="302"), KeyError("secret")):
        assert not_refreshed_text(error) == error_text(error)


def test_a_letter_by_mail_or_practice_has_no_state_to_refresh(teacher: Teacher) -> None:
    teacher.practise()
    assert not offered(teacher, "refresh_state")
    assert not offered(teacher, "send_by_mail")


def test_a_further_word_becomes_a_comment(teacher: Teacher, servicenow: ServiceNow, entry: JournalEntry) -> None:
    teacher.press("add_to_request")
    teacher.settle()
    dialog = teacher.dialog("follow_up")
    remark = dialog.findChild(QLabel, "way_remark")
    assert remark is not None
    assert "as a comment to the same incident" in remark.text()
    text = dialog.findChild(QPlainTextEdit, "follow_up_text")
    assert text is not None
    type_into(text, "Урок был 23.11 в 7Б.")
    teacher.press("follow_up_send")
    teacher.settle()
    said = dialog.findChild(QLabel, "follow_up_said")
    assert said is not None
    assert "as a comment" in said.text()
    dialog.reject()
    teacher.settle()
    (comment,) = servicenow.comments
    assert "Урок был 23.11 в 7Б." in comment["value"]
    assert len(servicenow.incidents) == 1
    assert "Answered" in history(teacher)


def test_an_addition_of_which_a_part_is_there_is_not_sent_as_another_comment(
    teacher: Teacher, servicenow: ServiceNow, entry: JournalEntry
) -> None:
    teacher.to_pictures()
    teacher.take_screen()
    draft_id = teacher.windows.work.written
    teacher.wizard.close()
    teacher.settle()
    (draft,) = [each for each in teacher.drafts() if each.id == draft_id]
    servicenow.refuses_files = True
    teacher.windows.afterwards.follow_ups.open(entry.request_id, draft, teacher.journal)
    teacher.settle()
    dialog = teacher.dialog("follow_up")
    teacher.press("follow_up_send")
    teacher.settle()
    assert not seen(dialog, QPushButton, "follow_up_send")
    assert len(servicenow.comments) == 1
    dialog.reject()
    teacher.settle()


def test_a_refused_request_goes_by_mail_from_the_journal(
    teacher: Teacher, servicenow: ServiceNow, mail: SlowSender
) -> None:
    entry = submitted(teacher, servicenow, password="wrong")
    assert entry.state is State.REFUSED
    teacher.program.accounts.save(account(free_port()))
    mail.may_end.clear()
    teacher.press("send_by_mail")
    teacher.wait(lambda: mail.message_ids)
    assert seen(teacher.journal, QPushButton, "journal_cancel_sending")
    teacher.journal.details.by_mail_wanted.emit(entry.request_id)  # a second press
    mail.may_end.set()
    teacher.settle()
    sent = teacher.program.journal.entry(entry.request_id)
    assert (sent.way, sent.state) == (Way.MAIL, State.SENT)
    assert len(mail.message_ids) == 1
    assert "by mail" in news(teacher)
    assert not offered(teacher, "send_by_mail")


def test_a_request_that_waits_lacks_its_helpdesk_and_is_led_there(
    teacher: Teacher, servicenow: ServiceNow, boxes: Boxes
) -> None:
    servicenow.faults.extend([Fault.BUSY] * 2)
    entry = submitted(teacher, servicenow)
    servicenow.faults.clear()
    assert entry.state is State.QUEUED
    assert offered(teacher, "send_later")
    teacher.program.helpdesk_accounts.forget()
    teacher.press("send_now")
    teacher.settle()
    assert "not set up yet" in boxes.expect_warning()
    teacher.visible(HelpdeskDialog).reject()
    sign_in(teacher.program, servicenow)
    teacher.press("send_now")
    teacher.settle()
    assert teacher.program.journal.entry(entry.request_id).state is State.REGISTERED
    assert len(servicenow.incidents) == 1

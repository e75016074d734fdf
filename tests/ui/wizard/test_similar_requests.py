"""«Похоже на INC0001234»: open requests like the subject that is typed; writing into one, or a new one all the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event as Gate

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton

from contracts.journal import registered, sent
from contracts.samples import an_event
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Dismissal, Way
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind, JournalEntry, State
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.ui import windows
from edusupport_desktop.ui.follow_up.dialog import FollowUpDialog
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.wizard.flow import Step
from picture_hands import open_files, png
from sending_hands import OneSender, SlowSender, account
from teacher import Teacher, click, seen

SUBJECT = "Не сохраняется оценка в журнале 7Б"


PICTURES = tuple(OutgoingFile(f"picture{place}.png", "image/png", png("teal")) for place in (1, 2))


def an_open_request(teacher: Teacher, *, number: str | None = "INC0001234") -> RequestId:
    request = sent(teacher.program.journal, subject=SUBJECT, files=PICTURES)
    if number is not None:
        registered(teacher.program.journal, request, number, "2026-11-12")
    return request


def to_problem(teacher: Teacher, subject: str = "не сохраняються оценки журнал 7б") -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(subject=subject)


def hint(teacher: Teacher) -> str:
    teacher.wait(lambda: seen(teacher.wizard, QLabel, "similar_1"))
    return teacher.visible(QLabel, "similar_1").text()


def looked(teacher: Teacher) -> None:
    """Until the journal was asked about what stands in the subject now, and has answered."""
    similar = teacher.wizard.similar
    teacher.wait(lambda: similar._asked == similar._wanted())
    teacher.settle()


def is_offered(teacher: Teacher) -> bool:
    return teacher.offers("write_into_1")


def into_the_incident(teacher: Teacher) -> FollowUpDialog:
    teacher.wait(lambda: is_offered(teacher))
    teacher.press("write_into_1")
    return teacher.visible(FollowUpDialog)


def send(teacher: Teacher) -> None:
    click(teacher.visible(QPushButton, "follow_up_send"))
    teacher.settle()


def close(teacher: Teacher) -> None:
    click(teacher.visible(QPushButton, "follow_up_close"))
    teacher.settle()


def said(teacher: Teacher) -> str:
    return teacher.visible(QLabel, "follow_up_said").text()


@pytest.fixture
def slow(teacher: Teacher, monkeypatch: pytest.MonkeyPatch) -> SlowSender:
    """A mailbox whose sender does what it is told."""
    sender = SlowSender()
    sender.may_end.set()
    object.__setattr__(teacher.program, "senders", OneSender(sender))
    teacher.program.accounts.save(account(465))
    return sender


def test_typing_the_subject_shows_the_hint(teacher: Teacher) -> None:
    an_open_request(teacher)
    to_problem(teacher)
    assert hint(teacher) == "Like INC0001234 of 12.11.2026: «Не сохраняется оценка в журнале 7Б»"
    assert finding_text("no_second_incident") not in teacher.labels()


def test_without_a_number_it_is_called_by_its_date(teacher: Teacher) -> None:
    an_open_request(teacher, number=None)
    to_problem(teacher)
    assert hint(teacher).startswith("Like the request of 22.11.2026, no number yet")


@pytest.mark.parametrize("subject", ["Не печатается справка", "журнал", ""])
def test_another_subject_shows_none(teacher: Teacher, subject: str) -> None:
    an_open_request(teacher)
    to_problem(teacher, subject)
    teacher.press_radio("error_no")
    looked(teacher)
    assert not is_offered(teacher)


def test_what_is_solved_is_not_offered(teacher: Teacher) -> None:
    request = an_open_request(teacher)
    teacher.program.journal.append(an_event(request, EventKind.SOLVED, 90))
    to_problem(teacher)
    looked(teacher)
    assert not is_offered(teacher)


def test_a_new_one_all_the_same_is_said_once(teacher: Teacher) -> None:
    an_open_request(teacher)
    to_problem(teacher)
    hint(teacher)
    teacher.press("write_new")
    assert not is_offered(teacher)
    assert teacher.editor(Field.SUBJECT).hasFocus()
    (draft,) = teacher.drafts()
    assert draft.dismissed == (Dismissal("no_second_incident"),)
    teacher.write(subject=" снова")
    teacher.press_radio("error_no")
    teacher.settle()
    assert not is_offered(teacher)


def test_the_hint_goes_with_the_words_and_late_answers_are_dropped(
    teacher: Teacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_open_request(teacher)
    gate, asked, real = Gate(), [], windows.similar_requests

    def slow(subject: str, *rest: object, **more: object) -> Sequence[JournalEntry]:
        asked.append(subject)
        if len(asked) == 1:
            gate.wait(30)
        return real(subject, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(windows, "similar_requests", slow)
    to_problem(teacher)
    teacher.wait(lambda: asked)
    subject = teacher.editor(Field.SUBJECT)
    subject.setText("Не печатается справка")  # type: ignore[attr-defined]
    teacher.wait(lambda: len(asked) == 2)
    gate.set()
    teacher.settle()
    assert not is_offered(teacher)


def test_the_check_names_the_request_and_leads_to_the_hint(teacher: Teacher) -> None:
    an_open_request(teacher)
    to_problem(teacher)
    hint(teacher)
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    teacher.next()
    teacher.settle()
    assert any("INC0001234 of 12.11.2026" in text for text in teacher.labels())
    teacher.press("fix_no_second_incident")
    assert teacher.step() is Step.PROBLEM
    assert is_offered(teacher)


def test_pressing_it_leads_into_the_incident_with_words_and_pictures(
    teacher: Teacher, slow: SlowSender, tmp_path: Path
) -> None:
    request = an_open_request(teacher)
    to_problem(teacher)
    teacher.write(essence="Теперь и у 7В, ёлки 🎄: картинка1")
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    file = tmp_path / "a.png"
    file.write_bytes(png("teal"))
    open_files(teacher, file)
    teacher.back()
    into_the_incident(teacher)
    assert teacher.visible(QPlainTextEdit, "follow_up_text").toPlainText() == "Теперь и у 7В, ёлки 🎄: картинка3"
    pictures = teacher.visible(QListWidget, "follow_up_pictures")
    assert [pictures.item(row).text() for row in range(pictures.count())] == ["picture3.png"]
    send(teacher)
    assert "No second incident" in said(teacher)
    journal = teacher.program.journal
    (added,) = journal.follow_ups(request)
    outgoing = journal.outgoing(added.request_id)
    assert outgoing.letter.subject == f"Re: INC0001234 {SUBJECT}"
    assert "картинка3 (файл picture3.png)" in outgoing.letter.body
    assert [file.name for file in outgoing.files] == ["picture3.png"]
    assert journal.events(request)[-1].kind is EventKind.ANSWERED
    close(teacher)
    teacher.wait(lambda: not teacher.drafts())
    assert len(journal.entries()) == 1
    teacher.journal.select(request)
    teacher.settle()
    history = teacher.visible(QListWidget, "timeline")
    lines = [history.item(row).text() for row in range(history.count())]
    assert any("A further letter: Sent" in line for line in lines)


def test_stopped_sending_leaves_everything_as_it_was(teacher: Teacher, slow: SlowSender) -> None:
    request = an_open_request(teacher)
    slow.may_end.clear()
    to_problem(teacher)
    teacher.write(essence="Ещё раз")
    dialog = into_the_incident(teacher)
    click(teacher.visible(QPushButton, "follow_up_send"))
    teacher.wait(lambda: slow.message_ids)
    click(teacher.visible(QPushButton, "follow_up_close"))
    teacher.settle()
    assert dialog.isVisible()
    assert "nothing has gone" in said(teacher)
    assert [each.state for each in teacher.program.journal.follow_ups(request)] == [State.WITHDRAWN]
    slow.may_end.set()
    send(teacher)
    assert "No second incident" in said(teacher)
    assert len(set(slow.message_ids)) == 2
    close(teacher)


def test_leaving_the_window_keeps_the_draft(teacher: Teacher) -> None:
    an_open_request(teacher)
    to_problem(teacher)
    into_the_incident(teacher)
    close(teacher)
    assert len(teacher.drafts()) == 1
    assert teacher.step() is Step.PROBLEM


def test_nothing_and_a_password_do_not_go(teacher: Teacher, slow: SlowSender) -> None:
    request = an_open_request(teacher)
    to_problem(teacher)
    into_the_incident(teacher)
    send(teacher)
    assert said(teacher) == "Write what you want to add."
    text = teacher.visible(QPlainTextEdit, "follow_up_text")
    text.setPlainText("логин petrov, пароль: Zima2026")
    send(teacher)
    assert finding_text("no_password") in said(teacher)
    assert teacher.program.journal.follow_ups(request) == []
    send(teacher)
    assert len(teacher.program.journal.follow_ups(request)) == 1
    close(teacher)


def test_the_journal_offers_it_too(teacher: Teacher, slow: SlowSender) -> None:
    request = an_open_request(teacher)
    teacher.windows.work.refresh()
    teacher.settle()
    teacher.journal.select(request)
    teacher.settle()
    teacher.press("add_to_request")
    teacher.visible(FollowUpDialog)
    QTest.keyClicks(teacher.visible(QPlainTextEdit, "follow_up_text"), "And more")
    QTest.keyClick(teacher.visible(QPlainTextEdit, "follow_up_text"), Qt.Key.Key_Tab)
    send(teacher)
    close(teacher)
    assert [each.state for each in teacher.program.journal.follow_ups(request)] == [State.SENT]


def test_practice_finds_practice(teacher: Teacher) -> None:
    an_open_request(teacher)
    entry = teacher.practise()
    teacher.journal.practice_wanted.emit()
    teacher.settle()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(subject=SUBJECT)
    looked(teacher)
    assert not is_offered(teacher), "a real incident is no place for practice"
    subject = teacher.editor(Field.SUBJECT)
    subject.setText("Не открывается журнал 5б")  # type: ignore[attr-defined]
    into_the_incident(teacher)
    teacher.visible(QPlainTextEdit, "follow_up_text").setPlainText("Ещё")
    send(teacher)
    close(teacher)
    (added,) = teacher.program.journal.follow_ups(entry.request_id)
    assert (added.way, added.state) == (Way.PRACTICE, State.SENT)
    assert len(teacher.program.journal.entries(practice=True)) == 1

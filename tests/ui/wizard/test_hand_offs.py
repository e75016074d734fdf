"""Handing a letter over from the wizard: the choice, what to do then, and what the journal asks later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QRadioButton

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.services.hand_off_ports import HandedOverFiles
from edusupport_desktop.services.ports import Progress, Sender
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.journal.sent_questions import FIRST_PAUSE, LATER
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.send_question import SendAnswer
from real_program import NOW, Parts
from teacher import Teacher, seen

THUNDERBIRD = MailProgram(MailProgramKind.THUNDERBIRD, "Thunderbird & Ко", ("thunderbird",))
EVOLUTION = MailProgram(MailProgramKind.XDG_EMAIL, "Evolution", ("xdg-email",))


@dataclass
class OtherPrograms:
    """``Senders`` for programs and services that take everything and say nothing."""

    files: HandedOverFiles
    asked: list[tuple[str, str]] = field(default_factory=list)

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        progress.point_of_no_return()
        self.files.write(outgoing)
        return EventKind.HANDED_OVER

    def mail_program(self, target: str) -> Sender:
        self.asked.append(("program", target))
        return self

    def web_mail(self, target: str) -> Sender:
        self.asked.append(("service", target))
        return self

    def mail(self) -> Sender:
        raise AssertionError("nothing goes by mail here")

    def file(self, _: str) -> Sender:
        raise AssertionError("nothing is saved here")

    def practice(self) -> Sender:
        raise AssertionError("nothing is practised here")


@pytest.fixture
def others(program: Program) -> OtherPrograms:
    return OtherPrograms(program.handed_over_files)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that were opened on the desktop."""
    folders: list[str] = []

    def open_url(url: QUrl) -> bool:
        folders.append(str(Path(url.toLocalFile())))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return folders


Begin = Callable[..., Teacher]


@pytest.fixture
def begin(teacher: Teacher, program: Program, parts: Parts, others: OtherPrograms) -> Begin:
    """A letter with a screenshot on the review page, of a teacher with this address."""

    def begin(*programs: MailProgram, email: str = "koroleva@школа.рф", pictures: bool = True) -> Teacher:
        parts.mail_programs.programs = programs
        teacher.windows._program = replace(teacher.windows._program, senders=others)
        teacher.begin()
        teacher.write_page(Step.APPLICANT, email=email)
        teacher.next()
        teacher.write_page(Step.PROBLEM)
        teacher.press_radio("error_no")
        teacher.next()
        if pictures:
            teacher.take_screen()
        teacher.next()
        teacher.settle()
        assert teacher.step() is Step.REVIEW
        return teacher

    del program
    return begin


def chosen(teacher: Teacher) -> str:
    return next(
        button.objectName()
        for button in teacher.wizard.findChildren(QRadioButton)
        if button.isChecked() and button.objectName().startswith("way_")
    )


def test_a_mail_program_is_proposed_where_nothing_else_is_known(begin: Begin) -> None:
    teacher = begin(THUNDERBIRD)
    assert chosen(teacher) == "way_mail_program"
    button = teacher.visible(QRadioButton, "way_mail_program")
    assert button.text().endswith("Thunderbird && Ко")
    assert not seen(teacher.wizard, QComboBox, "mail_program")


def test_without_a_mail_program_none_is_offered(begin: Begin) -> None:
    teacher = begin()
    assert not seen(teacher.wizard, QRadioButton, "way_mail_program")
    assert chosen(teacher) == "way_file"


def test_what_the_teacher_chose_is_not_changed_by_what_is_found_later(begin: Begin, parts: Parts) -> None:
    teacher = begin(pictures=False)
    teacher.press_radio("way_practice")
    teacher.press_radio("way_file")
    teacher.back()
    parts.mail_programs.programs = (THUNDERBIRD,)
    teacher.next()
    teacher.settle()
    assert chosen(teacher) == "way_file"


@pytest.mark.parametrize(
    ("email", "service"), [("anna@yandex.ru", "yandex"), ("anna@inbox.ru", "mail_ru"), ("anna@outlook.com", "outlook")]
)
def test_the_page_of_the_teachers_own_mail_service_is_proposed(
    begin: Begin, others: OtherPrograms, opened: list[str], email: str, service: str
) -> None:
    teacher = begin(THUNDERBIRD, email=email, pictures=False)
    assert chosen(teacher) == "way_web_mail"
    no_password = any("no other program" in text for text in teacher.labels())
    assert no_password == (service == "outlook")
    teacher.send()
    teacher.settle()
    assert others.asked == [("service", service)]
    assert opened == [], "there are no pictures to drag"


def test_the_administrators_ways_are_the_only_ones_and_the_first_is_proposed(begin: Begin, teacher: Teacher) -> None:
    preset = Preset(ways=(Way.WEB_MAIL, Way.PRACTICE))
    teacher.windows._program = replace(teacher.windows._program, laid_down=lambda: preset)
    begin(THUNDERBIRD, pictures=False)
    assert chosen(teacher) == "way_web_mail"
    offered = {each.objectName() for each in teacher.wizard.findChildren(QRadioButton) if each.isVisible()}
    assert {name for name in offered if name.startswith("way_")} == {"way_web_mail", "way_practice"}
    assert not teacher.offers("set_up_mail")


def test_after_a_mail_program_the_page_says_what_to_do_and_gives_text_and_pictures(
    begin: Begin, others: OtherPrograms, opened: list[str]
) -> None:
    QApplication.clipboard().setText("другое")
    teacher = begin(THUNDERBIRD)
    teacher.send()
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state is State.HANDED_OVER
    assert others.asked == [("program", "thunderbird")]
    steps = teacher.visible(QLabel, "hand_off_steps").text()
    assert THUNDERBIRD.name in steps
    assert opened == []
    assert QApplication.clipboard().text() == "другое", "everything is in the window already"
    teacher.press("copy_letter")
    assert QApplication.clipboard().text() == teacher.program.journal.outgoing(entry.request_id).letter.body
    teacher.press("open_pictures")
    assert opened == [teacher.program.handed_over_files.folder(entry.request_id)]
    for absent in ("write_down_number", "send_again", "copy_address"):
        assert not teacher.offers(absent)


@pytest.mark.parametrize(("programs", "way"), [((THUNDERBIRD, EVOLUTION), Way.MAIL_PROGRAM), ((), Way.WEB_MAIL)])
def test_what_may_be_lost_on_the_way_lies_ready(
    begin: Begin, opened: list[str], programs: tuple[MailProgram, ...], way: Way
) -> None:
    teacher = begin(*programs, email="anna@gmail.com")
    if programs:
        teacher.press_radio("way_mail_program")
        teacher.visible(QComboBox, "mail_program").setCurrentIndex(1)
    teacher.send()
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.way is way
    outgoing = teacher.program.journal.outgoing(entry.request_id)
    assert QApplication.clipboard().text() == outgoing.letter.body
    folder = teacher.program.handed_over_files.folder(entry.request_id)
    assert opened == ([folder] if way is Way.WEB_MAIL else [])
    assert "1" in teacher.visible(QLabel, "hand_off_steps").text()
    if way is Way.WEB_MAIL:
        teacher.press("copy_address")
        assert QApplication.clipboard().text() == teacher.program.desk().email
        teacher.press("copy_subject")
        assert QApplication.clipboard().text() == outgoing.letter.subject


def handed_over(begin: Begin) -> Teacher:
    teacher = begin(THUNDERBIRD, pictures=False)
    teacher.send()
    teacher.settle()
    teacher.done()
    return teacher


def asks(teacher: Teacher) -> bool:
    return seen(teacher.journal, QPushButton, "sent_yes")


def later(teacher: Teacher, parts: Parts, pause: timedelta) -> None:
    parts.now += pause
    teacher.windows.work.refresh()
    teacher.settle()


@pytest.mark.parametrize(("answer", "state"), [("sent_yes", State.SENT), ("sent_no", State.QUEUED)])
def test_the_journal_asks_after_a_while_whether_the_letter_was_sent(
    begin: Begin, parts: Parts, answer: str, state: State
) -> None:
    teacher = handed_over(begin)
    assert not asks(teacher)
    later(teacher, parts, FIRST_PAUSE)
    assert asks(teacher)
    (entry,) = teacher.program.journal.entries()
    assert entry.subject in teacher.visible(QLabel, "was_it_sent").text()
    teacher.press(answer)
    teacher.settle()
    assert teacher.program.journal.entry(entry.request_id).state is state
    assert not asks(teacher)
    assert teacher.program.handed_over_files.kept() == ()
    assert teacher.journal.selected_request() == entry.request_id


def test_sent_again_from_the_journal_pictures_and_text_are_at_hand(begin: Begin, opened: list[str]) -> None:
    teacher = begin(email="anna@yandex.ru")
    teacher.send()
    teacher.settle()
    teacher.done()
    (entry,) = teacher.program.journal.entries()
    opened.clear()
    teacher.press("was_not_sent")
    teacher.settle()
    QApplication.clipboard().setText("другое")
    teacher.press("send_now")
    teacher.settle()
    assert teacher.program.journal.entry(entry.request_id).state is State.HANDED_OVER
    assert QApplication.clipboard().text() == teacher.program.journal.outgoing(entry.request_id).letter.body
    folder = teacher.program.handed_over_files.folder(entry.request_id)
    assert opened == [folder]
    teacher.press("news_action")
    assert opened == [folder, folder]


def test_later_is_later_and_the_next_start_asks_at_once(begin: Begin, parts: Parts) -> None:
    teacher = handed_over(begin)
    later(teacher, parts, FIRST_PAUSE)
    teacher.press("sent_later")
    teacher.settle()
    assert not asks(teacher)
    later(teacher, parts, LATER - timedelta(seconds=1))
    assert not asks(teacher)
    later(teacher, parts, timedelta(seconds=1))
    assert asks(teacher)
    teacher.journal.hide()
    parts.now = NOW + timedelta(seconds=1)
    next_start = Teacher(teacher.qtbot, teacher.program, teacher.boxes)
    try:
        assert asks(next_start)
    finally:
        next_start.leave()


def test_a_real_letter_can_be_put_aside_and_waits_in_the_journal(teacher: Teacher) -> None:
    teacher.program.accounts.save(MailAccount("a@yandex.ru", "a@yandex.ru", "127.0.0.1", 9, Security.TLS))
    teacher.begin()
    teacher.to_review()
    teacher.boxes.send = SendAnswer.LATER
    teacher.send()
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    kinds = [event.kind for event in teacher.program.journal.events(entry.request_id)]
    assert (entry.state, kinds) == (State.QUEUED, [EventKind.PREPARED, EventKind.HELD])
    assert any("Send now" in text for text in teacher.labels())
    assert not teacher.offers("send_again")
    teacher.done()
    assert teacher.journal.selected_request() == entry.request_id
    assert seen(teacher.journal, QPushButton, "send_now")
    assert not seen(teacher.journal, QPushButton, "send_later")

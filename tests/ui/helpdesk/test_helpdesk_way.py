"""The wizard's way into a helpdesk: offered when there is one, a number at once, words for what goes wrong, by mail."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QWizard

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import NetworkTrouble
from edusupport_desktop.domain.helpdesk_systems import HelpdeskTerms
from edusupport_desktop.domain.incident import EventKind, JournalEntry, State
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.helpdesk.dialog import HelpdeskDialog
from edusupport_desktop.ui.jobs import Job
from edusupport_desktop.ui.wizard.flow import Step
from helpdesk_hands import HelpdeskHand, MailIsSlow, ServiceNow, mail, servicenow, sign_in
from helpdesks.faulty_server import Fault
from realparts.processes import free_port
from sending_hands import OneSender, SlowSender, account
from teacher import Boxes, Teacher, click

__all__ = ["mail", "servicenow"]


@pytest.fixture
def program(program: Program, mail: SlowSender) -> Program:
    return replace(program, senders=MailIsSlow(program.senders, mail))  # type: ignore[arg-type]


def begin(teacher: Teacher, servicenow: ServiceNow, *, pictures: int = 0, password: str = "") -> None:
    """Signed in, and on the page that sends."""
    sign_in(teacher.program, servicenow, password) if password else sign_in(teacher.program, servicenow)
    if pictures:
        teacher.to_pictures()
        for _ in range(pictures):
            teacher.take_screen()
        teacher.next()
        teacher.settle()
    else:
        teacher.begin()
        teacher.to_review()
    assert teacher.visible(QRadioButton, f"way_{Way.API}").isChecked(), "it was set up to be used"


def send(teacher: Teacher) -> None:
    teacher.send()
    assert teacher.step() is Step.SENDING
    teacher.settle()


def only_entry(teacher: Teacher) -> JournalEntry:
    (entry,) = teacher.program.journal.entries()
    return entry


def said(teacher: Teacher) -> str:
    return " ".join(teacher.labels())


def offers_way(teacher: Teacher) -> bool:
    return any(b.objectName() == "way_api" and b.isVisible() for b in teacher.wizard.findChildren(QRadioButton))


def test_without_a_helpdesk_the_way_is_not_offered(teacher: Teacher) -> None:
    teacher.begin()
    teacher.to_review()
    assert not offers_way(teacher)


def test_one_that_is_laid_down_is_offered_and_set_up_when_it_is_needed(
    teacher: Teacher, servicenow: ServiceNow, boxes: Boxes
) -> None:
    laid_down = Preset(helpdesk=HelpdeskTerms("servicenow", servicenow.address))
    teacher.windows._program = teacher.windows.helpdesk._program = replace(teacher.program, laid_down=lambda: laid_down)
    teacher.begin()
    teacher.to_review()
    teacher.press_radio("way_api")
    teacher.send()
    assert teacher.step() is Step.REVIEW
    dialog = teacher.visible(HelpdeskDialog)
    dialog.reject()
    hand = HelpdeskHand(teacher)
    hand.write(user_name="school.17", secret="pässword ёж")
    assert hand.save()
    send(teacher)
    assert only_entry(teacher).state is State.REGISTERED
    assert boxes.questions == [servicenow.address.removeprefix("http://")]


def test_a_request_with_pictures_has_its_number_at_once(teacher: Teacher, servicenow: ServiceNow) -> None:
    begin(teacher, servicenow, pictures=2)
    assert servicenow.address.removeprefix("http://") in said(teacher)
    assert "Pictures: " in teacher.visible(QLabel, "letter_size").text(), "no letter makes them larger"
    send(teacher)
    (incident,) = servicenow.incidents.values()
    assert incident["number"] in teacher.visible(QLabel, "incident_number").text()
    assert [file[1] for file in servicenow.files.values()] == ["picture1.png", "picture2.png"]
    entry = only_entry(teacher)
    assert entry.state is State.REGISTERED
    assert entry.incident is not None
    assert entry.incident.number.text == incident["number"]
    assert not teacher.offers("wizard_by_mail")
    assert not teacher.offers("write_down_number")


def test_what_the_helpdesk_did_not_keep_is_told(teacher: Teacher, servicenow: ServiceNow) -> None:
    servicenow.ignores = {"description"}
    begin(teacher, servicenow)
    send(teacher)
    assert "did not keep everything as it was written: the text" in said(teacher)
    teacher.done()
    assert "the text" in teacher.visible(QLabel, "details_state").text()


def test_a_helpdesk_that_asks_to_wait_gets_the_request_later_and_once(teacher: Teacher, servicenow: ServiceNow) -> None:
    begin(teacher, servicenow)
    servicenow.faults.extend([Fault.BUSY] * 2)
    send(teacher)
    assert "waits in the outbox" in teacher.said_problem()
    assert only_entry(teacher).state is State.QUEUED
    servicenow.faults.clear()
    teacher.press("send_again")
    teacher.settle()
    assert only_entry(teacher).state is State.REGISTERED
    assert len(servicenow.incidents) == 1


def test_what_is_unknown_is_neither_repeated_nor_sent_by_mail(teacher: Teacher, servicenow: ServiceNow) -> None:
    begin(teacher, servicenow)
    servicenow.faults.extend([Fault.AFTER_HUNG_UP, Fault.HUNG_UP])
    send(teacher)
    assert only_entry(teacher).state is State.UNKNOWN
    assert "not known whether the request arrived" in teacher.said_problem()
    assert not teacher.offers("send_again")
    assert not teacher.offers("wizard_by_mail")
    assert len(servicenow.incidents) == 1


def test_a_refused_request_goes_by_mail_with_one_press_and_once(
    teacher: Teacher, servicenow: ServiceNow, mail: SlowSender
) -> None:
    teacher.program.accounts.save(account(free_port()))
    begin(teacher, servicenow, password="wrong")
    send(teacher)
    assert only_entry(teacher).state is State.REFUSED
    assert "did not let you in" in teacher.said_problem()
    assert teacher.offers("open_helpdesk")
    mail.may_end.clear()
    teacher.press("wizard_by_mail")
    teacher.wait(lambda: mail.message_ids)
    teacher.wizard.currentPage()._send_by_mail()  # type: ignore[attr-defined]  # a second click in the same moment
    assert len(teacher.jobs.findChildren(Job)) == 1
    QTest.keyClick(teacher.wizard, Qt.Key.Key_Escape)
    assert teacher.wizard.isVisible()
    assert not teacher.wizard.button(QWizard.WizardButton.FinishButton).isEnabled()
    mail.may_end.set()
    teacher.settle()
    entry = only_entry(teacher)
    assert (entry.way, entry.state) == (Way.MAIL, State.SENT)
    assert len(mail.message_ids) == 1
    assert not servicenow.incidents
    kinds = [event.kind for event in teacher.program.journal.events(entry.request_id)]
    assert EventKind.WAY_CHANGED in kinds


def test_by_mail_without_a_mailbox_leads_to_setting_it_up(teacher: Teacher, servicenow: ServiceNow) -> None:
    begin(teacher, servicenow, password="wrong")
    send(teacher)
    teacher.press("wizard_by_mail")
    teacher.settle()
    assert teacher.offers("open_mailbox")
    teacher.wait(lambda: teacher.offers("wizard_by_mail"))
    assert (only_entry(teacher).way, only_entry(teacher).state) == (Way.API, State.REFUSED)
    teacher.program.accounts.save(account(free_port()))
    teacher.press("wizard_by_mail")
    teacher.settle()
    assert (only_entry(teacher).way, only_entry(teacher).state) == (Way.MAIL, State.SENT)


def test_a_letter_that_does_not_go_by_mail_either_waits_as_a_letter(
    teacher: Teacher, servicenow: ServiceNow, mail: SlowSender
) -> None:
    teacher.program.accounts.save(account(free_port()))
    begin(teacher, servicenow, password="wrong")
    send(teacher)
    mail.outcome = NetworkTrouble("mail_server_unreachable")
    teacher.press("wizard_by_mail")
    teacher.settle()
    assert (only_entry(teacher).way, only_entry(teacher).state) == (Way.MAIL, State.QUEUED)
    assert not teacher.offers("wizard_by_mail")
    mail.outcome = EventKind.ACCEPTED
    teacher.press("send_again")
    teacher.settle()
    assert only_entry(teacher).state is State.SENT
    assert not servicenow.incidents


def test_an_incident_without_all_of_its_pictures_says_so_and_never_goes_by_mail(
    teacher: Teacher, servicenow: ServiceNow
) -> None:
    teacher.program.accounts.save(account(free_port()))
    begin(teacher, servicenow, pictures=1)
    servicenow.refuses_files = True
    send(teacher)
    assert "INC0010001 is there" in teacher.said_problem()
    assert not teacher.offers("wizard_by_mail")
    teacher.done()
    assert not any(b.isVisible() for b in teacher.journal.details._buttons.values() if b.objectName() == "send_by_mail")
    assert not teacher.journal.details._buttons["change"].isVisible()
    servicenow.refuses_files = False
    teacher.press("send_now")
    teacher.settle()
    assert only_entry(teacher).state is State.REGISTERED
    assert (len(servicenow.incidents), len(servicenow.files)) == (1, 1)


def test_setting_up_the_helpdesk_chooses_it_and_removing_it_goes_back(teacher: Teacher, servicenow: ServiceNow) -> None:
    teacher.begin()
    teacher.to_review()
    hand = HelpdeskHand(teacher)
    hand.fill_in(servicenow)
    assert hand.save()
    assert teacher.visible(QRadioButton, "way_api").isChecked()
    click(teacher.visible(QRadioButton, "way_api"))
    again = HelpdeskHand(teacher)
    again.press("remove_helpdesk")
    teacher.settle()
    assert not offers_way(teacher)
    (draft,) = teacher.drafts()
    assert draft.way is not Way.API


def test_practice_stays_practice_when_a_helpdesk_is_set_up(teacher: Teacher, servicenow: ServiceNow) -> None:
    teacher.begin()
    teacher.to_review()
    teacher.press_radio("way_practice")
    sign_in(teacher.program, servicenow)
    teacher.windows.helpdesk.account_changed.emit()
    assert teacher.visible(QRadioButton, "way_practice").isChecked()


@dataclass
class PassesThePoint:
    """A helpdesk at which nothing can be stopped any more."""

    passed: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    may_end: threading.Event = field(default_factory=threading.Event)

    def send(self, _: Outgoing, progress: Progress) -> EventKind:
        progress.report(0, 100)
        while not self.may_go_on.wait(0.005):
            progress.raise_if_cancelled()
        progress.point_of_no_return()
        self.passed.set()
        self.may_end.wait()
        return EventKind.ACCEPTED


@pytest.fixture
def passing() -> Iterator[PassesThePoint]:
    passing = PassesThePoint()
    yield passing
    passing.may_go_on.set()
    passing.may_end.set()


def test_sending_can_be_cancelled_until_the_point_of_no_return(
    teacher: Teacher, servicenow: ServiceNow, passing: PassesThePoint
) -> None:
    teacher.windows._program = replace(teacher.program, senders=OneSender(passing))
    begin(teacher, servicenow)
    teacher.send()
    teacher.press("cancel_sending")
    teacher.settle()
    assert only_entry(teacher).state is State.QUEUED
    assert "cancelled" in teacher.said_problem()
    passing.may_go_on.set()
    teacher.press("send_again")
    teacher.wait(passing.passed.is_set)
    stop = teacher.visible(QPushButton, "cancel_sending")
    teacher.wait(lambda: not stop.isEnabled())
    passing.may_end.set()
    teacher.settle()
    assert only_entry(teacher).state is State.SENT

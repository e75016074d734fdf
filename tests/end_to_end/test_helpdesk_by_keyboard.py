"""A real Request Tracker with the keyboard alone: set up, a request to its number, the answer read into the journal."""

from __future__ import annotations

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.helpdesk.dialog import HelpdeskDialog
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.wizard import RequestWizard
from keyboard_hands import Keys, fill_in, go_on, keys
from real_program import ANSWERS
from realparts.request_tracker import RequestTracker
from teacher import Boxes, Teacher

__all__ = ["keys"]

pytestmark = pytest.mark.real


def set_up(keys: Keys, teacher: Teacher, tracker: RequestTracker) -> None:
    """From the menu; ends with the dialog closed."""
    keys.press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    keys.press(Qt.Key.Key_H)
    keys.walk_to_window(HelpdeskDialog)
    keys.walk_to("helpdesk_system")
    keys.type("Req")
    for field, text in (("address", tracker.address), ("place", tracker.place), ("secret", tracker.token)):
        keys.walk_to(f"helpdesk_{field}")
        keys.type(text)
    keys.walk_to("check_helpdesk")
    keys.press(Qt.Key.Key_Space)
    teacher.settle()
    assert teacher.visible(QLabel, "helpdesk_message").text().startswith("The helpdesk works")
    keys.walk_to("helpdesk_secret")
    keys.press(Qt.Key.Key_Return)
    teacher.wait(lambda: not teacher.journal.findChildren(HelpdeskDialog))
    teacher.settle()


def write(keys: Keys, teacher: Teacher) -> None:
    """A request with one screenshot; ends where it is checked."""
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys.walk_to_window(RequestWizard)
    fill_in(keys, Field.FULL_NAME, Field.REGION, Field.CITY, Field.INSTITUTION, Field.EMAIL, Field.PHONE)
    go_on(keys, teacher, Step.PROBLEM)
    fill_in(keys, Field.SUBJECT, Field.ESSENCE, Field.INITIATOR_LOGIN)
    keys.walk_to("same_login")
    keys.press(Qt.Key.Key_Space)
    keys.walk_to("error_yes")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Right)
    teacher.wait(lambda: keys.focus.objectName() == "error_no")
    go_on(keys, teacher, Step.PICTURES)
    keys.walk_to("take_screen")
    keys.press(Qt.Key.Key_Space)
    keys.walk_to_window(Overlay)
    keys.press(Qt.Key.Key_Return)
    keys.walk_to_window(AnnotatorWindow)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    teacher.settle()
    keys.walk_to_window(RequestWizard)
    go_on(keys, teacher, Step.REVIEW)
    teacher.settle()


def test_a_whole_request_into_a_real_request_tracker_by_keyboard_alone(
    teacher: Teacher, keys: Keys, program: Program, boxes: Boxes, request_tracker: RequestTracker
) -> None:
    set_up(keys, teacher, request_tracker)
    write(keys, teacher)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    teacher.wait(lambda: teacher.step() is Step.SENDING)
    teacher.settle()
    assert boxes.questions == [f"{request_tracker.address.removeprefix('http://')}, {request_tracker.place}"]

    (entry,) = program.journal.entries()
    assert (entry.way, entry.state) == (Way.API, State.REGISTERED)
    assert entry.incident is not None
    number = entry.incident.number.text
    assert number in teacher.visible(QLabel, "incident_number").text()
    ticket = f"{request_tracker.address}/REST/2.0/ticket/{number}"
    assert httpx.get(ticket, auth=request_tracker.support).json()["Subject"] == ANSWERS[Field.SUBJECT]
    attachments = httpx.get(f"{ticket}/attachments?fields=Filename", auth=request_tracker.support).json()["items"]
    assert [file["Filename"] for file in attachments if file["Filename"]] == ["picture1.png"]
    keys.press(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    teacher.wait(lambda: teacher.journal.selected_request() == entry.request_id)
    teacher.settle()

    said = {"Content": "Какой это класс?", "ContentType": "text/plain", "Status": "open"}
    assert httpx.post(f"{ticket}/correspond", json=said, auth=request_tracker.support).status_code == 201
    teacher.wait(teacher.journal.isActiveWindow)
    keys.walk_to("refresh_state")
    keys.press(Qt.Key.Key_Space)
    teacher.settle()
    events = program.journal.events(entry.request_id)
    assert {EventKind.STATUS_CHANGED, EventKind.ASKED} <= {event.kind for event in events}
    assert [kept.reply.text for kept in program.journal.replies(entry.request_id)] == ["Какой это класс?"]

"""Setting up the helpdesk: the fields it has, a real check, secrets in the keyring alone, what is laid down."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton

from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.domain.helpdesk_systems import HelpdeskTerms
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.settings.desk_file import load_desk
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.helpdesk.check_words import check_text
from edusupport_desktop.ui.jobs import Job
from helpdesk_hands import HelpdeskHand, ServiceNow, servicenow, sign_in
from helpdesks.faulty_server import Fault
from helpdesks.servicenow_double import CLIENT, CLIENT_SECRET, KEY, PASSWORD, USER
from real_program import Parts
from realparts.processes import free_port
from teacher import Teacher, files_below

__all__ = ["servicenow"]


@pytest.fixture
def hand(teacher: Teacher) -> HelpdeskHand:
    return HelpdeskHand(teacher)


@pytest.mark.parametrize(
    ("system", "place", "ways"),
    [
        ("ServiceNow", "&Table", 4),
        ("SimpleOne", "&Table", 2),
        ("Request Tracker", "&Queue", 2),
        ("Zammad", "&Group", 2),
        ("Redmine", "&Project", 2),
    ],
)
def test_the_words_and_ways_are_those_of_the_system(hand: HelpdeskHand, system: str, place: str, ways: int) -> None:
    hand.choose("system", system)
    assert hand.label_of("place") == place
    assert len(hand.choices("sign_in")) == ways


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        (SignIn.BASIC, {"user_name", "secret"}),
        (SignIn.TOKEN, {"secret"}),
        (SignIn.OAUTH_PASSWORD, {"user_name", "secret", "client_id", "client_secret"}),
        (SignIn.OAUTH_CLIENT, {"client_id", "client_secret"}),
    ],
)
def test_only_what_a_way_of_signing_in_needs_is_asked(hand: HelpdeskHand, way: SignIn, asked: set[str]) -> None:
    hand.list("sign_in").setCurrentIndex(hand.list("sign_in").findData(way))
    assert hand.asked() == {"system", "address", "place", "sign_in"} | asked


@pytest.mark.parametrize(
    ("way", "texts"),
    [
        (SignIn.BASIC, {"user_name": USER, "secret": PASSWORD}),
        (SignIn.TOKEN, {"secret": KEY}),
        (
            SignIn.OAUTH_PASSWORD,
            {"user_name": USER, "secret": PASSWORD, "client_id": CLIENT, "client_secret": CLIENT_SECRET},
        ),
        (SignIn.OAUTH_CLIENT, {"client_id": CLIENT, "client_secret": CLIENT_SECRET}),
    ],
)
def test_a_check_signs_in_for_real_and_creates_nothing(
    hand: HelpdeskHand, servicenow: ServiceNow, way: SignIn, texts: dict[str, str]
) -> None:
    hand.list("sign_in").setCurrentIndex(hand.list("sign_in").findData(way))
    hand.write(address=servicenow.address, **texts)
    assert hand.check().startswith("The helpdesk works")
    assert servicenow.calls
    assert not servicenow.incidents
    assert hand.teacher.program.helpdesk_accounts.account() is None


def test_every_failure_of_a_check_has_its_words(hand: HelpdeskHand, servicenow: ServiceNow) -> None:
    hand.fill_in(servicenow, secret="wrong")
    assert "did not let you in" in hand.check()
    assert "401" in hand.message
    hand.fill_in(servicenow, place="incidents")
    assert "does not know this place" in hand.check()
    hand.fill_in(servicenow, place="incident")
    servicenow.faults.extend([Fault.BUSY])
    assert "come back later" in hand.check()
    servicenow.faults.extend([Fault.ASLEEP])
    assert "page for people" in hand.check()
    hand.write(address=f"http://127.0.0.1:{free_port()}")
    assert "no helpdesk to be reached" in hand.check()
    hand.fill_in(servicenow)
    assert hand.check().startswith("The helpdesk works")


@pytest.mark.parametrize(
    "code",
    [
        "helpdesk_unreachable", "helpdesk_connection_lost", "helpdesk_too_slow", "helpdesk_try_later",
        "helpdesk_sign_in_refused", "helpdesk_forbidden", "helpdesk_place_wrong", "helpdesk_redirects",
        "helpdesk_certificate_not_trusted", "helpdesk_no_encryption",
    ],
)  # fmt: skip
def test_words_of_a_check_speak_of_no_request_that_waits(code: str) -> None:
    text = check_text(Refused(code, answer="403 ACL"))
    assert "outbox" not in text
    assert text.endswith("403 ACL")


def test_what_a_check_can_not_say_better_is_said_as_everywhere() -> None:
    for error in (UntrustedInput("helpdesk_answer_wrong"), NetworkTrouble("mail_timeout"), KeyError("secret")):
        assert check_text(error) == error_text(error)


@dataclass
class SlowCheck:
    """A helpdesk that answers when the test wants it."""

    may_end: threading.Event = field(default_factory=threading.Event)
    trouble: EduSupportError | None = None
    asked: list[HelpdeskSecrets] = field(default_factory=list)

    def __call__(self, _: HelpdeskAccount, secrets: HelpdeskSecrets) -> None:
        self.asked.append(secrets)
        self.may_end.wait()
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def slow() -> Iterator[SlowCheck]:
    slow = SlowCheck()
    yield slow
    slow.may_end.set()


def checking(teacher: Teacher, slow: SlowCheck) -> HelpdeskHand:
    teacher.windows.helpdesk._program = replace(teacher.program, check_helpdesk=slow)
    hand = HelpdeskHand(teacher)
    hand.write(address="https://helpdesk.example", user_name=USER, secret=PASSWORD)
    return hand


def test_a_check_is_shown_and_can_be_stopped(teacher: Teacher, slow: SlowCheck) -> None:
    hand = checking(teacher, slow)
    hand.press("check_helpdesk")
    teacher.wait(lambda: slow.asked)
    assert hand.dialog.findChild(QProgressBar).isVisible()
    hand.press("check_helpdesk")
    assert not hand.dialog.findChild(QProgressBar).isVisible()
    said = hand.message
    assert said.startswith("Stopped")
    slow.trouble = Refused("helpdesk_forbidden", answer="")
    slow.may_end.set()
    teacher.settle()
    assert hand.message == said


def test_an_answer_about_something_that_was_changed_meanwhile_is_not_shown(teacher: Teacher, slow: SlowCheck) -> None:
    hand = checking(teacher, slow)
    hand.press("check_helpdesk")
    teacher.wait(lambda: slow.asked)
    hand.write(address="https://another.example")
    slow.may_end.set()
    teacher.settle()
    assert hand.message == ""


def test_closing_while_it_is_being_checked_is_no_trouble(teacher: Teacher, slow: SlowCheck) -> None:
    hand = checking(teacher, slow)
    hand.press("check_helpdesk")
    hand.dialog.reject()
    slow.may_end.set()
    teacher.settle()


def test_the_secret_reaches_the_keyring_and_no_file(
    hand: HelpdeskHand, servicenow: ServiceNow, parts: Parts, tmp_path: Path
) -> None:
    hand.fill_in(servicenow, place="incident")
    assert hand.save()
    program = hand.teacher.program
    account = program.helpdesk_accounts.account()
    assert account == HelpdeskAccount("servicenow", servicenow.address, SignIn.BASIC, "incident", USER)
    assert program.helpdesk_accounts.secrets(account) == HelpdeskSecrets(PASSWORD)
    assert parts.keyring is not None
    assert len(parts.keyring.passwords) == 1
    assert not [file for file in files_below(tmp_path) if PASSWORD.encode() in file.read_bytes()]
    again = HelpdeskHand(hand.teacher)
    assert (again.line("secret").text(), again.line("user_name").text()) == ("", USER)
    assert again.check().startswith("The helpdesk works"), "with the stored secret"
    assert again.save()
    assert program.helpdesk_accounts.secrets(account) == HelpdeskSecrets(PASSWORD)


def test_a_new_user_needs_a_new_secret(hand: HelpdeskHand, servicenow: ServiceNow) -> None:
    hand.fill_in(servicenow)
    assert hand.save()
    again = HelpdeskHand(hand.teacher)
    again.write(user_name="another")
    assert not again.save()
    assert "password" in again.message
    assert again.dialog.focusWidget() is again.line("secret")
    account = hand.teacher.program.helpdesk_accounts.account()
    assert account is not None
    assert account.user_name == USER


def test_without_a_keyring_it_is_said_that_the_secret_lives_in_memory_alone(
    teacher: Teacher, servicenow: ServiceNow, parts: Parts
) -> None:
    parts.keyring = None
    hand = HelpdeskHand(teacher)
    hand.fill_in(servicenow)
    assert not hand.save()
    assert "no keyring" in hand.message
    assert hand.save()
    account = teacher.program.helpdesk_accounts.account()
    assert account is not None
    assert teacher.program.helpdesk_accounts.secrets(account) == HelpdeskSecrets(PASSWORD)


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({}, "address"),
        ({"address": "http://helpdesk.example", "user_name": USER, "secret": "x"}, "address"),
        ({"address": "helpdesk.example"}, "user_name"),
        ({"address": "helpdesk.example", "user_name": USER}, "secret"),
    ],
)
def test_what_is_missing_gets_the_focus(hand: HelpdeskHand, texts: dict[str, str], field: str) -> None:
    hand.write(**texts)
    assert not hand.save()
    assert hand.message
    assert hand.dialog.focusWidget() is hand.line(field)
    assert hand.teacher.program.helpdesk_accounts.account() is None


def test_a_queue_has_to_be_written(hand: HelpdeskHand) -> None:
    hand.choose("system", "Request Tracker")
    hand.write(address="https://rt.example", secret="token")
    assert not hand.save()
    assert hand.dialog.focusWidget() is hand.line("place")


def test_an_address_without_its_beginning_is_completed(hand: HelpdeskHand) -> None:
    hand.choose("system", "Zammad")
    hand.write(address=" desk.example/zammad/ ", place="Users", secret="key")
    assert hand.save()
    account = hand.teacher.program.helpdesk_accounts.account()
    assert account == HelpdeskAccount("zammad", "https://desk.example/zammad", SignIn.TOKEN, "Users")


def test_the_access_can_be_removed(teacher: Teacher, servicenow: ServiceNow, parts: Parts) -> None:
    sign_in(teacher.program, servicenow)
    hand = HelpdeskHand(teacher)
    hand.press("remove_helpdesk")
    teacher.settle()
    assert teacher.program.helpdesk_accounts.account() is None
    assert parts.keyring is not None
    assert not parts.keyring.passwords
    assert not HelpdeskHand(teacher).dialog.findChild(QPushButton, "remove_helpdesk").isVisible()


def test_what_the_administrator_laid_down_is_chosen_and_locked(teacher: Teacher) -> None:
    terms = HelpdeskTerms("redmine", "https://redmine.school.example", "support", SignIn.TOKEN)
    teacher.windows.helpdesk._program = replace(teacher.program, laid_down=lambda: Preset(helpdesk=terms))
    hand = HelpdeskHand(teacher)
    assert hand.list("system").currentText() == "Redmine"
    locked = [hand.list("system"), hand.line("address"), hand.line("place"), hand.list("sign_in")]
    assert not any(each.isEnabled() for each in locked)
    assert {each.accessibleDescription() for each in locked} == {"Laid down by the administrator"}
    assert hand.dialog.focusWidget() is hand.line("secret")
    hand.write(secret="key")
    assert hand.save()
    account = teacher.program.helpdesk_accounts.account()
    assert account == HelpdeskAccount("redmine", terms.address, SignIn.TOKEN, "support")


def test_a_system_that_is_laid_down_and_unknown_here_is_told_by_the_check(teacher: Teacher) -> None:
    terms = HelpdeskTerms("regional")
    teacher.windows.helpdesk._program = replace(teacher.program, laid_down=lambda: Preset(helpdesk=terms))
    hand = HelpdeskHand(teacher)
    assert hand.list("system").currentText() == "regional"
    hand.write(address="https://helpdesk.example", user_name=USER, secret=PASSWORD)
    assert "cannot talk to the helpdesk" in hand.check()


DATA = Path(__file__).parents[2] / "data" / "helpdesks"
DESK = Path(__file__).parents[3] / "resources" / "desks" / "electronic_school.toml"


def test_a_helpdesk_the_desk_file_describes_is_chosen_with_its_ways(teacher: Teacher) -> None:
    described = (DATA / "okdesk.toml").read_text(encoding="utf-8")
    desk = load_desk((DESK.read_text(encoding="utf-8") + described).encode())
    assert desk.helpdesk is not None
    program = replace(teacher.program, desk=lambda: desk, helpdesk_systems=lambda: ("described", "servicenow"))
    teacher.windows.helpdesk._program = program
    hand = HelpdeskHand(teacher)
    assert hand.list("system").currentText() == f"As described by {desk.name}"
    assert not hand.list("system").isEnabled()
    assert [hand.list("sign_in").itemData(row) for row in range(hand.list("sign_in").count())] == [
        *desk.helpdesk.sign_in
    ]


def test_saving_twice_at_once_saves_once(hand: HelpdeskHand, servicenow: ServiceNow) -> None:
    hand.fill_in(servicenow)
    hand.dialog.accept()
    hand.dialog.accept()
    assert len(hand.teacher.jobs.findChildren(Job)) == 1
    hand.teacher.settle()
    assert hand.teacher.program.helpdesk_accounts.account() is not None

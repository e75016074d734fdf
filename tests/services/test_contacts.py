"""«Контакты верны?» over the real profile and journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from contracts.samples import NOON, a_draft, an_event, an_outgoing, prepared
from edusupport_desktop.domain.answers import Answers
from edusupport_desktop.domain.contacts_doubt import Doubt
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.services.contacts import Contacts
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.settings.profile import JsonProfile
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile


class Teacher:
    """What a teacher does, one day after the other."""

    def __init__(self, folder: Path, journal: SqliteJournal) -> None:
        self.now = NOON
        self.journal = journal
        profile = JsonProfile(JsonSettingsFile(folder / "profile.json"))
        self.contacts = Contacts(profile, journal, self._clock, valid_days=90)
        self._drafts = Drafts(FileDraftStore(folder / "drafts"), journal, profile, self._clock)

    def _clock(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)

    def begin(self) -> Draft:
        return self._drafts.new()

    def send(self, email: str = "elkina@школа.рф", phone: str = "+7 912 345-67-89") -> None:
        self._drafts.remember(a_draft(answers=Answers(email=email, phone=phone)))

    def doubt(self) -> Doubt | None:
        return self.contacts.doubt(self.begin())

    def end(self, kind: EventKind, *, way: Way = Way.MAIL, **details: str) -> None:
        """A letter whose life ends like this, now."""
        outgoing = an_outgoing(way=way)
        self.journal.add(outgoing, prepared(outgoing))
        seconds = int((self.now - NOON).total_seconds())
        life = [EventKind.ATTEMPT_STARTED, kind]
        if kind is EventKind.BOUNCED:
            life.insert(1, EventKind.ACCEPTED)
        for one in life:
            self.journal.append(an_event(outgoing.request_id, one, seconds, **(details if one is kind else {})))


@pytest.fixture
def teacher(tmp_path: Path) -> Iterator[Teacher]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield Teacher(tmp_path, journal)


def test_a_first_request_asks_nothing_and_what_it_says_holds_for_90_days(teacher: Teacher) -> None:
    assert teacher.doubt() is None
    teacher.send()
    teacher.pass_days(89)
    assert teacher.doubt() is None
    teacher.pass_days(2)
    assert teacher.doubt() is Doubt.OLD


def test_confirmed_once_is_enough(teacher: Teacher) -> None:
    teacher.send()
    teacher.pass_days(100)
    teacher.contacts.confirm(teacher.begin())
    teacher.pass_days(1)
    assert teacher.doubt() is None


def test_contacts_changed_in_one_request_are_asked_about_in_the_next_and_no_more(teacher: Teacher) -> None:
    teacher.send()
    teacher.send(phone="+7 912 000-00-00")
    assert teacher.doubt() is Doubt.CHANGED
    teacher.contacts.confirm(teacher.begin())
    assert teacher.doubt() is None


def test_confirming_remembers_the_contacts_of_the_draft(teacher: Teacher) -> None:
    teacher.send()
    corrected = a_draft(answers=Answers(email="new@школа.рф", phone="+7 912 111-11-11"))
    teacher.contacts.confirm(corrected)
    assert teacher.begin().answers.email == "new@школа.рф"
    assert teacher.doubt() is None


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        (EventKind.BOUNCED, {"code": "mail_bounced"}),
        (EventKind.REFUSED, {"code": "mail_recipient_refused"}),
        (EventKind.REFUSED, {"code": "mail_sender_refused"}),
    ],
)
def test_after_a_letter_that_could_not_be_delivered_they_are_asked_about_once(
    teacher: Teacher, kind: EventKind, details: dict[str, str]
) -> None:
    teacher.send()
    teacher.pass_days(1)
    teacher.end(kind, **details)
    assert teacher.doubt() is Doubt.BOUNCED
    teacher.pass_days(1)
    teacher.contacts.confirm(teacher.begin())
    assert teacher.doubt() is None


def test_a_letter_refused_for_another_reason_says_nothing_of_the_contacts(teacher: Teacher) -> None:
    teacher.send()
    teacher.pass_days(1)
    teacher.end(EventKind.REFUSED, code="mail_too_big")
    assert teacher.doubt() is None

"""What every Profile does. A test class for one inherits this and gives the fixture ``profile``."""

from __future__ import annotations

import pytest

from contracts.samples import HOSTILE_TEXTS, NOON
from edusupport_desktop.domain.answers import REMEMBERED_FIELDS, TEXT_FIELDS, Field
from edusupport_desktop.domain.contacts_doubt import CONTACT_FIELDS, Confirmation
from edusupport_desktop.services.ports import Profile


class ProfileContract:
    def test_nothing_is_remembered_at_first(self, profile: Profile) -> None:
        assert profile.load() == {}

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_what_belongs_to_the_teacher_comes_back_and_nothing_else(self, profile: Profile, text: str) -> None:
        profile.save(dict.fromkeys(TEXT_FIELDS, text))
        assert profile.load() == dict.fromkeys(REMEMBERED_FIELDS, text)

    def test_other_peoples_logins_are_forgotten(self, profile: Profile) -> None:
        profile.save({Field.INITIATOR_LOGIN: "elkina", Field.AFFECTED_LOGIN: "ivanov"})
        assert profile.load() == {Field.INITIATOR_LOGIN: "elkina"}

    def test_what_is_not_said_stays_and_what_is_said_empty_is_emptied(self, profile: Profile) -> None:
        profile.save({Field.CITY: "Хабаровск", Field.PHONE: "+7 4212 00-00-00"})
        profile.save({Field.PHONE: ""})
        assert profile.load() == {Field.CITY: "Хабаровск", Field.PHONE: ""}

    def test_institutions_are_remembered_the_latest_first_and_once(self, profile: Profile) -> None:
        assert list(profile.institutions()) == []
        for name in ("Школа № 1", "Лицей «Ёлка»", "Школа № 1", ""):
            profile.save({Field.INSTITUTION: name})
        assert list(profile.institutions()) == ["Школа № 1", "Лицей «Ёлка»"]

    def test_not_every_institution_there_ever_was_is_kept(self, profile: Profile) -> None:
        for number in range(30):
            profile.save({Field.INSTITUTION: f"Школа № {number}"})
        assert profile.institutions()[0] == "Школа № 29"
        assert len(profile.institutions()) < 20

    def test_nothing_is_confirmed_at_first(self, profile: Profile) -> None:
        assert profile.confirmed_contacts() is None

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_confirmed_contacts_come_back_and_the_rest_stays(self, profile: Profile, text: str) -> None:
        profile.save({Field.CITY: "Чита"})
        contacts = dict.fromkeys(CONTACT_FIELDS, text)
        profile.confirm_contacts(contacts, NOON)
        assert profile.confirmed_contacts() == Confirmation(NOON, contacts)
        assert profile.load() == {Field.CITY: "Чита"}
        profile.save({Field.PHONE: "112"})
        assert profile.confirmed_contacts() == Confirmation(NOON, contacts)

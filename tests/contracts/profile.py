"""What every Profile does. A test class for one inherits this and gives the fixture ``profile``."""

from __future__ import annotations

import pytest

from contracts.samples import HOSTILE_TEXTS
from edusupport_desktop.domain.answers import REMEMBERED_FIELDS, TEXT_FIELDS, Field
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

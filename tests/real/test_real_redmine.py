"""The Redmine of the tests is a real one, and refuses what a real one refuses."""

from __future__ import annotations

import httpx
import pytest

from realparts.redmine import Redmine

pytestmark = pytest.mark.real


def test_it_knows_its_people(redmine: Redmine) -> None:
    place = f"{redmine.address}/users/current.json"
    assert httpx.get(place, headers={"X-Redmine-API-Key": redmine.key}).json()["user"]["login"] == "teacher"
    assert httpx.get(place, auth=redmine.support).json()["user"]["login"] == "support"
    assert httpx.get(place, headers={"X-Redmine-API-Key": "wrong"}).status_code == 401


def test_a_teacher_sees_one_project(redmine: Redmine) -> None:
    answer = httpx.get(f"{redmine.address}/projects.json", headers={"X-Redmine-API-Key": redmine.key})
    assert [project["identifier"] for project in answer.json()["projects"]] == [redmine.place]

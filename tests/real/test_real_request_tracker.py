"""The Request Tracker of the tests is a real one, and refuses what a real one refuses."""

from __future__ import annotations

import httpx
import pytest

from realparts.request_tracker import RequestTracker

pytestmark = pytest.mark.real


def test_it_is_request_tracker_5_and_knows_its_people(request_tracker: RequestTracker) -> None:
    place = f"{request_tracker.address}/REST/2.0/rt"
    teacher = {"Authorization": f"token {request_tracker.token}"}
    assert httpx.get(place, headers=teacher).json()["Version"].startswith("5.")
    assert httpx.get(place, auth=request_tracker.support).status_code == 200
    assert httpx.get(place, headers={"Authorization": "token 1-1-wrong"}).status_code == 401

"""The portal's answers, told by a double on a real bus, and the files it names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from edusupport_desktop.capture.png import encode_png
from edusupport_desktop.capture.portal_screen import PortalScreenCapture
from edusupport_desktop.domain.errors import Cancelled, EduSupportError
from edusupport_desktop.domain.picture import LARGEST_FILE_BYTES, Picture
from realparts.portal import Portals

pytestmark = [pytest.mark.real, pytest.mark.not_windows("Wayland")]

BLUE = Picture(40, 30, b"\xe6\x78\x0a\x00" * 1200)
BLACK = Picture(40, 30, bytes(4 * 1200))
FAILED = {"code": 2, "results": {}}
CANCELLED = {"code": 1, "results": {}}
SILENT: dict[str, Any] = {}


def error(name: str) -> dict[str, Any]:
    return {"error": f"org.freedesktop.DBus.Error.{name}"}


def taken(uri: str) -> dict[str, Any]:
    return {"code": 0, "results": {"uri": ["s", uri]}}


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    """The file a desktop wrote just now, named as a Russian desktop does."""
    file = tmp_path / "Снимок экрана от 2026-11-23 09-30-00 🖥%20.png"
    file.write_bytes(encode_png(BLUE).data)
    return file


def capture() -> Picture:
    return PortalScreenCapture(permission_seconds=0.3, dialog_seconds=0.3).capture()


def trouble() -> tuple[str, dict[str, Any]]:
    with pytest.raises(EduSupportError) as caught:
        capture()
    return caught.value.code, caught.value.details


def test_the_picture_comes_over_and_its_file_is_gone(portals: Portals, shot: Path) -> None:
    portal = portals.start(taken(shot.as_uri()))
    picture = capture()
    assert (picture.width, picture.height) == (40, 30)
    assert bytes(picture.pixels[:3]) == bytes(BLUE.pixels[:3])
    assert portal.next_event() == ["Screenshot", False]
    assert not shot.exists()


@pytest.mark.parametrize("oddity", [{"at_once": True}, {"token": "of_the_portal"}])
def test_an_answer_is_heard_whenever_it_comes_and_whatever_its_handle(
    portals: Portals, shot: Path, oddity: dict[str, Any]
) -> None:
    portals.start(taken(shot.as_uri()) | oddity)
    assert capture().width == 40


def test_where_the_whole_desktop_is_refused_the_desktops_own_dialog_is_asked_for(portals: Portals, shot: Path) -> None:
    portal = portals.start(FAILED, dialog=taken(shot.as_uri()))
    assert capture().width == 40
    assert [portal.next_event(), portal.next_event()] == [["Screenshot", False], ["Screenshot", True]]


def test_a_file_that_was_there_before_is_left_alone(portals: Portals, shot: Path) -> None:
    os.utime(shot, (1_000_000_000, 1_000_000_000))
    portals.start(taken(shot.as_uri()))
    assert capture().width == 40
    assert shot.exists()


@pytest.mark.parametrize(
    ("desktop", "dialog", "code"),
    [
        (CANCELLED, None, "cancelled"),
        (FAILED, CANCELLED, "cancelled"),
        (FAILED, FAILED, "portal_refused"),
        ({"code": 77, "results": {}}, FAILED, "portal_refused"),
        (SILENT, None, "portal_timeout"),
        (FAILED, SILENT, "portal_timeout"),
        (error("UnknownMethod"), None, "portal_without_screenshots"),
        (error("UnknownInterface"), None, "portal_without_screenshots"),
        (error("ServiceUnknown"), None, "portal_missing"),
        (error("Spawn.ChildExited"), None, "portal_missing"),
        (error("AccessDenied"), None, "portal_failed"),
        ({"code": 0, "results": {}}, None, "portal_failed"),
        ({"code": 0, "results": {"uri": ["u", 7]}}, None, "portal_failed"),
    ],
)
def test_every_answer_has_its_words(
    portals: Portals, desktop: dict[str, Any], dialog: dict[str, Any] | None, code: str
) -> None:
    portals.start(desktop, dialog)
    assert trouble()[0] == code


def test_a_dialog_nobody_answers_is_closed(portals: Portals) -> None:
    portal = portals.start(SILENT)
    assert trouble() == ("portal_timeout", {})
    assert [portal.next_event(), portal.next_event()] == [["Screenshot", False], ["Close"]]


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "Снимок.png",
        "https://example.test/shot.png",
        "file://server.test/shot.png",
        "file:///nowhere/снимок.png",
        "file:///tmp/%00shot.png",
        "file:relative.png",
        "file:///dev/zero",
        "file:///",
        "\ufffd‮file:///etc/passwd",
    ],
)
def test_an_address_that_is_no_file_of_ours_is_refused(portals: Portals, uri: str) -> None:
    portals.start(taken(uri))
    assert trouble()[0] == "portal_failed"


def test_a_link_and_a_pipe_are_refused(portals: Portals, shot: Path, tmp_path: Path) -> None:
    link, pipe = tmp_path / "link.png", tmp_path / "pipe.png"
    link.symlink_to(shot)
    os.mkfifo(pipe)
    portal = portals.start(taken(link.as_uri()))
    assert trouble()[0] == "portal_failed"
    portal.stop()
    portals.start(taken(pipe.as_uri()))
    assert trouble() == ("portal_failed", {"reason": "not a file"})
    assert shot.exists()


@pytest.mark.parametrize("content", [b"", b"no picture", encode_png(BLUE).data[:-30]])
def test_a_file_that_is_no_picture_is_refused(portals: Portals, shot: Path, content: bytes) -> None:
    shot.write_bytes(content)
    portals.start(taken(shot.as_uri()))
    assert trouble()[0] == "portal_failed"
    assert not shot.exists()


def test_a_black_picture_is_refused(portals: Portals, shot: Path) -> None:
    shot.write_bytes(encode_png(BLACK).data)
    portals.start(taken(shot.as_uri()))
    assert trouble() == ("screen_is_black", {"width": 40, "height": 30})


def test_a_black_part_chosen_in_the_dialog_is_another_trouble_for_nobody_is_asked_twice(
    portals: Portals, shot: Path
) -> None:
    shot.write_bytes(encode_png(BLACK).data)
    portals.start(FAILED, dialog=taken(shot.as_uri()))
    assert trouble()[0] == "chosen_part_is_black"


def test_a_file_without_end_is_read_up_to_the_limit_alone(portals: Portals, shot: Path) -> None:
    with shot.open("r+b") as file:
        file.truncate(LARGEST_FILE_BYTES * 1000)
    portals.start(taken(shot.as_uri()))
    assert trouble()[0] == "screen_too_large"


@pytest.mark.parametrize("address", [None, "", "disabled:", "unix:path=/nowhere/bus", "шина 🚌", "tcp:host=127.0.0.1"])
def test_a_session_without_a_bus_is_told_as_missing(monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert trouble()[0] == "portal_missing"
    assert PortalScreenCapture().missing() == "portal_missing"


def test_a_bus_without_a_portal_is_told_as_missing(portals: Portals) -> None:
    assert PortalScreenCapture().missing() == "portal_missing"
    assert trouble() == ("portal_missing", {"reason": "ServiceUnknown"})


def test_a_portal_that_answers_is_not_missing(portals: Portals) -> None:
    portals.start(SILENT)
    assert PortalScreenCapture().missing() is None


def test_cancelling_is_not_called_a_failure(portals: Portals) -> None:
    portals.start(CANCELLED)
    with pytest.raises(Cancelled):
        capture()

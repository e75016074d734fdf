"""The screen of a Wayland session: the desktop takes the picture and hands it over as a file (ADR 008)."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import unquote_to_bytes, urlsplit

from edusupport_desktop.capture.portal import PortalRefused, missing_part, take_screenshot
from edusupport_desktop.domain.black import is_black
from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.domain.picture import LARGEST_FILE_BYTES, Picture, Screen
from edusupport_desktop.domain.session import SessionKind

# The first time the desktop may ask whether we may; later it answers within a second.
_PERMISSION_SECONDS = 45.0
# In its own dialog the user chooses a part of the screen.
_DIALOG_SECONDS = 180.0
# Some file systems keep times in steps of two seconds.
_CLOCK_SLACK_SECONDS = 2.0


class PortalMethod:
    """Fits Wayland, where no program may read the screen itself."""

    def fits(self, session: SessionKind) -> bool:
        return session is SessionKind.WAYLAND

    def make(self) -> PortalScreenCapture:
        return PortalScreenCapture()


class PortalScreenCapture:
    """``services.ports.ScreenCapture``. May be used from any thread.

    The first answer wanted is the whole desktop without a dialog. Where the desktop refuses that (GNOME does unless it
    was allowed once, and it can only be allowed while a window of ours is in front) its own dialog is asked for: then
    the picture is what the user chose in it.
    """

    def __init__(
        self, *, permission_seconds: float = _PERMISSION_SECONDS, dialog_seconds: float = _DIALOG_SECONDS
    ) -> None:
        self._permission_seconds = permission_seconds
        self._dialog_seconds = dialog_seconds

    def missing(self) -> str | None:
        """``portal_missing``, ``portal_without_screenshots``, ``portal_timeout``, ``portal_failed`` or None."""
        return missing_part()

    def screens(self) -> Sequence[Screen]:
        """Empty: a portal does not know monitors."""
        return ()

    def capture(self, screen: Screen | None = None) -> Picture:  # noqa: ARG002 - the port's signature
        """Raises ``Cancelled`` when the user closed the desktop's dialog, and ``Unavailable``: ``portal_refused``,
        ``portal_timeout``, ``portal_missing``, ``portal_without_screenshots``, ``portal_failed`` (with ``reason``),
        ``screen_is_black``, ``chosen_part_is_black`` (in the dialog), ``screen_too_large``."""
        begun = time.time() - _CLOCK_SLACK_SECONDS
        black = "screen_is_black"
        try:
            uri = take_screenshot(interactive=False, seconds=self._permission_seconds)
        except PortalRefused:
            # Of a desktop that was not drawn yet another picture may be wanted; nobody is asked the same twice.
            black = "chosen_part_is_black"
            uri = self._ask_the_user()
        picture = _decoded(_taken_away(uri, begun))
        if is_black(picture.pixels):
            raise Unavailable(black, width=picture.width, height=picture.height)
        return picture

    def _ask_the_user(self) -> str:
        try:
            return take_screenshot(interactive=True, seconds=self._dialog_seconds)
        except PortalRefused as error:
            raise Unavailable("portal_refused") from error


def _taken_away(untrusted_uri: str, begun: float) -> bytes:
    """The bytes of the file. It is deleted when it was made for us: by this user, since ``begun`` (seconds since the
    epoch). Pictures of a school's desktop shall not pile up in a folder nobody looks into."""
    parts = urlsplit(untrusted_uri)
    path = unquote_to_bytes(parts.path)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or not path.startswith(b"/") or b"\0" in path:
        raise Unavailable("portal_failed", reason="uri")
    try:
        # Neither a link nor a pipe that never ends, whoever put it there.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            facts = os.fstat(handle)
            data = _read(handle) if stat.S_ISREG(facts.st_mode) else b""
        finally:
            os.close(handle)
    except OSError as error:
        raise Unavailable("portal_failed", reason=type(error).__name__) from error
    if not stat.S_ISREG(facts.st_mode):
        raise Unavailable("portal_failed", reason="not a file")
    if facts.st_uid == os.getuid() and facts.st_mtime >= begun:
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - a path of bytes need not be text
    return data


def _read(handle: int) -> bytes:
    """At most one byte more than a picture may have."""
    with open(handle, "rb", closefd=False) as file:
        return file.read(LARGEST_FILE_BYTES + 1)


def _decoded(untrusted: bytes) -> Picture:
    from edusupport_desktop.capture.picture_files import PillowPictureFiles

    try:
        return PillowPictureFiles().read(untrusted)
    except UntrustedInput as error:
        if error.code == "picture_too_large":
            raise Unavailable("screen_too_large", **error.details) from error
        raise Unavailable("portal_failed", reason=error.code) from error

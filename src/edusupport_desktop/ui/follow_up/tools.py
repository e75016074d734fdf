"""What a further letter is written and sent with. Light: it is put together when the program starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edusupport_desktop.services.hand_off_ports import HandedOverFiles
from edusupport_desktop.services.ports import DraftStore
from edusupport_desktop.services.submit import Submission
from edusupport_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from edusupport_desktop.services.pictures import DraftPictures
    from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles
    from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker
    from edusupport_desktop.ui.wizard.ways_out import WaysOut


@dataclass(frozen=True, slots=True)
class PictureTools:
    """What the pictures of a draft are made with; each is made when it is needed."""

    pictures: Callable[[], DraftPictures]
    styles: Callable[[], RememberedStyles]
    taker: Callable[[], ScreenshotTaker]
    store: DraftStore
    jobs: Jobs


@dataclass(frozen=True, slots=True)
class LetterTools:
    """Each is made when it is needed. ``drafts_changed``: a new request is among the drafts."""

    submission: Callable[[], Submission]
    ways: Callable[[], WaysOut]
    handed_over: HandedOverFiles
    pictures: PictureTools
    drafts_changed: Callable[[], None]

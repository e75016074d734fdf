"""What a letter is made with, in the wizard and for a further letter. Each part is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from edusupport_desktop.services.pictures import DraftPictures
    from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles
    from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker
    from edusupport_desktop.ui.wizard.ways_out import WaysOut


@dataclass(frozen=True, slots=True)
class LetterParts:
    program: Callable[[], Program]
    jobs: Jobs
    helpdesk_is_laid_down: Callable[[], bool]
    """Whether the desk or the administrator says which helpdesk takes requests."""

    def pictures(self) -> DraftPictures:
        from edusupport_desktop.services.pictures import DraftPictures
        from edusupport_desktop.ui.annotator.painter import render

        return DraftPictures(self.program().picture_files(), render, self.program().drafts)

    def styles(self) -> RememberedStyles:
        from edusupport_desktop.ui.annotator.remembered_styles import RememberedStyles

        return RememberedStyles(self.program().annotator_settings)

    def taker(self) -> ScreenshotTaker:
        from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker

        program = self.program()
        return ScreenshotTaker(program.capture, program.desktop_windows, program.capture_habits, self.jobs)

    def ways(self) -> WaysOut:
        from edusupport_desktop.ui.wizard.ways_out import WaysOut

        program = self.program()
        return WaysOut(
            program.accounts,
            program.provider_for,
            lambda: program.mail_programs().find(),
            program.web_mail(),
            program.laid_down().ways,
            program.helpdesk_accounts,
            self.helpdesk_is_laid_down(),
        )

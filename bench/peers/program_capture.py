"""The program's own way from the trigger to the frozen screen, without its windows."""

import sys
from os import environ
from pathlib import Path
from tempfile import gettempdir

from answering import Answering

from edusupport_desktop.capture.choice import choose_screen_capture
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.settings.capture_habits import JsonCaptureHabits
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from edusupport_desktop.system.desktop_windows import choose_desktop_windows
from edusupport_desktop.system.session import session_kind
from edusupport_desktop.ui.application import make_application
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker


def put_away() -> None:
    taker.overlays.cancelled.emit()


def say(error: Exception) -> None:
    if not isinstance(error, Cancelled):
        sys.stderr.write(f"{error!r}\n")
        app.exit(1)


app = make_application(sys.argv[:1])
jobs = Jobs(app)
capture = choose_screen_capture(session_kind(sys.platform, environ))
windows = choose_desktop_windows(session_kind(sys.platform, environ))
habits = JsonCaptureHabits(JsonSettingsFile(Path(gettempdir()) / "no-habits.json"))
taker = ScreenshotTaker(lambda: capture, lambda: windows, habits, jobs)
answering = Answering(app, taker.take, put_away)
taker.frozen.connect(answering.painted)
taker.failed.connect(say)
status = app.exec()
jobs.wait()
sys.exit(status)

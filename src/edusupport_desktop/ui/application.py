"""The running program: Qt set up in the teacher's language, the first window, an orderly end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from os import environ
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QLockFile, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from edusupport_desktop import __version__
from edusupport_desktop.options import Options
from edusupport_desktop.resource_files import resources_folder
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.style import dark_palette, style_sheet, with_accent

if TYPE_CHECKING:
    from edusupport_desktop.services.program import Program


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication with translations, icon and looks."""
    app = QApplication(arguments)
    app.setApplicationName("edusupport-desktop")
    app.setApplicationDisplayName("EduSupport Desktop")
    app.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("ru.edusupport.Desktop")
    # Windows are hidden while the screen is taken; that must not end the program.
    app.setQuitOnLastWindowClosed(False)
    speak_russian(app)
    app.setWindowIcon(QIcon(str(resources_folder() / "icons/app/edusupport-desktop-256.png")))
    dress(app)
    # Later: the palette changes after the scheme.
    app.styleHints().colorSchemeChanged.connect(lambda _: QTimer.singleShot(0, lambda: dress(app)))
    return app


def dress(app: QApplication) -> None:
    """The looks for the light or dark theme in use."""
    dark = environ.get("EDUSUPPORT_THEME") == "dark"
    if dark:
        app.setPalette(dark_palette())
    app.setPalette(with_accent(dark_palette() if dark else QPalette()))
    app.setStyleSheet(style_sheet())


def speak_russian(app: QApplication) -> None:
    """Our words and Qt's own buttons in Russian, whatever the system's language: the schools are Russian."""
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
    for name, folder in (
        ("qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("edusupport_ru", str(resources_folder() / "translations")),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)


def run(make_program: Callable[[], Program], options: Options) -> int:
    """Shows the journal and runs until it is closed; returns the exit status.

    ``make_program`` is called after the first paint: the window does not wait for what is behind it. What it raises
    ends the program and is raised from here.
    """
    app = make_application(sys.argv[:1])
    journal = JournalWindow()
    journal.closed.connect(app.quit)
    running: list[_Running] = []
    failures: list[Exception] = []

    def begin() -> None:
        try:
            running.append(_Running(make_program(), journal, options, app))
        except Exception as error:  # told by the caller: here Qt would only print it and go on with half a program
            failures.append(error)
            app.exit(1)

    journal.painted.connect(begin)
    journal.show()
    status = app.exec()
    for each in running:
        each.jobs.wait()
    if failures:
        journal.hide()
        raise failures[0]
    return status


class _Running:
    """What works behind the first window, for as long as the program runs."""

    def __init__(self, program: Program, journal: JournalWindow, options: Options, app: QApplication) -> None:
        from edusupport_desktop.ui.jobs import Jobs
        from edusupport_desktop.ui.windows import Windows

        self.jobs = Jobs(app)
        self._lock = QLockFile(program.lock_file)
        self._lock.setStaleLockTime(0)
        windows = Windows(program, self.jobs, journal)
        self._keeps: list[object] = [windows]
        windows.start_work(is_first=self._lock.tryLock(0))
        if options.new:
            windows.new_request()
        if options.demo is not None:
            from edusupport_desktop.ui.demo.demo import Demo

            demo = Demo(options.demo, program, windows, app)
            self._keeps.append(demo)
            demo.start()

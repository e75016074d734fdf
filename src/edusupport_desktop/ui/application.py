"""The running program: Qt set up in the teacher's language, the first window, an orderly end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from os import environ
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QLockFile, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox

from edusupport_desktop import __version__
from edusupport_desktop.domain.errors import EduSupportError, UntrustedInput
from edusupport_desktop.options import Options
from edusupport_desktop.resource_files import resources_folder
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.scroll_areas import make_scroll_areas_safe
from edusupport_desktop.ui.single_instance import SingleInstance, Wish
from edusupport_desktop.ui.style import dark_palette, style_sheet, with_accent

if TYPE_CHECKING:
    from edusupport_desktop.services.program import Program, Rescue


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication with translations, icon and looks."""
    app = QApplication(arguments)
    make_scroll_areas_safe()
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
    app.styleHints().colorSchemeChanged.connect(lambda _: QTimer.singleShot(0, lambda: _dress_anew(app)))
    return app


def dress(app: QApplication) -> None:
    """The looks for the light or dark theme in use."""
    dark = environ.get("EDUSUPPORT_THEME") == "dark"
    if dark:
        app.setPalette(dark_palette())
    app.setPalette(with_accent(dark_palette() if dark else QPalette()))
    app.setStyleSheet(style_sheet())


def _dress_anew(app: QApplication) -> None:
    from edusupport_desktop.ui.icons import follow_palette

    dress(app)
    follow_palette()


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


def run(make_program: Callable[[], Program], options: Options, rescue: Callable[[], Rescue | None]) -> int:
    """Shows the journal and runs until it is closed; returns the exit status.

    ``make_program`` is called after the first paint: the window does not wait for what is behind it. What it raises
    ends the program and is raised from here; from a damaged journal ``rescue`` may lead back to a good copy.
    """
    app = make_application(sys.argv[:1])
    instance = SingleInstance(options.state_folder)
    if not instance.is_first() and instance.hand_over(_wish(options)):
        return 0
    journal = JournalWindow()
    # High contrast, switched on while the program runs, changes no scheme.
    journal.theme_changed.connect(lambda: QTimer.singleShot(0, lambda: _dress_anew(app)))
    running: list[_Running] = []
    failures: list[Exception] = []

    def begin() -> None:
        try:
            try:
                program = make_program()
            except UntrustedInput as damage:
                if not _restored(damage, rescue):
                    raise
                program = make_program()
            running.append(_Running(program, journal, instance, options, app))
        except Exception as error:  # told by the caller: here Qt would only print it and go on with half a program
            failures.append(error)
            app.exit(1)

    def end() -> None:
        for each in running:
            each.quick_access.end()
        app.quit()

    journal.closed.connect(end)
    journal.painted.connect(begin)
    journal.show()
    status = app.exec()
    for each in running:
        if each.jobs.wait():
            each.program.close()
    instance.close()
    if failures:
        journal.hide()
        _tell(failures[0])
    return status


def _wish(options: Options) -> Wish:
    if options.capture:
        return Wish.CAPTURE
    return Wish.NEW if options.new else Wish.RAISE


def _restored(damage: UntrustedInput, rescue: Callable[[], Rescue | None]) -> bool:
    """Whether the teacher took the last good copy of a damaged journal."""
    from edusupport_desktop.ui.words import date_text, tr

    way_back = rescue() if damage.code == "journal_damaged" else None
    if way_back is None:
        return False
    question = tr(
        "The journal is damaged and cannot be opened. There is a good copy of {date}. Take it? What was written later "
        "is not in it; the damaged journal is kept beside it."
    )
    answer = QMessageBox.question(
        None,
        tr("The journal is damaged"),
        question.format(date=date_text(way_back.made_on)),
        QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
        QMessageBox.StandardButton.Yes,
    )
    if answer != QMessageBox.StandardButton.Yes:
        return False
    way_back.restore()
    return True


def _tell(failure: Exception) -> None:
    """Words for what can be expected (a damaged journal, a full disk); the rest is raised for the last box."""
    if not isinstance(failure, EduSupportError):
        raise failure
    from edusupport_desktop.ui.error_words import error_text
    from edusupport_desktop.ui.words import tr

    QMessageBox.critical(None, tr("The program cannot start"), error_text(failure))


class _Running:
    """What works behind the first window, for as long as the program runs."""

    def __init__(
        self, program: Program, journal: JournalWindow, instance: SingleInstance, options: Options, app: QApplication
    ) -> None:
        from edusupport_desktop.ui.jobs import Jobs
        from edusupport_desktop.ui.quick_access import QuickAccess
        from edusupport_desktop.ui.windows import Windows

        self.program = program
        self.jobs = Jobs(app)
        self._lock = QLockFile(program.lock_file)
        self._lock.setStaleLockTime(0)
        windows = Windows(program, self.jobs, journal)
        self._keeps: list[object] = [windows]
        self.quick_access = QuickAccess(program.preferences, windows)
        # Another lock than the instance's: this one also keeps out a program of another desktop or computer.
        windows.start_work(is_first=self._lock.tryLock(0))
        instance.wished.connect(windows.grant)
        instance.listen()
        if options.new or options.capture:
            windows.grant(_wish(options))
        if options.demo is not None:
            from edusupport_desktop.ui.demo.demo import Demo

            demo = Demo(options.demo, program, windows, app)
            self._keeps.append(demo)
            demo.start()

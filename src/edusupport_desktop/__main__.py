"""The start: arguments, the log file, the windows, and a last box when even that fails."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from edusupport_desktop.options import Options, read_options
from edusupport_desktop.portable import program_file, with_data_beside

if TYPE_CHECKING:
    from edusupport_desktop.services.program import Program, Rescue


def main() -> int:
    """Runs the program; returns its exit status."""
    options = with_data_beside(read_options(sys.argv[1:]), program_file())
    # What is made up to the first window stays for good: looking for garbage in it would only delay the window.
    gc.disable()
    try:
        from edusupport_desktop.ui.application import run

        return run(lambda: _make_program(options), options, lambda: _rescue(options))
    except Exception as error:
        _last_words(error)
        return 1


def _make_program(options: Options) -> Program:
    """Called behind the first window, which shall not wait for it."""
    gc.freeze()
    gc.enable()
    from edusupport_desktop.bootstrap import data_folders, forget, make_program
    from edusupport_desktop.log_file import start_log

    if options.demo is not None and options.data_dir is None:
        forget(options.state_folder)  # a demo begins like a new user
    folders = data_folders(options.state_folder)
    start_log(folders.log)
    return make_program(folders)


def _rescue(options: Options) -> Rescue | None:
    """Called when the journal is damaged."""
    from edusupport_desktop.bootstrap import data_folders, rescue

    return rescue(data_folders(options.state_folder))


def _last_words(error: Exception) -> None:
    """A box in Russian and English: nothing else works any more, translations included."""
    sys.excepthook(type(error), error, error.__traceback__)
    from PySide6.QtWidgets import QApplication, QMessageBox

    _app = QApplication.instance() or QApplication(sys.argv)
    QMessageBox.critical(
        None,
        "EduSupport Desktop",
        "Программа не смогла запуститься. Ваши обращения не пострадали.\n"
        "Перезапустите компьютер; если не поможет, сообщите администратору школы:\n\n"
        f"{type(error).__name__}: {error}",
    )


if __name__ == "__main__":
    sys.exit(main())

"""The log file: codes and places in the code, by allow-list. Letters, names and passwords never get into it.

Messages of exceptions are left out on purpose: they may quote what a teacher typed.
"""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from edusupport_desktop.domain.errors import EduSupportError

_LARGEST = 512 * 1024
_log = logging.getLogger("edusupport_desktop")


def start_log(folder: Path) -> None:
    """Logs warnings and unexpected errors into ``folder/edusupport-desktop.log``; one older file is kept."""
    path = folder / "edusupport-desktop.log"
    try:
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return  # a log that cannot be written must not keep the program from starting
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.WARNING)
    sys.excepthook = _log_unexpected


def _log_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    what = str(error) if isinstance(error, EduSupportError) else kind.__name__
    places = " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(traceback.extract_tb(trace))
    )
    _log.error("unexpected %s at %s", what, places)
    sys.__excepthook__(kind, error, trace)

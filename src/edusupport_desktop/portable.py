"""A portable copy of the program keeps its data beside itself, on a memory stick for instance."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from edusupport_desktop.options import Options

MARKER = "portable.txt"
DATA = "EduSupport data"


def program_file() -> str | None:
    """The executable of a frozen program; None when it runs from its source or as a Python package."""
    return sys.executable if getattr(sys, "frozen", False) else None


def with_data_beside(options: Options, program: str | None) -> Options:
    """The options with ``DATA`` beside the program as data folder, if ``MARKER`` or that folder lies there.

    The portable copy for Windows has its program one folder below what is started; there the marker decides alone.
    What the command line says goes before; a demo keeps its state with its results.
    """
    if program is None or options.data_dir is not None or options.demo is not None:
        return options
    here = Path(program).parent
    if (here / DATA).is_dir() or (here / MARKER).is_file():
        return replace(options, data_dir=str(here / DATA))
    if (here.parent / MARKER).is_file():
        return replace(options, data_dir=str(here.parent / DATA))
    return options

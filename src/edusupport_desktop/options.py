"""What can be said on the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from getopt import GetoptError, getopt
from typing import TextIO

from edusupport_desktop import __version__


@dataclass(frozen=True, slots=True)
class Options:
    """``data_dir`` keeps all state of a run in one folder; None is the user's own place. ``demo`` is the folder the
    demo leaves its results in; None is an ordinary run. ``new`` begins a new request, ``capture`` with a
    screenshot; both reach the program that runs already."""

    data_dir: str | None = None
    demo: str | None = None
    new: bool = False
    capture: bool = False

    @property
    def state_folder(self) -> str | None:
        """Where this run keeps its state: a demo never touches the user's own."""
        return f"{self.demo}/demo-data" if self.demo is not None and self.data_dir is None else self.data_dir


_USAGE = "usage: edusupport-desktop [--data-dir DIR] [--demo DIR] [--new] [--capture] [--version] [--help]\n"
_HELP = f"""{_USAGE}
Requests to the support of the АИС «Электронная школа».

  --data-dir DIR  keep journal, drafts and settings in this folder
  --demo DIR      do the whole job by itself on the practice desk and leave the results in DIR
  --new           begin a new request, in the program that runs already if there is one
  --capture       take the screen for a request, likewise
  --version       show the version and end
  --help          show this and end
"""


def read_options(arguments: Sequence[str]) -> Options:
    """Raises ``SystemExit``: with status 2 after a message for wrong arguments, 0 for ``--help`` and ``--version``."""
    # Not argparse: setting up its parser takes 2 ms of a start of 100.
    try:
        given, others = getopt(list(arguments), "h", ["data-dir=", "demo=", "new", "capture", "version", "help"])
    except GetoptError as error:
        raise _wrong(error.msg) from None
    if others:
        raise _wrong(f"there are no arguments like {others[0]}")
    said = dict(given)
    if "--help" in said or "-h" in said:
        _say(sys.stdout, _HELP)
        raise SystemExit(0)
    if "--version" in said:
        _say(sys.stdout, f"EduSupport Desktop {__version__}\n")
        raise SystemExit(0)
    return Options(said.get("--data-dir"), said.get("--demo"), "--new" in said, "--capture" in said)


def _wrong(reason: str) -> SystemExit:
    _say(sys.stderr, f"{_USAGE}edusupport-desktop: error: {reason}\n")
    return SystemExit(2)


def _say(stream: TextIO | None, text: str) -> None:
    """On Windows a program without a console has no streams, and a console's code page may lack Russian letters."""
    if stream is not None:
        stream.write(text.encode(stream.encoding, "replace").decode(stream.encoding))

"""What can be said on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """``data_dir`` keeps all state of a run in one folder; None is the user's own place. ``demo`` is the folder the
    demo leaves its results in; None is an ordinary run. ``new`` begins a new request at once."""

    data_dir: str | None = None
    demo: str | None = None
    new: bool = False

    @property
    def state_folder(self) -> str | None:
        """Where this run keeps its state: a demo never touches the user's own."""
        return f"{self.demo}/demo-data" if self.demo is not None and self.data_dir is None else self.data_dir


def read_options(arguments: Sequence[str]) -> Options:
    """Raises ``SystemExit`` with a message for wrong arguments, ``--help`` and ``--version``."""
    if not arguments:
        return Options()  # the usual start does not pay for the parser
    import argparse

    from edusupport_desktop import __version__

    parser = argparse.ArgumentParser(
        prog="edusupport-desktop", description="Requests to the support of the АИС «Электронная школа»."
    )
    parser.add_argument("--data-dir", metavar="DIR", help="keep journal, drafts and settings in this folder")
    parser.add_argument(
        "--demo", metavar="DIR", help="do the whole job by itself on the practice desk and leave the results in DIR"
    )
    parser.add_argument("--new", action="store_true", help="begin a new request")
    parser.add_argument("--version", action="version", version=f"EduSupport Desktop {__version__}")
    given = parser.parse_args(arguments)
    return Options(given.data_dir, given.demo, given.new)

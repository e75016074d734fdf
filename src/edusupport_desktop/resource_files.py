"""Where the data files of the program are: icons, desks, regions, translations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from edusupport_desktop.domain.errors import OurFault


@cache
def resources_folder() -> Path:
    """Inside the installed package (a wheel or a frozen program), else in the checkout the program runs from."""
    here = Path(__file__).parent
    installed = here / "resources"
    return installed if installed.is_dir() else here.parents[1] / "resources"


def resource(path: str) -> bytes:
    """The bytes of one data file, for example ``resource("icons/send.svg")``.

    Raises ``OurFault("resource_missing")`` when the installation is incomplete.
    """
    try:
        return (resources_folder() / path).read_bytes()
    except OSError as error:
        raise OurFault("resource_missing", path=path) from error

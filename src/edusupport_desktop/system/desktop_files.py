"""The .desktop files and mimeapps.list files of a Linux desktop, where they lie, in the order they count."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from edusupport_desktop.system.desktop_entries import DesktopEntry, parse_desktop_entry

EXPORTS = (Path("/var/lib/flatpak/exports/share"), Path("/var/lib/snapd/desktop"))
"""Where flatpak and snap put their .desktop files; a session started by hand does not list them in XDG_DATA_DIRS."""

_LARGEST_FILE = 512 * 1024


class DesktopFiles:
    """Reads when it is asked. What cannot be read is passed over."""

    def __init__(self, environ: Mapping[str, str], exports: Sequence[Path] = EXPORTS) -> None:
        self._environ = environ
        self._exports = exports

    def mimeapps(self) -> Iterator[str]:
        """The texts of the mimeapps.list files, the most trusted first."""
        return _texts(self._mimeapps_files())

    def entries(self) -> Iterator[DesktopEntry]:
        """Every .desktop file; of two with one id the more personal one counts."""
        seen: set[str] = set()
        for folder in self._data_folders():
            applications = folder / "applications"
            for path in _desktop_files(applications):
                desktop_id = str(path.relative_to(applications)).replace("/", "-")
                if desktop_id in seen:
                    continue
                seen.add(desktop_id)
                for text in _texts([path]):
                    if entry := parse_desktop_entry(desktop_id, text):
                        yield entry

    def _home(self) -> Path:
        return Path(self._environ.get("HOME") or os.path.expanduser("~"))  # noqa: PTH111 - Path.home() can raise

    def _folders(self, variable: str, standard: str) -> list[Path]:
        listed = self._environ.get(variable) or standard
        # The specification tells readers to ignore relative paths.
        return [Path(part) for part in listed.split(":") if part.startswith("/")]

    def _data_folders(self) -> list[Path]:
        home = self._home()
        own = self._folders("XDG_DATA_HOME", str(home / ".local/share"))[:1]
        shared = self._folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
        folders = [*own, *shared, home / ".local/share/flatpak/exports/share", *self._exports]
        return list(dict.fromkeys(folders))

    def _mimeapps_files(self) -> list[Path]:
        """In the order of the MIME Applications Associations specification."""
        desktops = [part.lower() for part in self._environ.get("XDG_CURRENT_DESKTOP", "").split(":") if part]
        names = [*(f"{desktop}-mimeapps.list" for desktop in desktops if "/" not in desktop), "mimeapps.list"]
        own = self._folders("XDG_CONFIG_HOME", str(self._home() / ".config"))[:1]
        folders = [*own, *self._folders("XDG_CONFIG_DIRS", "/etc/xdg")]
        folders += [folder / "applications" for folder in self._data_folders()]
        return [folder / name for folder in folders for name in names]


def program_file(program: str, environ: Mapping[str, str]) -> str | None:
    """The file that starts when this name is called; None when there is none."""
    try:
        return shutil.which(program, path=environ.get("PATH"))
    except ValueError:  # a null character in the name
        return None


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of those files that can be read; others are passed over."""
    for path in paths:
        try:
            if not path.is_file():  # a pipe would wait for its writer for ever
                continue
            with path.open("rb") as file:
                data = file.read(_LARGEST_FILE)
        except (OSError, ValueError):
            continue
        yield data.decode("utf-8", "replace")


def _desktop_files(applications: Path) -> list[Path]:
    """Files of the folder and of its direct folders (``kde/x.desktop`` has the id ``kde-x.desktop``)."""
    try:
        return sorted([*applications.glob("*.desktop"), *applications.glob("*/*.desktop")])
    except OSError:
        return []

"""One small JSON object in a file: the profile, the mail account."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from edusupport_desktop.storage.atomic_file import (
    make_private_folder,
    remove_abandoned_parts,
    rename_patiently,
    write_atomically,
)
from edusupport_desktop.storage.disk_trouble import disk_trouble

_log = logging.getLogger(__name__)


class JsonSettingsFile:
    """``services.ports.SettingsFile`` over a file that is replaced in one step."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Mapping[str, object]:
        with disk_trouble(reading=True):
            try:
                data = self._path.read_bytes()
            except FileNotFoundError:
                return {}
        try:
            values = json.loads(data)
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return values
        # Settings can be entered again, so the program goes on; what is left of them is kept to be looked at.
        _log.warning("a settings file is damaged and is set aside: %s", self._path.name)
        with disk_trouble():
            rename_patiently(self._path, self._path.with_name(self._path.name + ".damaged"))
        return {}

    def save(self, values: Mapping[str, object]) -> None:
        # ASCII alone: text with lone surrogates comes back as it was.
        data = json.dumps(dict(values), ensure_ascii=True, indent=1).encode("ascii")
        with disk_trouble():
            make_private_folder(self._path.parent)
            remove_abandoned_parts(self._path.parent)
            write_atomically(self._path, data)

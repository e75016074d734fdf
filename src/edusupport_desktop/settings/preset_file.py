"""The administrator's preset: one file for the whole computer, which teachers can read and not change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.settings.toml_table import Table

SCHEMA = 1


def preset_path(platform: str, environ: Mapping[str, str]) -> str:
    """``platform`` as ``sys.platform``. ``EDUSUPPORT_PRESET`` names another file, for trying one out."""
    if named := environ.get("EDUSUPPORT_PRESET"):
        return named
    if platform == "win32":
        return str(PureWindowsPath(environ.get("PROGRAMDATA", r"C:\ProgramData"), "EduSupport Desktop", "preset.toml"))
    if platform == "darwin":
        return str(PurePosixPath("/Library/Application Support/EduSupport Desktop/preset.toml"))
    return str(PurePosixPath("/etc/edusupport-desktop/preset.toml"))


def read_preset(path: str) -> Preset:
    """An empty preset when there is no file.

    Raises ``UntrustedInput("preset_wrong", reason=…, key=… or line=…)`` (see ``toml_table``; ``reason`` also
    ``not_readable``).
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        return Preset()
    except OSError as error:
        raise UntrustedInput("preset_wrong", reason="not_readable") from error
    return load_preset(data)


def load_preset(data: bytes) -> Preset:
    """Every table may be left out; what the program does not know is a mistake, so that none goes unnoticed."""
    table = Table.parse(data, "preset_wrong", schema=SCHEMA)
    updates = table.table("updates") if table.has("updates") else None
    address = None
    if updates is not None:
        address = updates.text("address")
        if not address.startswith(("https://", "http://127.0.0.1", "http://[::1]")):
            raise updates.mistake("address", "wrong_value")
        updates.finish()
    table.finish()
    return Preset(updates_address=address)

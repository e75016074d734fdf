"""The administrator's preset: one file for the whole computer, which teachers can read and not change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import LETTER_WAYS, Way
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.helpdesk import SignIn
from edusupport_desktop.domain.helpdesk_systems import HelpdeskTerms
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.domain.preset import LOCKABLE_FIELDS, Preset
from edusupport_desktop.domain.region import Region, exact_region
from edusupport_desktop.settings.toml_table import Table

SCHEMA = 1

Regions = Callable[[], Sequence[Region]]
"""The regions a region must be one of; read only when a preset names one."""

_LARGEST = 256 * 1024
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?")


def preset_path(platform: str, environ: Mapping[str, str]) -> str:
    """``platform`` as ``sys.platform``. ``EDUSUPPORT_PRESET`` names another file, for trying one out."""
    if named := environ.get("EDUSUPPORT_PRESET"):
        return named
    if platform == "win32":
        return str(PureWindowsPath(environ.get("PROGRAMDATA", r"C:\ProgramData"), "EduSupport Desktop", "preset.toml"))
    if platform == "darwin":
        return str(PurePosixPath("/Library/Application Support/EduSupport Desktop/preset.toml"))
    return str(PurePosixPath("/etc/edusupport-desktop/preset.toml"))


def read_preset(path: str, regions: Regions) -> Preset:
    """An empty preset when there is no file.

    Raises ``UntrustedInput("preset_wrong", reason=…, key=…, line=…)`` (see ``toml_table``; ``reason`` also
    ``not_readable``).
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Preset()
    except OSError as error:
        raise UntrustedInput("preset_wrong", reason="not_readable") from error
    if len(data) > _LARGEST:
        raise UntrustedInput("preset_wrong", reason="not_readable")
    return load_preset(data, regions)


def load_preset(data: bytes, regions: Regions) -> Preset:
    """Every table may be left out; what the program does not know is a mistake, so that none goes unnoticed."""
    try:
        table = Table.parse(data, "preset_wrong", schema=SCHEMA)
        values: dict[str, Any] = {}
        for name, read in _TABLES.items():
            if table.has(name):
                inner = table.table(name)
                values |= read(inner, regions)
                inner.finish()
        table.finish()
    except UntrustedInput as mistake:
        _name_line(mistake, data)
        raise
    return Preset(**values)


def _answers(table: Table, regions: Regions) -> dict[str, Any]:
    answers = {field: clean_line(table.text(field.value)) for field in LOCKABLE_FIELDS if table.has(field.value)}
    if Field.REGION in answers:
        region = exact_region(answers[Field.REGION], regions())
        if region is None:
            raise table.mistake(Field.REGION.value, "wrong_value")
        answers[Field.REGION] = region.name
    return {"answers": answers}


def _desk(table: Table, _: Regions) -> dict[str, Any]:
    return {"desk_file": _absolute(table, "file")}


def _sending(table: Table, _: Regions) -> dict[str, Any]:
    names = table.texts("ways")
    if not names or len(set(names)) != len(names) or not set(names) <= {way.value for way in LETTER_WAYS}:
        raise table.mistake("ways", "wrong_value")
    return {"ways": tuple(map(Way, names))}


def _pictures(table: Table, _: Regions) -> dict[str, Any]:
    return {key: table.integer(key, least=1) for key in ("total_bytes", "max_count") if table.has(key)}


def _mail(table: Table, _: Regions) -> dict[str, Any]:
    return {"authority_file": _absolute(table, "authority_file")}


def _retention(table: Table, _: Regions) -> dict[str, Any]:
    return {"keep_pictures_days": table.integer("pictures_days", least=1, most=36500)}


def _waiting(table: Table, _: Regions) -> dict[str, Any]:
    return {"waiting_days": table.integer("days", least=1, most=365)}


def _updates(table: Table, _: Regions) -> dict[str, Any]:
    address = table.text("address")
    if not address.startswith(("https://", "http://127.0.0.1", "http://[::1]")):
        raise table.mistake("address", "wrong_value")
    return {"updates_address": address}


def _helpdesk(table: Table, _: Regions) -> dict[str, Any]:
    given = {key: clean_line(table.text(key)) for key in ("system", "address", "place") if table.has(key)}
    if "system" not in given:
        raise table.mistake("system", "wrong_value")
    if "address" in given and not given["address"].startswith(("https://", "http://127.0.0.1", "http://[::1]")):
        raise table.mistake("address", "wrong_value")
    given["address"] = given.get("address", "").rstrip("/")
    way = table.text("sign_in") if table.has("sign_in") else None
    if way is not None and way not in {known.value for known in SignIn}:
        raise table.mistake("sign_in", "wrong_value")
    return {"helpdesk": HelpdeskTerms(**given, sign_in=SignIn(way) if way is not None else None)}


_TABLES: Mapping[str, Callable[[Table, Regions], dict[str, Any]]] = {
    "answers": _answers,
    "desk": _desk,
    "sending": _sending,
    "pictures": _pictures,
    "mail": _mail,
    "retention": _retention,
    "waiting": _waiting,
    "updates": _updates,
    "helpdesk": _helpdesk,
}
"""What each table says, by the attributes of ``Preset``."""


def _absolute(table: Table, key: str) -> str:
    """A path that means the same wherever the program is started."""
    path = table.text(key)
    if not (PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()):
        raise table.mistake(key, "wrong_value")
    return path


def _name_line(mistake: UntrustedInput, data: bytes) -> None:
    """Adds the line a mistake stands in to its details, where it can be told."""
    key = mistake.details.get("key")
    if "line" in mistake.details or not isinstance(key, str):
        return
    table, _, name = key.rpartition(".")
    here = ""
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        header = _HEADER.fullmatch(line)
        here = header[1] if header else here
        is_entry = not header and here == table and re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=", line)
        if is_entry or (header and here == key):
            mistake.details["line"] = number
            return

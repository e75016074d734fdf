"""Identifiers as names of folders and files: nothing that is not a UUID ever becomes part of a path."""

from __future__ import annotations

import re

from edusupport_desktop.domain.errors import OurFault

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.[A-Za-z0-9]{1,8}")
_WINDOWS_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\.", re.IGNORECASE)


def is_identifier(text: str) -> bool:
    """Whether this is a UUID in its usual lower-case form."""
    return _UUID.fullmatch(text) is not None


def identifier_name(identifier: str) -> str:
    """The identifier, fit to be part of a path. Raises ``OurFault("identifier_wrong")``."""
    if not is_identifier(identifier):
        raise OurFault("identifier_wrong")
    return identifier


def attachment_name(name: str) -> str:
    """The name of an attached file, fit to be part of a path. Raises ``OurFault("file_name_wrong")``."""
    if not _FILE_NAME.fullmatch(name) or _WINDOWS_DEVICE.match(name):
        raise OurFault("file_name_wrong")
    return name

"""Pictures inside a document or an archive: what is offered, and what is not and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """One picture of a document. ``place`` counts from 0 in the order of the document.

    ``name`` is for showing only: the last part of the name it has inside, cleaned; it never names a file.
    ``width`` and ``height`` in pixels, as the file says of itself; both 0 where that stands too deep inside.
    """

    place: int
    name: str
    width: int
    height: int


class LeftOutReason(Enum):
    """Why a picture of a document is not offered."""

    ICON = "icon"
    """Smaller than 64 pixels both ways."""
    DRAWING = "drawing"
    """Lines instead of pixels (WMF, EMF, SVG)."""
    PREVIEW = "preview"
    """A small picture of the document itself, or what an archiver keeps for itself."""
    FORMAT = "format"
    """A picture, of a kind that is not read."""
    NESTED = "nested"
    """A document or archive inside this one: not opened."""
    LOCKED = "locked"
    """Under a password."""
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    """Also what is packed as only traps are."""
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """``name`` as in ``FoundPicture``."""

    name: str
    reason: LeftOutReason

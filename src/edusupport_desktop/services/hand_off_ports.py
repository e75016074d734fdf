"""What handing a letter over to another program needs from the outside world, as Protocols. See ``ports``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from edusupport_desktop.domain.hand_off import MailProgram
    from edusupport_desktop.domain.identifiers import RequestId
    from edusupport_desktop.domain.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """Absolute paths: the text in UTF-8, and the pictures in their order."""

    text: str
    pictures: Sequence[str]


class MailPrograms(Protocol):
    """Finds the mail programs a letter can be handed over to."""

    def find(self) -> Sequence[MailProgram]:
        """The best first, each kind once. Empty when there is none; never raises for a broken installation."""


class HandedOverFiles(Protocol):
    """A letter that was handed over, as real files: other programs read them, perhaps long after."""

    def write(self, outgoing: Outgoing, *, for_sandbox: bool = False) -> LetterFiles:
        """Anew, over what an earlier attempt left; readable by this user alone. ``for_sandbox``: where programs that
        see no hidden folders find them. Raises ``Unavailable("storage_…")``."""

    def folder(self, request_id: RequestId) -> str | None:
        """Where the pictures of a letter lie; None when there are none."""

    def kept(self) -> Sequence[RequestId]:
        """The letters that have files."""

    def remove(self, request_id: RequestId) -> None:
        """Nothing happens when there are none, or when a program still holds them: there is a next time."""

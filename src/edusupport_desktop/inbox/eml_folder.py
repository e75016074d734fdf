"""A folder of ``.eml`` files as a mailbox: the practice desk's answers, or letters laid there by hand."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from edusupport_desktop.domain.errors import Unavailable, UntrustedInput
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.inbox.reply_parser import MailLimits, parse_letter

_log = logging.getLogger(__name__)


class EmlFolder:
    """Letters marked as read move into ``read/`` below the folder. A folder that does not exist is an empty one."""

    def __init__(self, folder: Path, limits: MailLimits | None = None) -> None:
        self._folder = folder
        self._limits = limits or MailLimits()
        self._found: dict[MessageId, list[Path]] = {}

    def replies(self) -> Sequence[IncomingLetter]:
        """By their Date, undated ones first."""
        self._found = {}
        letters: dict[MessageId, IncomingLetter] = {}
        for path in sorted(self._folder.glob("*.eml")):
            letter = self._read(path)
            if letter is not None:
                self._found.setdefault(letter.reply.message_id, []).append(path)
                letters.setdefault(letter.reply.message_id, letter)
        return sorted(letters.values(), key=lambda each: each.reply.sent_at or datetime.min.replace(tzinfo=UTC))

    def mark_read(self, message_ids: Sequence[MessageId]) -> None:
        """Raises ``Unavailable("replies_folder_not_written", reason)``."""
        try:
            for message_id in message_ids:
                for path in self._found.pop(message_id, ()):
                    read = path.parent / "read"
                    read.mkdir(exist_ok=True)
                    path.replace(read / path.name)
        except FileNotFoundError:
            return  # another copy of the program was quicker, or the folder was erased
        except OSError as error:
            raise Unavailable("replies_folder_not_written", reason=error.strerror or "") from error

    def _read(self, path: Path) -> IncomingLetter | None:
        """None for what is no mail or cannot be opened now: it stays where it is, and the log says so."""
        try:
            with path.open("rb") as file:
                return parse_letter(file.read(self._limits.mail + 1), self._limits)
        except UntrustedInput as error:
            _log.warning("A file among the replies cannot be read: %s", error.code)
        except OSError as error:  # a virus scanner or another program may be at it
            _log.warning("A file among the replies cannot be opened: error %s", error.errno)
        return None

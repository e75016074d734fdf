"""What the mailbox knows of our letters: whether one arrived, and a copy of it where the provider keeps none."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

from imap_tools import BaseMailBox, FolderInfo, MailMessageFlags

from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.outgoing import Outgoing

_MESSAGE_ID = re.compile(r"<[!#-;=?-\[\]-~]{1,900}>")
"""One that can stand in a quoted string of IMAP as it is: no quote, no backslash, no space."""


class ImapSentLetters:
    """``services.ports.SentLetters``. ``opened`` signs in anew each time; ``built`` makes the bytes of the copy.

    Raises what ``open_mailbox`` raises.
    """

    def __init__(
        self, opened: Callable[[], AbstractContextManager[BaseMailBox]], built: Callable[[Outgoing], bytes]
    ) -> None:
        self._opened = opened
        self._built = built

    def arrived(self, message_id: MessageId) -> bool:
        with self._opened() as mailbox:
            folders = mailbox.folder.list()
            # \All is Gmail's: everything there is.
            places = ["INBOX", *(folder.name for folder in folders if _has(folder, "\\Sent") or _has(folder, "\\All"))]
            return any(_holds(mailbox, place, message_id, also_answers=True) for place in places)

    def keep(self, outgoing: Outgoing) -> bool:
        with self._opened() as mailbox:
            sent = next((folder for folder in mailbox.folder.list() if _has(folder, "\\Sent")), None)
            if sent is None or _holds(mailbox, sent.name, outgoing.message_id, also_answers=False):
                return False
            mailbox.append(self._built(outgoing), sent.name, outgoing.prepared_at, (MailMessageFlags.SEEN,))
        return True


def _has(folder: FolderInfo, use: str) -> bool:
    """By the flags of RFC 6154: a name says nothing, «Отправленные» is one of many."""
    return any(flag.casefold() == use.casefold() for flag in folder.flags)


def _holds(mailbox: BaseMailBox, folder: str, message_id: MessageId, *, also_answers: bool) -> bool:
    """Whether the folder has this letter; with ``also_answers``, or one that names it, an answer or a bounce."""
    if not _MESSAGE_ID.fullmatch(message_id):
        return False
    mailbox.folder.set(folder, readonly=True)
    names = ("Message-ID", "In-Reply-To", "References") if also_answers else ("Message-ID",)
    # Each by itself: a search with OR is what simple servers get wrong.
    return any(mailbox.uids(f'HEADER {name} "{message_id}"', charset=None) for name in names)

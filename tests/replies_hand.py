"""What tests of the support's letters in the windows share: a mailbox, and a teacher before the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.mailbox_ports import MailboxReader
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.journal.which_request_dialog import WhichRequestDialog
from reply_hands import Letters, reply_to, sent_letter
from teacher import Teacher


class Mailbox(Letters):
    """What is in the teacher's mailbox; its server does not tell of news. ``trouble`` keeps everybody out."""

    trouble: Exception | None = None
    is_open_to_us = False
    given: int = 0

    def replies(self) -> Sequence[IncomingLetter]:
        fresh = list(super().replies())[self.given :]
        self.given += len(fresh)
        return fresh

    def mark_read(self, message_ids: Sequence[MessageId]) -> None:
        super().mark_read(message_ids)
        self.given -= len(message_ids)

    @contextmanager
    def opened(self, _: Progress) -> Iterator[MailboxReader | None]:
        self.given = 0
        if self.trouble is not None:
            raise self.trouble
        yield self if self.is_open_to_us else None

    def wait_for_news(self, progress: Progress) -> bool:
        progress.raise_if_cancelled()
        return False


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox([])


@pytest.fixture
def program(program: Program, mailbox: Mailbox) -> Program:
    desk = replace(program.desk(), email="support@desk.example")
    return replace(program, open_mailbox=mailbox.opened, desk=lambda: desk)


class Hand:
    def __init__(self, teacher: Teacher, mailbox: Mailbox) -> None:
        self.teacher = teacher
        self.mailbox = mailbox
        self.noticed: list[str] = []
        teacher.windows.replies.noticed.connect(self.noticed.append)

    def arrives(self, *letters: IncomingLetter) -> None:
        self.mailbox.is_open_to_us = True
        self.mailbox.letters += letters
        self.teacher.windows.replies.mailbox.look_anew()
        self.teacher.settle()

    @property
    def said(self) -> str:
        """What the notice above the list says; empty while there is none."""
        label = self.teacher.journal.news.findChild(QLabel, "news_text")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def act(self) -> None:
        self.teacher.press("news_action")
        self.teacher.settle()

    def state(self, sent: Outgoing) -> State:
        return self.teacher.program.journal.entry(sent.request_id).state

    def number(self, sent: Outgoing) -> str:
        incident = self.teacher.program.journal.entry(sent.request_id).incident
        return incident.number.text if incident else ""

    def which(self) -> WhichRequestDialog:
        return self.teacher.visible(WhichRequestDialog)


@pytest.fixture
def hand(teacher: Teacher, mailbox: Mailbox) -> Hand:
    return Hand(teacher, mailbox)


def sent(hand: Hand, subject: str = "Журнал") -> Outgoing:
    outgoing = sent_letter(hand.teacher.program.journal, subject, way=Way.MAIL)
    hand.teacher.journal.refresh()
    hand.teacher.settle()
    return outgoing


def letter(sent: Outgoing, subject: str, text: str = "", **changes: object) -> IncomingLetter:
    return IncomingLetter(reply_to(sent, subject, text, **changes))

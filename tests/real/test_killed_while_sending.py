"""Sending is killed at any moment: no letter arrives twice, and the journal never says what is not so.

A sample by default; EDUSUPPORT_KILLS=200 is the full run (docs/testing.md).
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contracts.samples import an_outgoing
from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import MailAddress
from edusupport_desktop.services.deliver import deliver, recover_interrupted
from edusupport_desktop.storage.journal import SqliteJournal
from realparts.mail import MailServer
from realparts.processes import wait_until
from sending import RecordedProgress

PROGRAM = Path(__file__).with_name("sending_program.py")
KILLS = int(os.environ.get("EDUSUPPORT_KILLS", "12"))


def now() -> datetime:
    return datetime.now(UTC)


def opened(folder: Path) -> SqliteJournal:
    return SqliteJournal(folder / "journal.sqlite3", folder / "requests")


class Office:
    """One journal after the other, each with one letter that a killed program tried to send."""

    def __init__(self, server: MailServer, folder: Path) -> None:
        self.server = server
        self.folder = folder

    def kill_a_sending(self, chance: random.Random, longest: float) -> Path:
        """Starts the program and kills it at a moment of its choice, at the latest after its end."""
        folder = self.folder / f"journal-{chance.getrandbits(64):x}"
        folder.mkdir()
        server = self.server
        where = {
            "folder": str(folder),
            "host": server.host,
            "port": server.ports.smtps,
            "user": server.user,
            "password": server.password,
            "authority_file": str(server.authority_file),
            "recipient": server.helpdesk,
            "size": chance.choice([1000, 300_000, 3_000_000]),
        }
        command = [sys.executable, str(PROGRAM), json.dumps(where)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(PROGRAM.parents[1]), *sys.path])}
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "begun\n"
            try:
                program.wait(chance.uniform(0, longest))
            except subprocess.TimeoutExpired:
                program.kill()
            program.stdout.read()
        return folder

    def arrived(self, message_id: MessageId) -> int:
        """How often the letter is in the desk's mailbox."""
        with self.server.mailbox(self.server.helpdesk) as client:
            return len(client.search(None, "HEADER", "Message-ID", message_id)[1][0].split())

    def sender(self) -> SmtpSender:
        server = self.server
        account = MailAccount(server.user, server.user, server.host, server.ports.smtps, Security.TLS)
        return SmtpSender(account, server.password, authority_file=str(server.authority_file))

    def wait_for_the_last(self) -> None:
        """A letter sent now arrives after all the others."""
        last = an_outgoing(
            sender=MailAddress("", self.server.user), recipient=MailAddress("", self.server.helpdesk), files=()
        )
        self.sender().send(last, RecordedProgress())
        wait_until(lambda: self.arrived(last.message_id) == 1, "the last letter")


def start_again(office: Office, journal: SqliteJournal) -> JournalEntry:
    """What the next start of the program does with what a killed one left."""
    recover_interrupted(journal, now)
    (entry,) = journal.entries()
    if entry.state is State.QUEUED:
        progress = RecordedProgress()
        return deliver(entry.request_id, sender=office.sender(), journal=journal, clock=now, progress=progress).entry
    return entry


@pytest.mark.real
@pytest.mark.timeout(30 + 10 * KILLS)
def test_a_killed_sending_is_told_as_it_was_and_nothing_arrives_twice(mail_server: MailServer, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 (a reproducible sample)
    office = Office(mail_server, tmp_path)
    ended: dict[MessageId, State] = {}
    for _ in range(KILLS):
        with closing(opened(office.kill_a_sending(chance, longest=0.25))) as journal:
            entry = start_again(office, journal)
            ended[journal.outgoing(entry.request_id).message_id] = entry.state
    office.wait_for_the_last()
    arrived = {message_id: office.arrived(message_id) for message_id in ended}
    print("state and letters in the mailbox:", Counter((state.value, arrived[each]) for each, state in ended.items()))
    assert {message_id for message_id, state in ended.items() if state not in (State.SENT, State.UNKNOWN)} == set()
    assert {arrived[message_id] for message_id, state in ended.items() if state is State.SENT} == {1}
    assert max(arrived.values()) == 1

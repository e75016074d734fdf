"""Run as a program by test_killed_while_sending.py: a submission over real storage to a real mail server, until it is
killed. Its one argument is a JSON object: folder, host, port, user, password, authority_file, recipient, size.

Says ``begun`` on standard output when the letter is prepared, and ``ended`` when it was sent.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from contracts.samples import an_outgoing, prepared
from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from edusupport_desktop.services.deliver import deliver
from edusupport_desktop.storage.journal import SqliteJournal
from sending import RecordedProgress


def main() -> None:
    where = json.loads(sys.argv[1])
    folder = Path(where["folder"])
    account = MailAccount(where["user"], where["user"], where["host"], where["port"], Security.TLS)
    sender = SmtpSender(account, where["password"], authority_file=where["authority_file"])
    letter = an_outgoing(
        sender=MailAddress("Ёлкина Анна", where["user"]),
        recipient=MailAddress("", where["recipient"]),
        files=(OutgoingFile("picture1.png", "image/png", os.urandom(where["size"])),),
    )
    journal = SqliteJournal(folder / "journal.sqlite3", folder / "requests")
    journal.add(letter, prepared(letter))
    print("begun", flush=True)

    def clock() -> datetime:
        return datetime.now(UTC)

    deliver(letter.request_id, sender=sender, journal=journal, clock=clock, progress=RecordedProgress())
    print("ended", flush=True)
    journal.close()


if __name__ == "__main__":
    main()

"""What every Sender does. A test class for one inherits ``SenderContract`` when mails come out of it, else
``HandOffContract``, and gives the fixtures ``sender``, ``make_outgoing``, ``taken`` (the mails that came out, as bytes;
of a hand-off what the other program was told) and, for mails, ``success`` (the event a success is)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest

from contracts.samples import HOSTILE_TEXTS
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Cancelled, OurFault
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import Outgoing, OutgoingFile
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.ports import Sender
from sending import RecordedProgress, read_mail

EVERY_BYTE = bytes(range(256)) * 700
"""Long enough for many lines and a last one that is not full."""


class MakeOutgoing(Protocol):
    def __call__(self, **changes: object) -> Outgoing: ...


Taken = Callable[[], list[bytes]]


class HandOffContract:
    def test_progress_ends_with_everything_done(self, sender: Sender, make_outgoing: MakeOutgoing) -> None:
        progress = RecordedProgress()
        sender.send(make_outgoing(), progress)
        done, total = progress.reports[-1]
        assert done == total > 0

    def test_what_is_cancelled_does_not_come_out(
        self, sender: Sender, make_outgoing: MakeOutgoing, taken: Taken
    ) -> None:
        with pytest.raises(Cancelled):
            sender.send(make_outgoing(), RecordedProgress(cancel_when=lambda *_: True))
        assert taken() == []

    def test_the_point_of_no_return_is_told_once(self, sender: Sender, make_outgoing: MakeOutgoing) -> None:
        progress = RecordedProgress()
        sender.send(make_outgoing(), progress)
        assert progress.points_of_no_return == 1

    def test_what_must_not_go_on_at_the_last_moment_does_not_come_out(
        self, sender: Sender, make_outgoing: MakeOutgoing, taken: Taken
    ) -> None:
        class TakenForDead(RecordedProgress):
            def point_of_no_return(self) -> None:
                raise Cancelled

        with pytest.raises(Cancelled):
            sender.send(make_outgoing(), TakenForDead())
        assert taken() == []

    def test_practice_and_real_letters_never_take_each_others_way(
        self, sender: Sender, make_outgoing: MakeOutgoing, taken: Taken
    ) -> None:
        outgoing = make_outgoing()
        other = Way.MAIL if outgoing.way is Way.PRACTICE else Way.PRACTICE
        with pytest.raises(OurFault):
            sender.send(replace(outgoing, way=other), RecordedProgress())
        assert taken() == []


class SenderContract(HandOffContract):
    def test_the_letter_and_its_pictures_come_out_as_they_went_in(
        self, sender: Sender, make_outgoing: MakeOutgoing, taken: Taken, success: EventKind
    ) -> None:
        files = (
            OutgoingFile("picture1.png", "image/png", EVERY_BYTE),
            OutgoingFile("picture2.jpeg", "image/jpeg", b""),
            OutgoingFile("picture3.png", "image/png", b"\n.\r\n..\n\r"),
        )
        outgoing = make_outgoing(files=files)
        assert sender.send(outgoing, RecordedProgress()) is success
        (data,) = taken()
        mail = read_mail(data)
        assert mail.subject == outgoing.letter.subject
        assert mail.text == outgoing.letter.body + "\n"
        assert mail.files == [(file.name, file.media_type, file.data) for file in files]
        assert [address.addr_spec for address in mail.mail["To"].addresses] == [outgoing.recipient.address]

    def test_the_mail_is_ascii_in_lines_every_relay_takes(
        self, sender: Sender, make_outgoing: MakeOutgoing, taken: Taken
    ) -> None:
        sender.send(make_outgoing(), RecordedProgress())
        (data,) = taken()
        assert data.isascii()
        assert max(len(line) for line in data.split(b"\r\n")) <= 998
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert b"\r" not in data.replace(b"\r\n", b"")

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_text_breaks_the_mail(
        self, sender: Sender, make_outgoing: MakeOutgoing, taken: Taken, text: str
    ) -> None:
        attack = f"{text}\r\nBcc: thief@example.test\n.\r\n.\r\nDATA"
        sender.send(make_outgoing(letter=Letter(attack, attack)), RecordedProgress())
        (data,) = taken()
        mail = read_mail(data)
        assert mail.subject == clean_line(attack)
        kept = attack.encode("utf-8", "replace").decode().replace("\r\n", "\n")
        assert mail.text == kept + "\n"
        assert mail.mail["Bcc"] is None
        assert len(mail.files) == 2

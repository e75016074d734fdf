"""A letter with 13 MiB of pictures, the most a desk takes: making it, and sending it to a real mail server."""

from __future__ import annotations

import base64
import os
import smtplib
import sys
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from bench.table import Row, compared, milliseconds
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile

# The mail server is the tests' own.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
from realparts.mail import MailServer

_SIZE = 13 * 1024 * 1024
_PICTURES = 5


class _Moves:
    """A progress bar's moves: how often it is told something else."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def report(self, done: int, total: int) -> None:
        self.seen.add(done * 100 // total)

    def raise_if_cancelled(self) -> None: ...

    def point_of_no_return(self) -> None: ...


def rows() -> Sequence[Row]:
    pictures = [os.urandom(_SIZE // _PICTURES) for _ in range(_PICTURES)]
    letter = Outgoing(
        RequestId(str(uuid4())),
        MessageId(f"<{uuid4()}@{MailServer.domain}>"),
        datetime.now(UTC),
        Way.MAIL,
        MailAddress("Ёлкина Анна", MailServer.user),
        MailAddress("", MailServer.helpdesk),
        Letter("Не открывается журнал", "Здравствуйте.\n" * 50),
        tuple(OutgoingFile(f"picture{place}.png", "image/png", data) for place, data in enumerate(pictures, 1)),
    )
    with MailServer() as server:
        return (*_building(letter, b"".join(pictures)), *_sending(letter, server))


def _building(letter: Outgoing, pictures: bytes) -> Sequence[Row]:
    def ours() -> float:
        return milliseconds(lambda: build_message(letter))

    def lines() -> float:
        return milliseconds(lambda: base64.encodebytes(pictures))

    def bare() -> float:
        return milliseconds(lambda: base64.b64encode(pictures))

    tracemalloc.start()
    build_message(letter)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    held = peak + len(pictures)
    mebibyte = 1024 * 1024
    return (
        compared("mail: building, 13 MiB", ours, lines, unit="ms", peer_name="base64.encodebytes", goal=1.5, runs=15),
        compared("mail: building, 13 MiB", ours, bare, unit="ms", peer_name="base64.b64encode", goal=None, runs=15),
        Row(
            "mail: peak memory of building",
            held / mebibyte,
            len(pictures) / mebibyte,
            "MiB",
            "the pictures",
            held / len(pictures),
            4.0,
            0.0,
        ),
    )


def _sending(letter: Outgoing, server: MailServer) -> Sequence[Row]:
    account = MailAccount(server.user, server.user, server.host, server.ports.smtps, Security.TLS)
    sender = SmtpSender(account, server.password, authority_file=str(server.authority_file))
    ready = build_message(letter)
    moves = _Moves()

    def ours() -> float:
        another = replace(letter, message_id=MessageId(f"<{uuid4()}@{server.domain}>"))
        return milliseconds(lambda: sender.send(another, moves))

    def bare() -> float:
        def send() -> None:
            with smtplib.SMTP_SSL(server.host, server.ports.smtps, context=server.trusting()) as client:
                client.login(server.user, server.password)
                client.sendmail(server.user, server.helpdesk, ready)

        return milliseconds(send)

    row = compared("mail: sending, 13 MiB", ours, bare, unit="ms", peer_name="smtplib's sendmail", goal=1.3, runs=7)
    told = len(moves.seen)
    return row, Row("mail: moves of the progress bar", 10, told, "moves", "at least ten", 10 / told, 1.0, 0.0)

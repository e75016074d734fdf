"""Broken copies of the letters in tests/data/replies, read and put into a journal; run as a program of its own.

Arguments: seed, count, folder. Says as JSON how they ended, the longest time of one in seconds and the peak of the
memory they took beyond the start, in bytes.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from contracts.samples import an_event, an_outgoing, prepared
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.inbox.mail_heads import HeadSieve
from edusupport_desktop.inbox.reply_parser import parse_letter
from edusupport_desktop.services.check_replies import take
from edusupport_desktop.storage.journal import SqliteJournal
from reply_letters import DESK_ADDRESS, our_letter, reply_letters
from sample_request import DESK as ANY_DESK
from sending import clock_at

DESK = replace(ANY_DESK, email=DESK_ADDRESS)
CLOCK = clock_at(2026, 11, 23)
_A_JOURNAL = 200
"""Letters: a request has hardly more, and its journal is no part of what one letter costs."""
_HOSTILE = (
    *(b"\x00", b"\xff\xfe", b"=?utf-8?b?", b"?=", b"=?koi8-r?q?=", b"=", b"%", b"<", b">", b"\r", b"\r\n\r\n", b"\n "),
    *(b"Content-Type: multipart/mixed; boundary=b\r\n", b"charset=utf-7\r\n", b"Content-Transfer-Encoding: base64\r\n"),
    *(b"INC" + b"0" * 400, "ІNС\u200b".encode() * 50, b"Ref:MSG" + b"9" * 300, b"<!--", b"<style>", b"&#x110000;"),
    *(
        b"<div>" * 3000,
        b"(" * 3000,
        b'"' * 501,
        b"<a@b>" * 2000,
        b"?" * 3000,
        b" \t" * 3000,
        "вы уточните ".encode() * 900,
    ),
)


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """One to six wounds."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        length = min(len(data) - at, int(chance.expovariate(1 / 60)) + 1)
        match chance.randrange(7):
            case 0:
                data = data[:at] + data[at + length :]
            case 1:
                data = data[:at] + chance.randbytes(length) + data[at + length :]
            case 2:
                data = data[:at] + chance.choice(_HOSTILE) + data[at:]
            case 3:
                data = data[:at] + data[at : at + length] * chance.randint(2, 200) + data[at + length :]
            case 4:
                data = data[: max(1, at)]
            case 5:
                other = chance.choice(others)
                begin = chance.randrange(len(other))
                data = data[:at] + other[begin : begin + length * 20] + data[at:]
            case _:
                lines = data.split(b"\n")
                chance.shuffle(lines) if chance.random() < 0.1 else lines.reverse()
                data = b"\n".join(lines) if chance.random() < 0.3 else data.replace(b"\r\n", b"\n")
    return data or b"\n"


def main(seed: int, count: int, folder: Path) -> dict[str, object]:
    chance = random.Random(seed)  # noqa: S311 (the same letters every time)
    letters = [letter.data for letter in reply_letters()]
    ends: Counter[str] = Counter()
    longest = 0.0
    before = highest_memory()
    for begin in range(0, count, _A_JOURNAL):
        place = folder / str(begin)
        place.mkdir()
        with closing(SqliteJournal(place / "journal.sqlite3", place / "requests")) as journal:
            send_our_letter(journal)
            sieve = HeadSieve(DESK.email.partition("@")[2], DESK.number, journal.message_id_domains())
            for _ in range(min(_A_JOURNAL, count - begin)):
                data = mutated(chance.choice(letters), letters, chance)
                began = time.process_time()
                sieve.sift([data[:8192]])
                try:
                    result = take(parse_letter(data), journal=journal, desk=DESK, clock=CLOCK)
                    ends[result.outcome.value] += 1
                except EduSupportError as error:
                    ends[error.code] += 1
                longest = max(longest, time.process_time() - began)
    return {"ends": ends, "longest": longest, "peak": highest_memory() - before}


def highest_memory() -> int:
    """Of this program alone, in bytes; what getrusage says begins with that of the program that started it."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def send_our_letter(journal: SqliteJournal) -> None:
    message_id, ours = our_letter()
    outgoing = an_outgoing(message_id=message_id, letter=ours, files=())
    journal.add(outgoing, prepared(outgoing))
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED):
        journal.append(an_event(outgoing.request_id, kind))


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))))

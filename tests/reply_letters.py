"""The letters of ``tests/data/replies`` with what has to be found in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.letter import Letter

FOLDER = Path(__file__).parent / "data/replies"
DESK_ADDRESS = "edu.support@desk.example"


@dataclass(frozen=True)
class ReplyLetter:
    name: str
    data: bytes
    kind: str
    numbers: tuple[str, ...]
    linked: bool
    certain: bool
    watermark: str
    questions: tuple[str, ...]


def reply_letters() -> list[ReplyLetter]:
    index = tomllib.loads((FOLDER / "index.toml").read_text(encoding="utf-8"))
    return [
        ReplyLetter(
            name,
            (FOLDER / f"{name}.eml").read_bytes(),
            expected["kind"],
            tuple(expected["numbers"]),
            expected["linked"],
            expected.get("certain", True),
            expected.get("watermark", ""),
            tuple(expected.get("questions", ())),
        )
        for name, expected in index.items()
    ]


def our_letter() -> tuple[MessageId, Letter]:
    """The request they answer."""
    head, _, body = (FOLDER / "ours.txt").read_text(encoding="utf-8").partition("\n\n")
    message_id, subject = (line.partition(": ")[2] for line in head.split("\n"))
    return MessageId(message_id), Letter(subject, body.rstrip("\n"))

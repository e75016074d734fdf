"""The parts of a call to a double: steps of its path, parts of a multipart body."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import unquote

from helpdesks.faulty_server import Call


@dataclass(frozen=True)
class Part:
    """``file_name`` is None for a field."""

    name: str
    file_name: str | None
    data: bytes


def steps_of(call: Call) -> tuple[str, ...]:
    """What stands between the slashes of the path."""
    return tuple(unquote(step) for step in call.path.strip("/").split("/"))


def is_json(call: Call) -> bool:
    return call.headers.get("content-type", "").partition(";")[0] == "application/json"


def parts_of(call: Call) -> list[Part]:
    """Empty when the body is not multipart."""
    kind = call.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        return []
    message = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + call.body, policy=policy.HTTP)
    assert isinstance(message, EmailMessage)
    return [
        Part(
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            part.get_payload(decode=True) or b"",  # type: ignore[arg-type]
        )
        for part in message.iter_parts()
    ]

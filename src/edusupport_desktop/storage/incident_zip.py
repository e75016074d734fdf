"""One incident with everything as a zip that any computer opens: letters as .eml and text, pictures, answers, and
what happened when."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import tzinfo
from pathlib import Path

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.reply import KeptReply
from edusupport_desktop.services.whole_incident import WholeIncident, WholeLetter
from edusupport_desktop.storage.atomic_file import write_atomically
from edusupport_desktop.storage.disk_trouble import disk_trouble

TIMELINE = "Что было.txt"
_PACKED_ALREADY = (".png", ".jpeg")


def write_incident_zip(
    incident: WholeIncident,
    timeline: str,
    path: Path,
    message_of: Callable[[Outgoing], bytes],
    zone: tzinfo | None = None,
) -> None:
    """Writes the file in one step. ``timeline`` is what happened, in words; ``message_of`` makes a letter an e-mail.
    ``zone`` is that of the times; None: the computer's own.

    Raises ``Unavailable("storage_…")``.
    """
    folder = _folder_name(incident)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(name: str, data: bytes) -> None:
            packed = zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            archive.writestr(f"{folder}/{name}", data, packed)

        put(TIMELINE, _text(timeline))
        for place, letter in enumerate(incident.letters, 1):
            _put_letter(put, place, letter, message_of)
        for place, kept in enumerate(incident.replies, 1):
            put(f"Ответы/{place:02} {_day(kept, zone)}.txt", _text(_reply_text(kept, zone)))
    with disk_trouble():
        write_atomically(path, made.getvalue())


def _put_letter(
    put: Callable[[str, bytes], None], place: int, letter: WholeLetter, message_of: Callable[[Outgoing], bytes]
) -> None:
    name = f"Письма/{place:02} {'Обращение' if place == 1 else 'Дополнение'}"
    put(f"{name}.txt", _text(f"Тема: {letter.letter.subject}\n\n{letter.letter.body}\n"))
    if letter.outgoing is None:
        return
    if letter.entry.way is not Way.ELSEWHERE:  # which never was an e-mail of this program
        with suppress(EduSupportError):  # an address nobody could write to: it never went, its words are there
            put(f"{name}.eml", message_of(letter.outgoing))
    for file in letter.outgoing.files:
        put(f"Картинки/{place:02} {file.name}", file.data)


def _folder_name(incident: WholeIncident) -> str:
    """ASCII and Russian letters, digits, dashes: fit for every file system."""
    known = incident.entry.incident
    text = (
        f"{known.number} {known.registered_on:%d.%m.%Y}"
        if known
        else f"Обращение {incident.entry.prepared_at:%d.%m.%Y}"
    )
    return re.sub(r"[^A-Za-zА-Яа-яЁё0-9 .-]", "_", text)[:80]


def _reply_text(kept: KeptReply, zone: tzinfo | None) -> str:
    reply = kept.reply
    sent = f"{reply.sent_at.astimezone(zone):%d.%m.%Y %H:%M}" if reply.sent_at else "не указано"
    return (
        f"От: {reply.sender_address}\nОтправлено: {sent}\n"
        f"Получено: {kept.received_at.astimezone(zone):%d.%m.%Y %H:%M}\nТема: {reply.subject}\n\n{reply.text}\n"
    )


def _day(kept: KeptReply, zone: tzinfo | None) -> str:
    return f"{(kept.reply.sent_at or kept.received_at).astimezone(zone):%Y-%m-%d}"


def _text(text: str) -> bytes:
    """As Windows' own editor likes it."""
    return text.replace("\n", "\r\n").encode("utf-8-sig", "replace")

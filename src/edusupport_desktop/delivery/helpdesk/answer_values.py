"""Single values out of a helpdesk's answer, untrusted until they were here."""

from __future__ import annotations

from datetime import UTC, datetime

from edusupport_desktop.delivery.helpdesk.server_words import TEXT, line_of, text_of
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.helpdesk import RemoteFile
from edusupport_desktop.domain.html_text import text_of_html
from edusupport_desktop.domain.json_template import Json, text_at
from edusupport_desktop.domain.plain_text import clean_text


def number_of(text: str | None) -> str:
    """An id that is a number, as a text. Raises ``UntrustedInput("helpdesk_answer_wrong")`` when it is none."""
    if text and text.isascii() and text.isdecimal() and len(text) <= 18:
        return text
    raise UntrustedInput("helpdesk_answer_wrong")


def time_of(text: str | None) -> datetime | None:
    """ISO 8601, UTC when it does not say its zone. None when it is no time."""
    try:
        time = datetime.fromisoformat(text) if text else None
        return time and (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def words_of(text: str | None, *, is_html: bool = False) -> str:
    """What somebody wrote, without any markup."""
    return clean_text(text_of_html(text or ""))[:TEXT] if is_html else text_of(text)


def file_at(item: Json, name_at: str, size_at: str) -> RemoteFile:
    """``size_at`` empty: sizes are not told."""
    size = text_at(item, size_at) if size_at else None
    is_size = size is not None and size.isascii() and size.isdecimal()
    return RemoteFile(line_of(text_at(item, name_at)), int(size[:18]) if size is not None and is_size else None)

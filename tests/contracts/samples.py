"""Requests as teachers write them, and texts nobody should write but somebody does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Colour,
    Crop,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mask,
    Number,
    Point,
    Rectangle,
    Text,
)
from edusupport_desktop.domain.answers import Answers
from edusupport_desktop.domain.browser_answer import BrowserSource
from edusupport_desktop.domain.computer import BrowserView, Computer, ScreenFacts
from edusupport_desktop.domain.draft import Draft, DraftPicture, Way
from edusupport_desktop.domain.given_answers import GivenAnswer
from edusupport_desktop.domain.identifiers import MarkId, MessageId, PictureId, RequestId
from edusupport_desktop.domain.incident import Event, EventKind
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.domain.shrinking import Shrinking

KHABAROVSK = timezone(timedelta(hours=10))
NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=KHABAROVSK)

HOSTILE_TEXTS = (
    "Ёлка и ёж: «кавычки», № 5, тире — и многоточие…",
    "🧑‍🏫 эмодзи 👩🏽‍💻",
    "שלום עולם مرحبا \u202eнаоборот\u202c",
    "ноль \x00 звонок \x07 возврат \r\n табуляция \t конец",
    "одинокий суррогат \ud83d и ещё \udfff",
    "'; DROP TABLE requests; -- \" * ( ) { } ^ : AND OR NOT NEAR",
    "\\u0000 {} [] %s %n <b>&amp;</b> ../../etc/passwd C:\\Windows\\nul",
    "",
)


def new_id() -> str:
    return str(uuid4())


def a_picture(**changes: object) -> DraftPicture:
    """One with every kind of mark."""
    values: dict[str, object] = {
        "id": PictureId(new_id()),
        "width": 1920,
        "height": 1080,
        "scale": 1.25,
        "media_type": "image/png",
        "marks": (
            Arrow(MarkId(new_id()), Point(1.5, 2.0), Point(300.25, 40.0), Colour.BLUE, 3.5),
            Rectangle(MarkId(new_id()), Box(10.0, 20.0, 30.0, 40.0)),
            Text(MarkId(new_id()), Point(5.0, 6.0), "Здесь ошибка 😱\nвторая строка", Colour.GREEN, 18.0),
            Number(MarkId(new_id()), Point(7.0, 8.0), 3),
            Mask(MarkId(new_id()), Box(0.0, 0.0, 100.0, 12.5)),
            Line(MarkId(new_id()), Point(-1.5, 2.0), Point(300.25, 40.0), Colour.YELLOW, 2.0),
            Ellipse(MarkId(new_id()), Box(10.0, 20.0, 30.0, 40.0), Colour.BLACK, 7.0),
            Freehand(MarkId(new_id()), (Point(1.0, 2.5), Point(3.0, 4.0), Point(5.25, 6.0)), Colour.WHITE, 4.0),
            Highlight(MarkId(new_id()), Box(1.0, 2.0, 300.0, 20.0), Colour.GREEN),
            Crop(MarkId(new_id()), Box(8.0, 9.0, 1000.0, 700.0)),
        ),
        "file_size": 54321,
        "masks_verified": 1,
        "shrinking": Shrinking(50, jpeg=True),
    }
    return DraftPicture(**(values | changes))  # type: ignore[arg-type]


def a_draft(text: str = "Не открывается журнал", **changes: object) -> Draft:
    values: dict[str, object] = {
        "id": RequestId(new_id()),
        "started_at": NOON,
        "answers": Answers(region="Хабаровский край", full_name="Ёлкина Анна Петровна", subject=text, essence=text),
        "has_error_message": True,
        "pictures": (a_picture(),),
        "browser_source": BrowserSource.BROWSER,
        "browser_view": BrowserView("ru-RU", 1.25, (1280, 600), (1536, 864), False, True, "Windows 11"),
        "computer": Computer("РЕД ОС 8.0.2 🦊", (ScreenFacts(1920, 1080, 1.25), ScreenFacts(1280, 1024)), -210),
        "tells_computer": False,
        "way": Way.MAIL,
        "given": (GivenAnswer("Какой класс?", text), GivenAnswer(text, "", is_unknown=True)),
        "addition": text,
    }
    return Draft(**(values | changes))  # type: ignore[arg-type]


def an_outgoing(
    subject: str = "Не открывается журнал 7 «А»",
    body: str = "Здравствуйте.\n\nСуть вопроса:\nПосле входа пустая страница.",
    **changes: object,
) -> Outgoing:
    request_id = new_id()
    values: dict[str, object] = {
        "request_id": RequestId(request_id),
        "message_id": MessageId(f"<{request_id}@school.example>"),
        "prepared_at": NOON,
        "way": Way.MAIL,
        "sender": MailAddress("Ёлкина Анна", "elkina@школа.рф"),
        "recipient": MailAddress("", "support@desk.example"),
        "letter": Letter(subject, body),
        "files": (
            OutgoingFile("picture1.png", "image/png", b"\x89PNG first \x00\xff"),
            OutgoingFile("picture2.jpeg", "image/jpeg", b"\xff\xd8 second"),
        ),
    }
    return Outgoing(**(values | changes))  # type: ignore[arg-type]


def a_reply(text: str = "Уточните класс.", **changes: object) -> Reply:
    values: dict[str, object] = {
        "message_id": MessageId(f"<{new_id()}@desk.example>"),
        "answers_to": (MessageId("<начало@school.example>"),),
        "sender_address": "support@desk.example",
        "subject": text,
        "text": text,
        "sent_at": NOON,
    }
    return Reply(**(values | changes))  # type: ignore[arg-type]


def an_event(request_id: str, kind: EventKind, seconds: int = 0, **details: str) -> Event:
    """``seconds`` after noon."""
    return Event(RequestId(request_id), kind, (NOON + timedelta(seconds=seconds)).astimezone(UTC), details)


def prepared(outgoing: Outgoing) -> Event:
    return Event(outgoing.request_id, EventKind.PREPARED, outgoing.prepared_at.astimezone(UTC))

"""One incident with everything, as any computer opens it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta, timezone
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from contracts.entered_requests import made_elsewhere
from contracts.journal import registered, sent
from contracts.samples import HOSTILE_TEXTS, a_reply, an_event, an_outgoing
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress
from edusupport_desktop.services.whole_incident import whole_incident
from edusupport_desktop.storage.incident_zip import write_incident_zip
from edusupport_desktop.storage.journal import SqliteJournal

ZONE = timezone(timedelta(hours=10))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.sqlite3", tmp_path / "requests")) as journal:
        yield journal


def zipped(journal: SqliteJournal, request_id: RequestId, folder: Path) -> dict[str, bytes]:
    path = folder / "Инцидент.zip"
    write_incident_zip(whole_incident(request_id, journal), "Что было\nпотом", path, build_message, ZONE)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_letters_pictures_and_answers_are_in_it(journal: SqliteJournal, tmp_path: Path) -> None:
    outgoing = an_outgoing()
    request_id = sent(journal, outgoing)
    registered(journal, request_id, "INC0001234")
    sent(journal, subject="Re: INC0001234", follows=request_id, body="Ещё")
    journal.add_reply(request_id, a_reply("Уточните класс."), an_event(request_id, EventKind.ASKED, 90))
    files = zipped(journal, request_id, tmp_path)
    base = "INC0001234 23.11.2026"
    assert sorted(files) == sorted(
        f"{base}/{name}"
        for name in (
            "Что было.txt",
            "Письма/01 Обращение.txt",
            "Письма/01 Обращение.eml",
            "Письма/02 Дополнение.txt",
            "Письма/02 Дополнение.eml",
            "Картинки/01 picture1.png",
            "Картинки/01 picture2.jpeg",
            "Картинки/02 picture1.png",
            "Картинки/02 picture2.jpeg",
            "Ответы/01 2026-11-22.txt",
        )
    )
    assert files[f"{base}/Картинки/01 picture1.png"] == outgoing.files[0].data
    message = message_from_bytes(files[f"{base}/Письма/01 Обращение.eml"], policy=policy.default)
    assert message["Message-ID"] == outgoing.message_id
    assert [part.get_filename() for part in message.iter_attachments()] == ["picture1.png", "picture2.jpeg"]  # type: ignore[attr-defined]
    assert files[f"{base}/Что было.txt"].decode("utf-8-sig") == "Что было\r\nпотом"
    answer = files[f"{base}/Ответы/01 2026-11-22.txt"].decode("utf-8-sig")
    assert "От: support@desk.example\r\nОтправлено: 22.11.2026 12:00" in answer
    assert "Уточните класс." in answer


def test_a_lost_picture_does_not_keep_the_rest_back(journal: SqliteJournal, tmp_path: Path) -> None:
    request_id = sent(journal)
    (tmp_path / "requests" / request_id / "picture1.png").unlink()
    names = [name.partition("/")[2] for name in zipped(journal, request_id, tmp_path)]
    assert sorted(names) == ["Письма/01 Обращение.txt", "Что было.txt"]


def test_what_came_from_a_table_is_no_e_mail(journal: SqliteJournal, tmp_path: Path) -> None:
    outgoing, events = made_elsewhere()
    journal.enter([(outgoing, events)])
    assert not any(name.endswith(".eml") for name in zipped(journal, outgoing.request_id, tmp_path))


def test_a_letter_whose_address_nobody_can_write_to_is_there_as_text(journal: SqliteJournal, tmp_path: Path) -> None:
    request_id = sent(journal, sender=MailAddress("", "не адрес"))
    names = zipped(journal, request_id, tmp_path)
    assert any(name.endswith("01 Обращение.txt") for name in names)
    assert not any(name.endswith(".eml") for name in names)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_of_it_names_a_file(journal: SqliteJournal, tmp_path: Path, text: str) -> None:
    request_id = sent(journal, letter=Letter(text, text))
    registered(journal, request_id, f"INC0001234/../../{text.encode('utf-8', 'replace').decode()}")
    for name in zipped(journal, request_id, tmp_path):
        assert name.count("/") in (1, 2)
        assert ".." not in name.split("/")
        assert name.isprintable()

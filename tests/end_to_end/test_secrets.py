"""A password is in the keyring and nowhere else; the log knows no letters."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.log_file import start_log
from edusupport_desktop.storage.places import DataFolders
from real_program import ANSWERS, Parts
from realparts.processes import free_port
from teacher import Teacher, files_below

PASSWORD = "Zq7-distinctive-пароль"
LATIN_PASSWORD = "Zq7-distinctive-password"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program's own log file, everything let through."""
    folders = DataFolders.below(tmp_path / "state")
    folders.create()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    logger = logging.getLogger("edusupport_desktop")
    before = list(logger.handlers)
    start_log(folders.log)
    logger.setLevel(logging.DEBUG)
    yield folders.log
    for handler in set(logger.handlers) - set(before):
        handler.close()
        logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


def file_texts(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in files_below(folder)}


@pytest.mark.parametrize("password", [LATIN_PASSWORD, PASSWORD])
def test_after_a_failed_sending_the_password_is_in_no_file_no_log_and_on_no_stream(
    log: Path,
    teacher: Teacher,
    parts: Parts,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    password: str,
) -> None:
    account = MailAccount("koroleva@yandex.ru", "koroleva@yandex.ru", "127.0.0.1", free_port(), Security.TLS)
    teacher.program.accounts.save(account)
    teacher.program.accounts.save_password(account, password)
    teacher.to_pictures()
    teacher.take_screen()
    teacher.next()
    teacher.settle()
    teacher.send()
    teacher.settle()
    (entry,) = teacher.program.journal.entries()
    assert entry.state in (State.QUEUED, State.REFUSED)
    logging.getLogger("edusupport_desktop").warning("the log is written: %s", "so the test can fail")
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)  # a developer's terminal may see all; the log must not
    try:
        raise ValueError(ANSWERS.essence + password)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    said = capfd.readouterr()
    for encoded in (password.encode(), password.encode("utf-16-le")):
        assert not [path for path, data in file_texts(tmp_path).items() if encoded in data]
    assert password not in said.out + said.err + caplog.text
    assert parts.keyring is not None
    assert list(parts.keyring.passwords.values()) == [password]
    logged = "".join(file.read_text(encoding="utf-8") for file in files_below(log))
    assert "the log is written" in logged
    for private in (ANSWERS.full_name, ANSWERS.subject, "Журнал не открывается", ANSWERS.email, ANSWERS.phone):
        assert private not in logged
        assert private not in said.out + said.err

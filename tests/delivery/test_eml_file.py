"""The letter as a file for a mail program."""

from __future__ import annotations

from pathlib import Path

import pytest

from contracts.samples import an_outgoing
from contracts.senders import MakeOutgoing, SenderContract, Taken
from edusupport_desktop.delivery.eml_file import EmlFileSender
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import Outgoing
from sending import RecordedProgress, read_mail


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Обращение «7 А».eml"


@pytest.fixture
def make_outgoing() -> MakeOutgoing:
    def make(**changes: object) -> Outgoing:
        return an_outgoing(**({"way": Way.FILE} | changes))  # type: ignore[arg-type]

    return make


@pytest.fixture
def taken(path: Path) -> Taken:
    return lambda: [file.read_bytes() for file in path.parent.iterdir()]


class TestEmlFileSender(SenderContract):
    @pytest.fixture
    def sender(self, path: Path) -> EmlFileSender:
        return EmlFileSender(path)

    @pytest.fixture
    def success(self) -> EventKind:
        return EventKind.HANDED_OVER

    def test_the_mail_program_is_told_to_open_it_as_a_draft_and_adds_the_rest(
        self, sender: EmlFileSender, make_outgoing: MakeOutgoing, taken: Taken
    ) -> None:
        sender.send(make_outgoing(), RecordedProgress())
        mail = read_mail(taken()[0]).mail
        assert mail["X-Unsent"] == "1"
        assert [mail[name] for name in ("From", "Date", "Message-ID")] == [None, None, None]

    def test_a_file_of_that_name_is_replaced(
        self, sender: EmlFileSender, make_outgoing: MakeOutgoing, path: Path, taken: Taken
    ) -> None:
        path.write_bytes(b"an earlier one")
        sender.send(make_outgoing(), RecordedProgress())
        assert taken()[0].startswith(b"X-Unsent: 1\r\n")

    def test_a_folder_that_is_gone_is_said(self, make_outgoing: MakeOutgoing, tmp_path: Path) -> None:
        with pytest.raises(Unavailable, match="file_not_written"):
            EmlFileSender(tmp_path / "нет" / "a.eml").send(make_outgoing(), RecordedProgress())

    def test_a_failed_writing_leaves_the_earlier_file_and_no_part(
        self, sender: EmlFileSender, make_outgoing: MakeOutgoing, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path.write_bytes(b"an earlier one")

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(Unavailable) as failure:
            sender.send(make_outgoing(), RecordedProgress())
        assert failure.value.details["reason"] == "No space left on device"
        assert [file.read_bytes() for file in path.parent.iterdir()] == [b"an earlier one"]

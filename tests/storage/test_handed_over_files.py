"""A letter as files for other programs: whole, private, and gone when nobody needs them."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from contracts.samples import HOSTILE_TEXTS, an_outgoing, new_id
from edusupport_desktop.domain.errors import OurFault, Unavailable
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.storage.handed_over_files import FileHandedOver


@pytest.fixture
def files(tmp_path: Path) -> FileHandedOver:
    return FileHandedOver(tmp_path / "handed_over", lambda: tmp_path / "Downloads" / "EduSupport")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_text_and_pictures_are_there_as_they_are(files: FileHandedOver, text: str) -> None:
    outgoing = an_outgoing(letter=Letter("Тема", text))
    written = files.write(outgoing)
    assert Path(written.text).read_bytes() == text.encode("utf-8", "replace")
    assert [Path(picture).read_bytes() for picture in written.pictures] == [file.data for file in outgoing.files]
    folder = files.folder(outgoing.request_id)
    assert [Path(picture).parent for picture in written.pictures] == [Path(folder or "")] * 2
    assert len(list(Path(folder or "").iterdir())) == 2, "nothing but pictures lies there to be dragged"


@pytest.mark.not_windows("rights of Unix")
def test_only_this_user_can_read_them(files: FileHandedOver, tmp_path: Path) -> None:
    files.write(an_outgoing(), for_sandbox=True)
    files.write(an_outgoing())
    made = [path for path in tmp_path.rglob("*") if "Downloads" not in path.name]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in made} == {0}


def test_a_second_attempt_replaces_the_files_wherever_they_were(files: FileHandedOver, tmp_path: Path) -> None:
    outgoing = an_outgoing()
    files.write(outgoing)
    written = files.write(outgoing, for_sandbox=True)
    assert Path(written.text).is_relative_to(tmp_path / "Downloads")
    assert (files.folder(outgoing.request_id) or "").startswith(str(tmp_path / "Downloads"))
    assert files.kept() == (outgoing.request_id,)
    files.remove(outgoing.request_id)
    assert files.kept() == ()
    assert files.folder(outgoing.request_id) is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    files.remove(outgoing.request_id)


def test_what_lies_beside_is_nobodys_business(files: FileHandedOver, tmp_path: Path) -> None:
    other = tmp_path / "Downloads" / "EduSupport" / new_id()
    other.mkdir(parents=True)
    (tmp_path / "handed_over" / "моё").mkdir(parents=True)
    assert files.kept() == ()
    for wrong in ("", "..", "../Downloads", "моё"):
        with pytest.raises(OurFault):
            files.remove(RequestId(wrong))
    assert other.exists()


def test_without_pictures_there_is_no_folder_to_open(files: FileHandedOver) -> None:
    outgoing = an_outgoing(files=())
    files.write(outgoing)
    assert files.folder(outgoing.request_id) is None


def test_a_name_that_leads_elsewhere_and_a_place_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    files = FileHandedOver(tmp_path / "handed_over", lambda: tmp_path)
    with pytest.raises(OurFault):
        files.write(an_outgoing(files=(OutgoingFile("../x.png", "image/png", b""),)))
    with pytest.raises(Unavailable, match="storage_"):
        FileHandedOver(blocked, lambda: tmp_path / "none").write(an_outgoing())

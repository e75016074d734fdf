"""Pictures out of documents: found in their order, named, read into memory, and nothing else."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from document_samples import HOSTILE, archive_of_pictures, docx, odt, picture, pptx, red, xlsx, zipped
from edusupport_desktop.capture.documents import MOST_ENTRIES, ZipPictures, open_document
from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.domain.errors import UntrustedInput


def opened(folder: Path, data: bytes, name: str = "документ 🙂.bin") -> ZipPictures:
    file = folder / name
    file.write_bytes(data)
    document = open_document(str(file))
    assert document is not None
    return document


def listed(document: ZipPictures) -> list[str]:
    return [found.name for found in document.found] + [f"{out.name} {out.reason.value}" for out in document.left_out]


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (docx, ["image2.jpeg", "image10.png", "image1.png", "image3.png"]),
        (odt, ["10000B.png", "а.png"]),
        (pptx, ["image8.png", "image7.png", "image6.png"]),
        (xlsx, ["b.png", "a.png"]),
        (archive_of_pictures, ["снимок 1.png", "снимок 2.png", "снимок 10.png"]),
    ],
)
def test_pictures_come_in_the_order_of_the_document(
    tmp_path: Path, make: Callable[[], bytes], names: list[str]
) -> None:
    document = opened(tmp_path, make())
    assert [found.name for found in document.found] == names
    assert all((found.width, found.height) == (120, 90) for found in document.found)
    assert [found.place for found in document.found] == list(range(len(names)))


def test_each_picture_is_read_as_it_stands_in_the_document(tmp_path: Path) -> None:
    for make, colours in ((docx, [2, 10, 1, 3]), (odt, [1, 2]), (pptx, [1, 2, 3]), (archive_of_pictures, [1, 2, 10])):
        document = opened(tmp_path, make())
        assert [red(document.read(found)) for found in document.found] == pytest.approx(colours, abs=2)


def test_what_is_no_picture_of_the_teacher_is_left_out_with_its_reason(tmp_path: Path) -> None:
    document = opened(tmp_path, docx())
    reasons = {out.name: out.reason.value for out in document.left_out}
    assert reasons == {"thumbnail.jpeg": "preview", "image4.emf": "drawing", "image5.png": "icon"}


def test_what_can_become_a_png_is_offered_too(tmp_path: Path) -> None:
    kinds = ("BMP", "GIF", "TIFF", "WEBP")
    document = opened(tmp_path, zipped({f"a.{kind}": picture(9, kind) for kind in kinds}))
    assert [(found.name, found.width, found.height) for found in document.found] == [
        (f"a.{kind}", 120, 90) for kind in kinds
    ]
    assert all(PillowPictureFiles().conversion(document.read(found)) for found in document.found)


def test_names_packed_by_windows_are_read(tmp_path: Path) -> None:
    """The Explorer writes the code page of DOS and does not set the mark of UTF-8."""
    name = "Экран.png"
    data = zipped({"1" * len(name): picture(1)}).replace(b"1" * len(name), name.encode("cp866"))
    assert listed(opened(tmp_path, data)) == [name]


def test_a_picture_whose_size_stands_far_inside_is_offered_all_the_same(tmp_path: Path) -> None:
    from PIL import Image

    file = BytesIO()
    Image.frombytes("RGB", (400, 300), os.urandom(360_000)).save(file, "TIFF")  # its directory stands at the end
    document = opened(tmp_path, zipped({"a.tif": file.getvalue()}))
    assert [(found.width, found.height) for found in document.found] in ([(0, 0)], [(400, 300)])
    assert PillowPictureFiles().read(document.read(document.found[0])).width == 400


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"Rar!\x1a\x07\x01\x00", picture(1), b"\xd0\xcf\x11\xe0"])
def test_another_file_is_no_document(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    assert open_document(str(file)) is None


def test_a_file_that_is_gone_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UntrustedInput, match="picture_unreadable"):
        open_document(str(tmp_path / "нет.docx"))


def test_a_document_that_changes_meanwhile_is_no_longer_believed(tmp_path: Path) -> None:
    document = opened(tmp_path, docx())
    for changed, code in ((odt(), "archive_damaged"), (b"", "archive_damaged"), (None, "picture_unreadable")):
        if changed is None:
            (tmp_path / "документ 🙂.bin").unlink()
        else:
            (tmp_path / "документ 🙂.bin").write_bytes(changed)
        with pytest.raises(UntrustedInput) as caught:
            document.read(document.found[0])
        assert caught.value.code == code


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_gets_its_reason(tmp_path: Path, name: str) -> None:
    make, expected = HOSTILE[name]
    data = make()
    if isinstance(expected, str):
        with pytest.raises(UntrustedInput) as caught:
            opened(tmp_path, data)
        assert caught.value.code == expected
    else:
        document = opened(tmp_path, data)
        assert sorted(listed(document)) == sorted(expected)
        assert [found.name for found in document.found] == list(expected)[: len(document.found)]


def test_the_limit_of_files_is_exact(tmp_path: Path) -> None:
    opened(tmp_path, zipped({f"{n}.txt": b"" for n in range(MOST_ENTRIES)}))
    with pytest.raises(UntrustedInput, match="archive_too_many_files"):
        opened(tmp_path, zipped({f"{n}.txt": b"" for n in range(MOST_ENTRIES + 1)}))


def test_nothing_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither through Python's ways of writing, nor anywhere that is looked at afterwards."""
    files = []
    for number, (make, _) in enumerate(HOSTILE.values()):
        files.append(tmp_path / f"{number}.zip")
        files[-1].write_bytes(make())
    before = sorted(tmp_path.parent.rglob("*"))
    real = builtins.open
    real_os_open = os.open

    def guarded(file: Any, mode: str = "r", *more: Any, **options: Any) -> Any:
        assert not set(mode) & set("wax+"), f"{file} opened for writing"
        return real(file, mode, *more, **options)

    def guarded_os(path: Any, flags: int, *more: Any, **options: Any) -> int:
        assert not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT), f"{path} opened for writing"
        return real_os_open(path, flags, *more, **options)

    monkeypatch.setattr(builtins, "open", guarded)
    monkeypatch.setattr("io.open", guarded)
    monkeypatch.setattr(os, "open", guarded_os)
    for name in ("mkdir", "symlink", "link", "rename", "replace"):
        monkeypatch.setattr(os, name, lambda *_, **__: pytest.fail("something is written"))
    for file in files:
        try:
            document = open_document(str(file))
        except UntrustedInput:
            continue
        assert document is not None
        for found in document.found[:3]:
            document.read(found)
    monkeypatch.undo()
    assert sorted(tmp_path.parent.rglob("*")) == before


READS_ALL = """
import sys, time
from pathlib import Path
from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.domain.errors import UntrustedInput
files = PillowPictureFiles()
began = time.process_time()
worst = 0.0
for path in sys.argv[1:]:
    began = time.process_time()
    try:
        document = files.open_document(path)
        for found in document.found[:5]:
            files.read(document.read(found))
    except UntrustedInput:
        pass
    worst = max(worst, time.process_time() - began)
print(worst)
print(int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) * 1024)
"""


@pytest.mark.not_windows("/proc tells a process's peak")
def test_all_hostile_documents_together_take_little_memory_and_time(tmp_path: Path) -> None:
    large = zipped({"a.png": picture(1, size=(5000, 5000)), "b.bmp": b"BM" + os.urandom(40_000_000)})
    makes: Sequence[Callable[[], bytes]] = [*(make for make, _ in HOSTILE.values()), lambda: large]
    paths = []
    for number, make in enumerate(makes):
        paths.append(tmp_path / f"{number}")
        paths[-1].write_bytes(make())
    ran = subprocess.run(
        [sys.executable, "-c", READS_ALL, *map(str, paths)], capture_output=True, text=True, check=True
    )
    seconds, peak = ran.stdout.split()
    print(f"{float(seconds):.2f} s, {int(peak) / 1e6:.0f} MB")
    assert int(peak) < 300_000_000
    assert float(seconds) < 6

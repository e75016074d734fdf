from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from edusupport_desktop.capture.sniff import FileKind, file_kind


def zipped(*names: str, content: bytes = b"x" * 300) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return file.getvalue()


def open_document(media_type: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", media_type)
        archive.writestr("content.xml", "<текст/>")
    return file.getvalue()


def saved_as(format: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (9, 7), (1, 2, 3)).save(file, format)
    return file.getvalue()


FILES = {
    FileKind.PNG: [saved_as("PNG")],
    FileKind.JPEG: [saved_as("JPEG")],
    FileKind.BMP: [saved_as("BMP")],
    FileKind.GIF: [saved_as("GIF"), b"GIF87a..."],
    FileKind.WEBP: [saved_as("WEBP")],
    FileKind.TIFF: [saved_as("TIFF"), b"MM\0*\0\0\0\x08"],
    FileKind.HEIC: [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"\0\0\0\x18ftypmif1"],
    FileKind.AVIF: [saved_as("AVIF")],
    FileKind.DRAWING: [
        b"<svg xmlns='...'/>",
        b'<?xml version="1.0"?>\n<!-- \xd0\xb0 --><svg/>',
        b"\xd7\xcd\xc6\x9a" + bytes(18),
        b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(40),
    ],
    FileKind.VIDEO: [
        *(b"\0\0\0\x18ftypisom", b"\0\0\0\x14ftypqt  ", b"\x1aE\xdf\xa3\x93B\x82", b"RIFF\0\0\0\0AVI LIST"),
        b"0&\xb2u\x8ef\xcf\x11\xa6\xd9",
    ],
    FileKind.DOC: [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)],
    FileKind.RTF: [b"{\\rtf1\\ansi\\ansicpg1251 \xcf\xf0\xe8\xe2\xe5\xf2}"],
    FileKind.DOCX: [zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/media/image1.png")],
    FileKind.XLSX: [zipped("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")],
    FileKind.PPTX: [zipped("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml")],
    FileKind.ODT: [open_document("application/vnd.oasis.opendocument.text")],
    FileKind.ZIP: [zipped("картинка1.png", "word/заметка 🙂.txt"), zipped(), zipped("\u202egnp.exe")],
    FileKind.RAR: [b"Rar!\x1a\x07\x00...", b"Rar!\x1a\x07\x01\x00..."],
    FileKind.SEVEN_ZIP: [b"7z\xbc\xaf\x27\x1c\0\x04"],
    FileKind.PDF: [b"%PDF-1.7\n%\xe2\xe3", b"\xef\xbb\xbf\n%PDF-1.4\n"],
    FileKind.UNKNOWN: [b"", b"P", b"PK", "Привет 👋".encode(), b"BM is not always a picture", b"\x89PNG\n", bytes(99)],
}


@pytest.mark.parametrize(("kind", "data"), [(kind, data) for kind, files in FILES.items() for data in files])
def test_a_file_is_known_by_its_content(kind: FileKind, data: bytes) -> None:
    assert file_kind(data) is kind


def test_every_kind_has_a_file_above() -> None:
    assert set(FILES) == set(FileKind)


def test_a_document_with_large_pictures_is_still_known() -> None:
    names = ["[Content_Types].xml", *(f"word/media/image{n}.png" for n in range(90)), "word/document.xml"]
    assert file_kind(zipped(*names, content=bytes(range(256)) * 40)) is FileKind.DOCX


@given(st.binary(max_size=200))
def test_any_bytes_have_a_kind(data: bytes) -> None:
    assert isinstance(file_kind(data), FileKind)

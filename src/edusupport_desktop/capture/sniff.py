"""What a file is, known by its content: a name's ending says nothing."""

from __future__ import annotations

from enum import Enum


class FileKind(Enum):
    """Two kinds are read as pictures; the others are told apart so that the refusal can say why."""

    PNG = "png"
    JPEG = "jpeg"
    DOC = "doc"
    """A document of Word, Excel or PowerPoint before 2007: an OLE compound file."""
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    """A text of LibreOffice, or another OpenDocument file."""
    RTF = "rtf"
    PDF = "pdf"
    ZIP = "zip"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    BMP = "bmp"
    GIF = "gif"
    WEBP = "webp"
    TIFF = "tiff"
    HEIC = "heic"
    """A photograph of a telephone: HEIF with HEVC or AVIF inside."""
    UNKNOWN = "unknown"


DOCUMENTS = frozenset({FileKind.DOC, FileKind.DOCX, FileKind.XLSX, FileKind.PPTX, FileKind.ODT, FileKind.RTF})
ARCHIVES = frozenset({FileKind.ZIP, FileKind.RAR, FileKind.SEVEN_ZIP})

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.DOC),
    (b"{\\rtf", FileKind.RTF),
    (b"Rar!\x1a\x07", FileKind.RAR),
    (b"7z\xbc\xaf\x27\x1c", FileKind.SEVEN_ZIP),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
)
# An empty archive begins with its directory, a split one with a mark.
_ZIP_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
# Readers accept a PDF whose mark stands within the first kilobyte.
_PDF_MARK_WITHIN = 1024


def file_kind(data: bytes) -> FileKind:
    """Looks at the beginning (of a zip, also at the names in its directory). Never raises."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data.startswith(_ZIP_BEGINNINGS):
        return _kind_of_zip(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileKind.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return FileKind.HEIC
    # Two letters are a weak mark: the four zero bytes that BMP reserves confirm it.
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return FileKind.BMP
    if b"%PDF-" in data[:_PDF_MARK_WITHIN]:
        return FileKind.PDF
    return FileKind.UNKNOWN


def _kind_of_zip(data: bytes) -> FileKind:
    # OpenDocument puts its media type first and uncompressed (OpenDocument 1.3, part 2, 3.3).
    if data[30:80].startswith(b"mimetypeapplication/vnd.oasis.opendocument."):
        return FileKind.ODT
    # Names stand uncompressed in the local headers and in the directory at the end; both ends are enough.
    ends = data[:4096] + data[-65536:]
    for part, kind in ((b"word/", FileKind.DOCX), (b"xl/", FileKind.XLSX), (b"ppt/", FileKind.PPTX)):
        if b"[Content_Types].xml" in ends and part in ends:
            return kind
    return FileKind.ZIP

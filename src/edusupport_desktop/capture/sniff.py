"""What a file is, known by its content: a name's ending says nothing."""

from __future__ import annotations

from enum import Enum


class FileKind(Enum):
    """Some are read as pictures, some are looked into; the others are told apart so that the refusal can say why."""

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
    """A photograph of a telephone: HEIF, nearly always with HEVC inside."""
    AVIF = "avif"
    DRAWING = "drawing"
    """Lines instead of pixels: SVG, or a metafile of Windows."""
    VIDEO = "video"
    UNKNOWN = "unknown"


DOCUMENTS = frozenset({FileKind.DOC, FileKind.DOCX, FileKind.XLSX, FileKind.PPTX, FileKind.ODT, FileKind.RTF})
ARCHIVES = frozenset({FileKind.ZIP, FileKind.RAR, FileKind.SEVEN_ZIP})
ACCEPTED = frozenset({FileKind.PNG, FileKind.JPEG})
"""What the desk takes as it is."""
CONVERTED = frozenset({FileKind.BMP, FileKind.GIF, FileKind.TIFF, FileKind.WEBP})
"""What is read and becomes a PNG."""

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
    (b"\x1aE\xdf\xa3", FileKind.VIDEO),  # Matroska, WebM
    (b"0&\xb2u\x8ef\xcf\x11", FileKind.VIDEO),  # Windows Media
    (b"\xd7\xcd\xc6\x9a", FileKind.DRAWING),  # WMF
    (b"<svg", FileKind.DRAWING),
)
# An empty archive begins with its directory, a split one with a mark.
ZIP_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# What an ISO media file says it is (ISO/IEC 14496-12, 4.3); every other brand is one of the many of video.
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), FileKind.HEIC),
    **dict.fromkeys((b"avif", b"avis"), FileKind.AVIF),
}
# Readers accept a PDF whose mark stands within the first kilobyte; SVG's stands behind a comment of its writer.
_MARK_WITHIN = 1024


def file_kind(data: bytes) -> FileKind:
    """Looks at the beginning (of a zip, also at the names in its directory). Never raises."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data.startswith(ZIP_BEGINNINGS):
        return _kind_of_zip(data)
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"AVI "):
        return FileKind.WEBP if data[8:12] == b"WEBP" else FileKind.VIDEO
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], FileKind.VIDEO)
    if data[:4] == b"\x01\0\0\0" and data[40:44] == b" EMF":
        return FileKind.DRAWING
    if data[:5] == b"<?xml" and b"<svg" in data[:_MARK_WITHIN]:
        return FileKind.DRAWING
    # Two letters are a weak mark: the four zero bytes that BMP reserves confirm it.
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return FileKind.BMP
    if b"%PDF-" in data[:_MARK_WITHIN]:
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

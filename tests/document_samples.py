"""Documents with pictures inside, minimal but in the shapes of their standards; and archives made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from PIL import Image

Archive = Mapping[str, bytes]
_TYPES = b'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def picture(number: int, format: str = "PNG", size: tuple[int, int] = (120, 90)) -> bytes:
    """Told apart by its colour: ``number`` is its red."""
    file = io.BytesIO()
    Image.new("RGB", size, (number, 40, 90)).save(file, format)
    return file.getvalue()


def red(data: bytes) -> int:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").getpixel((5, 5))[0]  # type: ignore[index, no-any-return]


def zipped(files: Archive, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def relations(targets: Mapping[str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/image" Target="{target}"/>' for key, target in targets.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="x">{rows}</Relationships>'.encode()


def docx(**more: bytes) -> bytes:
    """Shows image2 first, then an old-style drawing (image10), then image1; image3 is used nowhere."""
    targets = {"rId5": "media/image1.png", "rId6": "media/image2.jpeg", "rId7": "/word/media/image10.png"}
    body = (
        '<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><a:blip r:embed="rId6"/></w:p>'
        "<w:p><v:imagedata r:id='rId7'/></w:p>"
        '<w:p><a:blip cstate="print" r:embed = "rId5"/></w:p></w:body></w:document>'
    )
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations({"rId1": "word/document.xml"}),
            "docProps/thumbnail.jpeg": picture(200, "JPEG", (256, 192)),
            "word/document.xml": body.encode(),
            "word/_rels/document.xml.rels": relations(targets),
            "word/media/image1.png": picture(1),
            "word/media/image10.png": picture(10),
            "word/media/image2.jpeg": picture(2, "JPEG"),
            "word/media/image3.png": picture(3),
            "word/media/image4.emf": b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(60),
            "word/media/image5.png": picture(5, "PNG", (32, 32)),
            "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
            **more,
        }
    )


def odt() -> bytes:
    """OpenDocument wants its media type first and not packed; the pictures' names tell no order."""
    body = (
        '<office:document-content xmlns:office="o"><draw:image xlink:href="Pictures/10000B.png"/>'
        '<draw:image xlink:href="Pictures/%D0%B0.png"/><draw:image xlink:href="../../etc/passwd"/>'
        "</office:document-content>"
    )
    files = {
        "content.xml": body.encode(),
        "Pictures/а.png": picture(2),
        "Pictures/10000B.png": picture(1),
        "Thumbnails/thumbnail.png": picture(200, size=(256, 256)),
        "META-INF/manifest.xml": b"<manifest:manifest/>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def pptx() -> bytes:
    """Three slides, the second of them last in the presentation."""
    slides = {"rId2": "slides/slide1.xml", "rId3": "slides/slide2.xml", "rId4": "slides/slide10.xml"}
    files = {
        "[Content_Types].xml": _TYPES,
        "ppt/presentation.xml": b'<p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId4"/>'
        b'<p:sldId id="258" r:id="rId3"/></p:sldIdLst>',
        "ppt/_rels/presentation.xml.rels": relations(slides),
    }
    for slide, number in ((1, 1), (2, 3), (10, 2)):
        files[f"ppt/slides/slide{slide}.xml"] = b'<p:pic><a:blip r:embed="rId1"/></p:pic>'
        files[f"ppt/slides/_rels/slide{slide}.xml.rels"] = relations({"rId1": f"../media/image{9 - number}.png"})
        files[f"ppt/media/image{9 - number}.png"] = picture(number)
    return zipped(files)


def xlsx() -> bytes:
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "xl/workbook.xml": b"<workbook/>",
            "xl/drawings/drawing1.xml": b'<a:blip r:embed="rId1"/><a:blip r:embed="rId2"/>',
            "xl/drawings/_rels/drawing1.xml.rels": relations({"rId1": "../media/b.png", "rId2": "../media/a.png"}),
            "xl/media/a.png": picture(2),
            "xl/media/b.png": picture(1),
        }
    )


def archive_of_pictures() -> bytes:
    return zipped({f"Скрины/снимок {n}.png": picture(n) for n in (10, 2, 1)} | {"прочти.txt": "Привет 🙂".encode()})


# --- made to do harm


def with_flag(data: bytes, flag: int) -> bytes:
    """This flag on every entry, in both headers."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at] |= flag
            place = changed.find(mark, place + 4)
    return bytes(changed)


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    return data.replace(old, new)


def lying_about_its_size() -> bytes:
    """Unpacks to a hundred times what the directory says."""
    real = picture(1) + bytes(1_000_000)
    data = bytearray(zipped({"a.png": real}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark)
        data[place + at : place + at + 4] = struct.pack("<I", len(picture(1)))
    return bytes(data)


def overlapping() -> bytes:
    """Twenty entries of the directory lead to the same bytes."""
    data = zipped({"a.png": picture(1)})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    directory = data[start:end] * 20
    return data[:start] + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 20, 20, len(directory), start, 0)


def of_links() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, target in (("a.png", b"/etc/passwd"), ("b.png", picture(1))):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o120777 << 16
            archive.writestr(entry, target)
    return data.getvalue()


def directory_of(count: int) -> bytes:
    """A directory of so many entries without names, and nothing else."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    directory = entry * count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), 4, 0)
    return b"PK\x03\x04" + directory + end


def of_more_than_four_gigabytes() -> bytes:
    data = zipped({"a.png": picture(1)})
    at = data.index(b"PK\x05\x06")
    return data[:at] + b"PK\x06\x07" + bytes(16) + data[at:]


def black(bytes_: int) -> bytes:
    """A BMP of nothing, which packs a thousand times smaller."""
    width = 1000
    height = bytes_ // (3 * width)
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 0, 0, 0, 54) + header + bytes(width * height * 3)


def with_method(data: bytes, method: int) -> bytes:
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at] = method
            place = changed.find(mark, place + 4)
    return bytes(changed)


def odt_under_a_password() -> bytes:
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": b"<manifest:encryption-data manifest:checksum='x'/>",
            "content.xml": bytes(range(256)),
            "Pictures/1.png": bytes(range(256)),
        }
    )


Case = tuple[Callable[[], bytes], str | Sequence[str]]

HOSTILE: dict[str, Case] = {
    "cut off": (lambda: docx()[:-30], "archive_damaged"),
    "only a beginning": (lambda: b"PK\x03\x04" + bytes(60), "archive_damaged"),
    "empty": (lambda: zipped({}), []),
    "under a password": (lambda: with_flag(archive_of_pictures(), 1), "archive_encrypted"),
    "a document under a password": (odt_under_a_password, "archive_encrypted"),
    "10,000 files": (lambda: zipped({f"{n}.txt": b"" for n in range(10_000)}), "archive_too_many_files"),
    "a directory of a million files": (lambda: directory_of(1_000_000), "archive_too_many_files"),
    "a directory of nameless files": (lambda: directory_of(6000), []),
    "overlapping entries": (overlapping, "archive_damaged"),
    "more than four gigabytes": (of_more_than_four_gigabytes, "archive_damaged"),
    "bytes that lie about their size": (lying_about_its_size, ["a.png damaged"]),
    "paths out of every folder": (
        lambda: zipped({name: picture(1) for name in ("../../../../home/x/a.png", "C:\\Windows\\b.png", "/etc/c.png")}),
        ["a.png", "c.png", "b.png"],
    ),
    "names that mislead": (
        lambda: zipped({"x/\u202egnp.exe": picture(1), "\x1b[31m.png": picture(2), "я" * 300: picture(3)}),
        ["[31m.png", "gnp.exe", "я" * 40 + "…" + "я" * 40],
    ),
    "links": (of_links, []),
    "a zip in a zip": (
        lambda: zipped({"b.zip": archive_of_pictures(), "a.docx": docx()}), ["a.docx nested", "b.zip nested"],
    ),
    "a bomb by ratio": (lambda: zipped({"a.bmp": black(30_000_000), "b.png": picture(1)}), ["b.png", "a.bmp damaged"]),
    "a bomb by size": (lambda: zipped({"a.bmp": black(60_000_000)}), ["a.bmp too_large"]),
    "many bombs": (
        lambda: zipped(dict.fromkeys((f"{n}.bmp" for n in range(300)), black(3_000_000))),
        [f"{n}.bmp damaged" for n in range(300)],
    ),
    "a way of packing that is not read": (
        lambda: with_method(zipped({"a.png": picture(1)}, zipfile.ZIP_STORED), 12), ["a.png damaged"],
    ),
    "hundreds of pictures": (
        lambda: zipped({f"{n}.png": picture(1) for n in range(1000)}),
        [f"{n}.png" for n in range(200)] + [f"{n}.png too_many" for n in range(200, 1000)],
    ),
    "XML made to expand": (
        lambda: docx(**{"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 9_000_000 + b'">]>&b;'}),
        [
            *("image1.png", "image2.jpeg", "image3.png", "image10.png"),
            *("image4.emf drawing", "image5.png icon", "thumbnail.jpeg preview"),
        ],
    ),
    "relations that go round": (
        lambda: zipped({
            "word/document.xml": b'<a r:id="r1"/><a r:embed="r2"/>',
            "word/_rels/document.xml.rels": relations({"r1": "document.xml", "r2": "../../../media/1.png"}),
            "media/1.png": picture(1),
        }),
        ["1.png"],
    ),
}  # fmt: skip
"""The error's code, or the pictures that are offered and, in any order, those that are not, with the reason."""

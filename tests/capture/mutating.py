"""Reads broken copies of real pictures and documents; a process of its own, so that nothing else takes its memory.

Usage: mutating.py SEED COUNT FOLDER. Says how many ended how, the longest time of one in seconds of the processor, and
the peak of memory in bytes. Anything but a picture or an ``UntrustedInput`` ends it with its traceback.
"""

from __future__ import annotations

import json
import random
import sys
import time
import zlib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from document_samples import archive_of_pictures, docx, odt, picture, pptx, xlsx
from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.domain.errors import UntrustedInput
from hostile_pictures import flat, gif, interlaced, noise, saved, turned

PICTURES = {
    "png": saved(noise(160, 120).quantize(64)),
    "interlaced png": interlaced(120, 90),
    "transparent png": saved(flat("RGBA", 120, 90)),
    "jpeg": turned(noise(160, 120), "JPEG"),
    "progressive jpeg": saved(noise(160, 120), "JPEG", progressive=True),
    "cmyk jpeg": saved(flat("CMYK", 120, 90), "JPEG"),
    "bmp": saved(noise(60, 40), "BMP"),
    "gif": gif(4),
    "tiff": saved(noise(60, 40), "TIFF"),
    "tiff lzw": saved(noise(60, 40), "TIFF", compression="tiff_lzw"),
    "tiff deflate": saved(noise(60, 40), "TIFF", compression="tiff_adobe_deflate"),
    "fax": saved(flat("L", 120, 90).convert("1"), "TIFF", compression="group4"),
    "webp": saved(noise(160, 120), "WEBP"),
    "lossless webp": saved(flat("RGBA", 120, 90), "WEBP", lossless=True),
    "animated webp": saved(noise(60, 40), "WEBP", save_all=True, append_images=[flat("RGB", 60, 40)]),
}
DOCUMENTS = {make.__name__: make() for make in (docx, odt, pptx, xlsx, archive_of_pictures)}
EXTREMES = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x01\0\0\0", b"\0\0\0\x01")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to eight wounds of the kinds that files get, and of those that attackers give them."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(broken) or 1)
        kind = chance.randrange(7)
        if kind == 0:
            broken[at : at + 1] = chance.randbytes(1)
        elif kind == 1:
            broken[at : at + 1] = bytes([(broken[at] if broken else 0) ^ 1 << chance.randrange(8)])
        elif kind == 2:
            broken[at : at + 4] = chance.choice(EXTREMES)
        elif kind == 3:
            del broken[at : at + chance.randint(1, 40)]
        elif kind == 4:
            broken[at:at] = broken[: chance.randint(1, 80)]
        elif kind == 5 and chance.random() < 0.2:
            del broken[at:]
        else:
            end = chance.randrange(len(broken) or 1)
            broken[end : end + 16] = broken[at : at + 16]
    return bytes(broken)


def healed(data: bytes) -> bytes:
    """A PNG with the checksums its chunks should have: otherwise hardly a wound would get as far as the decoder."""
    whole = bytearray(data)
    at = 8
    while at + 12 <= len(whole):
        end = at + 12 + int.from_bytes(whole[at : at + 4], "big")
        if end > len(whole):
            break
        whole[end - 4 : end] = zlib.crc32(whole[at + 4 : end - 4]).to_bytes(4, "big")
        at = end
    return bytes(whole)


def main(seed: int, count: int, folder: Path) -> None:
    files = PillowPictureFiles()
    chance = random.Random(seed)  # noqa: S311
    ends: Counter[str] = Counter()
    longest, worst = 0.0, ""
    everything = [*PICTURES.items(), *DOCUMENTS.items()]
    for number in range(count):
        name, data = everything[number % len(everything)]
        broken = mutated(data, chance)
        if name.endswith("png") and chance.random() < 0.7:
            broken = healed(broken)
        began = time.process_time()
        try:
            if name in DOCUMENTS:
                path = folder / "document"
                path.write_bytes(broken)
                document = files.open_document(str(path))
                for found in document.found[:8] if document is not None else ():
                    files.read(document.read(found))
                ends["document"] += 1
            else:
                files.conversion(broken)
                read = files.read(broken)
                assert len(read.pixels) == read.width * read.height * 4
                ends["picture"] += 1
        except UntrustedInput as error:
            ends[error.code] += 1
        took = time.process_time() - began
        if took > longest:
            longest, worst = took, f"{name}, number {number}"
    assert [path.name for path in folder.iterdir()] in ([], ["document"])
    peak = int(Path("/proc/self/status").read_text("ascii").split("VmHWM:")[1].split()[0]) * 1024
    print(json.dumps({"ends": ends, "longest": longest, "worst": worst, "peak": peak}))


if __name__ == "__main__":
    assert picture(1)  # so that what is tested with is whole
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))

"""Writing PNG, against Pillow's default save: a page of text, and a photograph."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from bench.pictures import photograph, text_page
from bench.table import Row, compared, milliseconds
from edusupport_desktop.capture.png import encode_png
from edusupport_desktop.domain.picture import Picture

_PEER = "Pillow's default save"


def rows() -> Sequence[Row]:
    page, photo = text_page(), photograph()
    _assert_lossless(page)
    _assert_lossless(photo)
    return (
        _time("png: time, text page", page, goal=0.25, runs=15),
        _size("png: size, text page", page, goal=0.85),
        _time("png: time, photograph", photo, goal=None, runs=3),
        _size("png: size, photograph", photo, goal=1.05),
    )


def _time(name: str, picture: Picture, *, goal: float | None, runs: int) -> Row:
    def ours() -> float:
        return milliseconds(lambda: encode_png(picture))

    def peer() -> float:
        return milliseconds(lambda: _pillow(picture))

    return compared(name, ours, peer, unit="ms", peer_name=_PEER, goal=goal, runs=runs)


def _size(name: str, picture: Picture, *, goal: float) -> Row:
    ours, peer = len(encode_png(picture).data) / 1024, len(_pillow(picture)) / 1024
    return Row(name, ours, peer, "KiB", _PEER, ours / peer, goal, spread=0.0)


def _pillow(picture: Picture) -> bytes:
    from PIL import Image

    file = BytesIO()
    size = (picture.width, picture.height)
    Image.frombuffer("RGB", size, picture.pixels, "raw", "BGRX", 0, 1).save(file, "PNG")
    return file.getvalue()


def _assert_lossless(picture: Picture) -> None:
    from PIL import Image

    with Image.open(BytesIO(encode_png(picture).data)) as ours, Image.open(BytesIO(_pillow(picture))) as theirs:
        assert ours.tobytes() == theirs.tobytes(), "the picture changed on its way"

"""What is hidden or cut away is not in the file: random masks, crops and marks over two secrets give the same bytes.

The whole way of a picture: the painter, the writer, the check of the written file, the draft's folder.
EDUSUPPORT_MASKS=1000 is the full run.
"""

from __future__ import annotations

import io
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Colour,
    Crop,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mark,
    Mask,
    Number,
    Point,
    Rectangle,
    Text,
    kept_pixels,
    masked_pixels,
)
from edusupport_desktop.domain.identifiers import MarkId, RequestId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.ui.annotator.painter import render

pytestmark = pytest.mark.usefixtures("qapp")

REQUEST = RequestId("11111111-2222-3333-4444-555555555555")
CASES = int(os.environ.get("EDUSUPPORT_MASKS", "40"))
GREY = (0x3D, 0x43, 0x4B)
WORDS = ("Петров Иван", "5 «Б»", "две\nстроки", "😀 שלום", "Ё", "долгоесловобезпробелов" * 3)


def a_box(chance: random.Random, width: int, height: int) -> Box:
    """Often reaches out of the picture, now and then on half pixels or without a size."""
    whole = chance.random() < 0.5
    sides = [chance.uniform(-20, width), chance.uniform(-20, height), chance.uniform(0, 90), chance.uniform(0, 70)]
    return Box(*(float(round(side)) if whole else side for side in sides))


def a_mark(chance: random.Random, mark_id: MarkId, width: int, height: int) -> Mark:
    def point() -> Point:
        return Point(chance.uniform(-20, width + 20), chance.uniform(-20, height + 20))

    colour, line, size = chance.choice(list(Colour)), chance.uniform(1, 12), chance.uniform(9, 44)
    box = a_box(chance, width, height)
    makers: tuple[Callable[[], Mark], ...] = (
        lambda: Arrow(mark_id, point(), point(), colour, line),
        lambda: Line(mark_id, point(), point(), colour, line),
        lambda: Rectangle(mark_id, box, colour, line),
        lambda: Ellipse(mark_id, box, colour, line),
        lambda: Freehand(mark_id, tuple(point() for _ in range(chance.randint(1, 40))), colour, line),
        lambda: Text(mark_id, point(), chance.choice(WORDS), colour, size),
        lambda: Number(mark_id, point(), chance.randint(0, 999), colour, size),
        lambda: Highlight(mark_id, box, colour),
    )
    return chance.choice(makers)()


def a_case(chance: random.Random) -> tuple[Picture, Picture, tuple[Mark, ...]]:
    """Two pictures that differ only where a mask or the crop takes it away, and the marks."""
    width, height = chance.randint(1, 240), chance.randint(1, 180)
    marks: list[Mark] = [Mask(MarkId(f"m{at}"), a_box(chance, width, height)) for at in range(chance.randint(0, 5))]
    if chance.random() < 0.6:
        marks += [a_mark(chance, MarkId(f"k{at}"), width, height) for at in range(chance.randint(0, 6))]
    if chance.random() < 0.5:
        marks.append(Crop(MarkId("crop"), a_box(chance, width, height)))
    chance.shuffle(marks)
    first = bytearray(chance.randbytes(width * height * 4))
    second = bytearray(first)
    left, top, kept_width, kept_height = kept_pixels(tuple(marks), width, height)
    hidden = [(left + x, top + y, w, h) for x, y, w, h in masked_pixels(tuple(marks), width, height)]
    for y in range(height):
        for x in range(width):
            outside = not (left <= x < left + kept_width and top <= y < top + kept_height)
            under = any(a <= x < a + w and b <= y < b + h for a, b, w, h in hidden)
            if outside or under:
                at = (y * width + x) * 4
                second[at : at + 3] = chance.randbytes(3)
    return Picture(width, height, bytes(first)), Picture(width, height, bytes(second)), tuple(marks)


@pytest.mark.parametrize("tens", range(CASES // 10))
def test_two_secrets_give_the_same_file_and_every_mask_in_it_is_verified(tmp_path: Path, tens: int) -> None:
    store = FileDraftStore(tmp_path / "drafts")
    pictures = DraftPictures(PillowPictureFiles(), render, store)
    for seed in range(tens * 10, tens * 10 + 10):
        *secrets, marks = a_case(random.Random(seed))  # noqa: S311
        files = []
        for secret in secrets:
            added = pictures.add_captured(REQUEST, secret)
            finished = pictures.finish(REQUEST, added, marks)
            files.append(store.read_finished(REQUEST, finished.id))
            masked = masked_pixels(marks, secret.width, secret.height)
            assert finished.masks_verified == len(masked), seed
        assert files[0] == files[1], seed
        with Image.open(io.BytesIO(files[0])) as image:
            assert (image.mode, image.size) == ("RGB", kept_pixels(marks, secret.width, secret.height)[2:]), seed
            if all(isinstance(mark, Mask | Crop) for mark in marks):
                for left, top, width, height in masked:
                    part = image.crop((left, top, left + width, top + height))
                    assert part.getcolors() == [(width * height, GREY)], seed


def test_the_cases_are_worth_trying() -> None:
    """Some have every ingredient, and the two secrets differ: otherwise the test above would show nothing."""
    cases = [a_case(random.Random(seed)) for seed in range(40)]  # noqa: S311
    kinds = {type(mark) for *_, marks in cases for mark in marks}
    assert len(kinds) == 10
    assert sum(first.pixels != second.pixels for first, second, _ in cases) > 30
    with_both = [marks for *_, marks in cases if {Crop, Mask} <= {type(mark) for mark in marks}]
    assert len(with_both) > 10

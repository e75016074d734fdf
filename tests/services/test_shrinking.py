"""Pictures made smaller: never above the limit, nothing hidden comes out, the original stays."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.domain.annotation import Box, Crop, Mark, Mask, kept_pixels, masked_pixels
from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.identifiers import MarkId, RequestId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.domain.shrinking import LADDER, Shrinking, plan, scaled_box, scaled_size
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.storage.drafts import FileDraftStore

REQUEST = RequestId("11111111-2222-3333-4444-555555555555")
GREY = bytes((0x4B, 0x43, 0x3D, 0xFF))
SEEDS = range(int(os.environ.get("EDUSUPPORT_BUDGETS", "25")))


class Quiet:
    """``Progress`` nobody looks at."""

    def report(self, done: int, total: int) -> None:
        pass

    def raise_if_cancelled(self) -> None:
        pass


def paint_masks(picture: Picture, marks: tuple[Mark, ...]) -> Picture:
    """Masks and the crop, as the real painter does, which needs Qt and is tested where it lives."""
    left, top, width, height = kept_pixels(marks, picture.width, picture.height)
    kept = picture.cropped(left, top, width, height)
    pixels = bytearray(kept.pixels)
    for x, y, across, down in masked_pixels(marks, picture.width, picture.height):
        for row in range(y, y + down):
            begin = (row * width + x) * 4
            pixels[begin : begin + across * 4] = GREY * across
    return Picture(width, height, bytes(pixels), picture.scale)


def random_marks(chance: random.Random, width: int, height: int) -> tuple[Mark, ...]:
    def box() -> Box:
        left, top = chance.uniform(-5, width - 3), chance.uniform(-5, height - 3)
        return Box(left, top, chance.uniform(2, width / 2), chance.uniform(2, height / 2))

    masks: list[Mark] = [Mask(MarkId(f"m{at}"), box()) for at in range(chance.randint(0, 3))]
    if chance.random() < 0.3:
        masks.append(Crop(MarkId("c"), Box(3.3, 4.4, width * 0.8, height * 0.7)))
    return tuple(masks)


def random_picture(chance: random.Random) -> Picture:
    width, height = chance.randint(30, 120), chance.randint(30, 90)
    if chance.random() < 0.5:
        return Picture(width, height, chance.randbytes(width * height * 4), chance.choice([1.0, 1.25, 2.0]))
    colours = [chance.randbytes(4) for _ in range(chance.randint(1, 40))]
    return Picture(width, height, b"".join(chance.choices(colours, k=width * height)))


def as_file(picture: Picture, kind: str) -> bytes:
    data = io.BytesIO()
    Image.frombuffer("RGB", (picture.width, picture.height), picture.pixels, "raw", "BGRX", 0, 1).save(data, kind)
    return data.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> FileDraftStore:
    return FileDraftStore(tmp_path / "drafts")


@pytest.fixture
def pictures(store: FileDraftStore) -> DraftPictures:
    return DraftPictures(PillowPictureFiles(), paint_masks, store)


def decoded(store: FileDraftStore, picture: DraftPicture) -> Image.Image:
    image = Image.open(io.BytesIO(store.read_finished(REQUEST, picture.id)))
    image.load()
    return image.convert("RGB")


def masked_areas(picture: DraftPicture) -> Iterator[tuple[int, int, int, int]]:
    """Where the masks are in the file, worked out anew."""
    before = kept_pixels(picture.marks, picture.width, picture.height)[2:]
    after = scaled_size(*before, picture.shrinking.percent if picture.shrinking else 100)
    for box in masked_pixels(picture.marks, picture.width, picture.height):
        left, top, width, height = scaled_box(box, before, after)
        yield left, top, left + width, top + height


@pytest.mark.parametrize("seed", SEEDS)
def test_random_pictures_and_budgets_never_end_above_the_limit_nor_change_a_masked_area(
    pictures: DraftPictures, store: FileDraftStore, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same pictures every time
    draft = []
    for _ in range(chance.randint(1, 3)):
        picture = random_picture(chance)
        added = pictures.add_file(REQUEST, as_file(picture, chance.choice(["PNG", "JPEG"]))).picture
        draft.append(pictures.finish(REQUEST, added, random_marks(chance, picture.width, picture.height)))
    offers = [pictures.offers(REQUEST, picture, Quiet()) for picture in draft]
    assert [each[0].size for each in offers] == [picture.file_size for picture in draft]
    smallest = sum(each[-1].size for each in offers)
    limit = chance.randint(smallest // 2, sum(each[0].size for each in offers))
    chosen = plan(offers, limit)
    if chosen is None:
        assert smallest > limit
        return
    shrunk = [
        pictures.finish(REQUEST, picture.shrunk(offer.shrinking), picture.marks)
        for picture, offer in zip(draft, chosen, strict=True)
    ]
    files = [store.read_finished(REQUEST, picture.id) for picture in shrunk]
    assert sum(map(len, files)) <= limit
    assert [len(data) for data in files] == [offer.size for offer in chosen] == [p.file_size for p in shrunk]
    for picture in shrunk:
        image, areas = decoded(store, picture), list(masked_areas(picture))
        assert picture.masks_verified == len(areas)
        assert not areas or picture.media_type == "image/png"
        for area in areas:
            assert image.crop(area).getcolors() == [((area[2] - area[0]) * (area[3] - area[1]), (0x3D, 0x43, 0x4B))]


@pytest.mark.parametrize("way", LADDER)
def test_two_secrets_under_a_mask_give_the_same_bytes_however_they_are_shrunk(
    pictures: DraftPictures, store: FileDraftStore, way: Shrinking
) -> None:
    chance = random.Random(5)  # noqa: S311 - the same pictures every time
    width, height = 90, 70
    plain, marks = chance.randbytes(width * height * 4), (Mask(MarkId("m"), Box(20.3, 11.2, 33.3, 21.4)),)
    ((left, top, across, down),) = masked_pixels(marks, width, height)
    files = []
    for _ in range(2):
        secret = bytearray(plain)
        for row in range(top, top + down):
            begin = (row * width + left) * 4
            secret[begin : begin + across * 4] = chance.randbytes(across * 4)
        added = pictures.add_captured(REQUEST, Picture(width, height, bytes(secret)))
        files.append(store.read_finished(REQUEST, pictures.finish(REQUEST, added.shrunk(way), marks).id))
    assert files[0] == files[1]


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_shrinking_is_taken_back_from_the_original(
    pictures: DraftPictures, store: FileDraftStore, kind: str, media_type: str
) -> None:
    data = as_file(random_picture(random.Random(3)), kind)  # noqa: S311
    added = pictures.add_file(REQUEST, data).picture
    before = store.read_finished(REQUEST, added.id)
    shrunk = pictures.finish(REQUEST, added.shrunk(Shrinking(25, jpeg=True)), ())
    assert store.read_finished(REQUEST, added.id) != before
    again = pictures.finish(REQUEST, shrunk.shrunk(None), ())
    assert (again, again.media_type) == (added, media_type)
    assert store.read_finished(REQUEST, added.id) == before
    assert store.read_original(REQUEST, added.id) == data


def test_a_mask_put_on_later_makes_a_png_of_a_shrunk_jpeg(pictures: DraftPictures) -> None:
    photo = Picture(120, 90, random.Random(8).randbytes(120 * 90 * 4))  # noqa: S311
    added = pictures.add_captured(REQUEST, photo)
    shrunk = pictures.finish(REQUEST, added.shrunk(Shrinking(50, jpeg=True)), ())
    assert shrunk.media_type == "image/jpeg"
    masked = pictures.finish(REQUEST, shrunk, (Mask(MarkId("m"), Box(10, 10, 40, 20)),))
    assert (masked.media_type, masked.masks_verified, masked.shrinking) == ("image/png", 1, Shrinking(50, jpeg=True))


def test_the_preview_shows_what_the_file_holds(pictures: DraftPictures, store: FileDraftStore) -> None:
    added = pictures.add_captured(REQUEST, random_picture(random.Random(2)))  # noqa: S311
    marks = (Mask(MarkId("m"), Box(5, 5, 20, 10)),)
    shrunk = pictures.finish(REQUEST, added.shrunk(Shrinking(50)), marks)
    before, after = pictures.preview(REQUEST, shrunk, shrunk.shrinking)
    shown = Image.frombuffer("RGB", (after.width, after.height), after.pixels, "raw", "BGRX", 0, 1)
    assert shown.tobytes() == decoded(store, shrunk).tobytes()
    assert (before.width, before.height) == (added.width, added.height)
    assert pictures.preview(REQUEST, shrunk, None)[1] == before


def test_measuring_can_be_stopped(pictures: DraftPictures) -> None:
    class Stopped(Quiet):
        def raise_if_cancelled(self) -> None:
            raise Cancelled

    added = pictures.add_captured(REQUEST, random_picture(random.Random(2)))  # noqa: S311
    with pytest.raises(Cancelled):
        pictures.offers(REQUEST, added, Stopped())

"""The pictures of a draft: taken in, marked, written, and checked before they may go."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.domain.annotation import Box, Mark, Mask, Number, Point, masked_pixels
from edusupport_desktop.domain.errors import OurFault, UntrustedInput
from edusupport_desktop.domain.identifiers import MarkId, PictureId, RequestId
from edusupport_desktop.domain.picture import LARGEST_PIXELS, Picture
from edusupport_desktop.services.pictures import DraftPictures
from edusupport_desktop.storage.drafts import FileDraftStore

REQUEST = RequestId("11111111-2222-3333-4444-555555555555")
MASK = Mask(MarkId("mask"), Box(10.0, 10.0, 40.0, 20.0))


def paint_masks(picture: Picture, marks: tuple[Mark, ...]) -> Picture:
    """Masks alone, black: the real painter needs Qt and is tested where it lives."""
    pixels = bytearray(picture.pixels)
    for left, top, width, height in masked_pixels(marks, picture.width, picture.height):
        for row in range(top, top + height):
            begin = (row * picture.width + left) * 4
            pixels[begin : begin + width * 4] = bytes(width * 4)
    return Picture(picture.width, picture.height, bytes(pixels), picture.scale)


def noise(seed: int = 0, scale: float = 1.0) -> Picture:
    return Picture(64, 48, random.Random(seed).randbytes(64 * 48 * 4), scale)  # noqa: S311


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


def same_pixels(one: Picture, other: Picture) -> bool:
    def colours(picture: Picture) -> list[bytes | bytearray | memoryview]:
        return [picture.pixels[channel::4] for channel in range(3)]

    return (one.width, one.height) == (other.width, other.height) and colours(one) == colours(other)


def test_what_could_not_be_opened_again_is_not_taken_in(pictures: DraftPictures) -> None:
    desktop = Picture(LARGEST_PIXELS + 1, 1, bytes(4 * (LARGEST_PIXELS + 1)))
    with pytest.raises(UntrustedInput) as caught:
        pictures.add_captured(REQUEST, desktop)
    assert caught.value.code == "picture_too_large"
    assert caught.value.details["limit"] == LARGEST_PIXELS


def test_what_was_captured_is_kept_exactly(pictures: DraftPictures, store: FileDraftStore) -> None:
    captured = noise(scale=1.5)
    added = pictures.add_captured(REQUEST, captured)
    assert (added.width, added.height, added.scale, added.media_type, added.marks) == (64, 48, 1.5, "image/png", ())
    assert added.file_size == len(store.read_finished(REQUEST, added.id))
    opened = pictures.open(REQUEST, added)
    assert same_pixels(opened, captured)
    assert opened.scale == 1.5


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_file_keeps_its_kind_and_its_original(
    pictures: DraftPictures, store: FileDraftStore, kind: str, media_type: str
) -> None:
    data = as_file(noise(), kind)
    added = pictures.add_file(REQUEST, data).picture
    assert added.media_type == media_type
    assert store.read_original(REQUEST, added.id) == data
    finished = store.read_finished(REQUEST, added.id)
    assert added.file_size == len(finished)
    assert Image.open(io.BytesIO(finished)).format == kind


def test_the_attached_file_carries_no_metadata(pictures: DraftPictures, store: FileDraftStore) -> None:
    notes = PngInfo()
    notes.add_text("Author", "Иванова Мария")
    data = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(data, "PNG", pnginfo=notes)
    added = pictures.add_file(REQUEST, data.getvalue()).picture
    finished = Image.open(io.BytesIO(store.read_finished(REQUEST, added.id)))
    finished.load()
    assert finished.info == {}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "текст".encode(), b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_is_no_picture_leaves_nothing_behind(pictures: DraftPictures, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UntrustedInput):
        pictures.add_file(REQUEST, data)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_two_secrets_under_a_mask_give_the_same_bytes(
    pictures: DraftPictures, store: FileDraftStore, kind: str
) -> None:
    plain = Picture(64, 48, b"\xff" * (64 * 48 * 4))
    files = []
    for seed in (1, 2):
        secret = bytearray(plain.pixels)
        for row in range(16, 24):  # well inside the mask: JPEG lets colours run over into their block of 8x8
            secret[(row * 64 + 16) * 4 : (row * 64 + 40) * 4] = random.Random(seed).randbytes(24 * 4)  # noqa: S311
        data = as_file(Picture(64, 48, bytes(secret)), "PNG")
        added = pictures.add_file(REQUEST, data).picture
        finished = pictures.finish(REQUEST, added, (MASK,))
        files.append(store.read_finished(REQUEST, finished.id))
    assert files[0] == files[1]


def test_a_mask_on_a_jpeg_makes_a_png_of_it_and_taking_it_away_leaves_one(
    pictures: DraftPictures, store: FileDraftStore
) -> None:
    added = pictures.add_file(REQUEST, as_file(noise(), "JPEG")).picture
    masked = pictures.finish(REQUEST, added, (MASK,))
    assert masked.media_type == "image/png"
    assert Image.open(io.BytesIO(store.read_finished(REQUEST, masked.id))).format == "PNG"


def test_marks_can_be_taken_away_again(pictures: DraftPictures, store: FileDraftStore) -> None:
    added = pictures.add_captured(REQUEST, noise())
    before = store.read_finished(REQUEST, added.id)
    masked = pictures.finish(REQUEST, added, (MASK, Number(MarkId("n"), Point(5, 5), 1)))
    assert store.read_finished(REQUEST, added.id) != before
    again = pictures.finish(REQUEST, masked, ())
    assert again == added
    assert store.read_finished(REQUEST, added.id) == before


def test_a_mask_that_does_not_hide_is_never_written(store: FileDraftStore) -> None:
    pictures = DraftPictures(PillowPictureFiles(), lambda picture, _: picture, store)
    added = pictures.add_captured(REQUEST, noise())
    before = store.read_finished(REQUEST, added.id)
    with pytest.raises(OurFault):
        pictures.finish(REQUEST, added, (MASK,))
    assert store.read_finished(REQUEST, added.id) == before


def test_a_picture_that_is_lost_says_so(pictures: DraftPictures) -> None:
    added = pictures.add_captured(REQUEST, noise())
    lost = PictureId("99999999-2222-3333-4444-555555555555")
    with pytest.raises(UntrustedInput, match="draft_picture_missing"):
        pictures.open(REQUEST, type(added)(lost, 64, 48))

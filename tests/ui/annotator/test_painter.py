"""What is in the file: pixel by pixel."""

from __future__ import annotations

import random
import threading
from math import cos, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter

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
)
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.ui.annotator.painter import in_paint_order, paint_marks, render
from edusupport_desktop.ui.annotator.regions import painted_region
from edusupport_desktop.ui.annotator.shapes import whole_pixels
from edusupport_desktop.ui.annotator.text_sprites import TextSprites
from edusupport_desktop.ui.picture_image import image_of, picture_of

pytestmark = pytest.mark.usefixtures("qapp")

ID = MarkId("mark")
GREY = "#3d434b"
WIDTH, HEIGHT = 96, 64


def colour_at(picture: Picture, x: int, y: int) -> str:
    return QColor(image_of(picture).pixel(x, y)).name()


def white(width: int = 200, height: int = 120, scale: float = 1.0) -> Picture:
    return Picture(width, height, b"\xff" * (width * height * 4), scale)


def test_a_rendered_picture_has_the_same_size_and_scale() -> None:
    done = render(white(scale=1.5), (Mask(ID, Box(1, 1, 5, 5)),))
    assert (done.width, done.height, done.scale) == (200, 120, 1.5)


def test_the_original_bytes_stay_as_they_are() -> None:
    pixels = bytearray(b"\xff" * (200 * 120 * 4))
    render(Picture(200, 120, pixels), (Mask(ID, Box(0, 0, 200, 120)),))
    assert pixels == b"\xff" * (200 * 120 * 4)


def test_without_marks_every_pixel_stays() -> None:
    picture = Picture(31, 17, random.Random(1).randbytes(31 * 17 * 4))  # noqa: S311
    done = render(picture, ())
    assert [done.pixels[i] for i in range(31 * 17 * 4) if i % 4 != 3] == [
        picture.pixels[i] for i in range(31 * 17 * 4) if i % 4 != 3
    ]


def test_a_frame_is_red_with_a_white_outline_on_both_sides_and_empty_inside() -> None:
    black = Picture(200, 120, b"\x00\x00\x00\xff" * (200 * 120))
    done = render(black, (Rectangle(ID, Box(40, 30, 100, 60)),))
    assert colour_at(done, 40, 60) == Colour.RED
    assert colour_at(done, 37, 60) == "#ffffff"
    assert colour_at(done, 42, 60) == "#ffffff"
    assert colour_at(done, 90, 60) == "#000000"
    assert colour_at(done, 30, 60) == "#000000"


def test_a_white_mark_gets_a_dark_outline() -> None:
    done = render(white(), (Rectangle(ID, Box(40, 30, 100, 60), Colour.WHITE),))
    assert colour_at(done, 40, 60) == "#ffffff"
    assert colour_at(done, 37, 60) == "#1f2328"


def test_the_head_of_an_arrow_is_at_its_end() -> None:
    done = render(white(), (Arrow(ID, Point(20, 60), Point(180, 60)),))
    assert colour_at(done, 100, 60) == Colour.RED
    assert colour_at(done, 164, 65) == Colour.RED, "the head is wider than the shaft"
    assert colour_at(done, 36, 65) == "#ffffff", "the tail is not"


@pytest.mark.parametrize("end", [Point(50, 50), Point(50.4, 50), Point(52, 53)])
def test_an_arrow_of_almost_no_length_is_still_seen(end: Point) -> None:
    done = render(white(), (Arrow(ID, Point(50, 50), end),))
    assert done.pixels != white().pixels


def test_a_number_is_a_disc_with_white_digits() -> None:
    done = render(white(), (Number(ID, Point(100, 60), 8),))
    inside = {colour_at(done, x, y) for x in range(92, 108) for y in range(50, 70)}
    assert colour_at(done, 86, 60) == Colour.RED
    assert "#ffffff" in inside
    assert colour_at(done, 130, 60) == "#ffffff"


@pytest.mark.parametrize("number", [0, 7, 12, 128, 999])
def test_the_digits_stay_inside_their_disc(number: int) -> None:
    done = render(Picture(100, 100, b"\x00\x00\x00\xff" * 10_000), (Number(ID, Point(50, 50), number, Colour.RED, 36),))
    image = image_of(done)
    for angle in range(360):
        # The ring between the digits and the outline is red all around.
        x, y = 50 + 16.6 * cos(radians(angle)), 50 + 16.6 * sin(radians(angle))
        assert QColor(image.pixel(int(x), int(y))).red() > 100
        assert QColor(image.pixel(int(x), int(y))).green() < 140


@pytest.mark.parametrize("words", ["Ошибка", "две\nстроки", "שגיאה", "😀", "Ёж «x» 12"])
def test_words_are_drawn_in_their_colour_on_dark_ground(words: str) -> None:
    dark = Picture(300, 120, b"\x20\x20\x20\xff" * (300 * 120))
    done = render(dark, (Text(ID, Point(20, 20), words),))
    image = image_of(done)
    colours = {QColor(image.pixel(x, y)).name() for x in range(300) for y in range(120)}
    assert Colour.RED in colours
    assert "#ffffff" in colours, "the outline"


def test_masks_lie_under_every_other_mark_so_that_none_disappears() -> None:
    marks: tuple[Mark, ...] = (Number(MarkId("n"), Point(50, 50), 1), Mask(MarkId("m"), Box(20, 20, 100, 80)))
    assert [mark.id for mark in in_paint_order(marks)] == ["m", "n"]
    done = render(white(), marks)
    assert colour_at(done, 36, 50) == Colour.RED
    assert colour_at(done, 100, 90) == GREY


def test_a_mask_covers_every_pixel_it_touches_with_one_colour() -> None:
    done = render(white(), (Mask(ID, Box(10.4, 10.9, 20.2, 9.5)),))
    image = image_of(done)
    covered = {(x, y) for x in range(200) for y in range(120) if QColor(image.pixel(x, y)).name() == GREY}
    assert covered == {(x, y) for x in range(10, 31) for y in range(10, 21)}


places = st.floats(-10, 110, allow_nan=False)
boxes = st.builds(Box, places, places, st.floats(0, 60), st.floats(0, 60))
points = st.builds(Point, places, places)
colours = st.sampled_from(Colour)
others = st.one_of(
    st.builds(Arrow, st.just(ID), points, points, colours, st.floats(1, 9)),
    st.builds(Rectangle, st.just(ID), boxes, colours, st.floats(1, 9)),
    st.builds(Text, st.just(ID), points, st.sampled_from(["Имя", "A", "😀"]), colours, st.floats(8, 30)),
    st.builds(Number, st.just(ID), points, st.integers(0, 120), colours, st.floats(10, 40)),
    st.builds(Line, st.just(ID), points, points, colours, st.floats(1, 9)),
    st.builds(Ellipse, st.just(ID), boxes, colours, st.floats(1, 9)),
    st.builds(Freehand, st.just(ID), st.lists(points, min_size=1, max_size=40).map(tuple), colours, st.floats(1, 9)),
    st.builds(Highlight, st.just(ID), boxes, colours),
)


@given(
    st.lists(st.builds(Mask, st.just(ID), boxes), min_size=1, max_size=4),
    st.lists(others, max_size=4),
    st.none() | boxes,
    st.integers(0, 10**9),
)
@settings(max_examples=200)
def test_two_secrets_under_the_masks_give_the_same_bytes(
    masks: list[Mask], marks: list[Mark], crop: Box | None, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    first = bytearray(chance.randbytes(WIDTH * HEIGHT * 4))
    second = bytearray(first)
    for mask in masks:
        rect = whole_pixels(mask.box)
        for y in range(max(rect.top(), 0), min(rect.bottom() + 1, HEIGHT)):
            left, right = max(rect.left(), 0), min(rect.right() + 1, WIDTH)
            if left < right:
                second[(y * WIDTH + left) * 4 : (y * WIDTH + right) * 4] = chance.randbytes((right - left) * 4)
    mixed: list[Mark] = [*masks, *marks]
    if crop is not None:
        mixed.append(Crop(ID, crop))
    chance.shuffle(mixed)
    done = [render(Picture(WIDTH, HEIGHT, bytes(pixels)), mixed).pixels for pixels in (first, second)]
    assert done[0] == done[1]


@given(st.one_of(others, st.builds(Mask, st.just(ID), boxes)))
def test_nothing_is_painted_outside_the_region_that_is_redrawn(mark: Mark) -> None:
    image = image_of(render(white(WIDTH, HEIGHT), (mark,)))
    region = painted_region(mark)
    outside = [
        (x, y)
        for x in range(WIDTH)
        for y in range(HEIGHT)
        if image.pixel(x, y) != 0xFFFFFFFF and not region.contains(QPoint(x, y))
    ]
    assert outside == []


def test_rendering_works_beside_the_interface_and_gives_the_same_bytes() -> None:
    marks = (Text(ID, Point(20, 20), "Ошибка 😀"), Number(ID, Point(100, 60), 3), Mask(ID, Box(3.5, 3.5, 9, 9)))
    results: list[Picture] = []
    thread = threading.Thread(target=lambda: results.append(render(white(), marks)))
    thread.start()
    thread.join()
    assert results[0].pixels == render(white(), marks).pixels


@pytest.mark.parametrize("size", [11, 18, 24.4, 37])
def test_the_same_marks_give_the_same_bytes_whatever_was_drawn_at_other_zooms_before(size: float) -> None:
    marks = (Text(ID, Point(5, 5), "Имя ребёнка «7Б» 😀", size=size), Number(ID, Point(100, 60), 12, size=size))
    first = render(white(), marks)
    for zoom in (0.3, 0.57, 1.7, 5):
        screen = image_of(white()).copy()
        painter = QPainter(screen)
        painter.scale(zoom, zoom)
        paint_marks(painter, marks)
        painter.end()
        assert render(white(), marks).pixels == first.pixels


def test_a_picture_goes_through_an_image_and_back() -> None:
    picture = Picture(7, 5, bytes(range(140)), 1.25)
    back = picture_of(image_of(picture), 1.25)
    assert (back.width, back.height, back.scale, back.pixels) == (7, 5, 1.25, picture.pixels)


def test_a_crop_leaves_only_its_pixels_and_marks_end_at_its_edge() -> None:
    picture = Picture(200, 120, random.Random(5).randbytes(200 * 120 * 4), 1.5)  # noqa: S311
    marks = (Mask(MarkId("m"), Box(0, 0, 60, 60)), Crop(MarkId("c"), Box(40.4, 30.2, 100, 50)))
    done = render(picture, marks)
    assert (done.width, done.height, done.scale) == (99, 49, 1.5), "rounded inwards"
    assert colour_at(done, 0, 0) == GREY
    assert colour_at(done, 18, 28) == GREY
    assert colour_at(done, 19, 29) == colour_at(picture, 60, 60)


def test_what_was_cut_away_is_not_in_the_file_whatever_it_was() -> None:
    crop = Crop(ID, Box(40, 30, 100, 50))
    marks = (Text(MarkId("t"), Point(20, 20), "Имя «7Б»"), Highlight(MarkId("h"), Box(0, 0, 200, 120)), crop)
    inside, first, second = white(), bytearray(200 * 120 * 4), bytearray(b"\x55" * (200 * 120 * 4))
    for y in range(30, 80):
        row = slice((y * 200 + 40) * 4, (y * 200 + 140) * 4)
        first[row] = second[row] = inside.pixels[row]
    assert render(Picture(200, 120, first), marks).pixels == render(Picture(200, 120, second), marks).pixels


def test_a_text_marker_tints_light_pixels_and_leaves_dark_ones_readable() -> None:
    picture = white()
    pixels = bytearray(picture.pixels)
    pixels[(60 * 200 + 50) * 4 : (60 * 200 + 51) * 4] = b"\x20\x20\x20\xff"
    done = render(Picture(200, 120, bytes(pixels)), (Highlight(ID, Box(40.5, 50.5, 60, 20)),))
    assert colour_at(done, 40, 50) == "#fff176", "grown to whole pixels, of one colour"
    assert colour_at(done, 101, 71) == "#ffffff"
    assert QColor(colour_at(done, 50, 60)).lightness() < 40


@pytest.mark.parametrize("colour", Colour)
def test_black_letters_under_a_marker_keep_a_contrast_of_seven_to_one(colour: Colour) -> None:
    done = render(white(), (Highlight(ID, Box(10, 10, 60, 20), colour),))
    tint = QColor(colour_at(done, 20, 20))
    assert tint.name() != "#ffffff", "it can be seen on white"
    linear = [((part / 255 + 0.055) / 1.055) ** 2.4 for part in (tint.red(), tint.green(), tint.blue())]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert (luminance + 0.05) / 0.05 >= 7


def test_a_marker_tints_no_other_mark_and_lies_over_masks() -> None:
    marks = (Rectangle(MarkId("r"), Box(20, 20, 60, 60)), Highlight(MarkId("h"), Box(0, 0, 200, 120)))
    assert colour_at(render(white(), marks), 20, 50) == Colour.RED
    over_mask = render(white(), (*marks, Mask(MarkId("m"), Box(100, 20, 40, 40))))
    assert colour_at(over_mask, 120, 40) not in (GREY, "#fff176")


def test_an_oval_touches_its_box_and_a_line_has_no_head() -> None:
    done = render(white(), (Ellipse(ID, Box(40, 30, 100, 60)),))
    assert [colour_at(done, x, y) for x, y in ((40, 60), (140, 60), (90, 30), (90, 90))] == [Colour.RED] * 4
    assert colour_at(done, 90, 60) == "#ffffff"
    assert colour_at(done, 44, 34) == "#ffffff"
    line = render(white(), (Line(ID, Point(20, 60), Point(180, 60)),))
    assert colour_at(line, 170, 60) == Colour.RED
    assert colour_at(line, 170, 65) == "#ffffff"


@pytest.mark.parametrize("count", [1, 2, 3, 16, 17, 18, 33, 100])
def test_a_line_by_hand_goes_from_its_first_to_its_last_point_without_a_gap(count: int) -> None:
    points = tuple(Point(20 + 160 * at / max(count - 1, 1), 60) for at in range(count))
    done = render(white(), (Freehand(ID, points),))
    end = 180 if count > 1 else 20
    assert all(colour_at(done, x, 60) == Colour.RED for x in range(20, end + 1))


def test_a_text_gives_the_same_pixels_drawn_alone_or_out_of_many_kept_ones() -> None:
    sprites, words = TextSprites(), Text(ID, Point(10, 20), "Ошибка 😀 «7Б»")
    images = []
    for _ in range(2):
        image = image_of(white()).copy()
        painter = QPainter(image)
        paint_marks(painter, (words,), sprites)
        painter.end()
        images.append(picture_of(image).pixels)
    assert images[0] == images[1] == render(white(), (words,)).pixels

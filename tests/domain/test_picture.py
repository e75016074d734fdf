"""A picture as bytes and numbers."""

import pytest

from edusupport_desktop.domain.picture import EncodedPicture, Picture


def numbered(width: int, height: int) -> Picture:
    """Each pixel's four bytes are its own number."""
    return Picture(width, height, b"".join(bytes([place] * 4) for place in range(width * height)), scale=1.25)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_a_picture_has_four_bytes_a_pixel(kind):
    assert len(Picture(2, 3, kind(bytes(24))).pixels) == 24


@pytest.mark.parametrize(
    ("width", "height", "length"), [(2, 3, 23), (2, 3, 25), (2, 3, 0), (0, 3, 0), (2, 0, 0), (-2, -3, 24), (0, 0, 0)]
)
def test_other_bytes_are_no_picture(width, height, length):
    with pytest.raises(ValueError, match=f"{length} bytes are not a picture of {width}x{height}"):
        Picture(width, height, bytes(length))


def test_pixels_are_never_written_into_a_log():
    assert "pixels" not in repr(Picture(1, 1, b"\x01\x02\x03\x04"))
    assert "data" not in repr(EncodedPicture("image/png", 1, 1, b"\x89PNG"))


def test_a_part_is_cut_out_exactly():
    part = numbered(4, 3).cropped(1, 1, 2, 2)
    assert (part.width, part.height, part.scale) == (2, 2, 1.25)
    assert bytes(part.pixels)[::4] == bytes([5, 6, 9, 10])


def test_the_whole_can_be_cut_out():
    whole = numbered(4, 3)
    assert whole.cropped(0, 0, 4, 3) == whole


@pytest.mark.parametrize(
    "part", [(-1, 0, 2, 2), (0, -1, 2, 2), (3, 0, 2, 2), (0, 2, 2, 2), (0, 0, 5, 1), (0, 0, 0, 1), (0, 0, 1, -1)]
)
def test_what_is_not_inside_cannot_be_cut_out(part):
    with pytest.raises(ValueError, match="not"):
        numbered(4, 3).cropped(*part)

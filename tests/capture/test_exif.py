from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from edusupport_desktop.capture.exif import orientation


@pytest.mark.parametrize("byte_order", ["<", ">"])
@pytest.mark.parametrize("value", range(1, 9))
def test_the_orientation_is_found_among_other_facts(value: int, byte_order: str) -> None:
    exif = Image.Exif()
    exif.endian = byte_order
    exif[0x010F] = "Камера 📷"
    exif[0x0112] = value
    exif[0x0132] = "2026:09:01 08:30:00"
    assert orientation(exif.tobytes().removeprefix(b"Exif\0\0")) == value


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_a_made_up_orientation_is_upright(value: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = value
    assert orientation(exif.tobytes().removeprefix(b"Exif\0\0")) == 1


@given(st.sampled_from([b"", b"II*\0", b"MM\0*", b"II*\0\x08\0\0\0"]), st.binary(max_size=120))
def test_damaged_facts_never_raise(beginning: bytes, rest: bytes) -> None:
    assert 1 <= orientation(beginning + rest) <= 8

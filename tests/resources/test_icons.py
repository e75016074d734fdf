"""resources/icons: the line icons can be recoloured, the program icon stands in every size a system asks for."""

import runpy
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

ROOT = Path(__file__).parents[2]
ICONS = ROOT / "resources" / "icons"
APP = ICONS / "app"
NAME = "edusupport-desktop"
LINE_ICONS = sorted(path for path in ICONS.glob("*.svg") if not path.name.startswith(NAME))


@pytest.mark.parametrize("path", LINE_ICONS, ids=lambda path: path.stem)
def test_a_line_icon_takes_all_its_colour_from_currentcolor(path):
    root = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - our own files
    assert root.get("stroke") == "currentColor"
    assert root.get("fill") == "none"
    assert root.get("viewBox") == "0 0 24 24"
    paints = {part.get(kind) for part in root.iter() for kind in ("stroke", "fill", "style")}
    assert paints <= {None, "none", "currentColor"}


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_the_program_icon_has_a_png_of_each_size_with_clear_corners(size):
    with Image.open(APP / f"{NAME}-{size}.png") as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (size, size))
        corners = [(x, y) for x in (0, size - 1) for y in (0, size - 1)]
        # A 16 pixel tile reaches the edge, its round corner leaves the outermost pixel partly covered.
        assert max(picture.getpixel(corner)[3] for corner in corners) < 128
        assert picture.getpixel((size // 2, size // 2))[3] == 255


def test_the_windows_icon_holds_bitmaps_and_one_compressed_256():
    content = (APP / f"{NAME}.ico").read_bytes()
    with Image.open(APP / f"{NAME}.ico") as icon:
        assert icon.ico.sizes() == {(size, size) for size in (16, 24, 32, 48, 64, 128, 256)}
        for size in icon.ico.sizes():
            assert icon.ico.getimage(size).convert("RGBA").getpixel((size[0] // 2, size[1] // 2))[3] == 255
    assert content.count(b"\x89PNG\r\n\x1a\n") == 1


def test_the_macos_icon_opens_up_to_1024_pixels():
    with Image.open(APP / f"{NAME}.icns") as icon:
        assert {width * scale for width, _height, scale in icon.info["sizes"]} >= {32, 128, 256, 512, 1024}


def test_the_pictures_are_drawn_from_the_present_svg_files(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["make-icons", str(tmp_path)])
    runpy.run_path(str(ROOT / "scripts" / "make-icons"), run_name="__main__")
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted(path.name for path in APP.iterdir())
    for path in tmp_path.iterdir():
        with Image.open(path) as new, Image.open(APP / path.name) as kept:
            difference = ImageChops.difference(new.convert("RGBA"), kept.convert("RGBA"))
            # Another Qt may round the edge of a curve otherwise; another drawing differs by far more.
            assert max(high for _low, high in difference.getextrema()) <= 16, path.name

"""The file to be attached, made of an original: its marks painted in, made smaller where that is wanted, verified.

Marks are painted at the original's resolution, so what a mask hides is gone before anything is mixed by scaling. Then
each mask's area, rounded outwards, is laid over the scaled picture as it looks with nothing under it: its edges are as
exact as its middle.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from edusupport_desktop.domain.annotation import Mark, PixelBox, masked_pixels
from edusupport_desktop.domain.picture import EncodedPicture, Picture
from edusupport_desktop.domain.shrinking import Shrinking, scaled_box, scaled_size
from edusupport_desktop.services.ports import PictureFiles

Painter = Callable[[Picture, tuple[Mark, ...]], Picture]
"""Draws marks into a picture and cuts it to what a crop among them keeps; the painter that draws on the screen, too."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture with its marks in it. ``masked``: the areas of its masks; ``over_nothing``: what they must look like,
    the same marks over a picture that holds nothing; None without masks."""

    picture: Picture
    masked: tuple[PixelBox, ...] = ()
    over_nothing: Picture | None = None


class PictureFinisher:
    """Slow, as everything that paints, scales and packs: call it off the interface's thread."""

    def __init__(self, files: PictureFiles, paint: Painter) -> None:
        self._files = files
        self._paint = paint

    def painted(self, original: Picture, marks: tuple[Mark, ...]) -> Painted:
        picture = self._paint(original, marks) if marks else original
        masked = masked_pixels(marks, original.width, original.height)
        if not masked:
            return Painted(picture)
        nothing = replace(original, pixels=bytes(original.width * original.height * 4))
        return Painted(picture, masked, self._paint(nothing, marks))

    def shrunk(self, painted: Painted, percent: int) -> Painted:
        """Scaled to ``percent`` of width and height; as it is at 100."""
        if percent >= 100:
            return painted
        picture = painted.picture
        before = picture.width, picture.height
        after = scaled_size(*before, percent)
        scaled = self._files.scaled(picture, *after)
        if painted.over_nothing is None:
            return Painted(scaled)
        pixels, nothing = bytearray(scaled.pixels), bytearray(len(scaled.pixels))
        boxes = tuple(scaled_box(box, before, after) for box in painted.masked)
        for box, (left, top, width, height) in zip(painted.masked, boxes, strict=True):
            area = self._files.scaled(painted.over_nothing.cropped(*box), width, height)
            for target in (pixels, nothing):
                _lay_over(target, after[0], area, left, top)
        return Painted(replace(scaled, pixels=pixels), boxes, replace(scaled, pixels=nothing))

    def encoded(self, shrunk: Painted, shrinking: Shrinking | None, *, as_jpeg: bool) -> EncodedPicture:
        """The file of what ``shrunk`` returned. ``as_jpeg``: it came as JPEG, and goes as one unless it has masks."""
        picture = shrunk.picture
        if shrinking is None:
            jpeg = as_jpeg and not shrunk.masked
            return self._files.write_jpeg(picture) if jpeg else self._files.write_png(picture)
        exact = self._files.write_small_png(picture)
        if shrunk.masked or not (shrinking.jpeg or as_jpeg):
            return exact
        return min(self._files.write_small_jpeg(picture), exact, key=lambda file: len(file.data))

    def verified(self, file: EncodedPicture, shrunk: Painted) -> int:
        """Re-opens the file and returns how many masked areas were found to hide what was under them.

        Raises ``OurFault`` when one does not, or when the file is not what was to be written.
        """
        size = shrunk.picture.width, shrunk.picture.height
        return self._files.verify(file.data, shrunk.masked, shrunk.over_nothing, size=size)


def _lay_over(pixels: bytearray, width: int, area: Picture, left: int, top: int) -> None:
    source, row = memoryview(area.pixels).cast("B"), 4 * area.width
    for y in range(area.height):
        begin = ((top + y) * width + left) * 4
        pixels[begin : begin + row] = source[y * row : (y + 1) * row]

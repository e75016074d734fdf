"""Pictures made smaller."""

from __future__ import annotations

from edusupport_desktop.capture.pillow_image import image_of, picture_of
from edusupport_desktop.domain.picture import Picture


def scaled_down(picture: Picture, width: int, height: int) -> Picture:
    """By Lanczos, which keeps thin strokes darkest; ``scale`` shrinks along, so that it is still that of the screen."""
    from PIL.Image import Resampling

    image = image_of(picture).resize((width, height), Resampling.LANCZOS)
    return picture_of(image, picture.scale * width / picture.width)

"""Words for the ways of making a picture smaller."""

from __future__ import annotations

from edusupport_desktop.domain.shrinking import Offer, Shrinking
from edusupport_desktop.ui.words import size_text, tr


def offer_text(offer: Offer) -> str:
    """Short, for a list; the percents are of width and height."""
    return tr("{size}: {way}").format(way=way_text(offer.shrinking), size=size_text(offer.size))


def way_text(shrinking: Shrinking | None) -> str:
    if shrinking is None:
        return tr("as it is")
    if shrinking == Shrinking():
        return tr("without loss")
    if shrinking.percent == 100:
        return tr("JPEG")
    words = tr("{percent} %, JPEG") if shrinking.jpeg else tr("{percent} %")
    return words.format(percent=shrinking.percent)

"""Small pictures of finished files, for the wizard and the journal; made beside the interface's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.picture import Picture
from edusupport_desktop.services.ports import DraftStore, Progress
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.picture_image import image_of

SIZE = QSize(192, 108)


def load_thumbnails(
    request_id: RequestId,
    pictures: Sequence[DraftPicture],
    store: DraftStore,
    jobs: Jobs,
    show: Callable[[dict[PictureId, QImage]], None],
) -> None:
    """Calls ``show`` on the interface's thread with what could be read."""

    def work(progress: Progress) -> dict[PictureId, QImage]:
        found = {}
        for picture in pictures:
            progress.raise_if_cancelled()
            try:
                data = store.read_finished(request_id, picture.id)
            except EduSupportError:
                continue  # removed meanwhile, or lost: the others are shown all the same
            image = small_image(data)
            if not image.isNull():
                found[picture.id] = image
        return found

    jobs.run(work, show)


def small_image(data: bytes, size: QSize = SIZE) -> QImage:
    """Our own finished file, scaled down and put into the middle of ``size``; a null image when it cannot be read.

    Twice as many pixels as ``size``, so that it is sharp on screens scaled up to 200 %.
    """
    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    full = reader.size()
    if full.isValid():
        reader.setScaledSize(full.scaled(size * 2, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(full))
    image = reader.read()
    if image.isNull():
        return image
    return _framed(image, size)


def small_image_of(picture: Picture, size: QSize = SIZE) -> QImage:
    """As ``small_image``, of a picture in memory."""
    image = image_of(picture)
    wanted = image.size().scaled(size * 2, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(image.size())
    # Smooth scaling converts all of it first; of four times as many pixels as wanted nobody sees a difference.
    rough = (
        image.scaled(wanted * 4, mode=Qt.TransformationMode.FastTransformation)
        if wanted.width() * 4 < image.width()
        else image
    )
    small = rough.scaled(wanted, mode=Qt.TransformationMode.SmoothTransformation)
    # A picture's fourth byte means nothing; drawn as it is, Qt takes it for transparency.
    return _framed(small.convertToFormat(QImage.Format.Format_RGB888), size)


def _framed(image: QImage, size: QSize) -> QImage:
    framed = QImage(size * 2, QImage.Format.Format_ARGB32_Premultiplied)
    framed.fill(Qt.GlobalColor.transparent)
    painter = QPainter(framed)
    painter.drawImage((framed.width() - image.width()) // 2, (framed.height() - image.height()) // 2, image)
    painter.end()
    return framed

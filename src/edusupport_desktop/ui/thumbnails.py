"""Small pictures of finished files, for the wizard and the journal; made beside the interface's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.services.ports import DraftStore, Progress
from edusupport_desktop.ui.jobs import Jobs

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
    framed = QImage(size * 2, QImage.Format.Format_ARGB32_Premultiplied)
    framed.fill(Qt.GlobalColor.transparent)
    painter = QPainter(framed)
    painter.drawImage((framed.width() - image.width()) // 2, (framed.height() - image.height()) // 2, image)
    painter.end()
    return framed

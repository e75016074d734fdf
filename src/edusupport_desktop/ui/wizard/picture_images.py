"""The small pictures of a draft, read once for every page that shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from shiboken6 import isValid

from edusupport_desktop.domain.draft import DraftPicture
from edusupport_desktop.domain.identifiers import PictureId
from edusupport_desktop.services.ports import DraftStore
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.thumbnails import load_thumbnails
from edusupport_desktop.ui.wizard.session import DraftSession


class PictureImages(QObject):
    """``changed`` comes when more of them can be shown."""

    changed = Signal()

    def __init__(self, session: DraftSession, store: DraftStore, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._store = store
        self._jobs = jobs
        self._known: dict[PictureId, tuple[DraftPicture, QIcon]] = {}
        session.pictures_changed.connect(self.load)
        self.load()

    def icon(self, picture: DraftPicture) -> QIcon:
        """Empty while there is none of its file: an older one may still show what a new mark hides."""
        known = self._known.get(picture.id)
        return known[1] if known is not None and known[0] == picture else QIcon()

    def load(self) -> None:
        """Reads those that are not known yet, beside the interface's thread."""
        draft = self._session.draft
        missing = [one for one in draft.pictures if one.file_size is not None and self.icon(one).isNull()]
        if not missing:
            return

        def show(images: dict[PictureId, QImage]) -> None:
            if not isValid(self):
                return
            for picture in missing:
                if picture.id in images:
                    self._known[picture.id] = (picture, QIcon(QPixmap.fromImage(images[picture.id])))
            self.changed.emit()

        load_thumbnails(draft.id, missing, self._store, self._jobs, show)

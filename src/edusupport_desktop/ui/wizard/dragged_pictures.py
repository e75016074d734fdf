"""A finished picture dragged out of the list, as a file for another program: a mail, a folder, a web page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir

from edusupport_desktop.domain.draft import picture_file_name
from edusupport_desktop.services.ports import DraftStore, Progress
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.wizard.session import DraftSession


class DraggedPictures(QObject):
    """The file carries the name it has in the letter and is gone with the program. The marks are in it: a picture whose
    file is not written yet cannot be dragged out."""

    def __init__(
        self, session: DraftSession, store: DraftStore, jobs: Jobs, parent: QObject, *, earlier: int = 0
    ) -> None:
        """``earlier``: how many pictures the letters before have."""
        super().__init__(parent)
        self._earlier = earlier
        self._session = session
        self._store = store
        self._jobs = jobs
        self._folder: QTemporaryDir | None = None
        self._prepared: Path | None = None
        self._row = -1
        self._count = 0

    def prepare(self, row: int) -> None:
        """The mouse was pressed on this row: its file is written meanwhile, beside the interface's thread."""
        draft = self._session.draft
        self._prepared = None
        if not 0 <= row < len(draft.pictures) or draft.pictures[row].file_size is None:
            return
        if self._folder is None:
            self._folder = QTemporaryDir()
        picture = draft.pictures[row]
        self._row, self._count = row, self._count + 1
        # A folder of its own: another picture may have had this name before.
        file = (
            Path(self._folder.path())
            / str(self._count)
            / picture_file_name(self._earlier + row + 1, picture.media_type)
        )
        self._prepared = file

        def write(_: Progress) -> None:
            data = self._store.read_finished(draft.id, picture.id)
            file.parent.mkdir()
            file.write_bytes(data)

        # What cannot be written is not there when it is dropped: the other program says so.
        self._jobs.run(write, failed=lambda _: None)

    def file(self, row: int) -> Path | None:
        """Where the file of this row is, or will be before a hand can drop it; None: it cannot be dragged out."""
        return self._prepared if row == self._row else None

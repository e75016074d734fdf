"""The pictures of a further letter: taken, pasted, opened and marked on the very page the wizard has for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from edusupport_desktop.domain.draft import picture_file_name
from edusupport_desktop.domain.letter_size import letter_size
from edusupport_desktop.services.ports import DraftStore
from edusupport_desktop.ui.follow_up.tools import PictureTools
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.screenshot.capture_menu import CaptureMenu
from edusupport_desktop.ui.style import make_primary
from edusupport_desktop.ui.window_size import fitting
from edusupport_desktop.ui.wizard.budget_line import BudgetLine
from edusupport_desktop.ui.wizard.dragged_pictures import DraggedPictures
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.wizard.picture_intake import PictureIntake
from edusupport_desktop.ui.wizard.pictures_page import PicturesPage
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.words import tr

THUMBNAIL = QSize(96, 54)


class PicturesDialog(QDialog):
    """``earlier``: how many pictures the letters before have: the numbers go on."""

    def __init__(self, session: DraftSession, earlier: int, tools: PictureTools, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("further_pictures")
        self.setWindowTitle(self.tr("Screenshots for the letter"))
        taker = tools.taker()
        taker.setParent(self)
        menu = CaptureMenu(self)
        menu.wanted.connect(lambda mode: taker.take(taker.habits.delay_seconds, mode))
        self.addActions(menu.actions())
        self._intake = intake = PictureIntake(session, tools.pictures, tools.styles(), tools.jobs, self)
        images = PictureImages(session, tools.store, tools.jobs, self)
        dragged = DraggedPictures(session, tools.store, tools.jobs, self, earlier=earlier)
        self._page = PicturesPage(session, intake, taker, menu, images, dragged, earlier=earlier)
        self._page.initializePage()
        buttons = QDialogButtonBox()
        done = QPushButton(self.tr("&Done"))
        done.setObjectName("pictures_done")
        make_primary(done)
        buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        self._session = session
        self._tools = tools
        self._is_closing = False
        self._budget = BudgetLine()
        self._budget.shrink_wanted.connect(self._shrink)
        session.pictures_changed.connect(self._weigh)
        self._budget.setContentsMargins(20, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        column.addWidget(self._page, 1)
        column.addWidget(self._budget)
        column.addWidget(buttons)
        self._weigh()
        self.resize(fitting(self, 900, 560))

    def _weigh(self) -> None:
        draft, limit = self._session.draft, self._session.desk.pictures.total_bytes
        files = sum(picture.file_size or 0 for picture in draft.pictures)
        self._budget.show_sizes(letter_size(draft.addition, files), letter_size(draft.addition, limit))
        self._budget.setVisible(bool(draft.pictures))

    def _shrink(self) -> None:
        from edusupport_desktop.ui.shrinking.dialog import ShrinkDialog

        dialog = ShrinkDialog(self._session, self._intake, self._tools.pictures, self._tools.jobs, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def done(self, result: int) -> None:
        """Not while a picture is on its way: it would come, or its annotator, when nobody looks. Goes by itself once
        the marks are in the files; asked again it goes at once, for instance when the disk is full."""
        if self._intake.is_busy:
            return
        if self._intake.has_unwritten and not self._is_closing:
            self._is_closing = True
            self._intake.written.connect(lambda: super(PicturesDialog, self).done(result))
            self._intake.write_files()
            return
        super().done(result)


class AttachedPictures(QListWidget):
    """The names under which the pictures of a draft go along, with small pictures; hidden while there are none.

    ``changed`` comes when there are others.
    """

    changed = Signal()

    def __init__(self, session: DraftSession, earlier: int, store: DraftStore, jobs: Jobs) -> None:
        super().__init__()
        self._session = session
        self._earlier = earlier
        suit_thumbnails(self)
        self._images = PictureImages(session, store, jobs, self)
        self._images.changed.connect(self._show)
        session.pictures_changed.connect(self._show)
        self._show()

    @property
    def are_written(self) -> bool:
        """Whether the file of every picture shows its marks: no other may go."""
        return all(picture.file_size is not None for picture in self._session.draft.pictures)

    def _show(self) -> None:
        pictures = self._session.draft.pictures
        self.clear()
        for place, picture in enumerate(pictures, self._earlier + 1):
            name = picture_file_name(place, picture.media_type)
            self.addItem(QListWidgetItem(self._images.icon(picture), name))
        self.setVisible(bool(pictures))
        self.changed.emit()


def suit_thumbnails(shown: QListWidget) -> None:
    """Small pictures in one row, with their names under them."""
    shown.setObjectName("follow_up_pictures")
    shown.setAccessibleName(tr("Pictures that go along"))
    shown.setViewMode(QListWidget.ViewMode.IconMode)
    shown.setMovement(QListWidget.Movement.Static)
    shown.setWrapping(False)
    shown.setIconSize(THUMBNAIL)
    shown.setFixedHeight(THUMBNAIL.height() + 48)

"""«Снимки экрана»: take, paste or open a picture, mark it, put it in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
)

from edusupport_desktop.domain.annotation import kept_pixels
from edusupport_desktop.domain.draft import DraftPicture, picture_file_name
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.letter import picture_word
from edusupport_desktop.domain.picture import Conversion
from edusupport_desktop.domain.rules.pictures_and_text import agreement
from edusupport_desktop.domain.rules.rule import Finding
from edusupport_desktop.domain.screenshot import Screenshot
from edusupport_desktop.domain.shrinking import scaled_size
from edusupport_desktop.services.pictures import RefusedFile
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text, refused_files_text
from edusupport_desktop.ui.file_dialogs import picture_dialog
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.screenshot.delay_choice import DelayChoice
from edusupport_desktop.ui.screenshot.taker import ScreenshotTaker
from edusupport_desktop.ui.wizard.dragged_pictures import DraggedPictures
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.picture_images import PictureImages
from edusupport_desktop.ui.wizard.picture_intake import PictureIntake
from edusupport_desktop.ui.wizard.picture_list import PictureList
from edusupport_desktop.ui.wizard.picture_notices import PictureNotices
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.words import conversion_text, masks_verified_text, size_text


class PicturesPage(StepPage):
    """``refer_wanted`` carries the place of the picture, from 1, that the text is to name."""

    refer_wanted = Signal(int)

    def __init__(
        self,
        session: DraftSession,
        intake: PictureIntake,
        taker: ScreenshotTaker,
        capture_menu: QMenu,
        images: PictureImages,
        dragged: DraggedPictures,
        *,
        earlier: int | None = None,
    ) -> None:
        """``earlier``: how many pictures the letters before have, for a further letter, whose text is elsewhere; None:
        this is a new request."""
        super().__init__(Step.PICTURES, session)
        self._earlier = earlier
        self._intake = intake
        self._taker = taker
        self._images = images
        self._list = PictureList(dragged)
        self._list.itemActivated.connect(lambda _: self._edit())
        self._list.currentRowChanged.connect(lambda _: self._enable_buttons())
        self._list.move_wanted.connect(self._move)
        self._list.remove_wanted.connect(self._remove)
        self.notices = PictureNotices(session)
        self._next_wanted = False
        self.setAcceptDrops(True)
        self.say(
            self.tr("Screenshots"),
            self.tr("Show the problem. Hide pupils' names. In the text you can write «picture 1», «picture 2».")
            if earlier is None
            else self.tr("Show what the support asked for. Hide pupils' names. The numbers go on from those before."),
        )
        self.body.addLayout(self._ways_in(capture_menu))
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)  # it may hold names of files
        self._message.setProperty("role", "problem")
        self._message.hide()
        self.body.addWidget(self._message)
        self._verified = QLabel()
        self._verified.setObjectName("masks_verified")
        self._verified.setProperty("role", "good")
        self._verified.hide()
        self.body.addWidget(self._verified)
        self._note = QLabel()
        self._note.setObjectName("picture_note")
        self._note.setWordWrap(True)
        self._note.setProperty("role", "muted")
        self._note.hide()
        self.body.addWidget(self._note)
        row = QHBoxLayout()
        row.addWidget(self._list, 1)
        row.addLayout(self._list_buttons())
        self.body.addLayout(row, 1)
        self.body.addWidget(self.notices)
        taker.taken.connect(self._taken)
        taker.failed.connect(self._failed)
        intake.failed.connect(self._failed)
        intake.refused.connect(self._refused)
        intake.converted.connect(self._converted)
        intake.written.connect(self._written)
        session.pictures_changed.connect(self._show_pictures)
        images.changed.connect(self._show_images)
        session.checked.connect(self._describe)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, activated=intake.add_from_clipboard)  # type: ignore[call-overload]

    def _ways_in(self, capture_menu: QMenu) -> QHBoxLayout:
        self._take = QPushButton(icon("camera"), self.tr("Take the screen"))
        self._take.setObjectName("take_screen")
        self._take.setToolTip(
            self.tr("Hides this program, freezes the screen and lets you choose a part of it (Ctrl+Shift+S)")
        )
        self._take.clicked.connect(lambda: self._taker.take(self._taker.habits.delay_seconds))
        what = QPushButton(self.tr("What to take"))
        what.setObjectName("take_what")
        what.setToolTip(self.tr("A window, a monitor, the whole screen or the last part again"))
        what.setMenu(capture_menu)
        self._delay = DelayChoice(self._taker)
        paste = QPushButton(icon("clipboard-paste"), self.tr("Paste"))
        paste.setObjectName("paste_picture")
        paste.setToolTip(self.tr("Takes the picture from the clipboard (Ctrl+V), for example after Win+Shift+S"))
        paste.clicked.connect(self._intake.add_from_clipboard)
        browse = QPushButton(icon("folder-open"), self.tr("Open a file…"))
        browse.setObjectName("open_picture")
        browse.clicked.connect(self._open_files)
        row = QHBoxLayout()
        row.setSpacing(6)  # it just fits at 150 % on a school notebook
        for widget in (self._take, what, self._delay, paste, browse):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _list_buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._list_actions: list[QPushButton] = []
        actions: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("edit_picture", "pencil", self.tr("Mark and hide…"), self._edit),
            ("picture_up", "chevron-up", self.tr("Move up"), lambda: self._move_by(-1)),
            ("picture_down", "chevron-down", self.tr("Move down"), lambda: self._move_by(1)),
            ("refer_to_picture", "file-text", self.tr("Refer in the text"), self._refer),
            ("remove_picture", "trash-2", self.tr("Remove"), self._remove),
        )
        for name, image, text, action in actions:
            if name == "refer_to_picture" and self._earlier is not None:
                continue
            button = QPushButton(icon(image), text)
            button.setObjectName(name)
            button.clicked.connect(action)
            self._list_actions.append(button)
            column.addWidget(button)
        column.addStretch(1)
        return column

    def initializePage(self) -> None:
        super().initializePage()
        self._note.hide()
        self._show_pictures()

    def validatePage(self) -> bool:
        """Goes on by itself once the files of all pictures show their marks: no other may go."""
        if not super().validatePage() or self._intake.is_busy:
            return False
        self._next_wanted = self._intake.has_unwritten
        if self._next_wanted:
            self._say_problem(self.tr("The marks are being drawn into the picture. One moment…"))
            self._intake.write_files()
        return not self._next_wanted

    def findings(self) -> Sequence[Finding]:
        """All but the size of the letter: the next page makes the pictures smaller."""
        return [finding for finding in super().findings() if finding.code != "pictures_fit"]

    def show_findings(self, findings: Sequence[Finding]) -> None:
        super().show_findings(findings)
        self._say_problem(" ".join(finding_text(finding.code) for finding in findings))

    def go_to(self, finding: Finding) -> None:
        """To the pictures if there are some: their own buttons stand beside the list."""
        if finding.code == "named_pictures_exist":
            self.notices.refresh()
            self.focus_on(self.notices.fix_button)
            return
        if finding.code == "pictures_named":
            self._list.setCurrentRow(agreement(self.session.draft).unnamed[0] - 1)
        self.focus_on(self._list if self.session.draft.pictures else self._take)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_ours = event.source() is not None  # from the list: it is here already
        if not is_ours and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._intake.add_from_mime(event.mimeData())

    def _open_files(self) -> None:
        dialog = picture_dialog(self)
        dialog.filesSelected.connect(self._intake.add_files)
        dialog.open()

    def _taken(self, screenshot: Screenshot) -> None:
        self._say_problem("")
        self._intake.add_captured(screenshot.picture)
        size = screenshot.picture
        self._note.setText(
            self.tr("The screen is taken: {width} × {height}.").format(width=size.width, height=size.height)
        )
        self._note.show()

    def _written(self) -> None:
        if self._next_wanted and self.isVisible():
            self._say_problem("")
            self.wizard().next()
        self._next_wanted = False

    def _converted(self, conversions: Sequence[Conversion]) -> None:
        """Stays until the page is left: the annotator lies over it at first."""
        self._note.setText(conversion_text(conversions))
        self._note.show()

    def _failed(self, error: Exception) -> None:
        self._next_wanted = False
        reason = "" if isinstance(error, Cancelled) else error_text(error)
        self._say_problem(reason)
        announce(self, reason)

    def _refused(self, files: Sequence[RefusedFile]) -> None:
        text = refused_files_text(files)
        self._say_problem(text)
        announce(self, text)

    def _say_problem(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._list.setAccessibleDescription(text)

    def _show_pictures(self) -> None:
        verified = sum(picture.masks_verified or 0 for picture in self.session.draft.pictures)
        self._verified.setText(masks_verified_text(verified))
        self._verified.setVisible(verified > 0)
        pictures = self.session.draft.pictures
        row, before = max(0, self._list.currentRow()), self._list.count()
        if 0 < before < len(pictures):
            row = before  # the first of the new ones
        icons = [self._images.icon(picture) for picture in pictures]
        self._list.show_pictures(list(zip(self._descriptions(), icons, strict=True)), row)
        self._enable_buttons()
        self.notices.refresh()
        if pictures:
            self._say_problem("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._describe()

    def _describe(self) -> None:
        """Anew, because the text has changed."""
        # Not after every pause in writing elsewhere, nor before the list has the pictures of the draft.
        if self.isVisible() and self._list.count() == len(self.session.draft.pictures):
            for row, words in enumerate(self._descriptions()):
                self._list.item(row).setText(words)

    def _descriptions(self) -> list[str]:
        draft = self.session.draft
        if self._earlier is not None:
            return [_described(place, picture) for place, picture in enumerate(draft.pictures, self._earlier + 1)]
        unnamed = agreement(draft).unnamed
        described = []
        for place, picture in enumerate(draft.pictures, 1):
            words = self.tr("not named in the text yet") if place in unnamed else self.tr("named in the text")
            described.append(f"{_described(place, picture)}\n«{picture_word(place)}»: {words}")
        return described

    def _show_images(self) -> None:
        for row, picture in enumerate(self.session.draft.pictures):
            item = self._list.item(row)
            if item is not None:
                item.setIcon(self._images.icon(picture))

    def _enable_buttons(self) -> None:
        row, count = self._list.currentRow(), self._list.count()
        may = {"picture_up": row > 0, "picture_down": 0 <= row < count - 1}
        for button in self._list_actions:
            button.setEnabled(may.get(button.objectName(), row >= 0))

    def _current(self) -> DraftPicture | None:
        row = self._list.currentRow()
        return self.session.draft.pictures[row] if 0 <= row < len(self.session.draft.pictures) else None

    def _edit(self) -> None:
        picture = self._current()
        if picture is not None:
            self._intake.edit(picture)

    def _move_by(self, places: int) -> None:
        row = self._list.currentRow()
        self._move(row, row + places)

    def _move(self, row: int, wanted: int) -> None:
        pictures = list(self.session.draft.pictures)
        if 0 <= row < len(pictures) and 0 <= wanted < len(pictures):
            pictures.insert(wanted, pictures.pop(row))
            self.session.arrange(pictures)
            self._list.setCurrentRow(wanted)

    def _remove(self) -> None:
        picture = self._current()
        if picture is not None:
            self.session.arrange([other for other in self.session.draft.pictures if other.id != picture.id])

    def _refer(self) -> None:
        if self._current() is not None:
            self.refer_wanted.emit(self._list.currentRow() + 1)


def _described(place: int, picture: DraftPicture) -> str:
    size = size_text(picture.file_size) if picture.file_size else "…"
    name = picture_file_name(place, picture.media_type)
    _, _, width, height = kept_pixels(picture.marks, picture.width, picture.height)
    if picture.shrinking is not None:
        width, height = scaled_size(width, height, picture.shrinking.percent)
    lines = [name, f"{width} × {height}, {size}"]
    if picture.masks_verified:
        lines.append(masks_verified_text(picture.masks_verified))
    return "\n".join(lines)

"""The first window: the journal of requests, with one large «Новое обращение»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.ui.style import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QItemSelection
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from edusupport_desktop.domain.draft import Draft
    from edusupport_desktop.domain.identifiers import RequestId
    from edusupport_desktop.domain.incident import JournalEntry
    from edusupport_desktop.services.ports import Clock
    from edusupport_desktop.ui.journal.details import Details


class JournalWindow(QMainWindow):
    """Shows what it is told and says what the teacher wants; knows neither the database nor the network.

    It is shown bare, so that it comes at once; ``furnish`` gives it the list, and is called before anything else is
    shown in it.
    """

    new_wanted = Signal()
    practice_wanted = Signal()
    capture_wanted = Signal()
    draft_wanted = Signal(object)
    draft_unwanted = Signal(object)
    drafts_wanted = Signal()
    """All drafts are to be shown."""
    search_changed = Signal(str, bool)
    """The query, and whether the practice requests are shown."""
    selected = Signal(object)
    export_wanted = Signal()
    erase_practice_wanted = Signal()
    account_wanted = Signal()
    helpdesk_wanted = Signal()
    privacy_wanted = Signal()
    about_wanted = Signal()
    updates_wanted = Signal()
    painted = Signal()
    theme_changed = Signal()
    """The desktop's colours are others now."""
    close_wanted = Signal()
    """Instead of closing, while ``asks_before_closing``: something has to be put away first."""
    put_away = Signal()
    """Hidden instead of closed."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("journal")
        self.setWindowTitle(self.tr("Journal of requests — EduSupport Desktop"))
        self._was_painted = False
        self._practice_shown = False
        self._kept_open = False
        self._quitting = False
        self.asks_before_closing = False
        self.hides_on_close: Callable[[], bool] = lambda: False
        """Asked whenever the window is closed: whether it can be brought back from beside the clock."""
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(0)
        self._search_timer.timeout.connect(self._search)
        central = QWidget()
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(12)
        self._column.addLayout(self._make_top())
        self._column.addStretch(1)
        self.setCentralWidget(central)
        names = (self.tr("&Request"), self.tr("&Journal"), self.tr("&Settings"), self.tr("&Help"))
        self._menus = [self.menuBar().addMenu(name) for name in names]
        self.resize(self.sizeHint())

    def furnish(self, clock: Clock) -> None:
        """Once: the menus, the list, the details, the notices, and the icons, whose first one loads QtSvg."""
        from PySide6.QtGui import QColor

        from edusupport_desktop.ui.icons import icon
        from edusupport_desktop.ui.journal.details import DetailsPane
        from edusupport_desktop.ui.journal.draft_notice import DraftNotice
        from edusupport_desktop.ui.journal.menus import JournalMenus
        from edusupport_desktop.ui.journal.model import JournalModel
        from edusupport_desktop.ui.journal.news_notice import NewsNotice
        from edusupport_desktop.ui.journal.sending_notice import SendingNotice
        from edusupport_desktop.ui.journal.sent_notice import SentNotice

        self._new.setIcon(icon("plus", QColor(colours().on_accent)))
        self.menus = JournalMenus(self, self._menus)
        self.menus.search_wanted.connect(self._search_field.setFocus)
        self.menus.practice.toggled.connect(self._practice_toggled)
        self.model = JournalModel(clock, self)
        self.details = DetailsPane()
        self.draft_notice = DraftNotice(clock)
        self.draft_notice.resume.connect(self.draft_wanted)
        self.draft_notice.discard.connect(self.draft_unwanted)
        self.draft_notice.all_wanted.connect(self.drafts_wanted)
        self.news = NewsNotice()
        self.sending = SendingNotice()
        self.was_sent = SentNotice(clock)
        self._practice_notice = QLabel(self.tr("Practice requests: none of these letters has gone anywhere."))
        self._practice_notice.setObjectName("notice")
        self._practice_notice.setWordWrap(True)
        self._practice_notice.hide()
        self._body = QStackedWidget()
        self._body.addWidget(self._make_empty())
        self._body.addWidget(self._make_list())
        self._column.takeAt(self._column.count() - 1)  # the stretch that kept the top at the top
        self._column.addWidget(self.news)
        self._column.addWidget(self.sending)
        self._column.addWidget(self.was_sent)
        self._column.addWidget(self.draft_notice)
        self._column.addWidget(self._practice_notice)
        self._column.addWidget(self._body, 1)

    def sizeHint(self) -> QSize:
        """Fits the school notebook of 1366x768, also at 150 % scaling."""
        room = self.screen().availableSize()
        return QSize(min(1120, room.width() - 16), min(680, room.height() - 48))

    def show_entries(self, entries: Sequence[JournalEntry]) -> None:
        """Replaces the list; the selected request stays selected while it is in it."""
        before = self.selected_request()
        self.model.show_entries(entries)
        self._body.setCurrentIndex(1 if entries or self._search_field.text() or self._practice_shown else 0)
        row = self.model.row_of(before) if before else -1
        if entries:
            self.details.furnish()
            self._search_field.setClearButtonEnabled(True)
            self._table.selectRow(max(row, 0))
        self.details.setVisible(bool(entries))

    def show_details(self, details: Details) -> None:
        if details.entry.request_id == self.selected_request():
            self.details.show_details(details)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        self.draft_notice.show_drafts(drafts)

    def offer_updates(self, possible: bool) -> None:
        """Whether there is a place to look for a newer version."""
        self.menus.updates.setVisible(possible)

    def select(self, request_id: RequestId) -> None:
        row = self.model.row_of(request_id)
        if row >= 0:
            self._table.selectRow(row)

    def show_practice(self, shown: bool) -> None:
        """Switches between the real requests and those of the practice desk."""
        self.menus.practice.setChecked(shown)

    def selected_request(self) -> RequestId | None:
        rows = self._table.selectionModel().selectedRows()
        entry = self.model.entry_at(rows[0].row()) if rows else None
        return entry.request_id if entry else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.ThemeChange:
            self.theme_changed.emit()

    def keep_open(self, needed: bool) -> None:
        """While a letter is being sent the program stays: its end must reach the journal."""
        self._kept_open = needed

    def quit(self) -> None:
        """Closes, and does not hide instead."""
        self._quitting = True
        self.close()
        self._quitting = False

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._quitting and self.hides_on_close():
            event.ignore()
            self.hide()
            self.put_away.emit()
            return
        if self._kept_open:
            event.ignore()
            self.show()  # it may have been put away, and says why it stays
            self.statusBar().showMessage(self.tr("A letter is being sent. Please wait a moment."), 5000)
            return
        if self.asks_before_closing:
            event.ignore()
            self.close_wanted.emit()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _make_top(self) -> QHBoxLayout:
        self._new = QPushButton(self.tr("New request"))
        self._new.setObjectName("new_request")
        self._new.setMinimumHeight(40)
        self._new.setProperty("primary", True)
        self._new.setDefault(True)
        self._new.clicked.connect(self.new_wanted)
        self._search_field = QLineEdit()
        self._search_field.setObjectName("search")
        self._search_field.setPlaceholderText(self.tr("Search: subject, number, words of the letter"))
        self._search_field.setAccessibleName(self.tr("Search in the journal"))
        self._search_field.textChanged.connect(lambda _: self._search_timer.start())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._new)
        row.addWidget(self._search_field, 1)
        return row

    def _make_list(self) -> QSplitter:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

        from edusupport_desktop.ui.journal.model import DATE, NUMBER, STATE, SUBJECT

        self._table = QTableView()
        self._table.setObjectName("requests")
        self._table.setAccessibleName(self.tr("Requests"))
        self._table.setModel(self.model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setAlternatingRowColors(True)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 14)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().averageCharWidth()
        for column, letters in ((NUMBER, 15), (DATE, 13), (STATE, 26)):
            header.resizeSection(column, width * letters)
        self._table.selectionModel().selectionChanged.connect(self._selection_changed)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._table)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([640, 400])
        return splitter

    def _make_empty(self) -> QWidget:
        title = QLabel(self.tr("There are no requests yet"))
        title.setProperty("role", "heading")
        text = QLabel(
            self.tr(
                "Press «New request»: the program asks for everything the support needs, takes the screenshot and "
                "writes the letter. The number of the incident will stand here."
            )
        )
        text.setProperty("role", "muted")
        from PySide6.QtCore import Qt

        from edusupport_desktop.ui.icons import icon

        practise = QPushButton(icon("graduation-cap"), self.tr("Practise first"))
        practise.setObjectName("practise")
        practise.setToolTip(self.tr("Everything as in earnest, but the letter goes nowhere"))
        practise.clicked.connect(self.practice_wanted)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        for label in (title, text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(practise, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return empty

    def _practice_toggled(self, shown: bool) -> None:
        self._practice_shown = shown
        self._practice_notice.setVisible(shown)
        self._search()

    def _search(self) -> None:
        self.search_changed.emit(self._search_field.text(), self._practice_shown)

    def refresh(self) -> None:
        """Asks for the list again, as it is shown now."""
        self._search()

    def _selection_changed(self, _: QItemSelection, __: QItemSelection) -> None:
        request_id = self.selected_request()
        if request_id is not None:
            self.selected.emit(request_id)

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

_REST_MS = 150
"""Without a key in the search: then the details follow."""

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QItemSelection
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from edusupport_desktop.domain.draft import Draft
    from edusupport_desktop.domain.identifiers import RequestId
    from edusupport_desktop.domain.journal_list import Listed
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
    call_first_wanted = Signal()
    """A request is to begin by telephone."""
    draft_wanted = Signal(object)
    draft_unwanted = Signal(object)
    drafts_wanted = Signal()
    """All drafts are to be shown."""
    list_wanted = Signal(object)
    """A ``ListQuestion``: what the list is to show."""
    selected = Signal(object)
    export_wanted = Signal()
    chart_wanted = Signal()
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
        self._is_typing = False
        self._is_choosing = False
        self._is_untold = False
        self._tell_timer = QTimer(self)
        self._tell_timer.setSingleShot(True)
        self._tell_timer.setInterval(_REST_MS)
        self._tell_timer.timeout.connect(self._tell_selected)
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
        from edusupport_desktop.ui.journal.empty import EmptyJournal
        from edusupport_desktop.ui.journal.filters import FilterBar
        from edusupport_desktop.ui.journal.menus import JournalMenus
        from edusupport_desktop.ui.journal.model import JournalModel
        from edusupport_desktop.ui.journal.news_notice import NewsNotice
        from edusupport_desktop.ui.journal.sending_notice import SendingNotice
        from edusupport_desktop.ui.journal.sent_notice import SentNotice
        from edusupport_desktop.ui.journal.waiting_notice import WaitingNotice

        self._new.setIcon(icon("plus", QColor(colours().on_accent)))
        self.menus = JournalMenus(self, self._menus)
        self.menus.search_wanted.connect(self._search_field.setFocus)
        self.menus.practice.toggled.connect(self._practice_toggled)
        self._clock = clock
        self.model = JournalModel(clock, self)
        self.model.filled.connect(self._lines_came)
        self.filters = FilterBar()
        self.filters.changed.connect(self.refresh)
        self.filters.hide()
        self.details = DetailsPane(self.model.waiting_text)
        self.draft_notice = DraftNotice(clock)
        self.draft_notice.resume.connect(self.draft_wanted)
        self.draft_notice.discard.connect(self.draft_unwanted)
        self.draft_notice.all_wanted.connect(self.drafts_wanted)
        self.news = NewsNotice()
        self.sending = SendingNotice()
        self.was_sent = SentNotice(clock)
        self.waiting = WaitingNotice(clock)
        self._practice_notice = QLabel(self.tr("Practice requests: none of these letters has gone anywhere."))
        self._practice_notice.setObjectName("notice")
        self._practice_notice.setWordWrap(True)
        self._practice_notice.hide()
        self._body = QStackedWidget()
        empty = EmptyJournal()
        empty.practice_wanted.connect(self.practice_wanted)
        self._body.addWidget(empty)
        self._body.addWidget(self._make_list())
        self._column.takeAt(self._column.count() - 1)  # the stretch that kept the top at the top
        self._column.addWidget(self.news)
        self._column.addWidget(self.sending)
        self._column.addWidget(self.was_sent)
        self._column.addWidget(self.waiting)
        self._column.addWidget(self.draft_notice)
        self._column.addWidget(self._practice_notice)
        self._column.addWidget(self.filters)
        self._column.addWidget(self._body, 1)

    def sizeHint(self) -> QSize:
        """Fits the school notebook of 1366x768, also at 150 % scaling."""
        room = self.screen().availableSize()
        return QSize(min(1320, room.width() - 16), min(680, room.height() - 48))

    def show_lines(self, lines: Sequence[Listed], wanted: RequestId | None, *, is_all: bool) -> None:
        """Replaces the list by its first lines; without ``is_all`` the keys of the others follow. ``wanted`` is
        selected when it is there, else the first, once all is known."""
        self.model.show_lines(lines)
        question = self.question
        is_empty = not lines and not question.text and not self.filters.are_set and not self._practice_shown
        self._body.setCurrentIndex(0 if is_empty else 1)
        self.filters.setVisible(not is_empty)
        self._nothing.setVisible(not lines)
        if lines:
            self.details.furnish()
            self._search_field.setClearButtonEnabled(True)
            row = self.model.row_of(wanted) if wanted else 0
            if row >= 0 or is_all:
                self._choose(max(row, 0))
        self.details.setVisible(bool(lines))

    def show_keys(
        self, keys: Sequence[int], lines: Sequence[Listed], row: int | None, *, is_news: bool, stays: bool
    ) -> None:
        """The whole list; ``lines`` are those in sight, ``row`` that of the wanted request, None when it is not in the
        list. ``is_news``: the selected request may be another than the details show. ``stays``: what is in sight stays
        there, wherever the wanted request is."""
        place = self.table.verticalScrollBar().value()
        self.model.show_keys(keys, lines)
        before = self.table.currentIndex().row()
        if keys and (row is not None or before < 0):
            self._choose(row or 0)
        if stays:
            self.table.verticalScrollBar().setValue(place)
        if is_news and self.table.currentIndex().row() == before:
            self._tell_selected()

    def rows_in_sight(self) -> range:
        return self.table.rows_in_sight()

    def is_typing(self) -> bool:
        """Whether the list is asked for because of a key in the search."""
        return self._is_typing

    def show_details(self, details: Details) -> None:
        if details.entry.request_id == self.selected_request():
            self.details.show_details(details)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        self.draft_notice.show_drafts(drafts)

    def offer_updates(self, possible: bool) -> None:
        """Whether there is a place to look for a newer version."""
        self.menus.updates.setVisible(possible)

    def select(self, request_id: RequestId) -> None:
        """Of the lines that are known."""
        row = self.model.row_of(request_id)
        if row >= 0:
            self.table.selectRow(row)

    def show_practice(self, shown: bool) -> None:
        """Switches between the real requests and those of the practice desk."""
        self.menus.practice.setChecked(shown)

    @property
    def shows_practice(self) -> bool:
        return self._practice_shown

    def selected_request(self) -> RequestId | None:
        """None also while its line is not known yet."""
        rows = self.table.selectionModel().selectedRows()
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
        self._search_field.textChanged.connect(self._typed)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._new)
        row.addWidget(self._search_field, 1)
        return row

    def _make_list(self) -> QSplitter:
        from PySide6.QtCore import Qt

        from edusupport_desktop.ui.journal.table import RequestTable

        self.table = RequestTable(self.model)
        self.table.sorting_changed.connect(self.refresh)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.menus.offer_sorting([self.model.heading(column) for column in range(self.model.columnCount())])
        self.menus.sorting_wanted.connect(self.table.sort_by)
        self._nothing = QLabel(self.tr("Nothing is found. Look for other words, or choose «All requests»."))
        self._nothing.setObjectName("nothing_found")
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "muted")
        self._nothing.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([860, 430])
        return splitter

    def _practice_toggled(self, shown: bool) -> None:
        self._is_typing = False
        self._practice_shown = shown
        self._practice_notice.setVisible(shown)
        self._search()

    def _typed(self, _: str) -> None:
        self._is_typing = True
        self._search_timer.start()

    def _search(self) -> None:
        from edusupport_desktop.domain.journal_list import ListQuestion, beginning_of

        question = ListQuestion(
            self._search_field.text(),
            self._practice_shown,
            self.filters.shown,
            beginning_of(self.filters.period, self._clock()),
            self.filters.login,
            self.table.sorted_by,
            self.table.is_descending,
        )
        self.question = question
        self.list_wanted.emit(question)

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter hides requests."""
        return self.filters.are_set or bool(self._search_field.text())

    def show_everything(self) -> None:
        """Ends search and filters."""
        for narrowing in (self._search_field, self.filters):
            narrowing.blockSignals(True)
        self._search_field.clear()
        self.filters.reset()
        for narrowing in (self._search_field, self.filters):
            narrowing.blockSignals(False)
        self._search_timer.stop()
        self.refresh()

    def refresh(self) -> None:
        """Asks for the list again, as it is shown now."""
        self._is_typing = False
        self._search()

    def _choose(self, row: int) -> None:
        """While the teacher types, the request that happens to be the first is not told at once: the next key may
        find another."""
        self._is_choosing = self._is_typing
        self.table.selectRow(row)
        self._is_choosing = False

    def _selection_changed(self, _: QItemSelection, __: QItemSelection) -> None:
        if self._is_choosing:
            self._tell_timer.start()
        else:
            self._tell_selected()

    def _tell_selected(self) -> None:
        self._tell_timer.stop()
        request_id = self.selected_request()
        self._is_untold = request_id is None
        if request_id is not None:
            self.selected.emit(request_id)

    def _lines_came(self) -> None:
        if self._is_untold:
            self._tell_selected()

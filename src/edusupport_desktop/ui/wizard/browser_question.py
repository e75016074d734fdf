"""«Браузер и версия»: from the installed programs, from the screenshot, typed, or asked of the browser itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.browser_answer import BrowserSource, Remark, settle
from edusupport_desktop.domain.browser_report import BrowserReport, PageTexts
from edusupport_desktop.domain.computer import view_of
from edusupport_desktop.domain.errors import Cancelled
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.domain.user_agent import identify
from edusupport_desktop.services.ports import BrowserProbe, OpenedPage
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.jobs import Job, Jobs
from edusupport_desktop.ui.style import restyle
from edusupport_desktop.ui.wizard.fields import AnswerField, ChoiceEditor, LineEditor
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.words import browser_remark_text, browser_source_text


class BrowserQuestion(QWidget):
    """Name and version with their source, and «Определить точно». What the teacher typed or chose is never replaced,
    but by what the browser answers when the teacher has it asked."""

    def __init__(self, session: DraftSession, probe: Callable[[], BrowserProbe], jobs: Jobs) -> None:
        super().__init__()
        self._session = session
        self._probe = probe
        self._jobs = jobs
        self._browsers: Sequence[Browser] = ()
        self._shown: Browser | None = None
        self._asked: Browser | None = None
        self._page: OpenedPage | None = None
        self._job: Job[Any] | None = None
        self._remark: Remark | None = None
        self._name_editor, self._version_editor = ChoiceEditor(), LineEditor()
        self._name_editor.activated.connect(self._chosen)
        self._ask = QPushButton(self.tr("Find out exactly"))
        self._ask.setObjectName("ask_browser")
        self._ask.setProperty("role", "link")
        self._ask.setToolTip(self.tr("Opens a page of this program in the browser, which tells its version"))
        self._ask.setAccessibleDescription(self._ask.toolTip())
        self._ask.clicked.connect(self._ask_browser)
        self.name = AnswerField(Field.BROWSER_NAME, self._name_editor)
        self.version = AnswerField(Field.BROWSER_VERSION, self._version_editor, beside_label=self._ask)
        self._source = QLabel()
        self._source.setObjectName("browser_source")
        self._source.setWordWrap(True)
        self._source.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for column, field in enumerate((self.name, self.version)):
            grid.setColumnStretch(column, 1)
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(grid)
        layout.addWidget(self._source)
        layout.addWidget(self._waiting_row())
        session.changed.connect(self._show_source)
        self._show_source()

    def _waiting_row(self) -> QWidget:
        self._waiting = QWidget()
        self._waiting.setObjectName("browser_waiting")
        self._state = QLabel()
        self._state.setWordWrap(True)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(80, 8)
        bar.setAccessibleName(self.tr("Waiting for the browser"))
        copy = QPushButton(self.tr("Copy the address"))
        copy.setObjectName("copy_browser_address")
        copy.setToolTip(self.tr("To open the page yourself, in whichever browser shows the problem"))
        copy.clicked.connect(self._copy_address)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancel_browser")
        self._cancel.clicked.connect(self.stop)
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(bar)
        row.addWidget(self._state, 1)
        row.addWidget(copy)
        row.addWidget(self._cancel)
        self._waiting.hide()
        return self._waiting

    def offer(self, browsers: Sequence[Browser]) -> None:
        """The browsers of this computer, the default one first."""
        self._browsers = browsers
        self._name_editor.offer([browser.name for browser in browsers])

    def offer_shown(self, browser: Browser) -> None:
        """The browser in whose window a screenshot was taken."""
        self._shown = browser

    def fill_in(self) -> None:
        """The browser on the screenshot, else the default one, unless somebody has chosen or typed another."""
        answers, source = self._session.draft.answers, self._session.draft.browser_source
        is_empty = not answers.browser_name and not answers.browser_version
        if answers.browser_name and not answers.browser_version:
            self._complete(source)
        if not is_empty and source not in {BrowserSource.DEFAULT, BrowserSource.SCREENSHOT}:
            return
        if self._shown is not None:
            listed = (browser for browser in self._browsers if browser.name == self._shown.name)
            browser = self._shown if self._shown.version else next(listed, self._shown)
            self._put(browser, BrowserSource.SCREENSHOT)
        elif self._browsers and is_empty:
            self._put(self._browsers[0], BrowserSource.DEFAULT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the waiting, not the letter."""
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self.stop()
        else:
            super().keyPressEvent(event)

    def stop(self) -> None:
        """Nobody waits for the browser any more."""
        if self._job is not None:
            self._job.cancel()

    def _complete(self, source: BrowserSource | None) -> None:
        """The version of the same browser, which took its time to tell it."""
        name = self._session.draft.answers.browser_name
        late = next((browser for browser in self._browsers if browser.name == name and browser.version), None)
        if late and source in {BrowserSource.DEFAULT, BrowserSource.PROGRAM, BrowserSource.SCREENSHOT}:
            self._put(late, source)

    def _chosen(self, place: int) -> None:
        if 0 <= place < len(self._browsers):
            self._put(self._browsers[place], BrowserSource.PROGRAM)

    def _put(self, browser: Browser, source: BrowserSource) -> None:
        self._remark = None
        self._session.say_browser(browser.name, browser.version or "", source)
        self._show_answers()

    def _show_answers(self) -> None:
        answers = self._session.draft.answers
        self._name_editor.set_answer(answers.browser_name)
        self._version_editor.set_answer(answers.browser_version)

    def _show_source(self) -> None:
        source = self._session.draft.browser_source
        if source is BrowserSource.TYPED:
            self._remark = None
        text = browser_source_text(source) if source else ""
        if self._remark:
            text = f"{text} {browser_remark_text(self._remark)}"
        self._say(text)

    def _say(self, text: str, *, is_problem: bool = False) -> None:
        role = "problem" if is_problem else "muted"
        if self._source.property("role") != role:
            self._source.setProperty("role", role)
            restyle(self._source)
        self._source.setText(text)
        if is_problem:
            announce(self, text)
        self._source.setVisible(bool(text))

    def _ask_browser(self) -> None:
        if self._job is not None:
            return
        self._asked = asked = self._named()
        name = asked.name if asked else self.tr("the browser")
        self._state.setText(self.tr("Opening {browser}…").format(browser=name))
        self._show_waiting(True)
        probe, texts = self._probe, self._page_texts()
        # Functions of their own: a method is not called any more when the wizard has gone, and the page stays open.
        self._job = self._jobs.run(
            lambda _: probe().open(asked, texts), lambda page: self._opened(page), lambda error: self._failed(error)
        )

    def _named(self) -> Browser | None:
        """The browser of the list that is named now; another under the name that was typed; None for none."""
        answers = self._session.draft.answers
        name = clean_line(answers.browser_name)
        same = [browser for browser in self._browsers if browser.name == name]
        exact = [browser for browser in same if browser.version == answers.browser_version]
        for browser in (*exact, *same):
            return browser
        return Browser(name, None) if name else None

    def _opened(self, page: OpenedPage) -> None:
        cancelled, self._job = self._job is None or self._job.is_cancelled, None
        if not isValid(self) or cancelled:
            page.close()
            if isValid(self):
                self._end()
            return
        self._page = page
        name = self._asked.name if self._asked else self.tr("the browser")
        if page.was_opened:
            text = self.tr("Waiting for {browser} to answer. If no page has opened, copy its address.")
        else:
            text = self.tr("{browser} could not be opened from here. Copy the address and open it there.")
        self._state.setText(text.format(browser=name))
        self._job = self._jobs.run(
            page.answer, lambda report: self._answered(report), lambda error: self._failed(error)
        )

    def _answered(self, report: BrowserReport) -> None:
        if not isValid(self):
            return
        self._end()
        identity = identify(report)
        if identity is None:
            self._say(self.tr("The browser answered, but did not tell its name. Write it yourself."), is_problem=True)
            return
        answer = settle(identity, self._asked, self._browsers)
        self._remark = answer.remark
        self._session.say_browser(answer.name, answer.version, answer.source, view_of(report))
        self._show_answers()
        self._show_source()

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._end()
        if not isinstance(error, Cancelled):
            self._say(error_text(error), is_problem=True)

    def _end(self) -> None:
        self._job = self._page = None
        self._show_waiting(False)
        self.window().activateWindow()  # the browser took the keyboard

    def _show_waiting(self, waits: bool) -> None:
        focused = self.window().focusWidget()
        had_focus = focused is not None and (focused is self._ask or self._waiting.isAncestorOf(focused))
        self._ask.setEnabled(not waits)
        self._waiting.setVisible(waits)
        if had_focus:
            (self._cancel if waits else self._version_editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy_address(self) -> None:
        if self._page is not None:
            QGuiApplication.clipboard().setText(self._page.address)

    def _page_texts(self) -> PageTexts:
        return PageTexts(
            title=self.tr("Which browser is this?"),
            asking=self.tr("The browser is telling its name and version. This takes a moment."),
            done=self.tr("Done, thank you. You can close this page and go back to your letter."),
            late=self.tr("The answer is no longer waited for. You can close this page."),
            without_script=self.tr(
                "JavaScript is switched off in this browser. The school's system needs it: this may be the reason of "
                "your problem. Press the button to tell the browser's version."
            ),
            send=self.tr("Tell the version"),
        )

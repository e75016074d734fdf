"""«Проверка»: the letter exactly as it goes, its pictures, the check of every rule, and the way of sending."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
)
from shiboken6 import isValid

from edusupport_desktop.domain.computer import Computer
from edusupport_desktop.domain.draft import Way, picture_file_name
from edusupport_desktop.domain.hand_off import MailProgram
from edusupport_desktop.domain.identifiers import PictureId
from edusupport_desktop.domain.letter import write_letter
from edusupport_desktop.domain.letter_size import letter_size
from edusupport_desktop.domain.rules.rule import Finding, Severity
from edusupport_desktop.domain.rules.second_incident import NO_SECOND_INCIDENT
from edusupport_desktop.services.ports import DraftStore
from edusupport_desktop.ui.announce import announce
from edusupport_desktop.ui.file_dialogs import ask_where_to_save_letter
from edusupport_desktop.ui.helpdesk.system_words import helpdesk_text
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.rule_words import taken_out_text
from edusupport_desktop.ui.thumbnails import load_thumbnails
from edusupport_desktop.ui.wizard.budget_line import BudgetLine
from edusupport_desktop.ui.wizard.check_list import CheckList
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.page import StepPage
from edusupport_desktop.ui.wizard.send_question import SendAnswer, ask_to_send, ask_to_send_over_network
from edusupport_desktop.ui.wizard.session import DraftSession
from edusupport_desktop.ui.wizard.way_choice import WayChoice
from edusupport_desktop.ui.wizard.ways_out import Destination, WaysOut
from edusupport_desktop.ui.words import request_text

_THUMBNAIL = QSize(112, 63)


class ReviewPage(StepPage):
    """``fix_wanted`` carries the finding «Исправить» is for; the wizard connects ``ways`` to the mailbox's dialog,
    ``budget`` to the one that makes pictures smaller."""

    fix_wanted = Signal(object)
    unwritten = Signal()
    """A picture has no file yet: nothing can be sent."""

    def __init__(
        self,
        session: DraftSession,
        store: DraftStore,
        ways: WaysOut,
        computer: Callable[[], Computer],
        jobs: Jobs,
    ) -> None:
        super().__init__(Step.REVIEW, session)
        self._computer = computer
        self._store = store
        self._ways = ways
        self._accounts = ways.accounts
        self._jobs = jobs
        self.take_out_on_page: Callable[[Finding], Callable[[], None] | None] = lambda _: None
        """Takes what a finding is about out of its field and returns the way back; the wizard sets it."""
        self.destination = Destination()
        """Where the letter goes, once the page was left."""
        self._proposed: Way | None = None
        """The way the program proposed, until the teacher chooses one."""
        self.say(self.tr("Check and send"), self.tr("This is the letter exactly as the support will get it."))
        self.setCommitPage(True)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._letter_column(), 3)
        columns.addLayout(self._side_column(), 2)
        self.body.addLayout(columns, 1)
        session.changed.connect(self._changed)
        session.pictures_changed.connect(self._pictures_changed)

    def _letter_column(self) -> QVBoxLayout:
        self._recipient = QLabel()
        self._subject = QLabel()
        for label in (self._recipient, self._subject):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._letter = QPlainTextEdit()
        self._letter.setObjectName("letter")
        self._letter.setReadOnly(True)
        self._letter.setTabChangesFocus(True)
        self._letter.setMinimumHeight(110)
        self._letter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._letter.setAccessibleName(self.tr("The letter"))
        self._pictures = QListWidget()
        self._pictures.setObjectName("attachments")
        self._pictures.setAccessibleName(self.tr("Attached pictures"))
        self._pictures.setFlow(QListWidget.Flow.LeftToRight)
        self._pictures.setViewMode(QListWidget.ViewMode.IconMode)
        self._pictures.setMovement(QListWidget.Movement.Static)
        self._pictures.setWrapping(False)
        self._pictures.setIconSize(_THUMBNAIL)
        self._pictures.setFixedHeight(_THUMBNAIL.height() + 44)
        self.budget = BudgetLine()
        column = QVBoxLayout()
        for widget in (self._recipient, self._subject):
            column.addWidget(widget)
        column.addWidget(self._letter, 1)
        column.addWidget(self._pictures)
        column.addWidget(self.budget)
        return column

    def _side_column(self) -> QVBoxLayout:
        self.ways = WayChoice(self._ways)
        self.ways.chosen.connect(self._way_chosen)
        self.checks = CheckList(self._fix, self.session.dismiss, self._take_out)
        box = QGroupBox(self.tr("Check by the rules of the memo"))
        inside = QVBoxLayout(box)
        inside.addWidget(self.checks)
        self._tells_computer = QCheckBox(self.tr("With the facts of this computer"))
        self._tells_computer.setObjectName("tells_computer")
        self._tells_computer.setToolTip(
            self.tr("System, screen and time zone, as they stand in the letter. No names and no addresses")
        )
        self._tells_computer.toggled.connect(self.session.tell_computer)
        column = QVBoxLayout()
        column.addWidget(self.ways)
        column.addWidget(self._tells_computer)
        column.addWidget(box, 1)
        return column

    def initializePage(self) -> None:
        super().initializePage()
        self._tells_computer.setChecked(self.session.draft.tells_computer)
        self.session.say_computer(self._computer())
        account = self._accounts.account()
        address = self._address()
        self.ways.show_account(account, address)
        service = self._ways.service_of(address)
        if service is not None:
            self.ways.show_service(service)
        way = self.session.draft.way
        helpdesk = self._ways.helpdesk_account()
        self.ways.show_helpdesk(helpdesk)
        lacks_account = (way is Way.MAIL and account is None) or (way is Way.API and helpdesk is None)
        if way is None or not self.ways.offers(way) or lacks_account:
            way = self._proposed = self._proposal()
        self.session.choose_way(way)
        self.ways.show_way(way)
        self._jobs.run(lambda _: self._ways.mail_programs(), self._show_programs)

    def _address(self) -> str:
        return self.session.draft.answers.email

    def _proposal(self) -> Way:
        """What the administrator puts first, else the helpdesk that was set up, the own mailbox, or the page of the
        teacher's mail service."""
        ready = [Way.WEB_MAIL] if self._ways.service_of(self._address()) else []
        if self._accounts.account() is not None:
            ready.insert(0, Way.MAIL)
        if self._ways.helpdesk_account() is not None:
            ready.insert(0, Way.API)
        order = self._ways.offered or (*ready, Way.FILE)
        return next((way for way in order if self.ways.offers(way)), order[0])

    def _show_programs(self, programs: Sequence[MailProgram]) -> None:
        if not isValid(self):
            return
        self.ways.show_programs(programs)
        # A file is what is left where nothing better is known; a mail program is better.
        if programs and self._proposed is Way.FILE is self.session.draft.way and self._ways.offered is None:
            self._proposed = Way.MAIL_PROGRAM
            self.ways.show_way(Way.MAIL_PROGRAM)

    def showEvent(self, event: QShowEvent) -> None:
        """Anew at every visit: answers and pictures may have changed in between."""
        self.checks.offer_undo("", None)
        super().showEvent(event)
        self._show()
        announce(self, self.checks.summary)
        self._load_thumbnails()

    def _load_thumbnails(self) -> None:
        draft = self.session.draft
        load_thumbnails(draft.id, draft.pictures, self._store, self._jobs, self._show_thumbnails)

    def computer_known(self) -> None:
        """The operating system has told its name."""
        if self.session.draft.computer is not None:
            self.session.say_computer(self._computer())

    def account_changed(self) -> None:
        """The mailbox was set up: send by it, unless this is practice."""
        account = self._accounts.account()
        self.ways.show_account(account, self._address())
        if account is not None and not self.session.is_practice:
            self.ways.show_way(Way.MAIL)

    def helpdesk_changed(self) -> None:
        """The helpdesk was set up, or taken away: send by it, unless this is practice."""
        account = self._ways.helpdesk_account()
        self.ways.show_helpdesk(account)
        if account is not None and not self.session.is_practice:
            self.ways.show_way(Way.API)
        elif account is None and self.session.draft.way is Way.API:
            self.ways.show_way(self._proposal())
        self._changed()

    def validatePage(self) -> bool:
        """True when nothing in the whole draft blocks and the way of sending is ready."""
        blocking = [f for f in self.session.findings() if f.severity is Severity.BLOCKS]
        if blocking:
            self._fix(blocking[0])
            return False
        if any(picture.file_size is None for picture in self.session.draft.pictures):
            self.unwritten.emit()
            return False
        if self.session.draft.way is Way.MAIL and self._accounts.account() is None:
            self.ways.account_wanted.emit()
            return False
        if self.session.draft.way is Way.API and self._ways.helpdesk_account() is None:
            self.ways.helpdesk_wanted.emit()
            return False
        return self._is_settled(self.session.draft.way or Way.FILE)

    def _is_settled(self, way: Way) -> bool:
        """Whether it is known where the letter goes, and confirmed where it cannot be called back."""
        self.destination = self.ways.destination(way)
        if way is Way.FILE:
            path = ask_where_to_save_letter(self)
            self.destination = Destination(path)
            return bool(path)
        if way not in (Way.MAIL, Way.API):
            return True
        if way is Way.API:
            answer = ask_to_send_over_network(self, self._helpdesk_text())
        else:
            answer = ask_to_send(self, self.session.desk.email)
        self.destination = Destination(put_aside=answer is SendAnswer.LATER)
        return answer is not SendAnswer.NO

    def _pictures_changed(self) -> None:
        """Pictures made smaller may have other names."""
        if self.isVisible():
            self._load_thumbnails()

    def _changed(self) -> None:
        if self.isVisible():  # not at every letter typed elsewhere
            self._show()

    def _show(self) -> None:
        draft, desk = self.session.draft, self.session.desk
        letter = write_letter(draft, desk)
        to = self.tr("practice desk") if draft.is_practice else f"{desk.name} <{desk.email}>"
        over_network = draft.way is Way.API
        if over_network:
            to = self.tr("{desk}, helpdesk {helpdesk}").format(desk=desk.name, helpdesk=self._helpdesk_text())
        self._recipient.setText(self.tr("To: {recipient}").format(recipient=to))
        self._subject.setText(self.tr("Subject: {subject}").format(subject=letter.subject))
        if letter.body != self._letter.toPlainText():
            self._letter.setPlainText(letter.body)
        files = sum(picture.file_size or 0 for picture in draft.pictures)
        if over_network:  # the files go as they are; only e-mail makes them larger
            self.budget.show_files(files, desk.pictures.total_bytes)
        else:
            self.budget.show_sizes(letter_size(letter.body, files), letter_size(letter.body, desk.pictures.total_bytes))
        self.budget.setVisible(bool(draft.pictures))
        self._pictures.setVisible(bool(draft.pictures))
        similar = [f"{request_text(entry)}: «{entry.subject}»." for entry in self.session.similar[:1]]
        self.checks.show_verdicts(self.session.verdicts(), {NO_SECOND_INCIDENT: "".join(similar)})

    def _helpdesk_text(self) -> str:
        account = self._ways.helpdesk_account()
        return helpdesk_text(account) if account is not None else self.tr("not set up yet")

    def _show_thumbnails(self, images: dict[PictureId, QImage]) -> None:
        self._pictures.clear()
        for place, picture in enumerate(self.session.draft.pictures, 1):
            item = QListWidgetItem(picture_file_name(place, picture.media_type))
            if picture.id in images:
                item.setIcon(QIcon(QPixmap.fromImage(images[picture.id])))
            self._pictures.addItem(item)

    def _way_chosen(self, way: Way) -> None:
        if way is not self._proposed:
            self._proposed = None
        self.session.choose_way(way)

    def _take_out(self, finding: Finding) -> None:
        put_back = self.take_out_on_page(finding)
        if put_back is None:
            return

        def undo() -> None:
            self.checks.offer_undo("", None)
            put_back()

        self.checks.offer_undo(taken_out_text(finding.code), undo)
        self._show()

    def _fix(self, finding: Finding) -> None:
        self.fix_wanted.emit(finding)

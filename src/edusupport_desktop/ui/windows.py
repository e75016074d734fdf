"""Which windows there are, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.domain.contacts_doubt import Doubt
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.services.contacts import Contacts
from edusupport_desktop.services.deliver import recover_interrupted
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.outbox import Outbox
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.sent_letters import SentLettersCheck
from edusupport_desktop.services.similar_requests import similar_requests
from edusupport_desktop.services.submit import Submission
from edusupport_desktop.ui.afterwards import Afterwards
from edusupport_desktop.ui.exchange.work import ExchangeWork
from edusupport_desktop.ui.helpdesk.work import HelpdeskWork
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.journal.work import JournalWork
from edusupport_desktop.ui.letter_parts import LetterParts
from edusupport_desktop.ui.outbox import OutboxTimer
from edusupport_desktop.ui.replies import Replies
from edusupport_desktop.ui.settings.windows import SettingsWindows
from edusupport_desktop.ui.single_instance import Wish
from edusupport_desktop.ui.updates import Updates

FIRST_SECONDS = 1.5
"""How long browsers may take to tell their versions before the list is shown."""

PATIENT_SECONDS = 15.0
"""How long those may take that did not: a cold start from a slow disk takes seconds even for ``--version``."""

if TYPE_CHECKING:
    from edusupport_desktop.domain.identifiers import RequestId
    from edusupport_desktop.ui.wizard.session import DraftSession
    from edusupport_desktop.ui.wizard.wizard import RequestWizard


class Windows(QObject):
    """Owns the journal's window and opens the others. Everything slow goes through ``jobs``."""

    wizard_opened = Signal(object)

    def __init__(self, program: Program, jobs: Jobs, journal: JournalWindow) -> None:
        super().__init__()
        self._program = program
        self._jobs = jobs
        self._drafts = Drafts(program.drafts, program.journal, program.profile, program.clock)
        self._wizard: RequestWizard | None = None
        self._closing = False
        self._next: Draft | None = None
        self._unwanted: RequestId | None = None
        self.journal = journal
        journal.furnish(program.clock)
        self.work = JournalWork(program, self._drafts, self._submission, journal, jobs, lambda: self._wizard or journal)
        self.updates = Updates(program, journal, jobs, self.work.tell)
        sent_letters = SentLettersCheck(program.journal, program.accounts, program.sent_letters, program.clock)
        self.outbox = OutboxTimer(self._outbox, sent_letters, jobs, program.clock, journal)
        self.helpdesk = HelpdeskWork(
            program, self._submission, journal, self.work, jobs, lambda: self._wizard or journal
        )
        self._parts = LetterParts(lambda: self._program, jobs, self.helpdesk.is_laid_down)
        self.afterwards = Afterwards(
            program, self._submission, self._drafts.remember, self._parts, self.work, journal, jobs
        )
        self.replies = Replies(program, self.work, journal, jobs)
        self.exchange = ExchangeWork(
            program, self.work, journal, jobs, self.replies.mailbox, lambda: self._wizard is not None
        )
        self.settings = SettingsWindows(
            lambda: self._program, jobs, self.work, journal, self.replies.mailbox, lambda: self._wizard
        )
        self._connect()

    def start_work(self, *, is_first: bool) -> None:
        """Fills the journal. Only the first program over this data recovers and retries what an earlier left."""

        def work(_: Progress) -> None:
            recover_interrupted(self._program.journal, self._program.clock)
            self._drafts.discard_sent()
            self.settings.remove_old_pictures()

        self.work.refresh()
        if is_first:
            self._jobs.run(work, lambda _: self.outbox.look(starting=True), self.work.tell)
            self._jobs.run(lambda _: self._program.back_up(), None, self.work.tell)
            self.replies.mailbox.start()
        self.updates.look()

    def new_request(self, way: Way | None = None) -> None:
        if self._wizard is not None:
            _bring_to_front(self._wizard)
        else:
            self._open_wizard(self._drafts.new(way))

    def grant(self, wish: Wish) -> None:
        """What a second start of the program asks for."""
        if wish is Wish.CAPTURE:
            self.capture()
            return
        if wish is Wish.NEW:
            self.new_request()
        _bring_to_front(QApplication.activeModalWidget() or self._wizard or self.journal)

    def show_journal(self) -> None:
        _bring_to_front(self.journal)

    def capture(self) -> None:
        """Takes the screen for the request that is being written, or for a new one."""
        if self._wizard is None:
            self.new_request()
        if self._wizard is not None and QApplication.activeModalWidget() is None:
            self._wizard.take_screen()

    def _connect(self) -> None:
        journal = self.journal
        journal.new_wanted.connect(self.new_request)
        journal.practice_wanted.connect(lambda: self.new_request(Way.PRACTICE))
        journal.capture_wanted.connect(self.capture)
        journal.account_wanted.connect(self.settings.set_up_mail)
        journal.privacy_wanted.connect(self.settings.show_privacy)
        journal.about_wanted.connect(self.settings.about)
        journal.close_wanted.connect(self._close)
        self.work.draft_wanted.connect(self._open_wizard)
        self.work.account_wanted.connect(self.settings.set_up_mail)
        self.work.sending_over.connect(self.outbox.look)
        journal.call_first_wanted.connect(lambda: self.afterwards.calls.call_first(self._drafts.new(), journal))
        self.afterwards.follow_ups.gone.connect(self._added)
        self.afterwards.calls.began.connect(self._told)
        self.work.sending_over.connect(self.replies.mailbox.look_soon)
        self.outbox.changed.connect(self.work.refresh)

    # The wizard

    def _open_wizard(self, draft: Draft) -> None:
        from edusupport_desktop.ui.wizard.sending_page import Submissions
        from edusupport_desktop.ui.wizard.session import DraftSession
        from edusupport_desktop.ui.wizard.wizard import RequestWizard

        if self._wizard is not None:
            self._change_to(draft)
            return
        program = self._program
        preset = program.laid_down()
        session = DraftSession(
            preset.applied_to(draft),
            program.desk(),
            program.regions(),
            program.drafts,
            self._jobs,
            self,
            locked=preset.locked,
        )
        submission = self._submission()
        wizard = RequestWizard(
            session,
            pictures=self._parts.pictures,
            styles=self._parts.styles(),
            taker=self._parts.taker(),
            store=program.drafts,
            probe=program.browser_probe,
            clock=program.clock,
            ways=self._parts.ways(),
            submissions=Submissions(
                submission.submit,
                submission.put_aside,
                program.handed_over_files.folder,
                self.helpdesk.over_network(),
            ),
            find_similar=lambda subject, practice: similar_requests(subject, program.journal, practice=practice),
            jobs=self._jobs,
        )
        self._wizard = wizard
        self.work.written = draft.id
        self.journal.asks_before_closing = True
        wizard.account_wanted.connect(self.settings.set_up_mail)
        wizard.helpdesk_wanted.connect(self.helpdesk.set_up)
        self.helpdesk.account_changed.connect(wizard.helpdesk_changed)
        wizard.sending.connect(self.work.sending_began)
        wizard.sent.connect(lambda: self._sent(session.draft))
        wizard.similar.write_wanted.connect(lambda request: self._write_into(request, session))
        wizard.splitting.drafts_changed.connect(self.work.load_drafts)
        wizard.number_wanted.connect(self.work.write_down_number)
        wizard.call_wanted.connect(lambda: self._call_first(session))
        # The session belongs to the wizard: both live until the last word is on the disk.
        wizard.finished.connect(lambda _: session.finish(self._wizard_closed))
        wizard.offer_institutions(program.profile.institutions())
        wizard.show()
        self._ask_about_contacts(session)
        self.work.load_drafts()
        self._find_browsers(wizard, FIRST_SECONDS)
        self._jobs.run(lambda _: program.operating_system(), lambda name: self._system_known(wizard, name))
        self.wizard_opened.emit(wizard)

    def _change_to(self, draft: Draft) -> None:
        """Another draft instead of the one in the wizard, which is kept; not while its letter is being sent."""
        over, wizard = QApplication.activeModalWidget(), self._wizard
        if over is None and wizard is not None and draft.id != self.work.written:
            self._next = draft
            wizard.close()
            if not wizard.isVisible():
                return
            self._next = None
        _bring_to_front(over or wizard or self.journal)

    def _ask_about_contacts(self, session: DraftSession) -> None:
        program, draft = self._program, session.draft
        contacts = Contacts(program.profile, program.journal, program.clock, program.desk().contacts.valid_days)

        def found(doubt: Doubt | None) -> None:
            if self._wizard is not None and isValid(session):
                session.doubt_contacts(doubt)

        def confirmed() -> None:
            draft = session.draft
            self._jobs.run(lambda _: contacts.confirm(draft), lambda _: None, self.work.tell)

        session.contacts_confirmed.connect(confirmed)
        self._jobs.run(lambda _: contacts.doubt(draft), found)

    def _find_browsers(self, wizard: RequestWizard, seconds: float) -> None:
        """The quick ones first: one that hangs must not keep the others from the list."""

        def found(browsers: Sequence[Browser]) -> None:
            if wizard is not self._wizard:
                return
            wizard.offer_browsers(browsers)
            if seconds < PATIENT_SECONDS and any(browser.version is None for browser in browsers):
                self._find_browsers(wizard, PATIENT_SECONDS)

        self._jobs.run(lambda _: self._program.browsers().find(seconds), found)

    def _system_known(self, wizard: RequestWizard, name: str) -> None:
        if wizard is self._wizard:
            wizard.system_known(name)

    # A further letter into a request

    def _write_into(self, request_id: RequestId, session: DraftSession) -> None:
        """What is in the wizard becomes a further letter instead of a second incident."""

        def saved() -> None:
            if self._wizard is not None:
                self.afterwards.follow_ups.open(request_id, session.draft, self._wizard)

        session.when_saved(saved)

    def _added(self, draft: Draft | None) -> None:
        """Its words are in the other request now: the draft goes with the wizard that holds it."""
        if draft is not None and self._wizard is not None and self.work.written == draft.id:
            self._unwanted = draft.id
            self._wizard.close()
        self.work.refresh()

    def _call_first(self, session: DraftSession) -> None:
        def saved() -> None:
            if self._wizard is not None:
                self.afterwards.calls.call_first(session.draft, self._wizard)

        session.when_saved(saved)

    def _told(self, draft: Draft) -> None:
        """It is a request now, told by telephone: the draft goes with the wizard that holds it."""
        if self._wizard is not None and self.work.written == draft.id:
            self._unwanted = draft.id
            self._wizard.close()
        self.work.reveal(draft.id)

    def _wizard_closed(self) -> None:
        if self._wizard is not None:
            self._wizard.deleteLater()
            self._wizard = None
        self.work.written = None
        self.journal.asks_before_closing = False
        unwanted, self._unwanted = self._unwanted, None
        if unwanted is not None:
            self._jobs.run(
                lambda _: self._program.drafts.delete(unwanted), lambda _: self.work.refresh(), self.work.tell
            )
        self.work.refresh()
        if self._closing:
            self.journal.quit()
        elif self._next is not None:
            draft, self._next = self._next, None
            self._open_wizard(draft)

    def _close(self) -> None:
        """The wizard is closed before the journal; what is open over it comes first: its work would be lost."""
        over = QApplication.activeModalWidget()
        if over is not None:
            over.activateWindow()
        elif self._wizard is not None:
            self._closing = True
            self._wizard.close()

    def _sent(self, draft: Draft) -> None:
        self.work.sending_ended()
        self.journal.show_practice(draft.is_practice)
        self.work.reveal(draft.id)
        self.replies.offer_reading(draft.id)

    def _submission(self) -> Submission:
        program = self._program
        return Submission(
            desk=program.desk(),
            regions=program.regions(),
            drafts=self._drafts,
            store=program.drafts,
            journal=program.journal,
            accounts=program.accounts,
            senders=program.senders,
            practice_replies=program.practice_replies,
            clock=program.clock,
            remote=program.remote_incidents,
        )

    def _outbox(self) -> Outbox:
        return Outbox(self._program.journal, self._submission(), self._program.clock, self.helpdesk.settling())


def _bring_to_front(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()

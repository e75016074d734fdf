"""Letters of the support, read from the mailbox or given as files: what came is told, and what only the teacher can
say is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.journal_list import ListQuestion
from edusupport_desktop.domain.mail_account import MailAccount
from edusupport_desktop.services.checked_reply import CheckedReply, ReplyOutcome
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.services.watch_mailbox import MailboxWatch
from edusupport_desktop.ui.file_dialogs import letter_dialog
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.letter_drop import LetterDrop
from edusupport_desktop.ui.journal.reply_words import news_text, notice_text, reply_text, trouble_text
from edusupport_desktop.ui.journal.window import JournalWindow
from edusupport_desktop.ui.journal.work import JournalWork
from edusupport_desktop.ui.mailbox_news import MailboxNews

_MOST_OFFERED = 200
"""Requests to choose from, the latest: an older one is answered by its number."""
_MOST_LOOKED_AT = 2_000


class Replies(QObject):
    """``noticed`` carries a text for the desktop, for when nobody looks at the program's windows."""

    noticed = Signal(str)

    def __init__(self, program: Program, work: JournalWork, journal: JournalWindow, jobs: Jobs) -> None:
        super().__init__()
        self._program = program
        self._work = work
        self._journal = journal
        self._jobs = jobs
        watch = MailboxWatch(program.journal, program.desk, program.clock, program.open_mailbox)
        self.mailbox = MailboxNews(watch, jobs, journal)
        self.mailbox.came.connect(self._came)
        self.mailbox.troubled.connect(self._troubled)
        journal.closed.connect(self.mailbox.end)
        journal.menus.open_letter.triggered.connect(self._choose_files)
        self._drop = LetterDrop(journal)
        self._drop.dropped.connect(self.read_files)

    def offer_reading(self, sent: RequestId) -> None:
        """After a letter that has gone by mail: once."""

        def account_to_ask_about(_: Progress) -> MailAccount | None:
            entry, account = self._program.journal.entry(sent), self._program.accounts.account()
            if entry.way is not Way.MAIL or entry.state is not State.SENT or account is None:
                return None
            return account if account.incoming is not None and account.reads_replies is None else None

        self._jobs.run(account_to_ask_about, self._offer_reading, self._work.tell)

    def read_files(self, paths: Sequence[str]) -> None:
        """Letters saved as files go the way of those from the mailbox."""
        program = self._program

        def work(_: Progress) -> tuple[Sequence[CheckedReply], EduSupportError | None]:
            checked: list[CheckedReply] = []
            trouble: EduSupportError | None = None
            for path in paths:
                try:
                    checked.append(self._take(program.read_letter(path)))
                except EduSupportError as error:
                    trouble = trouble or error
            return checked, trouble

        def taken(found: tuple[Sequence[CheckedReply], EduSupportError | None]) -> None:
            checked, trouble = found
            if checked:
                self._came(checked, by_hand=True)
            if trouble is not None:
                self._work.tell(trouble)

        self._jobs.run(work, taken, self._work.tell)

    def _take(self, letter: IncomingLetter, request_id: RequestId | None = None) -> CheckedReply:
        from edusupport_desktop.services.check_replies import take  # slow to load, and seldom needed

        program = self._program
        return take(letter, journal=program.journal, desk=program.desk(), clock=program.clock, request_id=request_id)

    def _choose_files(self) -> None:
        dialog = letter_dialog(self._journal)
        if dialog.exec():
            self.read_files(dialog.selectedFiles())

    # What came

    def _came(self, news: Sequence[CheckedReply], *, by_hand: bool = False) -> None:
        self._work.refresh()
        undecided = [each for each in news if _has_to_be_decided(each, by_hand)]
        if by_hand and len(undecided) == len(news):
            self._decide(undecided)  # whoever gave the letter waits for it
            return
        text = news_text(news)
        if undecided:
            self._journal.news.add(text, self.tr("Choose…"), self._act(lambda: self._decide(undecided)))
        elif (shown := next((each.entry for each in news if each.entry is not None), None)) is not None:
            self._journal.news.add(text, self.tr("Show"), self._act(lambda: self._show(shown)))
        else:
            self._journal.news.add(text)
        if not by_hand and QApplication.activeWindow() is None:
            QApplication.alert(self._journal)
            self.noticed.emit(notice_text(news))

    def notify_desktop(self, text: str) -> None:
        """Where no icon of ours can say it."""
        self._jobs.run(lambda _: self._program.notify("EduSupport Desktop", text))

    def _act(self, action: Callable[[], object]) -> Callable[[], object]:
        def act() -> None:
            self._journal.news.next()
            action()

        return act

    def _show(self, entry: JournalEntry) -> None:
        self._journal.show_practice(entry.is_practice)
        self._work.reveal(entry.request_id)

    def _decide(self, undecided: Sequence[CheckedReply]) -> None:
        """One after the other. What is put off is asked again when the program starts anew."""
        if not undecided:
            return
        first, *others = undecided
        if first.outcome is ReplyOutcome.ASK and first.entry is not None:
            self._show(first.entry)
            self._work.write_down_number(first.entry.request_id, lambda: self._decide(others))
        else:
            self._ask_which(first, others)

    def _ask_which(self, checked: CheckedReply, others: Sequence[CheckedReply]) -> None:
        from edusupport_desktop.ui.journal.which_request_dialog import WhichRequestDialog

        def possible(_: Progress) -> Sequence[JournalEntry]:
            from edusupport_desktop.services.find_request import MAY_BE_ANSWERED

            journal = self._program.journal
            if checked.requests:
                return [journal.entry(request_id) for request_id in checked.requests]
            latest = (listed.entry for listed in journal.first_lines(ListQuestion(), _MOST_LOOKED_AT))
            return [entry for entry in latest if entry.state in MAY_BE_ANSWERED][:_MOST_OFFERED]

        def ask(entries: Sequence[JournalEntry]) -> None:
            if not entries:
                self._journal.news.add(reply_text(checked))
                self._decide(others)
                return
            dialog = WhichRequestDialog(checked.reply, entries, self._journal)

            def closed() -> None:
                if dialog.is_none:
                    self.mailbox.watch.is_none_of_ours(checked.reply.message_id)
                elif dialog.chosen is not None:
                    self._place(checked.letter, dialog.chosen)
                self._decide(others)

            dialog.finished.connect(closed)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._jobs.run(possible, ask, self._work.tell)

    def _place(self, letter: IncomingLetter, request_id: RequestId) -> None:
        self._jobs.run(
            lambda _: self._take(letter, request_id),
            lambda checked: self._came([checked], by_hand=True),
            self._work.tell,
        )

    # The mailbox

    def _troubled(self, error: EduSupportError) -> None:
        text = trouble_text(error)
        if error.code.startswith(("mail_password", "keyring_")):
            self._journal.news.add(text, self.tr("Mailbox…"), self._act(self._journal.account_wanted.emit))
        else:
            self._journal.news.add(text)

    def _offer_reading(self, account: MailAccount | None) -> None:
        if account is None:
            return
        self._allow_reading(account, allowed=False)  # asked once, whatever becomes of the question
        self._journal.news.add(
            self.tr(
                "The program can look for the support's answer itself and write down the number. Of your incoming mail "
                "it reads only the letters about your requests; nothing is changed there."
            ),
            self.tr("Look for answers"),
            self._act(lambda: self._allow_reading(account, allowed=True)),
        )

    def _allow_reading(self, account: MailAccount, *, allowed: bool) -> None:
        changed = replace(account, reads_replies=allowed)
        done: Callable[[None], None] | None = (lambda _: self.mailbox.look_anew()) if allowed else None
        self._jobs.run(lambda _: self._program.accounts.save(changed), done, self._work.tell)


def _has_to_be_decided(checked: CheckedReply, by_hand: bool) -> bool:
    """A letter the teacher gives belongs to some request."""
    if checked.outcome is ReplyOutcome.NOT_OURS:
        return by_hand
    return checked.outcome in (ReplyOutcome.ASK, ReplyOutcome.WHICH)

"""After a letter of the journal was handed over once more: where it is, with its pictures and its text at hand."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import JournalEntry
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.jobs import Jobs
from edusupport_desktop.ui.journal.news_notice import NewsNotice
from edusupport_desktop.ui.words import tr


def tell_where_it_is(entry: JournalEntry, program: Program, jobs: Jobs, news: NewsNotice) -> None:
    """Puts the text on the clipboard, and opens the folder of the pictures beside a page of the browser."""

    def work(_: Progress) -> tuple[str, str | None]:
        text = program.journal.outgoing(entry.request_id).letter.body
        return text, program.handed_over_files.folder(entry.request_id)

    def tell(found: tuple[str, str | None]) -> None:
        text, folder = found
        QGuiApplication.clipboard().setText(text)

        def open_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder or ""))

        said = (
            tr("The letter is open in the browser: send it from there. Its text is on the clipboard.")
            if entry.way is Way.WEB_MAIL
            else tr("The letter is open in the mail program: send it from there. Its text is on the clipboard.")
        )
        if folder is None:
            news.tell(said)
            return
        news.tell(said, tr("Open the folder with the pictures"), open_folder)
        if entry.way is Way.WEB_MAIL:
            open_folder()

    jobs.run(work, tell)

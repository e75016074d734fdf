"""A submission over real storage, with ways out that end as they are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from edusupport_desktop.delivery.eml_file import EmlFileSender
from edusupport_desktop.delivery.practice_desk import PracticeDesk
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.inbox.eml_folder import EmlFolder
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.ports import Clock, Progress, Sender
from edusupport_desktop.services.submit import Submission
from edusupport_desktop.settings.mail_accounts import KeyringMailAccounts
from edusupport_desktop.settings.profile import JsonProfile
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from real_program import ANSWERS, MemoryKeyring
from sample_request import DESK, all_regions
from sending import clock_at

CLOCK = clock_at(2026, 11, 23)
ACCOUNT = MailAccount("koroleva@yandex.ru", "koroleva@yandex.ru", "127.0.0.1", 465, Security.TLS)
DRAFT = Draft(
    RequestId("11111111-2222-3333-4444-555555555555"), CLOCK(), ANSWERS, has_error_message=False, way=Way.MAIL
)


@dataclass
class Post:
    """Every way out, ending as it is told. ``sent``: what was tried, in order; ``targets``: the programs and services
    asked for."""

    practice_desk: PracticeDesk
    outcome: EventKind | Exception = EventKind.ACCEPTED
    missing: EduSupportError | None = None
    sent: list[Outgoing] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        self.sent.append(outgoing)
        progress.raise_if_cancelled()
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def mail(self) -> Sender:
        if self.missing is not None:
            raise self.missing
        return self

    def file(self, path: str) -> Sender:
        return EmlFileSender(Path(path))

    def mail_program(self, target: str) -> Sender:
        self.targets.append(target)
        return self

    def web_mail(self, target: str) -> Sender:
        self.targets.append(target)
        return self

    def helpdesk(self) -> Sender:
        if self.missing is not None:
            raise self.missing
        return self

    def practice(self) -> Sender:
        return self.practice_desk


class Setup:
    """A submission over real storage."""

    def __init__(self, folder: Path, journal: SqliteJournal, clock: Clock = CLOCK) -> None:
        self.journal = journal
        self.store = FileDraftStore(folder / "drafts")
        self.accounts = KeyringMailAccounts(JsonSettingsFile(folder / "account.json"), MemoryKeyring)
        self.accounts.save(ACCOUNT)
        desk = PracticeDesk(folder / "practice", DESK.number, clock)
        self.post = Post(desk)
        self.profile = JsonProfile(JsonSettingsFile(folder / "profile.json"))
        self.submission = Submission(
            desk=DESK,
            regions=all_regions(),
            drafts=Drafts(self.store, journal, self.profile, clock),
            store=self.store,
            journal=journal,
            accounts=self.accounts,
            senders=self.post,
            practice_replies=lambda: EmlFolder(desk.replies_folder),
            clock=clock,
        )

    def kinds(self) -> list[EventKind]:
        return [event.kind for event in self.journal.events(DRAFT.id)]

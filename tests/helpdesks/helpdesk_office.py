"""A teacher's program beside a helpdesk: real journal, real sender, a helpdesk that answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from contracts.samples import an_outgoing, prepared
from edusupport_desktop.delivery.helpdesk.connector import Connector
from edusupport_desktop.delivery.helpdesk.exchange import Limits
from edusupport_desktop.delivery.helpdesk.sender import HelpdeskSender
from edusupport_desktop.delivery.helpdesk.servicenow import ServiceNow
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.incident import EventKind, JournalEntry, State
from edusupport_desktop.services.change_way import WayChange
from edusupport_desktop.services.deliver import Delivered, recover_interrupted
from edusupport_desktop.services.follow_up import FollowUps
from edusupport_desktop.services.helpdesk_ports import Helpdesk
from edusupport_desktop.services.outbox import Outbox
from edusupport_desktop.services.ports import Sender
from edusupport_desktop.services.refresh_state import StateRefresh
from edusupport_desktop.services.settle_helpdesk import HelpdeskSettling
from edusupport_desktop.services.submit import Submission
from edusupport_desktop.settings.helpdesk_accounts import KeyringHelpdeskAccounts
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from helpdesks.servicenow_double import PASSWORD, USER, ServiceNowDouble
from post_office import Setup
from real_program import MemoryKeyring
from sample_request import DESK
from sending import RecordedProgress, clock_at

LIMITS = Limits(step_seconds=20, answer_seconds=20)


class Office(Setup):
    """Beside the helpdesk of this ``account``. ``connect`` may be replaced."""

    def __init__(
        self, folder: Path, journal: SqliteJournal, account: HelpdeskAccount, connect: Callable[[], Connector]
    ) -> None:
        self.now: datetime = clock_at(2026, 11, 23)()
        super().__init__(folder, journal, lambda: self.now)
        self.remote = journal.remote_incidents
        self.helpdesks = KeyringHelpdeskAccounts(JsonSettingsFile(folder / "helpdesk.json"), MemoryKeyring)
        self.account = account
        self.helpdesks.save(self.account)
        self.connect = connect
        office = self

        class Senders(type(self.post)):  # type: ignore[misc]
            def helpdesk(self) -> Sender:
                return office.sender

        self.post.__class__ = Senders
        self.submission = Submission(
            **{name: getattr(self.submission, name) for name in self.submission.__slots__ if name != "remote"},
            remote=self.remote,
        )
        clock = self.submission.clock
        self.settling = HelpdeskSettling(journal, self.remote, self.helpdesks, self.open_helpdesk, clock)
        self.outbox = Outbox(journal, self.submission, clock, self.settling)
        self.refresh = StateRefresh(journal, self.remote, self.helpdesks, self.open_helpdesk, DESK, clock)
        self.way_change = WayChange(journal, self.remote, self.accounts, self.open_helpdesk, clock)
        self.follow_ups = FollowUps(self.submission)

    @property
    def sender(self) -> HelpdeskSender:
        return HelpdeskSender(lambda: self.connect(), self.account.where, self.remote)

    @contextmanager
    def open_helpdesk(self) -> Iterator[Helpdesk]:
        with closing(self.connect()) as helpdesk:
            yield helpdesk

    def prepare(self, **changes: object) -> RequestId:
        outgoing = an_outgoing(**({"way": Way.API} | changes))
        self.journal.add(outgoing, prepared(outgoing))
        return outgoing.request_id

    def send(self, request_id: RequestId, progress: RecordedProgress | None = None) -> Delivered:
        return self.submission.send(request_id, None, progress or RecordedProgress())

    def sent(self, **changes: object) -> RequestId:
        """A request that is in the helpdesk."""
        request_id = self.prepare(**changes)
        assert self.send(request_id).failure is None
        return request_id

    def forward(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)

    def start_again(self) -> None:
        """As after a program that was killed."""
        recover_interrupted(self.journal, self.submission.clock)

    def go_on(self, request_id: RequestId) -> JournalEntry:
        """What happens next: the outbox looks, and the teacher sends again what was refused."""
        self.forward(61)
        self.start_again()
        self.outbox.send_due(RecordedProgress())
        if self.journal.entry(request_id).state is State.REFUSED:
            self.send(request_id)
        return self.journal.entry(request_id)

    def kinds_of(self, request_id: RequestId) -> list[EventKind]:
        return [event.kind for event in self.journal.events(request_id)]


class HelpdeskOffice(Office):
    """Beside the ServiceNow double."""

    def __init__(self, folder: Path, journal: SqliteJournal, double: ServiceNowDouble, limits: Limits = LIMITS) -> None:
        self.double = double
        account = HelpdeskAccount("servicenow", double.address, SignIn.BASIC, "incident", USER)
        super().__init__(
            folder, journal, account, lambda: ServiceNow(self.account, HelpdeskSecrets(PASSWORD), limits=limits)
        )

    def at_the_helpdesk(self, request_id: RequestId) -> list[dict[str, str]]:
        return [one for one in self.double.incidents.values() if one.get("correlation_id") == request_id]

    def pictures_at_the_helpdesk(self) -> list[tuple[str, bytes]]:
        return sorted((name, data) for _, name, _, data in self.double.files.values())


class Killed(BaseException):
    """Stands for kill -9 in the middle of a sending."""


@contextmanager
def helpdesk_office(folder: Path, limits: Limits = LIMITS) -> Iterator[HelpdeskOffice]:
    double = ServiceNowDouble()
    with (
        double.running(),
        closing(SqliteJournal(folder / "journal.sqlite3", folder / "requests")) as journal,
    ):
        yield HelpdeskOffice(folder, journal, double, limits)

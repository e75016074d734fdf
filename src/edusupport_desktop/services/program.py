"""Everything the windows are made of. ``bootstrap`` fills it in; ``ui.application`` deals it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edusupport_desktop.domain.desk import Desk
    from edusupport_desktop.domain.draft import Way
    from edusupport_desktop.domain.errors import EduSupportError
    from edusupport_desktop.domain.hand_off import WebMail
    from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets
    from edusupport_desktop.domain.incident import JournalEntry, State
    from edusupport_desktop.domain.incoming_letter import IncomingLetter
    from edusupport_desktop.domain.mail_account import MailAccount, MailProvider
    from edusupport_desktop.domain.preset import Preset
    from edusupport_desktop.domain.region import Region
    from edusupport_desktop.domain.version import Announcement
    from edusupport_desktop.services.exchange import Exchange
    from edusupport_desktop.services.hand_off_ports import HandedOverFiles, MailPrograms
    from edusupport_desktop.services.helpdesk_ports import HelpdeskAccounts, OpenHelpdesk, RemoteIncidents
    from edusupport_desktop.services.mailbox_ports import OpenMailbox, ReplyReader, SentLetters
    from edusupport_desktop.services.ports import (
        BrowserFinder,
        BrowserProbe,
        CaptureHabitsStore,
        Clock,
        DesktopWindows,
        DraftStore,
        Journal,
        MailAccounts,
        PictureFiles,
        PreferenceStore,
        Profile,
        Progress,
        ScreenCapture,
        Senders,
        SettingsFile,
    )

    JournalWriter = Callable[[Iterable[JournalEntry], str, Mapping[tuple[State, Way], str], Mapping[Way, str]], None]
    """Writes journal entries to a path, as XLSX where it ends so and else as CSV, with words for states and ways."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """A good copy of a journal that is damaged, and the way back to it. The damaged one is kept under another name."""

    made_on: date
    restore: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of the program on this computer. What is heavy is a function that makes it when it is called."""

    clock: Clock
    data_folder: str
    lock_file: str
    practice_folder: str
    journal: Journal
    drafts: DraftStore
    profile: Profile
    preferences: PreferenceStore
    accounts: MailAccounts
    senders: Senders
    helpdesk_accounts: HelpdeskAccounts
    remote_incidents: RemoteIncidents
    open_helpdesk: OpenHelpdesk
    helpdesk_systems: Callable[[], Sequence[str]]
    """The names of the systems there are connectors for."""
    check_helpdesk: Callable[[HelpdeskAccount, HelpdeskSecrets], None]
    """A real call that changes nothing. Raises why no request could be made."""
    sent_letters: Callable[[], SentLetters | None]
    """The mailbox that sends; None when nobody said where it is read. Raises ``Unavailable`` without a password."""
    mail_programs: Callable[[], MailPrograms]
    web_mail: Callable[[], Sequence[WebMail]]
    handed_over_files: HandedOverFiles
    open_mailbox: OpenMailbox
    """For answers of the support, where the teacher allowed it. Raises ``Unavailable`` without a password."""
    read_letter: Callable[[str], IncomingLetter]
    """A letter saved as a file."""
    notify: Callable[[str, str], bool]
    """A title and a text for the desktop's own notifications; False where it has none."""
    practice_replies: Callable[[], ReplyReader]
    erase_practice: Callable[[], None]
    desk: Callable[[], Desk]
    regions: Callable[[], Sequence[Region]]
    provider_for: Callable[[str], MailProvider | None]
    look_up_provider: Callable[[str, Progress], MailProvider | None]
    """Asks the internet: only after the teacher agreed."""
    check_account: Callable[[MailAccount, str], EduSupportError | None]
    """Signs in for real. Raises why nothing can be sent; returns why the mailbox cannot be read, None when it can or
    need not."""
    capture: Callable[[], ScreenCapture]
    capture_habits: CaptureHabitsStore
    annotator_settings: SettingsFile
    put_off: SettingsFile
    """When the teacher wants to hear again of a request that waits for an answer: ``services.waiting``."""
    desktop_windows: Callable[[], DesktopWindows]
    picture_files: Callable[[], PictureFiles]
    browsers: Callable[[], BrowserFinder]
    browser_probe: Callable[[], BrowserProbe]
    operating_system: Callable[[], str]
    """Name, edition and build of the system as people write them; empty when they could not be read. Slow."""
    write_journal: JournalWriter
    exchange: Exchange
    preset: Callable[[], Preset]
    """Raises ``UntrustedInput("preset_wrong")``."""
    laid_down: Callable[[], Preset]
    """The same; an empty one when it is wrong. Small and quick: may be asked on the interface's thread."""
    find_newer: Callable[[str, str], Announcement | None]
    """From the address in the preset and the version that runs; raises an error of the domain."""
    back_up: Callable[[], bool]
    """Copies the journal, once a day; False when today's copy is there. Raises ``UntrustedInput("journal_damaged")``
    when the copy shows that it is; the next start then offers the last good one."""
    erase: Callable[[], None]
    """Everything this program keeps on this computer: journal, letters, drafts, settings, the password. Nothing of it
    can be used afterwards, and the program must end. Raises ``Unavailable``."""
    close: Callable[[], None]
    """At the end, when no job runs any more: what stands in the journal's log goes into the journal."""

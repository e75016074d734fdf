"""What the use cases and the windows need from the outside world, as Protocols.

The rooms implement them, ``bootstrap`` chooses the implementation. Nothing here knows which.
Every method may be slow (disk, network, another program) and is called off the interface's thread, unless it
says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from edusupport_desktop.domain.annotation import PixelBox
    from edusupport_desktop.domain.answers import Field
    from edusupport_desktop.domain.browser import Browser
    from edusupport_desktop.domain.browser_report import BrowserReport, PageTexts
    from edusupport_desktop.domain.capture_habits import CaptureHabits
    from edusupport_desktop.domain.contacts_doubt import Confirmation
    from edusupport_desktop.domain.desktop_window import DesktopWindow
    from edusupport_desktop.domain.document import FoundPicture, LeftOut
    from edusupport_desktop.domain.draft import Draft, Way
    from edusupport_desktop.domain.identifiers import PictureId, RequestId
    from edusupport_desktop.domain.incident import Event, EventKind, JournalEntry, State
    from edusupport_desktop.domain.incident_number import IncidentNumber
    from edusupport_desktop.domain.letter import Letter
    from edusupport_desktop.domain.mail_account import MailAccount
    from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
    from edusupport_desktop.domain.pattern import Pattern
    from edusupport_desktop.domain.picture import Conversion, EncodedPicture, Picture, Screen
    from edusupport_desktop.domain.preferences import Preferences
    from edusupport_desktop.domain.reply import KeptReply, Reply
    from edusupport_desktop.domain.thread import Thread
from edusupport_desktop.services.journal_list import JournalList

Clock = Callable[[], datetime]
"""The time now, aware, in the user's own zone."""


class ScreenCapture(Protocol):
    """Takes the screen. Raises ``Unavailable`` where it cannot work."""

    def missing(self) -> str | None:
        """What this computer lacks, as the code that ``capture`` would raise with ``Unavailable``; None: nothing known.

        Takes no picture and asks the user nothing. The answer may change while the program runs.
        """

    def screens(self) -> Sequence[Screen]:
        """The monitors, in the system's order. Empty where the desktop is only given in one piece (Wayland)."""

    def capture(self, screen: Screen | None = None) -> Picture:
        """One of ``screens()``, or with None the whole desktop: the rectangle around all monitors.

        Raises ``Unavailable`` rather than return a black or empty picture. Where ``screens()`` is empty the desktop
        itself may talk to the user: then this lasts minutes, the picture may be a part chosen in the desktop's own
        dialog (``domain.screen_layout`` tells), and ``Cancelled`` is raised when that was closed.
        """


class DesktopWindows(Protocol):
    """Which windows other programs show."""

    def visible(self) -> Sequence[DesktopWindow]:
        """The frontmost first: neither ours nor minimised ones, panels, tooltips or mere specks. May be empty.

        Raises ``Unavailable("window_list_unavailable")`` where this session does not tell. A window that cannot be
        asked, because it closes meanwhile for instance, is left out.
        """


class PictureDocument(Protocol):
    """A document or archive with pictures inside. Nothing of it is ever written to the disk."""

    @property
    def found(self) -> Sequence[FoundPicture]:
        """In the order of the document. Empty when there are none."""

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """The pictures that are not offered, and why."""

    def read(self, found: FoundPicture) -> bytes:
        """The picture's file, unpacked into memory. Raises ``UntrustedInput``: the document may have changed."""


class PictureFiles(Protocol):
    """Reads untrusted picture files and writes trusted ones."""

    def read(self, data: bytes) -> Picture:
        """Decodes a JPEG, PNG or what is converted to PNG, known by its content. Raises ``UntrustedInput``."""

    def conversion(self, data: bytes) -> Conversion | None:
        """None for a JPEG or PNG; otherwise what the file is that must become a PNG. Raises ``UntrustedInput``."""

    def open_document(self, path: str) -> PictureDocument | None:
        """Lists the pictures of a document or zip, known by its content; None when the file is neither.

        Raises ``UntrustedInput``: it cannot be opened, is damaged, locked, or made to do harm."""

    def write_png(self, picture: Picture) -> EncodedPicture:
        """Lossless flat RGB, no metadata. The bytes depend on the pixels alone."""

    def write_small_png(self, picture: Picture) -> EncodedPicture:
        """The same pixels in fewer bytes, at leisure; with a palette where they have at most 256 colours."""

    def write_jpeg(self, picture: Picture) -> EncodedPicture:
        """Flat RGB, no metadata: for photographs that came as JPEG and have no masks (a mask must be exact)."""

    def write_small_jpeg(self, picture: Picture) -> EncodedPicture:
        """The same with more of the picture lost."""

    def scaled(self, picture: Picture, width: int, height: int) -> Picture:
        """Made smaller so that letters stay as readable as they can; a picture of one colour keeps it exactly."""

    def verify(
        self,
        data: bytes,
        masked: Sequence[PixelBox],
        expected: Picture | None = None,
        *,
        size: tuple[int, int] | None = None,
    ) -> int:
        """Re-opens a written file: flat RGB, no metadata, nothing after its end, of this width and height (None: any),
        every masked area exactly as in ``expected``, the marks over an empty picture; None: of one colour.
        Returns how many areas were checked; raises ``OurFault``."""


class BrowserFinder(Protocol):
    """Finds the browsers of this computer."""

    def find(self, seconds: float) -> Sequence[Browser]:
        """The default browser first. Empty when none could be found; never raises for a broken installation.

        Programs that have to be asked for their version get this long, all together; one that does not answer in
        time is in the list without a version.
        """


class OpenedPage(Protocol):
    """A page on this computer that waits for one answer of one browser. ``close`` it, or take its ``answer``."""

    @property
    def address(self) -> str:
        """Opened by hand, in whichever browser, it works as well."""

    @property
    def was_opened(self) -> bool:
        """False when the browser could not be started."""

    def answer(self, progress: Progress) -> BrowserReport:
        """Waits for it and closes the page. Raises ``Cancelled``, and ``Unavailable("browser_silent")`` when none came
        in two minutes."""

    def close(self) -> None:
        """Nobody waits any more. Nothing happens when it is closed already."""


class BrowserProbe(Protocol):
    """Asks a browser what it is."""

    def open(self, browser: Browser | None, texts: PageTexts) -> OpenedPage:
        """Opens a page in this browser of the list; None: in the one that opens links. Raises ``Unavailable`` when
        this computer does not let the program listen at all."""


class DraftStore(Protocol):
    """Drafts and the files of their pictures. A draft that was saved survives ``kill -9`` and power loss."""

    def save(self, draft: Draft) -> None:
        """Replaces the stored draft of the same id in one step."""

    def drafts(self) -> Sequence[Draft]:
        """The latest changed first. A draft that cannot be read is left alone and not listed."""

    def delete(self, request_id: RequestId) -> None:
        """With all its files. Nothing happens when there is none."""

    def write_original(self, request_id: RequestId, picture_id: PictureId, data: bytes) -> None:
        """Keeps the file a picture came as, unchanged, so that its marks stay editable."""

    def read_original(self, request_id: RequestId, picture_id: PictureId) -> bytes: ...

    def write_finished(self, request_id: RequestId, picture_id: PictureId, data: bytes) -> None:
        """Keeps the file to be attached, with the marks in it."""

    def read_finished(self, request_id: RequestId, picture_id: PictureId) -> bytes: ...

    def delete_picture(self, request_id: RequestId, picture_id: PictureId) -> None:
        """Both files. Nothing happens when there are none."""


class Journal(JournalList, Protocol):
    """Every request that left the wizard, with its events. Several programs may use one journal at once."""

    def add(self, outgoing: Outgoing, prepared: Event, pattern: Pattern | None = None) -> None:
        """Stores the letter, its files and the PREPARED event (TOLD, of a request that began by telephone) in one
        transaction, before the first attempt; with them what another request may be made of.

        Raises ``ImpossibleEvent(state, PREPARED)`` when the journal has a request of this id already, with the
        state it is in: so no request can be prepared twice, whoever prepares it. ``KeyError`` when
        ``outgoing.follows`` is no request of the journal.
        """

    def enter(self, requests: Sequence[tuple[Outgoing, Sequence[Event]]]) -> Sequence[bool]:
        """Adds requests that were made elsewhere (``Way.ELSEWHERE``, without files), each with all its events, in one
        transaction. Of each, False when the journal has it already: by its id, or by the number its events give."""

    def append(self, event: Event) -> JournalEntry:
        """Adds an event in one transaction. Raises ``ImpossibleEvent`` when the state forbids it: this is how
        only one attempt at a time can start, whoever starts it.

        An event by which a letter added to a request has gone is told to the request in the same transaction: ANSWERED,
        with ``letter``. Nothing is told to a request that is not with the support."""

    def change_way(self, seen: JournalEntry, way: Way, sender: MailAddress, event: Event) -> JournalEntry:
        """The same letter, files and identity, sent another way, with the event that says so, in one transaction.

        Raises ``ImpossibleEvent`` when a state forbids it, or the request is not as ``seen`` any more."""

    def add_reply(self, request_id: RequestId, reply: Reply, *events: Event, seen: JournalEntry | None = None) -> bool:
        """Keeps what the support wrote about a request, and appends the events it means, in one transaction.

        Each event is the request's or of a letter added to it; the first one's time is when the reply was received.
        False, and nothing is written, when this reply is kept already: two programs may read one mailbox. Raises
        ``ImpossibleEvent`` when a state forbids its event, or the request is not as ``seen`` any more.
        """

    def replies(self, request_id: RequestId) -> Sequence[KeptReply]:
        """What the support wrote, in the order it became known."""

    def follow_ups(self, request_id: RequestId) -> Sequence[JournalEntry]:
        """The letters added to a request, the oldest first."""

    def entries(self, query: str = "", *, practice: bool = False) -> Sequence[JournalEntry]:
        """The requests, without the letters added to them, the latest first. ``query`` finds word beginnings in
        number, subject, letters and replies; «ё» equals «е»."""

    def open_with_words(self, beginnings: Sequence[str], *, practice: bool, limit: int) -> Sequence[JournalEntry]:
        """The open requests (``incident.OPEN``) in which words begin like some of these, in lower case with «е» for
        «ё»: those with most of them first, the later of equals first. Empty without beginnings."""

    def thread(self, request_id: RequestId) -> Thread:
        """What a letter added to this request has to know. Raises ``KeyError`` when there is no such request."""

    def entry(self, request_id: RequestId) -> JournalEntry:
        """Raises ``KeyError`` when there is none."""

    def in_state(self, state: State) -> Sequence[JournalEntry]:
        """Every letter in this state, practice or not, added to a request or not; the oldest first. SENDING are those
        that are being sent now, or were left behind by a program that was killed."""

    def events(self, request_id: RequestId) -> Sequence[Event]:
        """In their order."""

    def outgoing(self, request_id: RequestId) -> Outgoing:
        """The letter and its files as they were fixed. Raises ``KeyError``."""

    def pattern(self, request_id: RequestId) -> Pattern | None:
        """What another request may be made of. None for a letter that was added to a request, and for requests of
        the first release. Raises ``KeyError``."""

    def letter(self, request_id: RequestId) -> Letter:
        """Its words alone, without the files. Raises ``KeyError``."""

    def request_answering(self, message_ids: Sequence[str]) -> RequestId | None:
        """The request to which these Message-IDs lead: of its letter, of one added to it, or of a reply that is kept.
        None when there is none."""

    def letter_named(self, message_ids: Sequence[str]) -> RequestId | None:
        """The letter itself, a request or one added to it, that went out with one of these Message-IDs."""

    def known_message_ids(self, message_ids: Sequence[str]) -> frozenset[str]:
        """Those of them that lead to a request. For many at once."""

    def message_id_domains(self) -> frozenset[str]:
        """What stands after the «@» in all Message-IDs that lead to a request, in lower case."""

    def request_marked(self, watermark: str) -> RequestId | None:
        """The request one of whose replies carries this watermark; None when there is none."""

    def requests_numbered(self, number: IncidentNumber) -> Sequence[RequestId]:
        """The requests, not practice, that have this number now: more than one when somebody wrote it down twice."""

    def remove_pictures(self, prepared_before: datetime, removed: Callable[[RequestId], Event]) -> int:
        """Deletes the files of the letters made before that which can never go again, practice or not, and writes
        the event ``removed`` makes for each; returns of how many. Letters, numbers and replies stay."""

    def erase_practice(self) -> int:
        """Removes every practice request with its files; returns how many."""


class Progress(Protocol):
    """How far a long job is, and whether to stop. Called from the job's own thread."""

    def report(self, done: int, total: int) -> None:
        """``total`` is 0 while it is not known."""

    def raise_if_cancelled(self) -> None:
        """Raises ``Cancelled`` when the teacher asked to stop."""

    def point_of_no_return(self) -> None:
        """A sender calls it right before anything can be accepted, once. Raises ``Cancelled`` when it must not go on:
        the teacher asked to stop, or somebody else took the attempt for dead."""


class Sender(Protocol):
    """One way out."""

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """Returns ACCEPTED or HANDED_OVER.

        Raises ``NetworkTrouble`` (nothing was accepted), ``Refused``, ``Unavailable``, ``OutcomeUnknown``, or
        ``Cancelled``, which is only raised while nothing can have been accepted.
        """


class Senders(Protocol):
    """The ways out that can be used now, made when they are needed."""

    def mail(self) -> Sender:
        """Raises ``Unavailable("mail_account_missing")`` or ``Unavailable("mail_password_missing")``."""

    def file(self, path: str) -> Sender: ...

    def mail_program(self, target: str) -> Sender:
        """Raises ``Unavailable("mail_program_missing")`` when it is not on this computer (any more)."""

    def web_mail(self, target: str) -> Sender:
        """Raises ``Unavailable("web_mail_unknown")``."""

    def helpdesk(self) -> Sender:
        """Raises ``Unavailable("helpdesk_account_missing")`` or ``Unavailable("helpdesk_secret_missing")``."""

    def practice(self) -> Sender: ...


class SettingsFile(Protocol):
    """A few values kept together, small and quick: may be used on the interface's thread."""

    def load(self) -> Mapping[str, object]:
        """JSON values: untrusted, whatever is in the file. Empty when there is none or it was damaged."""

    def save(self, values: Mapping[str, object]) -> None:
        """Replaces all of them in one step. Raises ``Unavailable`` when the disk is full or read-only."""


class Profile(Protocol):
    """What belongs to the teacher and is offered again. Small and quick: may be read on the interface's thread."""

    def load(self) -> Mapping[Field, str]: ...

    def save(self, answers: Mapping[Field, str]) -> None: ...

    def institutions(self) -> Sequence[str]:
        """The names of institutions that were saved, the latest first."""

    def confirmed_contacts(self) -> Confirmation | None:
        """What the teacher last confirmed as true; None: nothing yet."""

    def confirm_contacts(self, contacts: Mapping[Field, str], at: datetime) -> None: ...


class PreferenceStore(Protocol):
    """What the teacher wants beside the windows. Small and quick: may be used on the interface's thread."""

    def load(self) -> Preferences: ...

    def save(self, preferences: Preferences) -> None: ...


class CaptureHabitsStore(Protocol):
    """How the teacher took the screen last. Small and quick: may be used on the interface's thread."""

    def load(self) -> CaptureHabits: ...

    def save(self, habits: CaptureHabits) -> None: ...


class MailAccounts(Protocol):
    """The teacher's mailbox and its password, which only the system's keyring keeps."""

    def account(self) -> MailAccount | None: ...

    def save(self, account: MailAccount) -> None: ...

    def password(self, account: MailAccount) -> str | None:
        """None when none was stored. Raises ``Unavailable`` when there is no keyring or it is locked."""

    def forget(self) -> None:
        """The mailbox and its password. Raises ``Unavailable``, with both left, when the keyring keeps it."""

    def save_password(self, account: MailAccount, password: str) -> bool:
        """True when the keyring took it; False when it is only kept in memory until the program ends."""

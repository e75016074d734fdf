"""A helpdesk's interface told as data, in the desk file: which calls there are and where their answers hold what.

``docs/helpdesk-description.md`` says it for administrators. Templates and places are those of ``json_template``; which
placeholders a call may use is in ``COMMON`` and the sets below it. All was checked when the file was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edusupport_desktop.domain.helpdesk import SignIn
from edusupport_desktop.domain.json_template import Json

COMMON = frozenset({"place", "user_name", "secret", "basic", "session"})
"""``basic`` is user name and secret as HTTP's Basic wants them; ``session`` is what the first call gave."""
CREATION = frozenset({"correlation", "subject", "body", "caller_name", "caller_email"})
COMMENT = frozenset({"text", "id"})
"""The text ends with the comment's correlation (``connector.marked``)."""
FILE = frozenset({"file_name", "file_type", "file_base64", "file_number", "file_index"})
"""Of the file that is being put in; ``file_number`` counts from 1, ``file_index`` from 0."""
RECORD = frozenset({"id"})
SEARCH = frozenset({"correlation"})
SECRET = frozenset({"secret", "basic", "session"})
"""Never in a path: paths are written into logs, by others."""


@dataclass(frozen=True, slots=True)
class FilesInside:
    """How files travel in a call. Either each fills ``item``, and the list of them is put at ``list_at`` in the call's
    JSON; or each is a part of the multipart body, named as ``field_name`` says."""

    list_at: str = ""
    item: Json = None
    field_name: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One request. ``path`` goes after the helpdesk's address. The body is ``json``, or multipart (``fields``, and
    ``json_fields``, whose values are JSON written as text), or with ``sends_file`` the file's bytes alone, or none."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    json: Json = None
    fields: Mapping[str, str] = field(default_factory=dict)
    json_fields: Mapping[str, Json] = field(default_factory=dict)
    files: FilesInside | None = None
    sends_file: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """The first call, whose answer holds what the others need. It has no ``session`` itself."""

    call: Call
    token_at: str


@dataclass(frozen=True, slots=True)
class Creation:
    """``number_at`` empty: the number is asked for with ``Record``, or is the id where that has none either. Of a
    subject longer than ``subject_length`` the rest is in the text."""

    call: Call
    id_at: str
    number_at: str = ""
    time_at: str = ""
    subject_length: int = 250


@dataclass(frozen=True, slots=True)
class Search:
    """``id_at`` within an item of the list; empty: the items are the ids themselves."""

    call: Call
    list_at: str
    id_at: str = ""
    number_at: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """``solved``: what stands at ``solved_at`` when the record is solved. ``status_words`` says the helpdesk's codes in
    words; a status without words is shown as it is. ``compare``: what must stand where after creating, by place; a
    template each."""

    call: Call
    status_at: str
    solved_at: str
    solved: tuple[str, ...]
    status_words: Mapping[str, str] = field(default_factory=dict)
    number_at: str = ""
    compare: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CommentList:
    """All places are within an item. Only those whose ``visible_at`` holds one of ``visible_values`` are shown; both
    empty: all. ``begins_with_request``: the first item is the request itself."""

    call: Call
    list_at: str
    id_at: str
    text_at: str
    is_html: bool = False
    author_at: str = ""
    time_at: str = ""
    visible_at: str = ""
    visible_values: tuple[str, ...] = ()
    begins_with_request: bool = False


@dataclass(frozen=True, slots=True)
class FileList:
    """``size_at`` empty: the helpdesk does not tell sizes."""

    call: Call
    list_at: str
    name_at: str
    size_at: str = ""


@dataclass(frozen=True, slots=True)
class ErrorShape:
    """How an error looks that comes with HTTP 200: there is something at ``message_at``. One of ``sign_in_codes`` at
    ``code_at`` means that signing in failed."""

    message_at: str
    code_at: str = ""
    sign_in_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeShape:
    """``pattern`` as of ``strptime``; empty: ISO 8601. ``offset_minutes`` east of UTC, for times that do not say it."""

    pattern: str = ""
    offset_minutes: int = 0


@dataclass(frozen=True, slots=True)
class HelpdeskDescription:
    """``address`` is offered when the helpdesk is set up; empty: it has to be typed in. ``files`` are all the lists in
    which a record's files may be."""

    sign_in: tuple[SignIn, ...]
    check: Call
    create: Creation
    record: Record
    attach: Call
    comment: Call
    files: tuple[FileList, ...]
    comments: CommentList | None = None
    find: Search | None = None
    session: Session | None = None
    errors: ErrorShape | None = None
    times: TimeShape = TimeShape()
    headers: Mapping[str, str] = field(default_factory=dict)
    address: str = ""

    @property
    def can_be_asked(self) -> bool:
        return self.find is not None and self.comments is not None

"""Who a letter can be handed over to: mail programs of this computer, and mail services in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MailProgramKind(StrEnum):
    """How a mail program is told to open a letter."""

    THUNDERBIRD = "thunderbird"
    XDG_EMAIL = "xdg_email"
    """Whatever opens ``mailto:`` links on a freedesktop system."""
    MAPI = "mapi"
    """The default mail program of Windows, by Simple MAPI."""
    APPLE_MAIL = "apple_mail"


@dataclass(frozen=True, slots=True)
class MailProgram:
    """A mail program of this computer. ``command`` starts it; empty where the system starts it itself.

    ``is_sandboxed``: a flatpak or snap, which sees the user's Downloads and none of the hidden folders.
    """

    kind: MailProgramKind
    name: str
    command: tuple[str, ...] = ()
    is_sandboxed: bool = False

    @property
    def target(self) -> str:
        """What names the program among those of this computer; short, kept in the journal."""
        return self.kind.value

    @property
    def surely_takes_everything(self) -> bool:
        """False where pictures or a long text may be lost on the way, and the teacher has to add them."""
        return self.kind is not MailProgramKind.XDG_EMAIL


@dataclass(frozen=True, slots=True)
class WebMailForm:
    """The names under which a compose page takes its fields."""

    to: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class WebMail:
    """A mail service in the browser. ``target`` names it, in the journal too; ``domains`` are those of its addresses.

    ``page`` is the https address where a letter is written. It takes the letter as ``form`` says, or as one ``mailto:``
    address in the parameter ``mailto``; with neither it takes nothing.
    """

    target: str
    name: str
    domains: tuple[str, ...]
    page: str
    form: WebMailForm | None = None
    mailto: str | None = None

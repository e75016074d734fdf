"""Every error the program raises on purpose, by cause.

    EduSupportError
    ├── OurFault                 a bug or a broken installation: say so, keep the draft
    ├── NetworkTrouble           not delivered, nothing was accepted: goes to the outbox, tried again
    ├── OutcomeUnknown           the connection broke after the data: never repeated by itself
    ├── Refused                  the other side said no: shown as what the teacher can do
    ├── UntrustedInput           a picture, document, mail or preset that is not what it must be
    ├── Unavailable              this computer lacks a part: say which, offer another way
    └── Cancelled                the teacher stopped it: not a failure

An error carries a stable ``code``; the words for it are in ``ui/words``, so they can be translated, and every
text shown says what happened, what is safe, and what to do next. ``details`` are facts for those words
(a size, a limit, a server's own line). They never hold letters, names or passwords.
"""

from __future__ import annotations


class EduSupportError(Exception):
    """Base of all errors raised on purpose. ``code`` is snake_case and unique; ``details`` fill the words."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.code} ({facts})" if facts else self.code


class OurFault(EduSupportError):
    """A bug or a broken installation."""


class NetworkTrouble(EduSupportError):
    """The other side was not reached or asked to come back later. Nothing was accepted: safe to try again."""


class OutcomeUnknown(EduSupportError):
    """The connection broke after the data was handed over: it may have been accepted. Never repeat by itself."""


class Refused(EduSupportError):
    """The other side answered no. Trying the same again would not help: the teacher must change something."""


class UntrustedInput(EduSupportError):
    """A file, picture, mail or preset from outside that is damaged, too large or of a refused kind."""


class Unavailable(EduSupportError):
    """A part of this computer that is needed is missing (no keyring, no way to take the screen)."""


class Cancelled(EduSupportError):
    """The teacher pressed «Отменить» before the point of no return."""

    def __init__(self) -> None:
        super().__init__("cancelled")

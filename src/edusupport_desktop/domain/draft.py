"""A draft: a request that may still be wrong, and the finished request made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from edusupport_desktop.domain.annotation import Mark
from edusupport_desktop.domain.answers import Answers, Field
from edusupport_desktop.domain.browser_answer import BrowserSource
from edusupport_desktop.domain.computer import BrowserView, Computer
from edusupport_desktop.domain.given_answers import GivenAnswer
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.shrinking import Shrinking
from edusupport_desktop.domain.steps import StepRow, text_of


class Way(StrEnum):
    """How a request leaves the program."""

    MAIL = "mail"
    """By the teacher's own mailbox, over SMTP."""
    FILE = "file"
    """As an .eml file, to be opened in a mail program: a hand-off, not a sending."""
    MAIL_PROGRAM = "mail_program"
    """Opened ready in a mail program of this computer: a hand-off."""
    WEB_MAIL = "web_mail"
    """By the page of a mail service in the browser: a hand-off."""
    API = "api"
    """Into the support's helpdesk, over the network."""
    PRACTICE = "practice"
    """To the practice desk inside the program. Nothing leaves the computer."""
    PHONE = "phone"
    """Told by telephone: the request stands in the journal, its letter goes nowhere."""
    ELSEWHERE = "elsewhere"
    """Not out of this program at all: a request made earlier, entered from a table."""


LETTER_WAYS = tuple(way for way in Way if way not in (Way.PHONE, Way.ELSEWHERE))
"""By which a letter leaves."""


@dataclass(frozen=True, slots=True)
class DraftPicture:
    """A picture of a draft: its original stays in the draft's folder, its marks stay editable.

    ``width`` and ``height`` are those of the original, in device pixels; ``scale`` as in ``Picture``.
    ``media_type`` is that of the file to be attached. ``file_size`` is the attached file's size in bytes,
    None until it was written for these marks. ``masks_verified`` is how many masked areas of that file were looked
    at again and found to hide what was under them; None until the file was written. ``shrinking``: how that file is
    made smaller; None: it is not.
    """

    id: PictureId
    width: int
    height: int
    scale: float = 1.0
    media_type: str = "image/png"
    marks: tuple[Mark, ...] = ()
    file_size: int | None = None
    masks_verified: int | None = None
    shrinking: Shrinking | None = None

    def marked(self, marks: tuple[Mark, ...]) -> DraftPicture:
        """With other marks: the file that was written for the old ones, which may show what a new mask hides, is
        none any more."""
        return replace(self, marks=marks, file_size=None, masks_verified=None)

    def shrunk(self, shrinking: Shrinking | None) -> DraftPicture:
        """Made smaller in another way, or as it came: its file is to be written anew."""
        return replace(self, shrinking=shrinking, file_size=None, masks_verified=None)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """The teacher's word that a rule which only guesses is wrong here. ``about`` as in ``rules.rule.Place``."""

    code: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the teacher has entered so far. Saved at every change.

    ``has_error_message`` is None until the teacher answered «Есть сообщение об ошибке?». ``dismissed`` in the order
    of dismissing. ``browser_source``: where name and version of the browser come from, None while there are none;
    ``browser_view``: what this browser told when it was asked, None when it was not. ``computer`` is None until the
    letter was looked at, and stands in it unless ``tells_computer`` is False.
    ``follows``: the request into which this is to go as a further letter, which then is no request and never becomes
    one; ``given`` are its answers to the support's questions, ``addition`` is what it says besides, naming pictures by
    their numbers in the whole thread.
    ``step_rows``: the order of actions as a list, or the last list there was before it was told in own
    words; ``steps_in_own_words`` is the teacher's choice.
    """

    id: RequestId
    started_at: datetime
    answers: Answers = field(default_factory=Answers)
    has_error_message: bool | None = None
    pictures: tuple[DraftPicture, ...] = ()
    way: Way | None = None
    dismissed: tuple[Dismissal, ...] = ()
    browser_source: BrowserSource | None = None
    browser_view: BrowserView | None = None
    computer: Computer | None = None
    tells_computer: bool = True
    step_rows: tuple[StepRow, ...] = ()
    steps_in_own_words: bool = False
    follows: RequestId | None = None
    given: tuple[GivenAnswer, ...] = ()
    addition: str = ""

    def answered(self, changes: Mapping[Field, str]) -> Draft:
        return replace(self, answers=self.answers.changed(changes))

    def with_steps(self, rows: tuple[StepRow, ...]) -> Draft:
        """With this order of actions, and the text made of it as the answer."""
        answers = self.answers.changed({Field.STEPS: text_of(rows).text})
        return replace(self, step_rows=rows, steps_in_own_words=False, answers=answers)

    @property
    def has_step_list(self) -> bool:
        """Whether the order of actions is the list: the answer is what is made of it. An answer that came from
        elsewhere is a text in own words, whatever the list says."""
        return not self.steps_in_own_words and self.answers.steps == text_of(self.step_rows).text

    @property
    def is_practice(self) -> bool:
        return self.way is Way.PRACTICE


def picture_file_name(place: int, media_type: str) -> str:
    """The name of the attached file: ASCII, ``picture1.png`` or ``picture1.jpeg``; ``place`` counts from 1.

    Cyrillic names arrive as "Untitled attachment" or ATT00001 in Outlook-family programs; the letter says
    «картинка1 (файл picture1.png)» instead.
    """
    return f"picture{place}.{'jpeg' if media_type == 'image/jpeg' else 'png'}"

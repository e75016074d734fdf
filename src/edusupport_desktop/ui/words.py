"""Words for the codes of the domain: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.browser_answer import BrowserSource, Remark
from edusupport_desktop.domain.document import LeftOutReason
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.incident import EventKind, JournalEntry, State
from edusupport_desktop.domain.picture import Beyond, Conversion
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.domain.steps import StepPart


def tr(text: str) -> str:
    """Translates a text that stands outside a class; ``lupdate`` files those under the empty context."""
    return QCoreApplication.translate("", text)


def date_text(day: date) -> str:
    """ДД.ММ.ГГГГ."""
    # strftime imports a module at every call, which takes longer than all the rest where a list is full of dates.
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def time_text(moment: datetime) -> str:
    """Local time: ДД.ММ.ГГГГ ЧЧ:ММ."""
    local = moment.astimezone()
    return f"{date_text(local)} {_clock_text(local)}"


def _clock_text(local: datetime) -> str:
    return f"{local.hour:02}:{local.minute:02}"


def day_in_words(moment: datetime, now: datetime) -> str:
    """«сегодня, 14:05», «вчера, 09:30», else the date."""
    local, today = moment.astimezone(), now.astimezone().date()
    days = (today - local.date()).days
    if days == 0:
        return tr("today, {time}").format(time=_clock_text(local))
    if days == 1:
        return tr("yesterday, {time}").format(time=_clock_text(local))
    return date_text(local.date())


def silence_text(days: int) -> str:
    """For how long the support has said nothing: «5 дней без ответа»."""
    if days == 0:
        return tr("less than a day without an answer")
    # Russian has three forms, as 1, 2 and 5 have them; the third differs from the second in its Russian alone.
    if days % 10 == 1 and days % 100 != 11:
        return tr("{days} day without an answer").format(days=days)
    if days % 10 in (2, 3, 4) and days % 100 not in (12, 13, 14):
        return tr("{days} days without an answer").format(days=days)
    return tr("{days} days without any answer").format(days=days)


def draft_subject(draft: Draft) -> str:
    """What a draft is called by, short enough for one line."""
    subject = clean_line(draft.answers.subject) or tr("without a subject")
    return subject if len(subject) <= 60 else f"{subject[:59]}…"


def size_text(count: int) -> str:
    """A file size in MB or KB, as file managers show it."""
    if count >= 1024 * 1024:
        return tr("{size} MB").format(size=f"{count / 1024 / 1024:.1f}".replace(".", tr(".")))
    return tr("{size} KB").format(size=max(1, round(count / 1024)))


def masks_verified_text(count: int) -> str:
    """That the file was opened again and hides this many areas."""
    return tr("Hidden areas: {count}, verified").format(count=count)


def browser_source_text(source: BrowserSource) -> str:
    """Where name and version of the browser come from, as a sentence under them."""
    return {
        BrowserSource.DEFAULT: tr("Source: the properties of the program that opens links on this computer."),
        BrowserSource.PROGRAM: tr("Source: the properties of the program."),
        BrowserSource.BROWSER: tr("Source: the browser itself."),
        BrowserSource.BROWSER_AND_PROGRAM: tr("Source: the browser itself and the properties of the program."),
        BrowserSource.SCREENSHOT: tr("Source: the window on the screenshot."),
        BrowserSource.TYPED: tr("Source: written by hand."),
    }[source]


def browser_remark_text(remark: Remark) -> str:
    """What the teacher should know of the browser's answer."""
    return {
        Remark.ANOTHER_ANSWERED: tr("Another browser answered than the one that was asked: check the name."),
        Remark.ANOTHER_INSTALLED: tr(
            "Another version is installed than the one that runs: as a rule the browser was updated and waits to be "
            "restarted."
        ),
        Remark.INCOMPLETE: tr("The full version could not be learnt: see «About the program» in the browser's menu."),
    }[remark]


def field_label(field: Field) -> str:
    """The name of a field, in the memo's words."""
    return {
        Field.REGION: tr("Region"),
        Field.FULL_NAME: tr("Full name"),
        Field.INSTITUTION: tr("Institution"),
        Field.CITY: tr("City or village"),
        Field.EMAIL: tr("E-mail"),
        Field.PHONE: tr("Telephone"),
        Field.INITIATOR_LOGIN: tr("Your login"),
        Field.AFFECTED_LOGIN: tr("Login under which the problem is seen"),
        Field.SUBJECT: tr("Subject in a few words"),
        Field.ESSENCE: tr("What is the problem"),
        Field.STEPS: tr("What you did, step by step"),
        Field.BROWSER_NAME: tr("Browser"),
        Field.BROWSER_VERSION: tr("Browser version"),
        Field.SCHOOL_CLASS: tr("Class"),
        Field.SCHOOL_SUBJECT: tr("School subject"),
        Field.DATES: tr("Dates"),
        Field.PEOPLE: tr("Users (full names)"),
        Field.ERROR_MESSAGE: tr("Error message"),
        Field.PICTURES: tr("Screenshots"),
    }[field]


def field_example(field: Field) -> str:
    """An example of a good answer; empty where none helps."""
    return {
        Field.REGION: tr("For example: Chuvashia"),
        Field.FULL_NAME: tr("For example: Ivanova Maria Petrovna"),
        Field.INSTITUTION: tr("For example: School No. 5"),
        Field.CITY: tr("For example: Cheboksary"),
        Field.EMAIL: tr("For example: ivanova@school5.ru"),
        Field.PHONE: tr("For example: +7 912 345-67-89"),
        Field.INITIATOR_LOGIN: tr("What you sign in with, no password"),
        Field.AFFECTED_LOGIN: tr("If it is a pupil's or a colleague's login, write theirs"),
        Field.SUBJECT: tr("For example: A mark is not saved in the class journal"),
        Field.ESSENCE: tr("What does not work, where, and since when"),
        Field.STEPS: tr("For example: 1. Opened the journal of 7B. 2. Put a mark. 3. Pressed «Save»"),
        Field.BROWSER_NAME: tr("The program in which you open the system"),
        Field.BROWSER_VERSION: tr("For example: 146.0.7680.80"),
        Field.SCHOOL_CLASS: tr("For example: 7B"),
        Field.SCHOOL_SUBJECT: tr("For example: Algebra"),
        Field.DATES: tr("For example: lesson of 20.11.2026"),
        Field.PEOPLE: tr("For example: Petrov Ivan (pupil)"),
    }.get(field, "")


def step_heading(part: StepPart) -> str:
    """Over a column of the list of steps."""
    return {
        StepPart.PLACE: tr("Where you were"),
        StepPart.ACTION: tr("What you pressed"),
        StepPart.EXPECTED: tr("What you expected"),
        StepPart.RESULT: tr("What came"),
    }[part]


def step_part_name(part: StepPart) -> str:
    """The same inside a sentence: «Step 2: what you pressed»."""
    return {
        StepPart.PLACE: tr("where you were"),
        StepPart.ACTION: tr("what you pressed"),
        StepPart.EXPECTED: tr("what you expected"),
        StepPart.RESULT: tr("what came"),
    }[part]


def step_example(row: int, part: StepPart) -> str:
    """What could stand there; the first rows together tell a short story. Empty for most."""
    return {
        (0, StepPart.PLACE): tr("Opened the journal of 7B, Algebra"),
        (1, StepPart.ACTION): tr("Put a 5 for 23.11"),
        (2, StepPart.ACTION): tr("Pressed «Save»"),
        (2, StepPart.EXPECTED): tr("The mark is saved"),
        (2, StepPart.RESULT): tr("The message «Error 500»"),
    }.get((row, part), "")


def state_text(state: State, way: Way) -> str:
    """The state of a request as the journal shows it."""
    if state is State.HANDED_OVER:
        return _handed_over_text(way)
    if state is State.SENT and way is Way.PHONE:
        return tr("Told by telephone, no number yet")
    if way is Way.ELSEWHERE and state is State.SENT:
        return tr("Entered from a table, no number")
    return {
        State.QUEUED: tr("In the queue"),
        State.SENDING: tr("Being sent"),
        State.SENT: tr("Sent, no number yet"),
        State.REFUSED: tr("Not sent: needs a correction"),
        State.UNKNOWN: tr("It is not known whether it was sent"),
        State.UNDELIVERED: tr("Not delivered"),
        State.WITHDRAWN: tr("Cancelled"),
        State.REGISTERED: tr("Registered"),
        State.ASKED: tr("The support asks a question"),
        State.SOLVED: tr("Solved"),
    }[state]


def _handed_over_text(way: Way) -> str:
    return {
        Way.FILE: tr("Saved as a file"),
        Way.WEB_MAIL: tr("Opened in the browser"),
    }.get(way, tr("Handed over to the mail program"))


def way_text(way: Way) -> str:
    return {
        Way.MAIL: tr("by your own mail"),
        Way.MAIL_PROGRAM: tr("through the mail program"),
        Way.WEB_MAIL: tr("through mail in the browser"),
        Way.FILE: tr("as a file"),
        Way.API: tr("straight into the helpdesk of the support"),
        Way.PRACTICE: tr("practice"),
        Way.PHONE: tr("by telephone"),
        Way.ELSEWHERE: tr("from a table"),
    }[way]


def event_text(kind: EventKind, way: Way) -> str:
    """One line of a request's history."""
    if kind is EventKind.HANDED_OVER:
        return _handed_over_text(way)
    if kind is EventKind.POINT_OF_NO_RETURN and way not in (Way.MAIL, Way.API):
        return tr("Everything was ready")
    if kind is EventKind.ACCEPTED and way is Way.API:
        return tr("The helpdesk of the support took the request")
    if kind is EventKind.ACCEPTED and way is Way.PRACTICE:
        return tr("The practice desk took the letter")
    return {
        EventKind.PREPARED: tr("The letter was written"),
        EventKind.IMPORTED: tr("Entered from a table"),
        EventKind.HELD: tr("Put aside: to be sent later"),
        EventKind.ATTEMPT_STARTED: tr("Sending began"),
        EventKind.POINT_OF_NO_RETURN: tr("Everything was handed over, the server's answer was awaited"),
        EventKind.ACCEPTED: tr("The mail server took the letter"),
        EventKind.POSTPONED: tr("Not sent yet, stays in the queue"),
        EventKind.REFUSED: tr("Not sent"),
        EventKind.OUTCOME_UNKNOWN: tr("It is not known whether it was sent"),
        EventKind.CONFIRMED_SENT: tr("Marked as sent"),
        EventKind.CONFIRMED_NOT_SENT: tr("Marked as not sent"),
        EventKind.COPIED: tr("A copy is in the folder of sent letters"),
        EventKind.COPY_FAILED: tr("No copy in the folder of sent letters"),
        EventKind.WITHDRAWN: tr("Cancelled"),
        EventKind.REGISTERED: tr("Registered by the support"),
        EventKind.BOUNCED: tr("The letter could not be delivered"),
        EventKind.ASKED: tr("The support asked a question"),
        EventKind.REPLIED: tr("The support wrote"),
        EventKind.ANSWERED: tr("Answered"),
        EventKind.CALLED: tr("Call to the support"),
        EventKind.TOLD: tr("The support was told by telephone, nothing was sent"),
        EventKind.STEP_TAKEN: tr("A step of the instructions"),
        EventKind.PICTURES_REMOVED: tr("The screenshots were deleted from this computer"),
        EventKind.WAY_CHANGED: tr("To be sent another way"),
        EventKind.STATUS_CHANGED: tr("The support changed the status"),
        EventKind.SOLVED: tr("Solved"),
        EventKind.REOPENED: tr("Not solved after all"),
        EventKind.UNDONE: tr("The last entry was taken back"),
    }[kind]


def request_text(entry: JournalEntry) -> str:
    """How a request is called: by its incident's number and date, or by its own date."""
    if entry.incident is not None:
        number, day = entry.incident.number, date_text(entry.incident.registered_on)
        return tr("{number} of {date}").format(number=number, date=day)
    return tr("the request of {date}, no number yet").format(date=date_text(entry.prepared_at.astimezone().date()))


def at_the_beginning(text: str) -> str:
    """The same words where a sentence or a heading begins."""
    return text[:1].upper() + text[1:]


def conversion_text(conversions: Sequence[Conversion]) -> str:
    """That pictures became PNG, each kind named once."""
    sentences = []
    for conversion in dict.fromkeys(conversions):
        text = {
            Beyond.NOTHING: tr("The picture from {ending} was converted to .png."),
            Beyond.ANIMATION: tr("The first picture of the animation from {ending} was converted to .png."),
            Beyond.PAGES: tr("The first page from {ending} was converted to .png: show the others on the screen."),
        }[conversion.beyond]
        if conversions.count(conversion) > 1 and conversion.beyond is Beyond.NOTHING:
            text = tr("The pictures from {ending} were converted to .png.")
        sentences.append(text.format(ending=conversion.ending))
    return " ".join(sentences)


def left_out_text(reason: LeftOutReason) -> str:
    """Why pictures of a document are not offered; follows their number or name and a dash."""
    return {
        LeftOutReason.ICON: tr("too small, an icon"),
        LeftOutReason.DRAWING: tr("a drawing of lines: show it on the screen and press «Take the screen»"),
        LeftOutReason.PREVIEW: tr("a preview of the document itself"),
        LeftOutReason.FORMAT: tr("HEIC or AVIF, which cannot be read: save it as JPEG"),
        LeftOutReason.NESTED: tr("a document or archive inside this one: unpack it and open it here"),
        LeftOutReason.LOCKED: tr("under a password: unpack it and open the picture here"),
        LeftOutReason.TOO_LARGE: tr("too large: make it smaller and open it here"),
        LeftOutReason.DAMAGED: tr("damaged: take the picture again"),
        LeftOutReason.TOO_MANY: tr("one too many: unpack the archive and open the picture here"),
    }[reason]

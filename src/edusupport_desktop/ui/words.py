"""Words for the codes of the domain: what happened, what is safe, what to do next."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.incident import EventKind, State


def tr(text: str) -> str:
    """Translates a text that stands outside a class; ``lupdate`` files those under the empty context."""
    return QCoreApplication.translate("", text)


def date_text(day: date) -> str:
    """ДД.ММ.ГГГГ."""
    return day.strftime("%d.%m.%Y")


def time_text(moment: datetime) -> str:
    """Local time: ДД.ММ.ГГГГ ЧЧ:ММ."""
    return moment.astimezone().strftime("%d.%m.%Y %H:%M")


def day_in_words(moment: datetime, now: datetime) -> str:
    """«сегодня, 14:05», «вчера, 09:30», else the date."""
    local, today = moment.astimezone(), now.astimezone().date()
    days = (today - local.date()).days
    if days == 0:
        return tr("today, {time}").format(time=local.strftime("%H:%M"))
    if days == 1:
        return tr("yesterday, {time}").format(time=local.strftime("%H:%M"))
    return date_text(local.date())


def size_text(count: int) -> str:
    """A file size in MB or KB, as file managers show it."""
    if count >= 1024 * 1024:
        return tr("{size} MB").format(size=f"{count / 1024 / 1024:.1f}".replace(".", tr(".")))
    return tr("{size} KB").format(size=max(1, round(count / 1024)))


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
        Field.INITIATOR_LOGIN: tr("The name you sign in with. Never the password"),
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


def finding_text(code: str) -> str:
    """What is wrong and what to do, for a rule of ``domain.rules`` that is broken."""
    if code.endswith("_filled_in"):
        return {
            "pictures_filled_in": tr("The support asks for a screenshot on which the error message is seen."),
            "region_filled_in": tr("Choose your region: start typing its name."),
            "full_name_filled_in": tr("Write your last name, first name and patronymic."),
            "institution_filled_in": tr("Write the name of your institution."),
            "city_filled_in": tr("Write the city or village of the institution."),
            "email_filled_in": tr("Write the e-mail address for the answer."),
            "phone_filled_in": tr("Write a telephone number the specialist can ring."),
            "initiator_login_filled_in": tr("Write the login with which you enter the system."),
            "affected_login_filled_in": tr("Write the login under which the problem is seen. It may be your own."),
            "subject_filled_in": tr("Name the problem in a few words."),
            "essence_filled_in": tr("Describe the problem."),
            "steps_filled_in": tr("Describe step by step what led to the message."),
            "browser_name_filled_in": tr("Name the browser in which the message appeared."),
            "browser_version_filled_in": tr("Write the browser's version."),
        }.get(code) or tr("Please fill this in.")
    return {
        "region_known": tr("There is no such region in the list. Start typing its name and choose it."),
        "full_name_full": tr("Better write the full name: last name, first name, patronymic."),
        "email_valid": tr("This does not look like an e-mail address."),
        "phone_valid": tr("This number cannot be rung: check its digits."),
        "error_answered": tr("Answer whether an error message appeared."),
        "circumstances_named": tr(
            "Name the class, the subject, the dates or the users: it helps to repeat the problem."
        ),
        "pictures_accepted": tr("The support takes JPEG and PNG pictures only."),
        "pictures_fit": tr("The pictures are too large for one letter. Remove one or take a part of the screen."),
        "pictures_not_too_many": tr("There are too many pictures for one letter. Leave the most important ones."),
    }[code]


def fulfilled_text(code: str) -> str:
    """The same rule when it is fulfilled, for the list of checks."""
    if code.endswith("_filled_in"):
        return tr("{field}: filled in").format(field=field_label(Field(code.removesuffix("_filled_in"))))
    return {
        "region_known": tr("The region is in the list"),
        "full_name_full": tr("The name is written in full"),
        "email_valid": tr("The e-mail address is correct"),
        "phone_valid": tr("The telephone number is correct"),
        "error_answered": tr("It is said whether there is an error message"),
        "circumstances_named": tr("The circumstances are named"),
        "pictures_accepted": tr("The pictures have an accepted format"),
        "pictures_fit": tr("The pictures fit into one letter"),
        "pictures_not_too_many": tr("The number of pictures is fine"),
    }[code]


def state_text(state: State, way: Way) -> str:
    """The state of a request as the journal shows it."""
    if state is State.HANDED_OVER:
        return tr("Saved as a file") if way is Way.FILE else tr("Handed over to the mail program")
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


def way_text(way: Way) -> str:
    return {
        Way.MAIL: tr("by your own mail"),
        Way.FILE: tr("as a file"),
        Way.PRACTICE: tr("practice"),
    }[way]


def event_text(kind: EventKind) -> str:
    """One line of a request's history."""
    return {
        EventKind.PREPARED: tr("The letter was written"),
        EventKind.ATTEMPT_STARTED: tr("Sending began"),
        EventKind.ACCEPTED: tr("The mail server took the letter"),
        EventKind.POSTPONED: tr("Not sent yet, stays in the queue"),
        EventKind.REFUSED: tr("Not sent"),
        EventKind.OUTCOME_UNKNOWN: tr("It is not known whether it was sent"),
        EventKind.HANDED_OVER: tr("Handed over"),
        EventKind.CONFIRMED_SENT: tr("Marked as sent"),
        EventKind.CONFIRMED_NOT_SENT: tr("Marked as not sent"),
        EventKind.WITHDRAWN: tr("Cancelled"),
        EventKind.REGISTERED: tr("Registered by the support"),
        EventKind.BOUNCED: tr("The letter could not be delivered"),
        EventKind.ASKED: tr("The support asked a question"),
        EventKind.REPLIED: tr("The support wrote"),
        EventKind.ANSWERED: tr("Answered"),
        EventKind.CALLED: tr("Call to the support"),
        EventKind.SOLVED: tr("Solved"),
        EventKind.REOPENED: tr("Not solved after all"),
        EventKind.UNDONE: tr("The last entry was taken back"),
    }[kind]

"""Words for the memo's rules: what is wrong and what to do, and the short line when it is in order."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.ui.words import field_label, tr


def finding_text(code: str) -> str:
    """What is wrong and what to do, for a rule of ``domain/rules`` that is broken."""
    if is_filled_in(code):
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
            "school_class_filled_in": tr("Write the class."),
            "school_subject_filled_in": tr("Write the school subject."),
            "dates_filled_in": tr("Write the dates in question."),
            "people_filled_in": tr("Write the full names of the users."),
        }[code]
    return {
        "region_known": tr("There is no such region in the list. Start typing its name and choose it."),
        "full_name_full": tr("Better write the full name: last name, first name, patronymic."),
        "email_valid": tr("This does not look like an e-mail address."),
        "phone_valid": tr("This number cannot be rung: check its digits."),
        "contacts_true": tr("Please say whether e-mail and telephone are still right."),
        "error_answered": tr("Answer whether an error message appeared."),
        "circumstances_named": tr(
            "Name the class, the subject, the dates or the users: it helps to repeat the problem."
        ),
        "pictures_accepted": tr("The support takes JPEG and PNG pictures only."),
        "pictures_fit": tr("The pictures are too large for one letter. Make them smaller, or remove one."),
        "pictures_not_too_many": tr("There are too many pictures for one letter. Leave the most important ones."),
        "no_refused_files": tr("The support does not open such files. Send the pictures themselves, as screenshots."),
        "no_password": tr("This looks like a password. The support never needs one: remove it."),
        "no_other_names": tr("Another person is named here. That is fine if the problem cannot be understood without."),
        "pictures_masked": tr("Names and marks of others on the pictures can be hidden. Do if they are not needed."),
        "mailbox_not_abroad": tr("Letters of this mailbox are kept abroad. For pupils' data a Russian one is better."),
        "one_problem": tr(
            "It seems there are two problems here. The support answers sooner when each has a request of its own."
        ),
        "no_second_incident": tr("A request like this is open. Better write into it than open a second one."),
        "named_pictures_exist": tr(
            "The text names a picture that is not there. Correct its number in the text, or add the picture."
        ),
        "meant_pictures_exist": tr("It seems that the text names a picture that is not there. Look at its numbers."),
        "pictures_named": tr("Name every picture in the text: «see picture 1». Otherwise its meaning must be guessed."),
        "named_numbers_exist": tr(
            "The text names a number that is on no such picture. Correct it, or draw the number."
        ),
    }[code]


def is_filled_in(code: str) -> bool:
    """Whether this rule asks for a field to be filled in."""
    return code.endswith("_filled_in")


def filled_in_text(codes: Sequence[str]) -> str:
    """One line for all the fields that are filled in."""
    fields = ", ".join(field_label(Field(code.removesuffix("_filled_in"))) for code in codes)
    return tr("Filled in: {fields}").format(fields=fields)


def dismissal_text(code: str) -> str:
    """The button by which the teacher says that a rule which only guesses is wrong here."""
    return {
        "no_password": tr("This is no password"),
        "one_problem": tr("It is one problem"),
        "no_second_incident": tr("Write a new one"),
    }.get(code, tr("It is right so"))


def taken_out_text(code: str) -> str:
    """What was done by «Remove it»."""
    return {"no_password": tr("The password is removed.")}[code]


def fulfilled_text(code: str) -> str:
    """The same rule when it is fulfilled, for the list of checks."""
    if is_filled_in(code):
        return tr("{field}: filled in").format(field=field_label(Field(code.removesuffix("_filled_in"))))
    return {
        "region_known": tr("The region is in the list"),
        "full_name_full": tr("The name is written in full"),
        "email_valid": tr("The e-mail address is correct"),
        "phone_valid": tr("The telephone number is correct"),
        "contacts_true": tr("E-mail and telephone are up to date"),
        "error_answered": tr("It is said whether there is an error message"),
        "circumstances_named": tr("The circumstances are named"),
        "pictures_accepted": tr("The pictures have an accepted format"),
        "pictures_fit": tr("The pictures fit into one letter"),
        "pictures_not_too_many": tr("The number of pictures is fine"),
        "no_refused_files": tr("No files that the support refuses"),
        "no_password": tr("No passwords in the text"),
        "no_other_names": tr("No other people named without need"),
        "pictures_masked": tr("Nothing of others is seen on the pictures without need"),
        "mailbox_not_abroad": tr("The mailbox suits letters about pupils"),
        "one_problem": tr("One problem in one letter"),
        "no_second_incident": tr("No open request like this in the journal"),
        "named_pictures_exist": tr("The pictures named in the text are there"),
        "meant_pictures_exist": tr("The numbers of pictures in the text are right"),
        "pictures_named": tr("Every picture is named in the text"),
        "named_numbers_exist": tr("The numbers named in the text are on the pictures"),
    }[code]

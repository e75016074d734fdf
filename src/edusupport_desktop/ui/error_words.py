"""Words for errors: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.incident import ImpossibleEvent
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.pictures import RefusedFile
from edusupport_desktop.ui.exchange.error_words import exchange_texts
from edusupport_desktop.ui.helpdesk_error_words import helpdesk_texts, made_in_part_text
from edusupport_desktop.ui.mail_error_words import mail_texts
from edusupport_desktop.ui.picture_error_words import picture_texts
from edusupport_desktop.ui.words import size_text, tr

_NAMED_AT_MOST = 3
_LONGEST_NAME = 40


def error_text(error: BaseException) -> str:
    """The text for an error of the domain, or for a bug."""
    if isinstance(error, ImpossibleEvent):
        return tr("This request has changed meanwhile. Nothing was sent twice. Look at its state in the journal.")
    if not isinstance(error, EduSupportError):
        return tr(
            "Something in the program went wrong. What you have written is kept. "
            "Please start the program again; if it happens once more, tell its makers."
        )
    return code_text(error.code, {name: str(fact) for name, fact in error.details.items()})


def refused_files_text(files: Sequence[RefusedFile]) -> str:
    """One line for each reason, before it the names of the files it is of."""
    names: dict[str, list[str]] = {}
    for file in files:
        names.setdefault(error_text(file.error), []).append(f"«{_short(clean_line(file.name))}»")
    lines = []
    for text, of in names.items():
        named = ", ".join(of[:_NAMED_AT_MOST])
        if len(of) > _NAMED_AT_MOST:
            named = tr("{names} and {count} more").format(names=named, count=len(of) - _NAMED_AT_MOST)
        lines.append(f"{named}: {text}")
    return "\n".join(lines)


def _short(name: str) -> str:
    """The end tells of which kind a file is: it stays."""
    end = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[: end - 1]}…{name[-end:]}"


def code_text(code: str, details: dict[str, str]) -> str:
    """The text for a stable error code with its facts; a code of a later program is shown as it is.

    A server's ``answer``, and what a broken part of the program says, stand at the end for whoever can read it.
    """
    text = _texts().get(code) or tr("Not done. What you have written is kept. Code: {code}").format(code=code)
    if code == "mail_too_big" and details.get("limit", "0") != "0":
        text = tr("{text} It takes {limit} at most; the letter has {size}.").format(
            text=text, limit=size_text(int(details["limit"])), size=size_text(int(details["size"]))
        )
    if code.startswith("helpdesk_") and details.get("number"):
        text = made_in_part_text(code, details["number"]) or text
    if code.startswith("journal_file_"):
        text = text.format(name=details.get("name", ""))
    if details.get("answer"):
        return tr("{text} The server's answer: {answer}").format(text=text, answer=details["answer"])
    if code in OUR_FAULTS or code in _WRONG_FILES or code in _FOR_THE_ADMINISTRATOR:
        facts = ", ".join([code, *(f"{name}={fact}" for name, fact in details.items() if fact)])
        return tr("{text} For the administrator: {facts}").format(text=text, facts=facts)
    return text


OUR_FAULTS = frozenset(
    {
        "attachment_name_invalid",
        "date_without_zone",
        "draft_not_sendable",
        "draft_without_way",
        "file_name_wrong",
        "header_invalid",
        "identifier_wrong",
        "message_id_invalid",
        "message_id_used",
        "picture_not_finished",
        "practice_letter_must_not_leave",
        "real_letter_must_not_be_practised",
        "target_missing",
        "told_by_telephone",
        "way_wrong",
    }
)
"""Codes of mistakes of ours a teacher can do nothing about: they share one text."""

_FOR_THE_ADMINISTRATOR = frozenset(
    {"desk_file_unreadable", "helpdesk_certificate_not_trusted", "mail_certificate_not_trusted", "preset_wrong"}
)

_WRONG_FILES = frozenset(
    {"desk_file_wrong", "mail_providers_file_wrong", "regions_file_wrong", "resource_missing", "web_mail_file_wrong"}
)


def _texts() -> dict[str, str]:
    our_fault = tr("A mistake of the program: the letter was not sent, everything written is kept. Start it again.")
    wrong_file = tr("A file of the program is missing or damaged. Your letters are kept. Install the program again.")
    return {
        **_sending_texts(),
        **mail_texts(),
        **helpdesk_texts(),
        **_practice_and_reply_texts(),
        **picture_texts(),
        **_storage_texts(),
        **exchange_texts(),
        **dict.fromkeys(OUR_FAULTS, our_fault),
        **dict.fromkeys(_WRONG_FILES, wrong_file),
    }


def _sending_texts() -> dict[str, str]:
    unknown = tr(
        "It is not known whether the letter arrived, so it is not sent again by itself. Wait for an answer or ring "
        "the support, then mark in the journal whether it has gone."
    )
    return {
        "cancelled": tr("Stopped. Nothing was sent, the letter is kept."),
        "program_ended": tr("The program was closed while sending.") + " " + unknown,
        "our_fault": tr("The program made a mistake while sending.") + " " + unknown,
        "mail_outcome_unknown": tr("The connection broke at the last moment.") + " " + unknown,
        "mail_account_missing": tr(
            "The mailbox is not set up yet. The letter is kept. Choose «Settings», «Mailbox…» and write your address "
            "and password."
        ),
        "mail_password_missing": tr(
            "The password of the mailbox is not on this computer. The letter is kept. Choose «Settings», «Mailbox…» "
            "and write it."
        ),
        "mail_incoming_unknown": tr(
            "The program does not know where this mailbox is read. Choose «Settings», «Mailbox…» and write the server "
            "for incoming mail."
        ),
        "mailbox_refused": tr(
            "The mail server does not let the program read this mailbox. Your letters are kept. Look whether reading "
            "by IMAP is allowed in the settings of the mailbox."
        ),
        "mail_address_invalid": tr(
            "A letter cannot go to or from this e-mail address. The letter is kept. Check the address: it needs an @, "
            "no spaces and no Russian letters before the @."
        ),
        "keyring_missing": tr(
            "This computer has no keyring, so the password was not kept. The letter is kept. Write the password again "
            "under «Settings», «Mailbox…»: it stays until the program ends."
        ),
        "keyring_locked": tr(
            "The keyring of this computer is locked. The letter is kept. Unlock it with the password of your computer "
            "and send again."
        ),
        "keyring_failed": tr(
            "The keyring did not give out the password. The letter is kept. Write the password again under "
            "«Settings», «Mailbox…»."
        ),
        "draft_not_kept": tr(
            "What this letter was made of is not on this computer any more, so it cannot be changed. The letter itself "
            "is kept and can be sent as it is."
        ),
        "pattern_not_kept": tr(
            "This request was written with an older version of the program, which did not keep its texts apart. Begin "
            "a new request and copy what you need from the letter."
        ),
        "update_server_unreachable": tr(
            "The address for newer versions does not answer. The program works as before; try again later."
        ),
        "update_answer_wrong": tr(
            "The address for newer versions answered something else. The program works as before. Tell the school's "
            "administrator."
        ),
        "preset_wrong": tr(
            "The administrator's preset has a mistake and was not used. The program works without it. Tell the "
            "school's administrator."
        ),
        "desk_file_unreadable": tr(
            "The file that describes the support cannot be read. Your drafts are kept. Tell the school's "
            "administrator: its place stands in the preset."
        ),
        "wizard_open": tr("A request is being written. Close it first, then erase the data."),
        "not_all_erased": tr(
            "Not everything could be erased: another program holds a file. Close the other programs, or restart the "
            "computer, and erase once more."
        ),
        "mail_program_missing": tr(
            "The mail program was not found on this computer. The letter is kept. Press «Take back and "
            "change» in the journal and choose another way to send."
        ),
        "mail_program_not_started": tr(
            "The mail program did not start. The letter is kept. Start the program yourself, look what it says, and "
            "try again, or choose another way to send."
        ),
        "mail_program_refused": tr(
            "The mail program did not take the letter. The letter is kept. Try again, or choose another way to send: "
            "in the browser or as a file."
        ),
        "browser_not_started": tr(
            "The browser did not open. The letter is kept. Start it yourself and try again, or choose another way to "
            "send."
        ),
        "web_mail_unknown": tr(
            "This mail service is not known any more. The letter is kept. Press «Take back and "
            "change» in the journal and choose another way to send."
        ),
        "file_not_written": tr(
            "The letter was not saved there; it is kept in the program. Choose another folder, «Documents» for "
            "instance."
        ),
    }


def _practice_and_reply_texts() -> dict[str, str]:
    by_hand = tr("Open it in your mail program and write the number of the incident into the journal.")
    return {
        "mail_too_large": tr("A letter of the support is too large to be read here.") + " " + by_hand,
        "mail_unreadable": tr("A letter of the support cannot be read here.") + " " + by_hand,
        "mail_is_outlook_file": tr(
            "This is a file of Outlook (.msg), which cannot be read here. Open it in Outlook and save it as text, or "
            "copy its words: «Write down the number…» finds the number in them."
        ),
        "mail_file_unreadable": tr("The file cannot be opened.") + " " + by_hand,
        "replies_folder_unreadable": tr(
            "The answers of the practice desk cannot be read. Your real letters are not concerned. Start the program "
            "again."
        ),
        "replies_folder_not_written": tr(
            "The program could not mark the answer of the practice desk as read. Nothing is lost. Free some space on "
            "the disk and try again."
        ),
        "practice_folder_not_written": tr(
            "The practice letter could not be written. Nothing was sent. Free some space on the disk and try again."
        ),
        "practice_folder_not_erased": tr(
            "Some practice letters could not be erased. Your real letters are not concerned. Close the files that are "
            "open and try again."
        ),
    }


def _storage_texts() -> dict[str, str]:
    newer = tr("Nothing is lost. Install the latest version of the program.")
    return {
        "storage_full": tr(
            "The disk is full: the latest change is not saved. Leave the window open, free some space and try again."
        ),
        "storage_read_only": tr(
            "The program may not write into its folder: the latest change is not saved. Do not close the window; ask "
            "the school's administrator."
        ),
        "storage_busy": tr(
            "Another program keeps the journal busy. What is saved is safe. Close the second window of the program and "
            "try again."
        ),
        "storage_unreadable": tr(
            "The disk does not read or write a file of the program. What is saved already is kept. Try again; if it "
            "repeats, ask the school's administrator."
        ),
        "journal_damaged": tr(
            "The file of the journal is damaged. It was left as it is. Close the program and start it again: it offers "
            "the last good copy. If there is none, ask the school's administrator."
        ),
        "journal_from_newer_program": tr("The journal was written by a newer version of the program.") + f" {newer}",
        "journal_file_changed": tr(
            "The picture {name} was changed after the letter had been written, so the letter is not sent. Take the "
            "letter back, add the picture again and send."
        ),
        "journal_file_missing": tr(
            "The picture {name} is no longer on the disk, so the letter is not sent. Take the letter back, add the "
            "picture again and send."
        ),
        "draft_damaged": tr("A draft is damaged and cannot be opened. The others are kept. Write this one anew."),
        "draft_from_newer_program": tr("The draft was written by a newer version of the program.") + f" {newer}",
        "draft_picture_missing": tr(
            "A picture of the draft is no longer on the disk. The text is kept. Remove the picture and take it again."
        ),
    }

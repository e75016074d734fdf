"""Words for what goes wrong between this computer and the support's helpdesk."""

from __future__ import annotations

from edusupport_desktop.ui.words import tr


def helpdesk_texts() -> dict[str, str]:
    """By the code of the error."""
    return {**_refusals(), **_connection_texts(), **_account_texts(), **_answers()}


def _connection_texts() -> dict[str, str]:
    waits = tr("The request waits in the outbox and is tried again by itself.")
    nothing = tr("Nothing was sent.") + " " + waits
    return {
        "helpdesk_unreachable": tr("The helpdesk of the support cannot be reached. Check the internet connection.")
        + " "
        + nothing,
        "helpdesk_connection_lost": tr("The connection to the helpdesk of the support broke.") + " " + nothing,
        "helpdesk_too_slow": tr("The helpdesk of the support answers too slowly.") + " " + nothing,
        "helpdesk_try_later": tr("The helpdesk of the support asks to come back later.") + " " + nothing,
        "helpdesk_not_made": tr("The helpdesk of the support gave no answer and, asked, does not have the request.")
        + " "
        + waits,
        "helpdesk_half_made": tr(
            "The incident is with the support already, but not all of its screenshots are. The missing ones are sent "
            "again by themselves."
        ),
        "helpdesk_outcome_unknown": tr(
            "The helpdesk of the support gave no answer at the last moment. It is not known whether it has the "
            "request, so it is not sent again by itself. Ring the support and ask for the incident."
        ),
        "helpdesk_no_encryption": tr(
            "The helpdesk makes no safe connection, so neither request nor password was sent. Check its address: it "
            "begins with https."
        ),
        "helpdesk_certificate_not_trusted": tr(
            "The helpdesk did not prove who it is, so neither request nor password was sent. Check its address and the "
            "date of the computer, or ask the school's administrator."
        ),
    }


def _account_texts() -> dict[str, str]:
    set_up = tr("The request is kept. Check the settings of the helpdesk, or send it by e-mail.")
    return {
        "helpdesk_account_missing": tr("The helpdesk of the support is not set up yet.") + " " + set_up,
        "helpdesk_secret_missing": tr("The password of the helpdesk is not on this computer.") + " " + set_up,
        "helpdesk_address_wrong": tr("This is not an address of a helpdesk: it begins with https.") + " " + set_up,
        "helpdesk_place_wrong": tr("The helpdesk does not have the place where requests should go.") + " " + set_up,
        "helpdesk_secret_not_latin": tr("There are letters in the key of the helpdesk that no key has.") + " " + set_up,
        "helpdesk_sign_in_unknown": tr("The helpdesk does not know this way of signing in.") + " " + set_up,
        "helpdesk_sign_in_refused": tr("The helpdesk did not accept name, password or key.") + " " + set_up,
        "helpdesk_system_unknown": tr("There is no part of the program for this helpdesk.") + " " + set_up,
        "helpdesk_changed": tr(
            "This request was begun at another helpdesk than the one that is set up now. It is kept. Set up the former "
            "one, or ring the support."
        ),
        "helpdesk_authority_file_unreadable": tr(
            "The file of certificates for the school's network cannot be read. Nothing was sent, the request is kept. "
            "Ask the school's administrator."
        ),
    }


def _refusals() -> dict[str, str]:
    kept = tr("The request is kept: send it by e-mail, or ask the school's administrator.")
    return {
        "helpdesk_forbidden": tr("The helpdesk does not let this account do that.") + " " + kept,
        "helpdesk_not_found": tr("The helpdesk does not have this incident, or does not show it.") + " " + kept,
        "helpdesk_method_refused": tr("The helpdesk does not take requests at this address.") + " " + kept,
        "helpdesk_format_refused": tr("The helpdesk does not take this kind of file.") + " " + kept,
        "helpdesk_request_refused": tr("The helpdesk refused the request.") + " " + kept,
        "helpdesk_redirects": tr("The helpdesk sends the program to another address, where nothing was sent.")
        + " "
        + kept,
        "helpdesk_no_files": tr("This helpdesk takes no screenshots from the program.")
        + " "
        + tr("The request is kept: send it by e-mail."),
        "helpdesk_no_comments": tr(
            "This helpdesk takes no additions from the program. Ring the support, or write to it."
        ),
        "helpdesk_no_incident": tr(
            "The program does not know this request's incident in the helpdesk. Ring the support, or write to it."
        ),
        "helpdesk_has_it": tr(
            "The helpdesk has this request already, so it does not go by e-mail too. Send what is missing from the "
            "journal."
        ),
        "helpdesk_too_big": tr(
            "A screenshot is too large for the helpdesk. The request is kept. Take it back, make the screenshot "
            "smaller and send again."
        ),
    }


def _answers() -> dict[str, str]:
    no_answer = tr(
        "The helpdesk answered something the program does not understand, and it was not used. The request is kept. "
        "Try again later, or send it by e-mail."
    )
    return dict.fromkeys(("helpdesk_answer_not_json", "helpdesk_answer_too_large", "helpdesk_answer_wrong"), no_answer)

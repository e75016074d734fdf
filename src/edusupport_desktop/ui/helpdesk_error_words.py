"""Words for what goes wrong between this computer and a helpdesk that takes requests over the network."""

from __future__ import annotations

from edusupport_desktop.ui.words import tr


def helpdesk_texts() -> dict[str, str]:
    """By the code of the error."""
    return {
        **_account_texts(),
        **_refusal_texts(),
        **_connection_texts(),
        **_answer_texts(),
        **_half_way_texts(),
    }


def made_in_part_text(code: str, number: str) -> str:
    """For a refusal that came when the incident stood already; empty for what has words of its own."""
    if code in ("helpdesk_half_made", "helpdesk_has_it"):
        return ""
    return tr(
        "Incident {number} is there, but the helpdesk did not take all of its pictures. A second incident is not "
        "needed: send it once more from the journal, or ring the support."
    ).format(number=number)


def _by_mail() -> str:
    return tr("Nothing was sent, the request is kept. You can send it as a letter instead.")


def _account_texts() -> dict[str, str]:
    where = tr("Choose «Settings», «Helpdesk of the support…».")
    return {
        "helpdesk_account_missing": tr("The access to the helpdesk is not set up yet. The request is kept.")
        + " "
        + where,
        "helpdesk_secret_missing": tr(
            "The password or token for the helpdesk is not on this computer. The request is kept."
        )
        + " "
        + where,
        "helpdesk_sign_in_refused": tr(
            "The helpdesk did not let you in. Nothing was sent, the request is kept. Check user name, password or "
            "token; a token may have run out: then ask the support for a new one."
        ),
        "helpdesk_sign_in_unknown": tr(
            "This helpdesk does not know this way of signing in. Nothing was sent, the request is kept. Choose another "
            "one."
        )
        + " "
        + where,
        "helpdesk_secret_not_latin": tr(
            "There are Russian letters or spaces in the token. Nothing was sent, the request is kept. Copy the token "
            "from where you got it, as a whole."
        ),
        "helpdesk_address_wrong": tr(
            "The address of the helpdesk cannot be used. It begins with https:// and has no question mark. Nothing was "
            "sent; ask the support for it."
        ),
        "helpdesk_place_wrong": tr(
            "The helpdesk does not know the place for requests that is set up. Nothing was sent, the request is kept. "
            "Ask the support for its exact name."
        ),
        "helpdesk_system_unknown": tr(
            "This program cannot talk to the helpdesk that is set up. Nothing was sent, the request is kept. Choose "
            "another system, or send it as a letter."
        ),
        "helpdesk_proxy_unusable": tr(
            "The proxy server this computer is set up with is of a kind this program cannot use. Nothing was sent, the "
            "request is kept. Ask the school's administrator for another proxy, or send it as a letter."
        ),
        "helpdesk_authority_file_unreadable": tr(
            "The file of certificates for the school's network cannot be read. Nothing was sent, the request is kept. "
            "Ask the school's administrator."
        ),
    }


def _refusal_texts() -> dict[str, str]:
    by_mail = _by_mail()
    return {
        "helpdesk_forbidden": tr("The helpdesk let you in, but you may not do this there.")
        + " "
        + by_mail
        + " "
        + tr("The support can give you the right."),
        "helpdesk_not_found": tr(
            "The helpdesk has nothing at this address, or does not show it to you. Check address and place, or ask the "
            "support."
        )
        + " "
        + by_mail,
        "helpdesk_too_big": tr("The request is too large for the helpdesk.")
        + " "
        + by_mail
        + " "
        + tr("Or remove a picture, or take a smaller part of the screen."),
        "helpdesk_request_refused": tr("The helpdesk refused the request.") + " " + by_mail,
        "helpdesk_method_refused": tr(
            "The helpdesk does not take requests at this address. Check the address, or ask the support."
        )
        + " "
        + by_mail,
        "helpdesk_format_refused": tr("The helpdesk does not understand what this program sends.") + " " + by_mail,
        "helpdesk_no_files": tr("This helpdesk takes no pictures from this program.") + " " + by_mail,
        "helpdesk_no_comments": tr("This helpdesk takes no additions from this program. Nothing was sent.")
        + " "
        + tr("Ring the support, or write to it by mail with the number of the incident."),
        "helpdesk_redirects": tr(
            "The helpdesk sends on to another address. For safety the program does not go there with your password. "
            "Nothing was sent, the request is kept. Ask the support for its present address."
        ),
    }


def _connection_texts() -> dict[str, str]:
    waits = tr(
        "Nothing was sent. The request waits in the outbox and is tried again by itself. Check the internet connection."
    )
    return {
        "helpdesk_unreachable": tr("The helpdesk cannot be reached.") + " " + waits,
        "helpdesk_connection_lost": tr("The connection to the helpdesk broke.") + " " + waits,
        "helpdesk_too_slow": tr("The helpdesk does not answer.") + " " + waits,
        "helpdesk_try_later": tr(
            "The helpdesk asks to come back later. Nothing was sent. The request waits in the outbox and is tried "
            "again by itself."
        ),
        "helpdesk_no_encryption": tr(
            "The helpdesk makes no safe connection, so neither request nor password was sent. Check the address: it "
            "begins with https://."
        ),
        "helpdesk_certificate_not_trusted": tr(
            "The helpdesk did not prove who it is, so neither request nor password was sent. Check the address and the "
            "date of the computer, or ask the school's administrator."
        ),
    }


def _answer_texts() -> dict[str, str]:
    next_step = tr("Check the address: it may be a page for people and not for programs. Or ask the support.")
    return {
        "helpdesk_answer_not_json": tr("The helpdesk answered with something this program does not understand.")
        + " "
        + next_step,
        "helpdesk_answer_wrong": tr("The helpdesk answered something unexpected.") + " " + next_step,
        "helpdesk_answer_too_large": tr("The helpdesk answered more than this program reads.") + " " + next_step,
    }


def _half_way_texts() -> dict[str, str]:
    return {
        "helpdesk_outcome_unknown": tr(
            "The connection to the helpdesk broke at the last moment. It is not known whether the request arrived, so "
            "it is not sent again by itself. Ring the support, then mark in the journal whether it has gone."
        ),
        "helpdesk_not_made": tr(
            "The helpdesk broke off and says that it does not have the request. It waits in the outbox and is tried "
            "again by itself; before that the helpdesk is asked once more."
        ),
        "helpdesk_half_made": tr(
            "The incident is there, but not all of its pictures are. They are sent by themselves as soon as the "
            "helpdesk takes them; no second incident is opened."
        ),
        "helpdesk_has_it": tr(
            "The helpdesk has this request already, so it does not go by mail too: there would be a second incident. "
            "Choose «Send now» in the journal: what is missing goes after it."
        ),
        "helpdesk_no_incident": tr(
            "It is not known under which record the helpdesk has this request, so nothing was sent. Ring the support."
        ),
        "helpdesk_changed": tr(
            "This request was begun at another helpdesk than the one that is set up now. Nothing was sent, so that "
            "there is no second incident. Set up the former one again, or ring the support."
        ),
    }

"""What a check of the helpdesk account came to, in words: nothing was to be sent yet."""

from __future__ import annotations

from edusupport_desktop.ui.error_words import code_text
from edusupport_desktop.ui.helpdesk.own_words import own_error_text
from edusupport_desktop.ui.words import tr


def check_text(error: BaseException) -> str:
    """As ``error_text``, without words about a request that waits, and with what to change in the dialog."""
    return own_error_text(error, _texts())


def _texts() -> dict[str, str]:
    reach = tr("Check the address and the internet connection, then press «Check» once more.")
    ask = tr("Check the address, or ask the support for it.")
    return {
        "helpdesk_unreachable": tr("There is no helpdesk to be reached at this address.") + " " + reach,
        "helpdesk_connection_lost": tr("The connection to the helpdesk broke.") + " " + reach,
        "helpdesk_too_slow": tr("The helpdesk does not answer.") + " " + reach,
        "helpdesk_try_later": tr("The helpdesk asks to come back later. Press «Check» once more in a few minutes."),
        "helpdesk_sign_in_refused": tr(
            "The helpdesk did not let you in. Check user name, password or token; a token may have run out: then ask "
            "the support for a new one."
        ),
        "helpdesk_sign_in_unknown": tr("This helpdesk does not know this way of signing in. Choose another one."),
        "helpdesk_secret_not_latin": tr(
            "There are Russian letters or spaces in the token. Copy it from where you got it, as a whole."
        ),
        "helpdesk_forbidden": tr(
            "The helpdesk let you in, but you may not make requests there. The support can give you the right."
        ),
        "helpdesk_place_wrong": tr(
            "The helpdesk let you in, but does not know this place for requests. Ask the support for its exact name."
        ),
        "helpdesk_not_found": tr(
            "There is nothing for programs at this address, or the place for requests is not known there."
        )
        + " "
        + ask,
        "helpdesk_request_refused": tr("The helpdesk did not understand the question.") + " " + ask,
        "helpdesk_method_refused": tr("The helpdesk takes nothing at this address.") + " " + ask,
        "helpdesk_format_refused": tr("The helpdesk does not understand what this program sends.") + " " + ask,
        "helpdesk_redirects": tr(
            "The helpdesk sends on to another address. For safety the program does not go there with your password. "
            "Write the address it sends to, if the support says that it is right."
        ),
        "helpdesk_no_encryption": tr(
            "The helpdesk makes no safe connection, so the password was not sent. Check the address: it begins with "
            "https://."
        ),
        "helpdesk_certificate_not_trusted": code_text("helpdesk_certificate_not_trusted", {}),
    }

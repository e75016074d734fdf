"""What «Refresh the state» came to, in words."""

from __future__ import annotations

from edusupport_desktop.services.refresh_state import Refreshed
from edusupport_desktop.ui.helpdesk.own_words import own_error_text
from edusupport_desktop.ui.words import tr


def refreshed_text(refreshed: Refreshed) -> str:
    """What is new, and how the request stands in the helpdesk's own words."""
    count = len(refreshed.replies)
    news = tr("The support wrote something new: {count}. It stands in the history.").format(count=count)
    status = tr("In the helpdesk it stands as «{status}».").format(status=refreshed.status)
    said = [news if count else tr("The support has written nothing new.")]
    if refreshed.status:
        said.append(status)
    if refreshed.is_solved:
        said.append(tr("The support takes it for solved."))
    return " ".join(said)


def not_refreshed_text(error: BaseException) -> str:
    """As ``error_text``, without words about a request that waits: this one is with the support."""
    return own_error_text(error, _texts())


def _texts() -> dict[str, str]:
    later = tr("Nothing has changed. Check the internet connection and refresh the state once more later.")
    set_up = tr("Choose «Settings», «Helpdesk of the support…».")
    return {
        "helpdesk_unreachable": tr("The helpdesk cannot be reached.") + " " + later,
        "helpdesk_connection_lost": tr("The connection to the helpdesk broke.") + " " + later,
        "helpdesk_too_slow": tr("The helpdesk does not answer.") + " " + later,
        "helpdesk_try_later": tr("The helpdesk asks to come back later. Refresh the state in a few minutes."),
        "helpdesk_account_missing": tr("The access to the helpdesk is not set up any more.") + " " + set_up,
        "helpdesk_secret_missing": tr("The password or token for the helpdesk is not on this computer.") + " " + set_up,
        "helpdesk_sign_in_refused": tr("The helpdesk did not let you in.") + " " + set_up,
        "helpdesk_forbidden": tr("The helpdesk does not show you this incident. Ring the support."),
        "helpdesk_not_found": tr("The helpdesk does not show this incident any more. Ring the support."),
        "helpdesk_no_incident": tr(
            "It is not known under which record the helpdesk has this request. Ring the support for its number and "
            "write it down."
        ),
        "helpdesk_changed": tr(
            "This request is at another helpdesk than the one that is set up now. Set up the former one again, or ring "
            "the support."
        ),
    }

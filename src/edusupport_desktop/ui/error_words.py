"""Words for errors: what happened, what is safe, what to do next."""

from __future__ import annotations

from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.ui.words import size_text, tr


def error_text(error: BaseException) -> str:
    """The text for an error of the domain, or for a bug."""
    if not isinstance(error, EduSupportError):
        return tr(
            "Something in the program went wrong. What you have written is kept. "
            "Please start the program again; if it happens once more, tell its makers."
        )
    return code_text(error.code, {name: str(fact) for name, fact in error.details.items()})


def code_text(code: str, details: dict[str, str]) -> str:
    """The text for a stable error code with its facts; an unknown code is shown as it is."""
    facts = {
        name: size_text(int(fact)) if name in {"size", "limit"} and fact.isdigit() else fact
        for name, fact in details.items()
    }
    text = _texts().get(code)
    if text is None:
        return tr("Not done ({code}). What you have written is kept.").format(code=code)
    try:
        return text.format(**facts)
    except KeyError:
        return text


def _texts() -> dict[str, str]:
    return {}

"""Words of one window for the helpdesk's errors, where the usual ones would speak of something else."""

from __future__ import annotations

from collections.abc import Mapping

from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.ui.error_words import error_text
from edusupport_desktop.ui.words import tr


def own_error_text(error: BaseException, texts: Mapping[str, str]) -> str:
    """That of ``texts`` for the error's code, with what the server answered; without one there, as ``error_text``."""
    text = texts.get(error.code) if isinstance(error, EduSupportError) else None
    if text is None or not isinstance(error, EduSupportError):
        return error_text(error)
    answer = str(error.details.get("answer") or error.details.get("reason") or "")
    return tr("{text} The server's answer: {answer}").format(text=text, answer=answer) if answer else text

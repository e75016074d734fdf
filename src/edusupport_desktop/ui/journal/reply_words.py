"""What came from the support, in one line each; and why the mailbox cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.errors import EduSupportError, NetworkTrouble, Unavailable
from edusupport_desktop.services.checked_reply import CheckedReply, ReplyOutcome
from edusupport_desktop.ui.error_words import code_text, error_text
from edusupport_desktop.ui.words import date_text, tr

_MOST_LINES = 3


def news_text(news: Sequence[CheckedReply]) -> str:
    """A line for each letter; of many only their number behind the first ones."""
    lines = [reply_text(each) for each in news[:_MOST_LINES]]
    if len(news) > _MOST_LINES:
        lines.append(tr("And further letters of the support: {count}").format(count=len(news) - _MOST_LINES))
    return "\n".join(lines)


def reply_text(checked: CheckedReply) -> str:
    """Without a word of the letter itself."""
    entry = checked.entry
    about = f"«{entry.subject}»" if entry is not None else ""
    match checked.outcome:
        case ReplyOutcome.REGISTERED if entry is not None and entry.incident is not None:
            incident = entry.incident
            text = tr("The request is registered: {number} of {date}").format(
                number=incident.number, date=date_text(incident.registered_on)
            )
            return f"{text}. {tr('The support has asked a question')}" if checked.questions else text
        case ReplyOutcome.ASKED:
            return f"{tr('The support has asked a question')}: {about}"
        case ReplyOutcome.SOLVED:
            return tr("The support writes that it is solved: {subject}").format(subject=about)
        case ReplyOutcome.BOUNCED:
            code = checked.facts.get("code", "mail_bounced")
            return tr("The letter was not delivered: {reason}").format(reason=code_text(code, dict(checked.facts)))
        case ReplyOutcome.ASK:
            numbers = ", ".join(number.text for number in checked.numbers)
            return tr("Only you can say the number of the incident: {subject}. In the letter: {numbers}").format(
                subject=about, numbers=numbers
            )
        case ReplyOutcome.WHICH:
            return tr("A letter of the support may belong to several requests")
        case ReplyOutcome.KNOWN:
            return tr("This letter is in the journal already: {subject}").format(subject=about)
        case ReplyOutcome.NOT_OURS:
            return tr("The program cannot tell which request this letter belongs to")
        case ReplyOutcome.PASSED_OVER:
            return tr("An automatic answer that says nothing of an incident")
        case ReplyOutcome.LATER:
            return tr("The letter it answers is being sent at this moment. Open it again in a minute")
    return tr("The support has answered: {subject}").format(subject=about)


def notice_text(news: Sequence[CheckedReply]) -> str:
    """For the desktop, where others may look on: neither a subject nor a word of a letter, of a person or a server."""
    if len(news) > 1:
        return tr("Letters of the support: {count}").format(count=len(news))
    return {
        ReplyOutcome.REGISTERED: tr("The support has registered your request"),
        ReplyOutcome.ASKED: tr("The support has asked a question"),
        ReplyOutcome.SOLVED: tr("The support writes that your request is solved"),
        ReplyOutcome.BOUNCED: tr("Your letter to the support was not delivered"),
    }.get(news[0].outcome, tr("The support has answered"))


def trouble_text(error: EduSupportError) -> str:
    """Why answers are not looked for. The usual words speak of a letter that was not sent."""
    if isinstance(error, NetworkTrouble):
        return tr(
            "The mailbox cannot be read now: there is no connection to it. The program goes on trying by itself; "
            "what the support answers will stand here."
        )
    if error.code == "mail_password_refused":
        return tr(
            "The mailbox did not accept the password, so the program does not look for answers. Write the password "
            "anew."
        )
    if isinstance(error, Unavailable):
        return tr(
            "The program does not look for answers: it has no password for the mailbox. Write the password anew, or "
            "unlock the keyring and start the program again."
        )
    return tr("The program does not look for answers now. {reason}").format(reason=error_text(error))

"""A question of the support answered over real servers: one thread, the incident in the subject, the mark kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.further_text import further_text
from edusupport_desktop.domain.given_answers import GivenAnswer
from edusupport_desktop.domain.incident import EventKind, State
from edusupport_desktop.domain.mail_account import MailAccount
from edusupport_desktop.inbox.eml_folder import EmlFolder
from edusupport_desktop.services.answering import begin_answering
from edusupport_desktop.services.check_replies import ReplyOutcome
from edusupport_desktop.services.drafts import Drafts
from edusupport_desktop.services.follow_up import FollowUps
from edusupport_desktop.services.submit import Submission
from edusupport_desktop.settings.profile import JsonProfile
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from real.test_replies_real import Office, now, office
from sample_request import DESK
from sending import RecordedProgress, read_mail
from sending_hands import OneSender

__all__ = ["office"]

pytestmark = pytest.mark.real


class OnlyAccount:
    """``MailAccounts`` with this one."""

    def __init__(self, account: MailAccount) -> None:
        self._account = account

    def account(self) -> MailAccount:
        return self._account


def follow_ups(office: Office, folder: Path) -> FollowUps:
    store = FileDraftStore(folder / "drafts")
    profile = JsonProfile(JsonSettingsFile(folder / "profile.json"))
    sender = SmtpSender(office.account, office.server.password, authority_file=office.authority_file)
    return FollowUps(
        Submission(
            desk=DESK,
            regions=(),
            drafts=Drafts(store, office.journal, profile, now),
            store=store,
            journal=office.journal,
            accounts=OnlyAccount(office.account),  # type: ignore[arg-type]
            senders=OneSender(sender),  # type: ignore[arg-type]
            practice_replies=lambda: EmlFolder(folder),
            clock=now,
        )
    )


def threads(office: Office) -> bytes:
    """As Dovecot sees the support's mailbox."""
    with office.server.mailbox(office.server.helpdesk) as client:
        found: bytes = client.thread("REFERENCES", "UTF-8", "ALL")[1][0]
    return found


def test_a_question_is_answered_in_the_same_thread(office: Office, tmp_path: Path) -> None:
    request = office.send()
    office.answer("INC0001234 зарегистрировано", "Номер инцидента: INC0001234.", to=request)
    office.answer("INC0001234", "Какой класс?\nВ каком браузере?\n\nRef:MSG0004711_aB", to=request)
    assert office.outcomes() == [ReplyOutcome.REGISTERED, ReplyOutcome.ASKED]
    out = follow_ups(office, tmp_path)
    answering = begin_answering(request.request_id, out.submission.drafts, out)
    assert [each.question for each in answering.given] == ["Какой класс?", "В каком браузере?"]
    given = (GivenAnswer("Какой класс?", "7 «Ё» 🎄"), GivenAnswer("В каком браузере?", is_unknown=True))
    text = further_text(given, answering.steps, answering.draft.addition)
    sent = out.send(request.request_id, text, answering.draft, None, RecordedProgress())
    assert (sent.failure, sent.entry.state) == (None, State.SENT)
    first, second = office.server.messages(office.server.helpdesk, at_least=2)
    mail = read_mail(second)
    assert mail.subject.startswith("Re: INC0001234 ")
    replies = [kept.reply.message_id for kept in office.journal.replies(request.request_id)]
    assert mail.mail["In-Reply-To"] == replies[-1]
    assert mail.mail["References"].split() == [read_mail(first).mail["Message-ID"], *replies]
    assert office.journal.outgoing(sent.entry.request_id).letter.body.endswith("Ref:MSG0004711_aB")
    assert "> Какой класс?\n7 «Ё» 🎄\n\n> В каком браузере?\nНе знаю." in mail.text.replace("\r\n", "\n")
    assert threads(office) == b"(1 2)"
    assert office.journal.events(request.request_id)[-1].kind is EventKind.ANSWERED
    assert office.journal.entry(request.request_id).state is State.REGISTERED
    assert len(office.journal.entries()) == 1

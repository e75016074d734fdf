"""Zammad 5 and later by its REST interface. The place is a group.

Each article, the first one and every comment, has a Message-ID made of its correlation. Requests are asked for by it
with a condition and without words: Zammad then asks its database, and not the index of its search, which lags behind.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

from edusupport_desktop.delivery.helpdesk.answer_values import file_at, number_of, time_of, words_of
from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident
from edusupport_desktop.delivery.helpdesk.exchange import Exchange
from edusupport_desktop.delivery.helpdesk.long_subject import with_subject_of
from edusupport_desktop.delivery.helpdesk.server_words import line_of
from edusupport_desktop.delivery.helpdesk.sign_in import SignInShape
from edusupport_desktop.domain.errors import OutcomeUnknown, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import (
    HelpdeskAccount,
    HelpdeskSecrets,
    RemoteComment,
    RemoteFile,
    RemoteIncident,
    RemoteStanding,
)
from edusupport_desktop.domain.json_template import Json, items_at, text_at
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.mail_address import ascii_address

_SIGN_IN = SignInShape(token_header=("Authorization", "Token token="))
_CLOSED = ("closed", "merged", "removed")
"""The states it comes with. One that an administrator made is not known to be an end."""
_SUBJECT_LENGTH = 250
_DOMAIN = "edusupport.invalid"


class Zammad:
    def __init__(
        self, account: HelpdeskAccount, secrets: HelpdeskSecrets, *, authority_file: str | None = None
    ) -> None:
        self._exchange = Exchange(account, secrets, _SIGN_IN, authority_file=authority_file)
        self._group = account.place

    def close(self) -> None:
        self._exchange.close()

    @property
    def can_be_asked(self) -> bool:
        return True

    def check(self) -> None:
        """Not every account is told the groups: then a wrong one is first known when a request is made."""
        self._get("users/me")
        try:
            groups = items_at(self._get("groups"), "")
        except Refused:
            return
        if self._group not in [text_at(each, "name") for each in groups]:
            raise Refused("helpdesk_place_wrong", answer="")

    def find(self, correlation: str) -> RemoteIncident | None:
        condition = "condition[article.message_id]"
        found = self._get(
            "tickets/search",
            **{f"{condition}[operator]": "is", f"{condition}[value]": _message_id(correlation), "limit": "1"},
        )
        for number in items_at(found, "tickets"):
            return _incident(self._ticket(str(number)))
        return None

    def create(self, new: NewIncident) -> RemoteIncident:
        new = with_subject_of(new, _SUBJECT_LENGTH)
        ticket = {
            "title": new.subject,
            "group": self._group,
            # An account of the support writes for others; a teacher's own account is the customer itself.
            "customer_id": f"guess:{ascii_address(new.caller.address)}",
            "article": {
                "subject": new.subject,
                **_article(new.body, new.correlation, new.files),
            },
        }
        made = self._exchange.call("POST", f"{_API}/tickets", json=ticket, makes=True).value
        try:
            return _incident(made)
        except UntrustedInput as error:
            raise OutcomeUnknown("helpdesk_outcome_unknown") from error

    def ignored(self, incident_id: str, new: NewIncident) -> Sequence[str]:
        new = with_subject_of(new, _SUBJECT_LENGTH)
        ticket = self._ticket(incident_id)
        is_there = {
            "title": clean_line(text_at(ticket, "title") or "") == clean_line(new.subject),
            "group": text_at(ticket, "group") == self._group,
            "message_id": self.has_comment(incident_id, new.correlation),
            "body": words_of(new.body) in (_text(each) for each in self._articles(incident_id)[:1]),
        }
        return [name for name, there in is_there.items() if not there]

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]:
        files = items_at(self._articles(incident_id), "*.attachments")
        return [file_at(each, "filename", "size") for each in files]

    def attach(self, incident_id: str, file: OutgoingFile) -> None:
        self._add(incident_id, _article(file.name, "", (file,)))

    def has_comment(self, incident_id: str, correlation: str) -> bool:
        return _message_id(correlation) in [text_at(each, "message_id") for each in self._articles(incident_id)]

    def comment(self, incident_id: str, new: NewComment) -> None:
        self._add(incident_id, _article(new.text, new.correlation, new.files))

    def standing(self, incident_id: str) -> RemoteStanding:
        ticket = self._ticket(incident_id)
        said = [
            RemoteComment(
                id=text_at(each, "id") or "",
                author=line_of(text_at(each, "from")),
                text=_text(each),
                written_at=time_of(text_at(each, "created_at")),
            )
            for each in self._articles(incident_id)
            if text_at(each, "internal") != "true" and not _is_ours(each)
        ]
        status = line_of(text_at(ticket, "state"))
        return RemoteStanding(status, status in _CLOSED, tuple(each for each in said if each.text))

    def _add(self, incident_id: str, article: Mapping[str, object]) -> None:
        values = {"ticket_id": int(number_of(incident_id)), **article}
        self._exchange.call("POST", f"{_API}/ticket_articles", json=values, makes=True)

    def _ticket(self, incident_id: str) -> Json:
        # With the names of its group and state instead of their ids.
        return self._get(f"tickets/{number_of(incident_id)}", expand="true")

    def _articles(self, incident_id: str) -> list[Json]:
        return items_at(self._get(f"ticket_articles/by_ticket/{number_of(incident_id)}"), "")

    def _get(self, path: str, **params: str) -> Json:
        return self._exchange.call("GET", f"{_API}/{path}", params=params).value


_API = "api/v1"


def _article(text: str, correlation: str, files: Sequence[OutgoingFile]) -> Mapping[str, object]:
    """Without a ``correlation`` it carries files alone."""
    return {
        "body": text,
        "content_type": "text/plain",
        "type": "note",
        "sender": "Customer",
        "internal": False,
        "message_id": _message_id(correlation or "files"),
        "attachments": [
            {
                "filename": file.name,
                "mime-type": file.media_type,
                "data": base64.b64encode(file.data).decode("ascii"),
            }
            for file in files
        ],
    }


def _message_id(correlation: str) -> str:
    return f"<{correlation}@{_DOMAIN}>"


def _is_ours(article: Json) -> bool:
    return (text_at(article, "message_id") or "").endswith(f"@{_DOMAIN}>")


def _text(article: Json) -> str:
    is_html = (text_at(article, "content_type") or "").startswith("text/html")
    return words_of(text_at(article, "body"), is_html=is_html)


def _incident(ticket: Json) -> RemoteIncident:
    number = line_of(text_at(ticket, "number"), 60)
    if not number:
        raise UntrustedInput("helpdesk_answer_wrong")
    return RemoteIncident(number_of(text_at(ticket, "id")), number, time_of(text_at(ticket, "created_at")))

"""Request Tracker 5 by its interface «REST2». The place is a queue.

A request carries its correlation as a link to ``urn:uuid:…``: every account may make one, and the search finds it at
once. A comment carries it in its own content type, where nobody sees it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote as quoted

from edusupport_desktop.delivery.helpdesk.answer_values import file_at, number_of, time_of, words_of
from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident
from edusupport_desktop.delivery.helpdesk.exchange import Exchange
from edusupport_desktop.delivery.helpdesk.long_subject import with_subject_of
from edusupport_desktop.delivery.helpdesk.server_words import line_of
from edusupport_desktop.delivery.helpdesk.sign_in import SignInShape
from edusupport_desktop.domain.errors import EduSupportError, OutcomeUnknown, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import (
    HelpdeskAccount,
    HelpdeskSecrets,
    RemoteComment,
    RemoteFile,
    RemoteIncident,
    RemoteStanding,
)
from edusupport_desktop.domain.json_template import Json, items_at, text_at
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.mail_address import ascii_address

_API = "REST/2.0"
_PER_PAGE = 100
"""The most it gives."""
_MOST_PAGES = 20
_SUBJECT_BYTES = 200
_HISTORY = {"fields": "Type,Created,Creator", "fields[Creator]": "Name,RealName"}
_MARK = "x-edusupport-id"


_SIGN_IN = SignInShape(token_header=("Authorization", "token "))


class RequestTracker:
    def __init__(
        self, account: HelpdeskAccount, secrets: HelpdeskSecrets, *, authority_file: str | None = None
    ) -> None:
        self._exchange = Exchange(account, secrets, _SIGN_IN, authority_file=authority_file)
        self._queue = account.place

    def close(self) -> None:
        self._exchange.close()

    @property
    def can_be_asked(self) -> bool:
        return True

    def check(self) -> None:
        self._get("/rt")
        try:
            queue = self._get(f"/queue/{quoted(self._queue, safe='')}")
        except Refused as refusal:
            raise Refused("helpdesk_place_wrong", **refusal.details) from refusal
        # Only who may write into it is told how.
        if "create" not in (text_at(link, "ref") for link in items_at(queue, "_hyperlinks")):
            raise Refused("helpdesk_place_wrong", answer="")

    def find(self, correlation: str) -> RemoteIncident | None:
        tickets = self._pages("/tickets", query=f"RefersTo = '{_link(correlation)}'", fields="Created", orderby="id")
        for ticket in tickets:
            return _incident(ticket)
        return None

    def create(self, new: NewIncident) -> RemoteIncident:
        new = with_subject_of(new, _SUBJECT_BYTES, in_bytes=True)
        ticket = {
            "Queue": self._queue,
            "Subject": new.subject,
            "Requestor": _address(new.caller),
            "Content": new.body,
            "ContentType": "text/plain",
            "RefersTo": _link(new.correlation),
            "Attachments": [_attachment(file) for file in new.files],
        }
        try:
            made = _incident(self._make("/ticket", ticket))
        except UntrustedInput as error:
            raise OutcomeUnknown("helpdesk_outcome_unknown") from error
        try:
            return _incident(self._get(f"/ticket/{made.id}"))
        except EduSupportError:
            # It is made. Only its time is not known.
            return made

    def ignored(self, incident_id: str, new: NewIncident) -> Sequence[str]:
        new = with_subject_of(new, _SUBJECT_BYTES, in_bytes=True)
        ticket = self._get(_place(incident_id))
        links = [text_at(link, "_url") for link in items_at(ticket, "_hyperlinks")]
        is_there = {
            "Subject": clean_line(text_at(ticket, "Subject") or "") == clean_line(new.subject),
            # Its people are named by their accounts, not by their addresses.
            "Requestor": bool(items_at(ticket, "Requestor")),
            "RefersTo": _link(new.correlation) in links,
            "Content": words_of(new.body) in (each.text for each in self._words(incident_id).values()),
        }
        return [name for name, there in is_there.items() if not there]

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]:
        attachments = self._pages(f"{_place(incident_id)}/attachments", fields="Filename,ContentLength")
        return [file_at(each, "Filename", "ContentLength") for each in attachments if text_at(each, "Filename")]

    def attach(self, incident_id: str, file: OutgoingFile) -> None:
        self._make(f"{_place(incident_id)}/correspond", {"Attachments": [_attachment(file)]})

    def has_comment(self, incident_id: str, correlation: str) -> bool:
        attachments = self._pages(f"{_place(incident_id)}/attachments", fields="Headers")
        mark = f'{_MARK}="{correlation}"'
        return any(mark in (text_at(each, "Headers") or "") for each in attachments)

    def comment(self, incident_id: str, new: NewComment) -> None:
        said = {
            "Content": new.text,
            "ContentType": f'text/plain; charset="utf-8"; {_MARK}="{new.correlation}"',
            "Attachments": [_attachment(file) for file in new.files],
        }
        self._make(f"{_place(incident_id)}/correspond", said)

    def standing(self, incident_id: str) -> RemoteStanding:
        place = _place(incident_id)
        ticket = self._get(place)
        closed = self._get("/tickets", query=f"id = {place.rpartition('/')[2]} AND Status = '__Inactive__'")
        words = self._words(incident_id)
        said = [
            RemoteComment(
                id=text_at(each, "id") or "",
                author=line_of(text_at(each, "Creator.RealName") or text_at(each, "Creator.Name")),
                text=words[text_at(each, "id") or ""].text,
                written_at=time_of(text_at(each, "Created")),
            )
            for each in self._pages(f"{place}/history", **_HISTORY)
            # A «Comment» is among the support alone, even where this account may see it.
            if text_at(each, "Type") == "Correspond" and text_at(each, "id") in words
        ]
        theirs = tuple(each for each in said if not words[each.id].is_ours)
        return RemoteStanding(line_of(text_at(ticket, "Status")), bool(items_at(closed, "items")), theirs)

    def _words(self, incident_id: str) -> Mapping[str, _Words]:
        """Of each transaction that has some, by its id; the plain ones where there are both."""
        only_texts = [{"field": "ContentType", "operator": "STARTSWITH", "value": "text/"}]
        fields = "TransactionId,ContentType,Content,Filename,Headers"
        words: dict[str, _Words] = {}
        for each in self._pages(f"{_place(incident_id)}/attachments", only_texts, fields=fields):
            transaction = text_at(each, "TransactionId") or ""
            is_html = text_at(each, "ContentType") == "text/html"
            text = words_of(text_at(each, "Content"), is_html=is_html)
            if text and not text_at(each, "Filename") and (transaction not in words or not is_html):
                words[transaction] = _Words(text, _MARK in (text_at(each, "Headers") or ""))
        return words

    def _get(self, path: str, asked: Json = None, **query: str) -> Json:
        return self._exchange.call("GET", _API + path, params=query, json=asked).value

    def _make(self, path: str, values: Json) -> Json:
        return self._exchange.call("POST", _API + path, json=values, makes=True).value

    def _pages(self, path: str, asked: Json = None, **query: str) -> Iterator[Json]:
        """Every item. Those this account may not see are left out of their page: only an empty one is the last."""
        for page in range(1, _MOST_PAGES + 1):
            items = items_at(self._get(path, asked, **query, per_page=str(_PER_PAGE), page=str(page)), "items")
            if not items:
                return
            yield from items


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    is_ours: bool


def _place(incident_id: str) -> str:
    return f"/ticket/{number_of(incident_id)}"


def _link(correlation: str) -> str:
    return f"urn:uuid:{correlation}"


def _incident(ticket: Json) -> RemoteIncident:
    number = number_of(text_at(ticket, "id"))
    return RemoteIncident(number, number, time_of(text_at(ticket, "Created")))


def _address(person: MailAddress) -> str:
    name = clean_line(person.name).translate(str.maketrans("", "", '"\\<>'))
    address = ascii_address(person.address)
    return f'"{name}" <{address}>' if name else address


def _attachment(file: OutgoingFile) -> Mapping[str, str]:
    return {
        "FileName": file.name,
        "FileType": file.media_type,
        "FileContent": base64.b64encode(file.data).decode("ascii"),
    }

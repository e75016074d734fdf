"""Redmine 4 and later by its REST interface. The place is a project, by its identifier.

It has no field for somebody else's number unless an administrator makes one: requests and comments end with a line that
holds it, and requests are found by the words of their description.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import quote as quoted

from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident
from edusupport_desktop.delivery.helpdesk.exchange import Exchange
from edusupport_desktop.delivery.helpdesk.server_words import line_of
from edusupport_desktop.delivery.helpdesk.sign_in import SignInShape
from edusupport_desktop.domain.errors import OutcomeUnknown, Refused, UntrustedInput
from edusupport_desktop.domain.helpdesk import RemoteComment, RemoteFile, RemoteIncident, RemoteStanding
from edusupport_desktop.domain.json_template import Json, items_at, text_at
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from edusupport_desktop.domain.plain_text import clean_text

SIGN_IN = SignInShape(token_header=("X-Redmine-API-Key", ""))
_MARK = "EduSupport-ID: "
_MARK_AT_END = re.compile(rf"\s*{_MARK}[0-9a-f-]{{36}}\s*\Z")


class Redmine:
    def __init__(self, exchange: Exchange, project: str) -> None:
        self._exchange = exchange
        self._project = project

    @property
    def can_be_asked(self) -> bool:
        return True

    def check(self) -> None:
        self._get("users/current.json")
        # A project one may only read answers as well: whether one may write is first known when one does.
        project = self._get(f"projects/{quoted(self._project, safe='')}.json", include="trackers")
        if not items_at(project, "project.trackers"):
            raise Refused("helpdesk_forbidden", answer=line_of(self._project))

    def find(self, correlation: str) -> RemoteIncident | None:
        found = self._get(
            "issues.json",
            project_id=self._project,
            status_id="*",
            sort="id",
            limit="1",
            description=f"~{_MARK}{correlation}",
        )
        for issue in items_at(found, "issues"):
            return _incident(issue)
        return None

    def create(self, new: NewIncident) -> RemoteIncident:
        issue = {
            "project_id": self._project,
            "subject": new.subject,
            "description": _marked(_with_caller(new.body, new.caller), new.correlation),
            "uploads": [self._uploaded(file) for file in new.files],
        }
        made = self._exchange.call("POST", "issues.json", json={"issue": issue}, makes=True).value
        try:
            return _incident(*items_at(made, "issue")[:1])
        except (UntrustedInput, TypeError) as error:
            raise OutcomeUnknown("helpdesk_outcome_unknown") from error

    def ignored(self, incident_id: str, new: NewIncident) -> Sequence[str]:
        issue = self._issue(incident_id)
        meant = {"subject": new.subject, "description": _marked(_with_caller(new.body, new.caller), new.correlation)}
        return [name for name, text in meant.items() if clean_text(text_at(issue, name) or "") != clean_text(text)]

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]:
        files = items_at(self._issue(incident_id, "attachments"), "attachments")
        named = ((text_at(each, "filename") or "", text_at(each, "filesize") or "") for each in files)
        return [RemoteFile(name, int(size) if size.isdecimal() else None) for name, size in named]

    def attach(self, incident_id: str, file: OutgoingFile) -> None:
        self._change(incident_id, {"uploads": [self._uploaded(file)]})

    def has_comment(self, incident_id: str, correlation: str) -> bool:
        journals = items_at(self._issue(incident_id, "journals"), "journals")
        return any((text_at(each, "notes") or "").rstrip().endswith(_MARK + correlation) for each in journals)

    def comment(self, incident_id: str, new: NewComment) -> None:
        uploads = [self._uploaded(file) for file in new.files]
        self._change(incident_id, {"notes": _marked(new.text, new.correlation), "uploads": uploads})

    def standing(self, incident_id: str) -> RemoteStanding:
        issue = self._issue(incident_id, "journals")
        is_closed = text_at(issue, "status.is_closed") == "true" or bool(text_at(issue, "closed_on"))
        return RemoteStanding(
            status=line_of(text_at(issue, "status.name") or ""),
            is_solved=is_closed,
            comments=tuple(
                RemoteComment(
                    id=text_at(each, "id") or "",
                    author=line_of(text_at(each, "user.name") or ""),
                    text=clean_text(_MARK_AT_END.sub("", text_at(each, "notes") or "")),
                    written_at=_time(text_at(each, "created_on")),
                )
                for each in items_at(issue, "journals")
                # Without notes it tells of a change; private ones are among the support, where this account sees them.
                if (text_at(each, "notes") or "").strip() and text_at(each, "private_notes") != "true"
            ),
        )

    def _uploaded(self, file: OutgoingFile) -> Mapping[str, str]:
        """Redmine keeps it for a while, until something takes it by its token: nobody sees what nothing takes."""
        answer = self._exchange.call(
            "POST",
            "uploads.json",
            params={"filename": file.name},
            content=file.data,
            media_type="application/octet-stream",
        )
        token = text_at(answer.value, "upload.token")
        if not token:
            raise UntrustedInput("helpdesk_answer_wrong")
        return {"token": token, "filename": file.name, "content_type": file.media_type}

    def _issue(self, incident_id: str, include: str = "") -> Json:
        answer = self._get(f"issues/{quoted(incident_id, safe='')}.json", **({"include": include} if include else {}))
        for issue in items_at(answer, "issue"):
            return issue
        raise UntrustedInput("helpdesk_answer_wrong")

    def _change(self, incident_id: str, values: Mapping[str, object]) -> None:
        path = f"issues/{quoted(incident_id, safe='')}.json"
        self._exchange.call("PUT", path, json={"issue": values}, makes=True)

    def _get(self, path: str, **params: str) -> Json:
        return self._exchange.call("GET", path, params=params).value


def _with_caller(body: str, caller: MailAddress) -> str:
    """Redmine's author is the account; who writes is said, unless the text does so by itself."""
    return body if caller.address in body else f"{caller.name} <{caller.address}>\n\n{body}".strip()


def _marked(text: str, correlation: str) -> str:
    return f"{text.rstrip()}\n\n{_MARK}{correlation}"


def _incident(issue: Json) -> RemoteIncident:
    number = text_at(issue, "id")
    if number is None or not number.isdecimal():
        raise UntrustedInput("helpdesk_answer_wrong")
    return RemoteIncident(number, number, _time(text_at(issue, "created_on")))


def _time(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None

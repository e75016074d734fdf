"""Redmine 4 and later by its REST interface. The place is a project, by its identifier.

It has no field for somebody else's number unless an administrator makes one: requests and comments end with a line that
holds it, and requests are found by the words of their description.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote as quoted

from edusupport_desktop.delivery.helpdesk.answer_values import file_at, number_of, time_of, words_of
from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident, is_marked, marked
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
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile

_SIGN_IN = SignInShape(token_header=("X-Redmine-API-Key", ""))
_SUBJECT_LENGTH = 255


class Redmine:
    def __init__(
        self, account: HelpdeskAccount, secrets: HelpdeskSecrets, *, authority_file: str | None = None
    ) -> None:
        self._exchange = Exchange(account, secrets, _SIGN_IN, authority_file=authority_file)
        self._project = account.place

    def close(self) -> None:
        self._exchange.close()

    @property
    def can_be_asked(self) -> bool:
        return True

    def check(self) -> None:
        self._get("users/current.json")
        # A project one may only read answers as well: whether one may write is first known when one does.
        try:
            project = self._get(f"projects/{quoted(self._project, safe='')}.json", include="trackers")
        except Refused as refusal:
            raise Refused("helpdesk_place_wrong", **refusal.details) from refusal
        if not items_at(project, "project.trackers"):
            raise Refused("helpdesk_place_wrong", answer="")

    def find(self, correlation: str) -> RemoteIncident | None:
        found = self._get(
            "issues.json",
            project_id=self._project,
            status_id="*",
            sort="id",
            limit="1",
            description=f"~{correlation}",
        )
        for issue in items_at(found, "issues"):
            return _incident(issue)
        return None

    def create(self, new: NewIncident) -> RemoteIncident:
        new = with_subject_of(new, _SUBJECT_LENGTH)
        issue = {
            "project_id": self._project,
            "subject": new.subject,
            "description": marked(_with_caller(new.body, new.caller), new.correlation),
            "uploads": [self._uploaded(file) for file in new.files],
        }
        made = self._exchange.call("POST", "issues.json", json={"issue": issue}, makes=True).value
        try:
            return _incident(*items_at(made, "issue")[:1])
        except (UntrustedInput, TypeError) as error:
            raise OutcomeUnknown("helpdesk_outcome_unknown") from error

    def ignored(self, incident_id: str, new: NewIncident) -> Sequence[str]:
        new = with_subject_of(new, _SUBJECT_LENGTH)
        issue = self._issue(incident_id)
        meant = {"subject": new.subject, "description": marked(_with_caller(new.body, new.caller), new.correlation)}
        return [name for name, text in meant.items() if words_of(text_at(issue, name)) != words_of(text)]

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]:
        files = items_at(self._issue(incident_id, "attachments"), "attachments")
        return [file_at(each, "filename", "filesize") for each in files]

    def attach(self, incident_id: str, file: OutgoingFile) -> None:
        self._change(incident_id, {"uploads": [self._uploaded(file)]})

    def has_comment(self, incident_id: str, correlation: str) -> bool:
        journals = items_at(self._issue(incident_id, "journals"), "journals")
        return any(is_marked(text_at(each, "notes") or "", correlation) for each in journals)

    def comment(self, incident_id: str, new: NewComment) -> None:
        uploads = [self._uploaded(file) for file in new.files]
        self._change(incident_id, {"notes": marked(new.text, new.correlation), "uploads": uploads})

    def standing(self, incident_id: str) -> RemoteStanding:
        issue = self._issue(incident_id, "journals")
        said = [
            RemoteComment(
                id=text_at(each, "id") or "",
                author=line_of(text_at(each, "user.name")),
                text=words_of(text_at(each, "notes")),
                written_at=time_of(text_at(each, "created_on")),
            )
            for each in items_at(issue, "journals")
            # Private notes are among the support, where this account sees them. Ours end with their mark.
            if text_at(each, "private_notes") != "true" and not is_marked(text_at(each, "notes") or "")
        ]
        # Without words it tells of a change alone.
        theirs = tuple(each for each in said if each.text)
        return RemoteStanding(line_of(text_at(issue, "status.name")), self._is_closed(issue), theirs)

    def _is_closed(self, issue: Json) -> bool:
        told = text_at(issue, "status.is_closed")
        if told is None:  # before Redmine 5
            statuses = items_at(self._get("issue_statuses.json"), "issue_statuses")
            return text_at(issue, "status.id") in (
                text_at(each, "id") for each in statuses if text_at(each, "is_closed") == "true"
            )
        return told == "true"

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
        answer = self._get(f"issues/{number_of(incident_id)}.json", **({"include": include} if include else {}))
        for issue in items_at(answer, "issue"):
            return issue
        raise UntrustedInput("helpdesk_answer_wrong")

    def _change(self, incident_id: str, values: Mapping[str, object]) -> None:
        path = f"issues/{number_of(incident_id)}.json"
        self._exchange.call("PUT", path, json={"issue": values}, makes=True)

    def _get(self, path: str, **params: str) -> Json:
        return self._exchange.call("GET", path, params=params).value


def _with_caller(body: str, caller: MailAddress) -> str:
    """Redmine's author is the account; who writes is said, unless the text does so by itself."""
    return body if caller.address in body else f"{caller.name} <{caller.address}>\n\n{body}".strip()


def _incident(issue: Json) -> RemoteIncident:
    number = number_of(text_at(issue, "id"))
    return RemoteIncident(number, number, time_of(text_at(issue, "created_on")))

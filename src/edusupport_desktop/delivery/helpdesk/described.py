"""A helpdesk as the desk file describes it: ``domain/helpdesk_description`` is carried out, nothing more is known."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote as quoted

from edusupport_desktop.delivery.helpdesk.answer_values import file_at, words_of
from edusupport_desktop.delivery.helpdesk.connector import MakeConnector, NewComment, NewIncident, is_marked, marked
from edusupport_desktop.delivery.helpdesk.exchange import Exchange
from edusupport_desktop.delivery.helpdesk.long_subject import with_subject_of
from edusupport_desktop.delivery.helpdesk.server_words import answer_line, line_of
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
from edusupport_desktop.domain.helpdesk_description import Call, HelpdeskDescription, TimeShape
from edusupport_desktop.domain.json_template import (
    Json,
    filled,
    filled_json,
    items_at,
    placeholders_in,
    text_at,
    with_list_at,
)
from edusupport_desktop.domain.outgoing import OutgoingFile

_SIGN_IN = SignInShape(by_connector=True)
_LONGEST_ID = 200
_NOT_ABOUT_PLACES = ("helpdesk_sign_in_refused", "helpdesk_secret_not_latin", "helpdesk_redirects")


def described_by(description: HelpdeskDescription) -> MakeConnector:
    def make(
        account: HelpdeskAccount, secrets: HelpdeskSecrets, *, authority_file: str | None = None
    ) -> DescribedHelpdesk:
        return DescribedHelpdesk(description, account, secrets, authority_file=authority_file)

    return make


class DescribedHelpdesk:
    def __init__(
        self,
        description: HelpdeskDescription,
        account: HelpdeskAccount,
        secrets: HelpdeskSecrets,
        *,
        authority_file: str | None = None,
    ) -> None:
        self._about = description
        self._exchange = Exchange(account, secrets, _SIGN_IN, authority_file=authority_file)
        pair = f"{account.user_name}:{secrets.secret}"
        self._values = {
            "place": account.place,
            "user_name": account.user_name,
            "secret": secrets.secret,
            "basic": base64.b64encode(pair.encode("utf-8", "replace")).decode("ascii"),
        }

    def close(self) -> None:
        self._exchange.close()

    @property
    def can_be_asked(self) -> bool:
        return self._about.can_be_asked

    def check(self) -> None:
        call = self._about.check
        try:
            self._ask(call)
        except Refused as refusal:
            names_place = ("place", "") in placeholders_in([call.path, *call.query.values(), call.json])
            if names_place and refusal.code not in _NOT_ABOUT_PLACES:
                raise Refused("helpdesk_place_wrong", **refusal.details) from refusal
            raise

    def find(self, correlation: str) -> RemoteIncident | None:
        find = self._about.find
        if find is None:
            return None
        answer = self._ask(find.call, {"correlation": correlation})
        for item in items_at(answer, find.list_at):
            found = _id_at(item, find.id_at)
            return RemoteIncident(found, self._number(found, text_at(item, find.number_at) if find.number_at else None))
        return None

    def create(self, new: NewIncident) -> RemoteIncident:
        create = self._about.create
        new = with_subject_of(new, create.subject_length)
        values = {"correlation": new.correlation, **_meant(new)}
        answer = self._ask(create.call, values, new.files if create.call.files else (), makes=True)
        try:
            made = _id_at(answer, create.id_at)
        except UntrustedInput as error:
            raise OutcomeUnknown("helpdesk_outcome_unknown") from error
        time = self._time(text_at(answer, create.time_at)) if create.time_at else None
        told = text_at(answer, create.number_at) if create.number_at else None
        try:
            return RemoteIncident(made, self._number(made, told), time)
        except EduSupportError:
            # It is made. Only its number was not told.
            return RemoteIncident(made, made, time)

    def ignored(self, incident_id: str, new: NewIncident) -> Sequence[str]:
        record = self._about.record
        if not record.compare:
            return ()
        new = with_subject_of(new, self._about.create.subject_length)
        answer = self._ask(record.call, {"id": incident_id})
        values = {**self._values, "correlation": new.correlation, **_meant(new)}
        return [
            place
            for place, meant in record.compare.items()
            if words_of(text_at(answer, place)) != words_of(filled(meant, values))
        ]

    def files_of(self, incident_id: str) -> Sequence[RemoteFile]:
        files = []
        for about in self._about.files:
            answer = self._ask(about.call, {"id": incident_id})
            files += [file_at(item, about.name_at, about.size_at) for item in items_at(answer, about.list_at)]
        return files

    def attach(self, incident_id: str, file: OutgoingFile) -> None:
        values = {"id": incident_id, "text": marked(file.name, "file"), **_file_values(file, 0)}
        self._ask(self._about.attach, values, (file,), makes=True)

    def has_comment(self, incident_id: str, correlation: str) -> bool:
        said = self._comments(incident_id) if self.can_be_asked else ()
        return any(is_marked(each.words, correlation) for each in said)

    def comment(self, incident_id: str, new: NewComment) -> None:
        call = self._about.comment
        values = {"id": incident_id, "text": marked(_whole(new.text), new.correlation)}
        self._ask(call, values, new.files if call.files else (), makes=True)

    def standing(self, incident_id: str) -> RemoteStanding:
        record = self._about.record
        answer = self._ask(record.call, {"id": incident_id})
        status = text_at(answer, record.status_at)
        if status is None:
            raise UntrustedInput("helpdesk_answer_wrong")
        said = [each.comment for each in self._comments(incident_id) if each.is_shown and not is_marked(each.words)]
        is_solved = text_at(answer, record.solved_at) in record.solved
        return RemoteStanding(line_of(record.status_words.get(status, status)), is_solved, tuple(said))

    def _comments(self, incident_id: str) -> Sequence[_Comment]:
        about = self._about.comments
        if about is None:
            return ()
        read = []
        items = items_at(self._ask(about.call, {"id": incident_id}), about.list_at)
        for item in items[1:] if about.begins_with_request else items:
            text = text_at(item, about.text_at) or ""
            if about.is_html and "<" not in text:
                text = html.unescape(text)  # some keep it with its own signs escaped
            shown = not about.visible_at or text_at(item, about.visible_at) in about.visible_values
            comment = RemoteComment(
                id=_id_at(item, about.id_at),
                author=line_of(text_at(item, about.author_at)) if about.author_at else "",
                text=words_of(text, is_html=about.is_html),
                written_at=self._time(text_at(item, about.time_at)) if about.time_at else None,
            )
            read.append(_Comment(comment, text, shown and bool(comment.text)))
        return read

    def _number(self, incident_id: str, told: str | None) -> str:
        place = self._about.record.number_at
        if told is None and place:
            told = text_at(self._ask(self._about.record.call, {"id": incident_id}), place)
        return line_of(told, _LONGEST_ID) or incident_id

    def _ask(
        self,
        call: Call,
        more: Mapping[str, str] | None = None,
        files: Sequence[OutgoingFile] = (),
        *,
        makes: bool = False,
    ) -> Json:
        self._sign_in()
        return self._carry_out(call, {**self._values, **(more or {})}, files, makes)

    def _sign_in(self) -> None:
        session = self._about.session
        if session is None or "session" in self._values:
            return
        answer = self._carry_out(session.call, {**self._values, "session": ""}, (), makes=False)
        token = text_at(answer, session.token_at)
        if not token or not token.isprintable():
            raise Refused("helpdesk_sign_in_refused", answer="")
        self._values["session"] = token

    def _carry_out(self, call: Call, values: Mapping[str, str], files: Sequence[OutgoingFile], makes: bool) -> Json:
        answer = self._exchange.call(
            call.method,
            filled(call.path, {name: quoted(value, safe="") for name, value in values.items()}).removeprefix("/"),
            params={name: filled(text, values) for name, text in call.query.items()} or None,
            headers=_headers({**self._about.headers, **call.headers}, values),
            makes=makes,
            **_body(call, values, files),
        )
        self._refuse_errors(answer.status, answer.value)
        return answer.value

    def _refuse_errors(self, status: int, answer: Json) -> None:
        """An error that came as a success: it said no, so nothing was made."""
        shape = self._about.errors
        said = items_at(answer, shape.message_at) if shape else []
        if shape is None or not said:
            return
        code = text_at(answer, shape.code_at) if shape.code_at else None
        words = answer_line(status, {"error": said[0] if isinstance(said[0], str) else code or ""})
        if code in shape.sign_in_codes:
            raise Refused("helpdesk_sign_in_refused", answer=words)
        raise Refused("helpdesk_request_refused", answer=words)

    def _time(self, text: str | None) -> datetime | None:
        return _described_time(text, self._about.times)


@dataclass(frozen=True, slots=True)
class _Comment:
    """``words`` as the helpdesk has them: of a long one ``comment`` is the beginning, and the mark is at the end."""

    comment: RemoteComment
    words: str
    is_shown: bool


def _meant(new: NewIncident) -> Mapping[str, str]:
    return {
        "subject": _whole(new.subject),
        "body": _whole(new.body),
        "caller_name": _whole(new.caller.name),
        "caller_email": new.caller.address,
    }


def _whole(text: str) -> str:
    """Half a character alone cannot travel: it becomes U+FFFD, as in letters."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _file_values(file: OutgoingFile, index: int) -> Mapping[str, str]:
    return {
        "file_name": file.name,
        "file_type": file.media_type,
        "file_index": str(index),
        "file_number": str(index + 1),
        "file_base64": base64.b64encode(file.data).decode("ascii"),
    }


def _headers(templates: Mapping[str, str], values: Mapping[str, str]) -> Mapping[str, str]:
    """Raises ``Refused("helpdesk_secret_not_latin")``: only secrets and names of the set-up can be put in here."""
    headers = {name: filled(text, values) for name, text in templates.items()}
    if not all(value.isascii() and (value.isprintable() or not value) for value in headers.values()):
        raise Refused("helpdesk_secret_not_latin")
    return {name: value for name, value in headers.items() if value.strip()}


def _body(call: Call, values: Mapping[str, str], files: Sequence[OutgoingFile]) -> Mapping[str, Any]:
    if call.sends_file:
        return {"content": files[0].data, "media_type": files[0].media_type}
    inside = call.files
    if call.json is not None:
        tree = filled_json(call.json, values)
        if inside and files:
            items = [filled_json(inside.item, {**values, **_file_values(*each)}) for each in _counted(files)]
            tree = with_list_at(tree, inside.list_at, items)
        return {"json": tree}
    parts: list[tuple[str, tuple[str | None, bytes, str]]] = [
        (name, (None, filled(text, values).encode("utf-8", "replace"), "text/plain; charset=utf-8"))
        for name, text in call.fields.items()
    ]
    parts += [
        (name, (None, json.dumps(filled_json(tree, values)).encode("ascii"), "application/json"))
        for name, tree in call.json_fields.items()
    ]
    if inside:
        parts += [
            (
                filled(inside.field_name, {**values, **_file_values(file, index)}),
                (file.name, file.data, file.media_type),
            )
            for file, index in _counted(files)
        ]
    return {"files": parts} if parts else {}


def _counted(files: Sequence[OutgoingFile]) -> Sequence[tuple[OutgoingFile, int]]:
    return [(file, index) for index, file in enumerate(files)]


def _id_at(item: Json, place: str) -> str:
    found = line_of(text_at(item, place), _LONGEST_ID + 1)
    if not found or len(found) > _LONGEST_ID or found in (".", ".."):  # those lead elsewhere in an address
        raise UntrustedInput("helpdesk_answer_wrong")
    return found


def _described_time(text: str | None, shape: TimeShape) -> datetime | None:
    """Aware UTC; None when it is no time of this shape."""
    zone = timezone(timedelta(minutes=shape.offset_minutes))
    try:
        time = datetime.strptime(text or "", shape.pattern) if shape.pattern else datetime.fromisoformat(text or "")  # noqa: DTZ007 (below)
        return (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None

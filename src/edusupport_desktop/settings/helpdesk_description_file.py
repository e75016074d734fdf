"""The part of the desk file that describes a helpdesk's interface: see docs/helpdesk-description.md.

Mistakes are those of ``toml_table``, with three more reasons: ``not_json`` (``json_line`` counts within the template),
``unknown_placeholder`` and ``wrong_place``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from edusupport_desktop.domain.helpdesk import SignIn
from edusupport_desktop.domain.helpdesk_description import (
    COMMENT,
    COMMON,
    CREATION,
    FILE,
    RECORD,
    SEARCH,
    SECRET,
    Call,
    CommentList,
    Creation,
    ErrorShape,
    FileList,
    FilesInside,
    HelpdeskDescription,
    Record,
    Search,
    Session,
    TimeShape,
)
from edusupport_desktop.domain.json_template import Json, is_known_form, is_place, placeholders_in, with_list_at
from edusupport_desktop.settings.toml_table import Table

Names = frozenset[str]

_METHODS = ("GET", "POST", "PUT", "PATCH")
_MOST_CHARACTERS = 20_000
"""Of one template: many times what any helpdesk needs."""
_DEEPEST = 20
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
_OURS = frozenset({"host", "content-length", "content-type", "transfer-encoding", "connection", "cookie", "accept"})
"""Headers that belong to the connection or to the body."""


def read_description(table: Table) -> HelpdeskDescription:
    """Raises as ``desk_file.load_desk`` does."""
    session = _session(table.table("session")) if table.has("session") else None
    common = COMMON if session else COMMON - {"session"}
    description = HelpdeskDescription(
        sign_in=_sign_in(table),
        address=_address(table) if table.has("address") else "",
        headers=_headers(table, "headers", common),
        session=session,
        check=_call(table.table("check"), common),
        create=_creation(table.table("create"), common),
        record=_record(table.table("record"), common),
        attach=_attach(table.table("attach"), common),
        comment=_call(table.table("comment"), common | COMMENT),
        files=_file_lists(table, common),
        comments=_comments(table.table("comments"), common) if table.has("comments") else None,
        find=_find(table.table("find"), common) if table.has("find") else None,
        errors=_errors(table.table("errors")) if table.has("errors") else None,
        times=_times(table.table("times")) if table.has("times") else TimeShape(),
    )
    table.finish()
    return description


def _sign_in(table: Table) -> tuple[SignIn, ...]:
    names = table.texts("sign_in")
    # OAuth2 has calls of its own, which cannot be described here.
    if not names or not set(names) <= {SignIn.BASIC.value, SignIn.TOKEN.value}:
        raise table.mistake("sign_in", "wrong_value")
    return tuple(SignIn(name) for name in names)


def _address(table: Table) -> str:
    address = table.text("address")
    if not re.fullmatch(r"https://[^\s/?#@]+(/[^\s?#]*[^\s?#/])?", address):
        raise table.mistake("address", "wrong_value")
    return address


def _session(table: Table) -> Session:
    session = Session(_call(table, COMMON - {"session"}, finish=False), _place(table, "token_at"))
    table.finish()
    return session


def _creation(table: Table, common: Names) -> Creation:
    creation = Creation(
        _call(table, common | CREATION, finish=False),
        _place(table, "id_at"),
        _place_or_none(table, "number_at"),
        _place_or_none(table, "time_at"),
        table.integer("subject_length", least=20, most=1000) if table.has("subject_length") else 250,
    )
    table.finish()
    return creation


def _record(table: Table, common: Names) -> Record:
    status_at = _place(table, "status_at")
    record = Record(
        call=_call(table, common | RECORD, finish=False),
        status_at=status_at,
        solved_at=_place_or_none(table, "solved_at") or status_at,
        solved=table.texts("solved"),
        status_words=_texts(table, "status_words", frozenset()),
        number_at=_place_or_none(table, "number_at"),
        compare=_compared(table) if table.has("compare") else {},
    )
    table.finish()
    return record


def _compared(table: Table) -> Mapping[str, str]:
    compared = table.table("compare")
    wanted = _texts(table, "compare", CREATION | {"place"})
    for key in wanted:
        if not key or not is_place(key):
            raise compared.mistake(key, "wrong_place")
    return wanted


def _attach(table: Table, common: Names) -> Call:
    call = _call(table, common | COMMENT | FILE)
    carries = call.files or call.sends_file or any(name == "file_base64" for name, _ in placeholders_in(call.json))
    if not carries:
        raise table.mistake("files", "missing")
    return call


def _find(table: Table, common: Names) -> Search:
    search = Search(
        _call(table, common | SEARCH, finish=False),
        _place(table, "list_at", may_be_whole=True),
        _place_or_none(table, "id_at"),
        _place_or_none(table, "number_at"),
    )
    table.finish()
    return search


def _comments(table: Table, common: Names) -> CommentList:
    comments = CommentList(
        call=_call(table, common | RECORD, finish=False),
        list_at=_place(table, "list_at", may_be_whole=True),
        id_at=_place(table, "id_at"),
        text_at=_place(table, "text_at"),
        is_html=table.truth("html") if table.has("html") else False,
        author_at=_place_or_none(table, "author_at"),
        time_at=_place_or_none(table, "time_at"),
        visible_at=_place_or_none(table, "visible_at"),
        visible_values=table.texts("visible_values") if table.has("visible_at") else (),
        begins_with_request=table.truth("begins_with_request") if table.has("begins_with_request") else False,
    )
    table.finish()
    return comments


def _file_lists(table: Table, common: Names) -> tuple[FileList, ...]:
    lists = tuple(_files(each, common) for each in table.tables("files"))
    if not lists:
        raise table.mistake("files", "wrong_value")
    return lists


def _files(table: Table, common: Names) -> FileList:
    files = FileList(
        _call(table, common | RECORD, finish=False),
        _place(table, "list_at", may_be_whole=True),
        _place(table, "name_at"),
        _place_or_none(table, "size_at"),
    )
    table.finish()
    return files


def _errors(table: Table) -> ErrorShape:
    errors = ErrorShape(
        _place(table, "message_at"),
        _place_or_none(table, "code_at"),
        table.texts("sign_in_codes") if table.has("sign_in_codes") else (),
    )
    table.finish()
    return errors


def _times(table: Table) -> TimeShape:
    times = TimeShape(
        table.text("pattern") if table.has("pattern") else "",
        table.integer("offset_minutes", least=-18 * 60, most=18 * 60) if table.has("offset_minutes") else 0,
    )
    table.finish()
    return times


def _call(table: Table, names: Names, *, finish: bool = True) -> Call:
    """``finish`` is False where the table has more keys than those of the call."""
    method = table.text("method")
    if method not in _METHODS:
        raise table.mistake("method", "wrong_value")
    call = Call(
        method=method,
        path=_path(table, names - SECRET - FILE),
        query=_texts(table, "query", names - {"file_base64"}),
        headers=_headers(table, "headers", names - FILE),
        json=_json(table, "json", names) if table.has("json") else None,
        fields=_texts(table, "fields", names - {"file_base64"}),
        json_fields=_json_fields(table, names - {"file_base64"}),
        sends_file=table.truth("sends_file") if table.has("sends_file") else False,
    )
    if table.has("files"):
        call = _with_files(table, call, names)
    _one_body(table, call)
    if finish:
        table.finish()
    return call


def _one_body(table: Table, call: Call) -> None:
    multipart = bool(call.fields or call.json_fields or (call.files and call.files.field_name))
    bodies = [key for key, there in (("json", call.json is not None), ("fields", multipart)) if there]
    bodies += ["sends_file"] if call.sends_file else []
    if len(bodies) > 1 or (bodies and call.method == "GET"):
        raise table.mistake(bodies[-1], "wrong_value")


def _with_files(table: Table, call: Call, names: Names) -> Call:
    inside = table.table("files")
    if inside.has("field"):
        files = FilesInside(field_name=_template(inside, "field", (names | FILE) - SECRET - {"file_base64"}))
    else:
        files = FilesInside(_place(inside, "list_at"), _json(inside, "item", names | FILE))
        try:
            with_list_at(call.json, files.list_at, [])
        except KeyError:
            raise inside.mistake("list_at", "wrong_place") from None
    inside.finish()
    return replace(call, files=files)


def _path(table: Table, names: Names) -> str:
    path = _template(table, "path", names)
    if not re.fullmatch(r"/[^\s?#\\]*", path) or ".." in path or "//" in path:
        raise table.mistake("path", "wrong_value")
    return path


def _headers(table: Table, key: str, names: Names) -> Mapping[str, str]:
    headers = _texts(table, key, names)
    for name, value in headers.items():
        if not _HEADER.fullmatch(name) or name.lower() in _OURS or not re.fullmatch(r"[\x20-\x7e]*", value):
            raise table.table(key).mistake(name, "wrong_value")
    return headers


def _texts(table: Table, key: str, names: Names) -> Mapping[str, str]:
    if not table.has(key):
        return {}
    inner = table.table(key)
    return {name: _template(inner, name, names) for name in inner.keys()}  # noqa: SIM118 (a Table is no mapping)


def _json_fields(table: Table, names: Names) -> Mapping[str, Json]:
    if not table.has("json_fields"):
        return {}
    inner = table.table("json_fields")
    return {name: _json(inner, name, names) for name in inner.keys()}  # noqa: SIM118 (a Table is no mapping)


def _template(table: Table, key: str, names: Names) -> str:
    text = table.text(key)
    if len(text) > _MOST_CHARACTERS:
        raise table.mistake(key, "wrong_value")
    _check_placeholders(table, key, text, names, may_be_number=False)
    return text


def _json(table: Table, key: str, names: Names) -> Json:
    text = table.text(key)
    if len(text) > _MOST_CHARACTERS:
        raise table.mistake(key, "wrong_value")
    try:
        tree: Json = json.loads(text)
    except json.JSONDecodeError as error:
        mistake = table.mistake(key, "not_json")
        mistake.details["json_line"] = error.lineno
        raise mistake from error
    except (ValueError, RecursionError) as error:
        raise table.mistake(key, "not_json") from error
    if not isinstance(tree, dict | list) or _is_deeper(tree, _DEEPEST):
        raise table.mistake(key, "wrong_value")
    for string in _strings(tree):
        _check_placeholders(table, key, string, names, may_be_number=True)
    return tree


def _check_placeholders(table: Table, key: str, text: str, names: Names, *, may_be_number: bool) -> None:
    for name, form in placeholders_in(text):
        if name not in names or not is_known_form(text, form) or (form == "number" and not may_be_number):
            mistake = table.mistake(key, "unknown_placeholder")
            mistake.details["placeholder"] = f"{{{name}{':' if form else ''}{form}}}"
            raise mistake


def _strings(tree: Json) -> Iterable[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _strings(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _strings(value)


def _is_deeper(tree: Json, levels: int) -> bool:
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return levels == 0 or any(_is_deeper(value, levels - 1) for value in inner)


def _place(table: Table, key: str, *, may_be_whole: bool = False) -> str:
    """``may_be_whole``: the key may be missing, then it is the whole answer."""
    if may_be_whole and not table.has(key):
        return ""
    place = table.text(key)
    if not is_place(place):
        raise table.mistake(key, "wrong_place")
    return place


def _place_or_none(table: Table, key: str) -> str:
    return _place(table, key) if table.has(key) else ""

"""What a helpdesk may answer, and what the program makes of it."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from edusupport_desktop.delivery.helpdesk.exchange import Exchange, Limits, is_safe_address
from edusupport_desktop.delivery.helpdesk.server_words import line_of, text_of
from edusupport_desktop.delivery.helpdesk.sign_in import SignInShape
from edusupport_desktop.domain.errors import (
    EduSupportError,
    NetworkTrouble,
    OutcomeUnknown,
    Refused,
    Unavailable,
    UntrustedInput,
)
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from helpdesks.scripted_server import Script, answers, drips, hangs_up, scripted_server
from realparts.certificates import make_server_certificate

SECRETS = HelpdeskSecrets("пароль", "client secret")
OAUTH = SignInShape(oauth_path="oauth_token.do")
TOKEN = answers("200 OK", b'{"access_token": "t1", "expires_in": "1800"}')


def account(port: int, sign_in: SignIn = SignIn.BASIC, scheme: str = "http") -> HelpdeskAccount:
    return HelpdeskAccount("any", f"{scheme}://127.0.0.1:{port}/desk", sign_in, "", "учитель", "client")


def failure(*scripts: Script, makes: bool = False, limits: Limits | None = None) -> EduSupportError:
    with scripted_server(*scripts) as server, Exchange(account(server.port), SECRETS, limits=limits) as exchange:
        with pytest.raises(EduSupportError) as caught:
            exchange.call("POST", "things", json={"a": 1}, makes=makes)
        return caught.value


def test_a_call_goes_out_signed_and_comes_back_read() -> None:
    with (
        scripted_server(answers("201 Created", '{"name": "Ёж"}'.encode(), "application/json;charset=UTF-8")) as server,
        Exchange(account(server.port), SECRETS) as exchange,
    ):
        answer = exchange.call("POST", "things", json={"a": "ё"}, params={"q": "a&b"}, makes=True)
    assert (answer.status, answer.value) == (201, {"name": "Ёж"})
    (request,) = server.requests
    assert request.startswith(b"POST /desk/things?q=a%26b HTTP/1.1\r\n")
    assert b"Basic 0YPRh9C40YLQtdC70Yw60L/QsNGA0L7Qu9GM" in request
    assert json.loads(request.partition(b"\r\n\r\n")[2]) == {"a": "ё"}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("400 Bad", "helpdesk_request_refused"),
        ("401 Unauthorized", "helpdesk_sign_in_refused"),
        ("403 Forbidden", "helpdesk_forbidden"),
        ("404 Not Found", "helpdesk_not_found"),
        ("405 Not Allowed", "helpdesk_method_refused"),
        ("406 Not Acceptable", "helpdesk_format_refused"),
        ("413 Too Large", "helpdesk_too_big"),
        ("415 Unsupported", "helpdesk_format_refused"),
        ("422 Unprocessable", "helpdesk_request_refused"),
    ],
)
@pytest.mark.parametrize("makes", [True, False])
def test_a_no_is_a_no(status: str, code: str, makes: bool) -> None:
    error = failure(answers(status, b'{"error": {"message": "why"}}'), makes=makes)
    assert isinstance(error, Refused)
    assert (error.code, error.details["answer"]) == (code, f"{status[:3]} why")


def test_what_a_server_says_is_harmless_and_short() -> None:
    said = "<b>Stop</b><script>steal()</script> \u202e\x07&lt;i&gt;ivanova@school.example " + "x" * 5000
    error = failure(answers("403 Forbidden", json.dumps({"message": said}).encode()))
    assert str(error.details["answer"]).startswith("403 Stop … xxx")
    assert len(str(error.details["answer"])) < 210


@pytest.mark.parametrize("sign_in", [SignIn.TOKEN, SignIn.OAUTH_CLIENT])
def test_a_server_that_repeats_the_secret_brings_it_into_no_error(sign_in: SignIn) -> None:
    says = answers("401 Unauthorized", b'{"error": "Invalid key k-123456 of app-123456"}')
    with (
        scripted_server(says) as server,
        Exchange(account(server.port, sign_in), HelpdeskSecrets("k-123456", "app-123456"), OAUTH) as exchange,
        pytest.raises(Refused, match="helpdesk_sign_in_refused") as caught,
    ):
        exchange.call("GET", "things")
    assert caught.value.details["answer"] == "401 Invalid key ... of ..."


@pytest.mark.parametrize(
    "said",
    [
        "<\u200bb>x</\u200bb>",
        "<<<<b>b>b>b>x",
        "&lt;&lt;&lt;b>b>b>x",
        "<\u00adimg src=x>",
        "<\x00b>x",
        "<&#173;b>x",
        "< b>x",
    ],
)
def test_no_markup_is_left_however_it_is_hidden(said: str) -> None:
    for words in (line_of(said), text_of(said), line_of(line_of(said))):
        assert not re.search(r"<\s*[a-zA-Z!?/]", words)
    assert line_of("5 < 7, b > a") == "5 < 7, b > a"


def test_words_after_signs_that_grow_in_lower_case_stay_whole() -> None:
    said = "İ" * 9 + "<SCRIPT>steal()</Script>Нет прав"
    error = failure(answers("403 Forbidden", json.dumps({"message": said}).encode()))
    assert error.details["answer"] == "403 " + "İ" * 9 + "Нет прав"


@pytest.mark.parametrize("makes", [True, False])
@pytest.mark.parametrize(("stated", "seconds"), [("120", 120), ("9" * 30, 86400)])
def test_a_server_that_has_too_much_to_do_says_how_long_to_wait(makes: bool, stated: str, seconds: int) -> None:
    error = failure(answers("429 Too Many", b"{}", "application/json", f"Retry-After: {stated}"), makes=makes)
    assert isinstance(error, NetworkTrouble)
    assert (error.code, error.details["retry_after"]) == ("helpdesk_try_later", seconds)


@pytest.mark.parametrize("stated", ["soon", "-5", "٣", ""])
def test_a_pause_that_is_none_is_not_told(stated: str) -> None:
    error = failure(
        answers("429 Too Many", b"{}", "application/json", f"Retry-After: {stated}".encode().decode("latin-1"))
    )
    assert "retry_after" not in error.details


@pytest.mark.parametrize("status", ["500 Error", "502 Bad Gateway", "503 Unavailable", "504 Timeout"])
def test_a_broken_server_may_have_made_what_it_was_to_make(status: str) -> None:
    assert isinstance(failure(answers(status, b"<html>", "text/html"), makes=True), OutcomeUnknown)
    assert failure(answers(status, b"<html>", "text/html")).code == "helpdesk_try_later"


@pytest.mark.parametrize("status", ["408 Request Timeout", "425 Too Early"])
def test_a_server_that_has_not_taken_it_is_asked_later(status: str) -> None:
    assert failure(answers(status, b"", "text/html"), makes=True).code == "helpdesk_try_later"


def test_what_cannot_travel_has_not_been_sent() -> None:
    with scripted_server(answers("201 Created", b"{}")) as server, Exchange(account(server.port), SECRETS) as exchange:
        for given in ({"json": {"a": "\ud83d"}}, {"headers": {"X-Name": "ё"}}):
            with pytest.raises(Refused, match="helpdesk_request_refused"):
                exchange.call("POST", "things", makes=True, **given)  # type: ignore[arg-type]
    assert server.requests == []


NO_ANSWERS = {
    "html": answers("200 OK", b"<html>Sleeping</html>", "text/html"),
    "no kind": answers("200 OK", b"{}", ""),
    "not json": answers("200 OK", b'{"a": '),
    "nothing of unicode": answers("200 OK", b'"\xff\xfe'),
    "deep": answers("200 OK", b"[" * 100 + b"]" * 100),
    "very deep": answers("200 OK", b"[" * 200_000),
    "a number without end": answers("200 OK", b"[" + b"9" * 5000 + b"]"),
    "packed": answers("200 OK", b"\x1f\x8b", "application/json", "Content-Encoding: gzip"),
    "huge": answers("200 OK", b'"' + b"x" * (5 * 1024 * 1024) + b'"'),
}


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_an_answer_that_is_none_is_not_believed(name: str) -> None:
    assert isinstance(failure(NO_ANSWERS[name]), UntrustedInput)
    assert isinstance(failure(NO_ANSWERS[name], makes=True), OutcomeUnknown)


NO_CHUNKS = answers("200 OK", b"zz\r\n{}", "application/json", "Transfer-Encoding: chunked")


@pytest.mark.parametrize("broken", [hangs_up, answers("200 OK", b"{}", length=50), NO_CHUNKS])
def test_a_connection_that_breaks_leaves_open_what_was_made(broken: Script) -> None:
    assert failure(broken).code == "helpdesk_connection_lost"
    assert isinstance(failure(broken, makes=True), OutcomeUnknown)


@pytest.mark.parametrize(
    "first",
    [b"HTTP/1.1 200 OK\r\nX-", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999\r\n\r\n"],
)
def test_an_answer_that_drips_is_not_waited_for(first: bytes) -> None:
    ended = threading.Event()
    limits = Limits(step_seconds=20, answer_seconds=0.2)
    try:
        assert failure(drips(first, b"x", ended), limits=limits).code == "helpdesk_too_slow"
        assert isinstance(failure(drips(first, b"x", ended), limits=limits, makes=True), OutcomeUnknown)
    finally:
        ended.set()


def test_a_redirect_is_refused_and_nobody_else_gets_the_password() -> None:
    with scripted_server(answers("200 OK", b"{}")) as thief:
        place = f"Location: http://127.0.0.1:{thief.port}/desk/things"
        for status in ("301 Moved", "302 Found", "307 Temporary", "308 Permanent"):
            assert failure(answers(status, b"", "text/html", place), makes=True).code == "helpdesk_redirects"
    assert thief.requests == []


def test_nobody_there_means_nothing_was_made() -> None:
    with scripted_server(hangs_up) as server:
        gone = account(server.port)
    with Exchange(gone, SECRETS) as exchange, pytest.raises(NetworkTrouble) as caught:
        exchange.call("POST", "things", json={}, makes=True)
    assert caught.value.code == "helpdesk_unreachable"


@pytest.mark.parametrize(
    "address",
    [
        "http://desk.example", "ftp://127.0.0.1", "desk.example", "https://", "https://a:b@desk.example", "https://[",
        "https://desk.example?x=1", "http://127.0.0.1.desk.example", "https://desk.example:99999", "https://a\n.example",
        "http://127.0.0.1@desk.example", "https://desk.example?", "https://desk.example#", "https://desk.example/a b",
        "https://desk.example\\.other.example", "http://127.1", "http://0x7f000001", "http://localhost.desk.example",
    ],
)  # fmt: skip
def test_an_address_that_is_not_safe_is_never_called(address: str) -> None:
    with pytest.raises(Refused, match="helpdesk_address_wrong"):
        Exchange(HelpdeskAccount("any", address, SignIn.BASIC), SECRETS)


def test_an_address_of_a_helpdesk_is_safe() -> None:
    assert is_safe_address("https://desk.example/itsm")
    assert is_safe_address("http://127.0.0.1:8080")


def test_a_token_goes_where_the_system_wants_it() -> None:
    with (
        scripted_server(answers("200 OK", b"{}")) as server,
        Exchange(
            account(server.port, SignIn.TOKEN), HelpdeskSecrets("k-1"), SignInShape(("X-Key", "token="))
        ) as exchange,
    ):
        exchange.call("GET", "things")
    assert b"X-Key: token=k-1\r\n" in server.requests[0]


@pytest.mark.parametrize("secret", ["ключ", "a\r\nHost: b", ""])
def test_a_token_that_no_header_can_carry_is_told(secret: str) -> None:
    with (
        Exchange(account(1, SignIn.TOKEN), HelpdeskSecrets(secret)) as exchange,
        pytest.raises(Refused, match="helpdesk_secret_not_latin"),
    ):
        exchange.call("GET", "things")


@pytest.mark.parametrize(
    ("sign_in", "form"),
    [
        (SignIn.OAUTH_CLIENT, b"client_id=client&client_secret=client+secret&grant_type=client_credentials"),
        (
            SignIn.OAUTH_PASSWORD,
            b"grant_type=password&username=%D1%83%D1%87%D0%B8%D1%82%D0%B5%D0%BB%D1%8C&password=%D0",
        ),
    ],
)
def test_a_token_is_asked_for_once_and_again_when_it_is_refused(sign_in: SignIn, form: bytes) -> None:
    old, fine = answers("401 Unauthorized", b"{}"), answers("200 OK", b"{}")
    renewed = answers("200 OK", b'{"access_token": "t2"}')
    with (
        scripted_server(TOKEN, fine, old, renewed, fine) as server,
        Exchange(account(server.port, sign_in), SECRETS, OAUTH) as exchange,
    ):
        exchange.call("GET", "things")
        exchange.call("GET", "things")
    first_lines = [request.split(b" HTTP")[0] for request in server.requests]
    asked, used = b"POST /desk/oauth_token.do", b"GET /desk/things"
    assert first_lines == [asked, used, used, asked, used]
    assert form in server.requests[0]
    assert b"Bearer t1\r\n" in server.requests[2]
    assert b"Bearer t2\r\n" in server.requests[4]


@pytest.mark.parametrize(
    "no_token",
    [
        answers("401 Unauthorized", b'{"error": "access_denied"}'),
        answers("400 Bad", b"{}"),
        answers("200 OK", b"{}"),
        answers("200 OK", b'{"access_token": "a\\nb"}'),
    ],
)
def test_without_a_token_nobody_is_signed_in(no_token: Script) -> None:
    with (
        scripted_server(no_token) as server,
        Exchange(account(server.port, SignIn.OAUTH_CLIENT), SECRETS, OAUTH) as exchange,
        pytest.raises(Refused, match="helpdesk_sign_in_refused"),
    ):
        exchange.call("POST", "things", json={}, makes=True)
    assert len(server.requests) == 1


def test_oauth_where_there_is_none_is_told() -> None:
    with (
        Exchange(account(1, SignIn.OAUTH_CLIENT), SECRETS) as exchange,
        pytest.raises(Refused, match="helpdesk_sign_in_unknown"),
    ):
        exchange.call("GET", "things")


def over_tls(folder: Path, authority: Callable[[Path], str | None]) -> list[bytes]:
    made = make_server_certificate(folder)
    with (
        scripted_server(answers("200 OK", b"{}"), certificate=made) as server,
        Exchange(account(server.port, scheme="https"), SECRETS, authority_file=authority(made.authority)) as exchange,
    ):
        exchange.call("GET", "things")
        return server.requests


def test_an_administrators_authority_is_trusted(tmp_path: Path) -> None:
    assert over_tls(tmp_path, str)


def test_an_unknown_certificate_is_never_trusted(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="helpdesk_certificate_not_trusted"):
        over_tls(tmp_path, lambda _: None)


def test_an_authority_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="helpdesk_authority_file_unreadable"):
        over_tls(tmp_path, lambda _: str(tmp_path / "missing.pem"))


def test_a_file_is_read_as_it_is_and_no_larger() -> None:
    every_byte = bytes(range(256))
    with (
        scripted_server(answers("200 OK", every_byte, "image/png")) as server,
        Exchange(account(server.port), SECRETS) as exchange,
    ):
        assert exchange.read("file", largest=256) == every_byte
        with pytest.raises(UntrustedInput, match="helpdesk_answer_too_large"):
            exchange.read("file", largest=255)

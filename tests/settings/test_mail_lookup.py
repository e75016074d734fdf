"""Looking a mail domain up: in Thunderbird's order, over https alone, from real servers on loopback."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import dns.flags
import dns.message
import dns.rrset
import pytest

from edusupport_desktop.domain.errors import Cancelled, Refused
from edusupport_desktop.domain.mail_account import IncomingServer, Security
from edusupport_desktop.settings.mail_lookup import fetch_https, find_service, look_up_provider
from mail_description import description, server
from realparts.certificates import ServerCertificate, make_server_certificate
from sending import RecordedProgress

OWN = "https://autoconfig.xn--80atdl2c.xn--p1ai/mail/config-v1.1.xml"
WELL_KNOWN = "https://xn--80atdl2c.xn--p1ai/.well-known/autoconfig/mail/config-v1.1.xml"
COLLECTION = "https://autoconfig.thunderbird.net/v1.1/xn--80atdl2c.xn--p1ai"
ADDRESS = "teacher@школа.рф"


class Internet:
    """What is where, and what was asked."""

    def __init__(self, pages: Mapping[str, bytes] | None = None, services: Mapping[str, tuple[str, int]] | None = None):
        self.pages, self.services = pages or {}, services or {}
        self.asked: list[str] = []

    def fetch(self, address: str) -> bytes | None:
        self.asked.append(address)
        return self.pages.get(address)

    def service(self, name: str) -> tuple[str, int] | None:
        self.asked.append(name)
        return self.services.get(name)


def look_up(internet: Internet, address: str = ADDRESS):  # type: ignore[no-untyped-def]
    return look_up_provider(address, RecordedProgress(), internet.fetch, internet.service)


@pytest.mark.parametrize("place", [OWN, WELL_KNOWN, COLLECTION])
def test_the_first_description_that_is_one_is_taken_and_nothing_more_asked(place: str) -> None:
    pages = dict.fromkeys((OWN, WELL_KNOWN, COLLECTION), b"<html>parked domain</html>")
    internet = Internet(pages | {place: description(server())})
    provider = look_up(internet)
    assert provider is not None
    assert provider.host == "smtp.school.example"
    assert internet.asked == [OWN, WELL_KNOWN, COLLECTION][: [OWN, WELL_KNOWN, COLLECTION].index(place) + 1]


def test_nobody_is_told_the_address_itself() -> None:
    internet = Internet()
    assert look_up(internet) is None
    assert internet.asked[:3] == [OWN, WELL_KNOWN, COLLECTION]
    assert not [asked for asked in internet.asked if "teacher" in asked]


def test_a_domain_s_services_are_the_last_way() -> None:
    domain = "_tcp.xn--80atdl2c.xn--p1ai"
    internet = Internet(
        services={f"_submission.{domain}": ("mx.example", 587), f"_imaps.{domain}": ("in.example", 993)}
    )
    provider = look_up(internet)
    assert provider is not None
    assert (provider.host, provider.port, provider.security) == ("mx.example", 587, Security.STARTTLS)
    assert provider.incoming == IncomingServer("in.example", 993, Security.TLS)


@pytest.mark.parametrize("address", ["", "teacher", "a@localhost", "a@127.0.0.1", "a@b c.ru", "a@..", "a@[::1]"])
def test_what_is_no_address_of_the_internet_is_not_looked_up(address: str) -> None:
    internet = Internet()
    with pytest.raises(Refused):
        look_up(internet, address)
    assert internet.asked == []


def test_the_teacher_can_stop_it() -> None:
    with pytest.raises(Cancelled):
        look_up_provider(ADDRESS, RecordedProgress(lambda *_: True), Internet().fetch, Internet().service)


Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ServerCertificate:
    return make_server_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def web(certificate: ServerCertificate) -> Iterator[Callable[[Mapping[str, Answer]], str]]:
    """A real https server; give it its pages, get its address."""
    pages: dict[str, Answer] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    listener = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate, certificate.key)
    listener.socket = context.wrap_socket(listener.socket, server_side=True)
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def serve(found: Mapping[str, Answer]) -> str:
        pages.update(found)
        return f"https://localhost:{listener.server_port}"

    yield serve
    listener.shutdown()
    thread.join()
    listener.server_close()


def test_a_page_is_fetched_through_redirects(web: Callable[..., str], certificate: ServerCertificate) -> None:
    base = web({"/a": (301, {"Location": "/b"}, b""), "/b": (200, {}, description(server()))})
    assert fetch_https(f"{base}/a", authority_file=str(certificate.authority)) == description(server())


@pytest.mark.parametrize(
    "pages",
    [
        {},
        {"/a": (500, {}, b"trouble")},
        {"/a": (302, {"Location": "http://localhost:1/plain"}, b"")},
        {"/a": (302, {"Location": "/a"}, b"")},
        {"/a": (200, {}, b"x" * 65537)},
        {"/a": (302, {"Location": "https://[broken"}, b"")},
    ],
    ids=["nothing there", "an error", "down to http", "in a circle", "too large", "to nowhere"],
)
def test_what_cannot_be_had_is_none(
    web: Callable[..., str], certificate: ServerCertificate, pages: dict[str, Answer]
) -> None:
    assert fetch_https(f"{web(pages)}/a", authority_file=str(certificate.authority)) is None


def test_a_server_nobody_vouches_for_is_not_believed(web: Callable[..., str]) -> None:
    assert fetch_https(f"{web({'/a': (200, {}, b'x')})}/a") is None


@contextmanager
def name_server(records: Mapping[str, list[str]]) -> Iterator[int]:
    """A real DNS server on loopback that knows these SRV records; gives its port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.bind(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            wire, client = listener.recvfrom(4096)
            if wire == b"stop":
                return
            question = dns.message.from_wire(wire)
            answer = dns.message.make_response(question)
            answer.flags |= dns.flags.RA
            name = question.question[0].name
            found = records.get(name.to_text(omit_final_dot=True))
            if found:
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", "SRV", *found))
            listener.sendto(answer.to_wire(), client)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stop:
            stop.sendto(b"stop", listener.getsockname())
        thread.join()
        listener.close()


def test_the_best_of_a_domain_s_services_is_found(tmp_path: Path) -> None:
    records = {
        "_imaps._tcp.school.example": ["10 1 993 slow.school.example.", "0 5 994 fast.school.example."],
        "_submissions._tcp.school.example": ["0 0 0 ."],
    }
    with name_server(records) as port:

        def find(name: str) -> tuple[str, int] | None:
            return find_service(name, nameservers=["127.0.0.1"], port=port)

        assert find("_imaps._tcp.school.example") == ("fast.school.example", 994)
        assert find("_submissions._tcp.school.example") is None
        assert find("_imap._tcp.school.example") is None
        assert find("_imap._tcp." + "x" * 300) is None

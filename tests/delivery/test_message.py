"""The bytes of the letter, read by Python's own parser and by plain eye."""

from __future__ import annotations

import re
import tracemalloc
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import parseaddr
from os import urandom

import pytest
from hypothesis import given

from contracts.samples import an_outgoing
from edusupport_desktop.delivery.mail_headers import id_header, text_header, thread_headers, token_header
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.domain.errors import OurFault, Refused
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from edusupport_desktop.domain.plain_text import clean_line
from hostile_text import pasted_text
from sending import read_mail

HEADERS = ["Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type"]


def head(data: bytes) -> str:
    return data.partition(b"\r\n\r\n")[0].decode("ascii")


def test_the_headers_are_those_of_a_person_writing_and_no_others() -> None:
    mail = read_mail(build_message(an_outgoing())).mail
    assert mail.keys() == HEADERS
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "text/plain",
        "image/png",
        "image/jpeg",
    ]


def test_a_letter_without_pictures_is_plain_text_alone() -> None:
    mail = read_mail(build_message(an_outgoing(files=())))
    assert mail.mail.get_content_type() == "text/plain"
    assert mail.text.startswith("Здравствуйте.\n\nСуть вопроса:\n")


def test_the_same_letter_has_the_same_bytes_at_every_attempt() -> None:
    outgoing = an_outgoing()
    assert build_message(outgoing) == build_message(replace(outgoing))


def test_the_boundary_cannot_occur_in_any_part() -> None:
    data = build_message(an_outgoing(letter=Letter("=_", "--=_" * 100)))
    boundary = re.search(rb'boundary="([^"]+)"', data)
    assert boundary is not None
    assert data.count(boundary[1]) == 1 + 3 + 1
    assert len(boundary[1]) <= 70


def test_the_date_is_that_of_the_preparation_in_its_own_zone() -> None:
    assert "Date: Sun, 22 Nov 2026 12:00:00 +1000\r\n" in head(build_message(an_outgoing()))


def test_cyrillic_domains_are_written_as_the_protocol_wants_them() -> None:
    address = read_mail(build_message(an_outgoing())).mail["From"].addresses[0]
    assert (address.display_name, address.addr_spec) == ("Ёлкина Анна", "elkina@xn--80atdl2c.xn--p1ai")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "teacher",
        "@school.ru",
        "учитель@school.ru",
        "a@b\r\nBcc: thief@example.test",
        "a@b.ru, thief@example.test",
        "a b@school.ru",
        '"a"@school.ru',
        "a@school..ru",
        "a@-school.ru",
        "a@" + "я" * 70 + ".рф",
        "a@b.ru>\x00",
        "\ud800@b.ru",
        "a@\ud800.ru",
        "x" * 65 + "@school.ru",
    ],
)
def test_what_is_no_plain_address_is_refused(address: str) -> None:
    with pytest.raises(Refused) as failure:
        build_message(an_outgoing(recipient=MailAddress("", address)))
    assert failure.value.code == "mail_address_invalid"
    assert failure.value.details == {}


@pytest.mark.parametrize(
    "message_id", ["", "<>", "<a b@c>", "<a@b>\r\nBcc: x@y", "<школа@b>", "a@b", "<" + "a" * 990 + "@b>"]
)
def test_a_message_id_that_would_break_the_headers_is_a_bug(message_id: str) -> None:
    with pytest.raises(OurFault, match="message_id_invalid"):
        build_message(an_outgoing(message_id=MessageId(message_id)))


def test_long_message_ids_are_never_encoded_words() -> None:
    ids = [MessageId(f"<{'x' * 120}.{count}@very-long-name-of-a-mail-system.outlook.example>") for count in range(3)]
    assert id_header("References", ids) == f"References: {ids[0]}\r\n {ids[1]}\r\n {ids[2]}\r\n"


def test_an_added_letter_names_its_whole_thread_and_what_it_answers() -> None:
    ids = tuple(MessageId(f"<{place}.{'x' * 70}@desk.example>") for place in range(3))
    message = read_mail(build_message(replace(an_outgoing(), answers_to=ids))).mail
    assert message["In-Reply-To"] == ids[-1]
    assert message["References"].split() == list(ids)


def test_a_new_request_answers_nothing() -> None:
    message = read_mail(build_message(an_outgoing())).mail
    assert message["In-Reply-To"] is None
    assert message["References"] is None


@pytest.mark.parametrize("foreign", ["", "<>", "<с кириллицей@desk>", "<a@b>\r\nBcc: x@y", "a@b", "<a b@c>", "<a\0@b>"])
def test_an_id_that_cannot_be_written_is_left_out_of_the_thread(foreign: str) -> None:
    good = MessageId("<good@desk.example>")
    assert thread_headers((MessageId(foreign), good)) == thread_headers((good,))
    assert thread_headers((MessageId(foreign),)) == ""


def test_a_long_thread_keeps_its_first_letter_and_the_latest() -> None:
    ids = [MessageId(f"<{place}@desk.example>") for place in range(1000)]
    kept = thread_headers(ids).split("References:")[1].split()
    assert (kept[0], kept[-1]) == (ids[0], ids[-1])
    assert kept[1:] == ids[-29:]


@pytest.mark.parametrize("name", ["картинка1.png", 'a".png', "a\r\nX: y.png", "../a.png", "", "a b.png"])
def test_a_file_name_no_part_of_the_program_makes_is_a_bug(name: str) -> None:
    with pytest.raises(OurFault, match="attachment_name_invalid"):
        build_message(an_outgoing(files=(OutgoingFile(name, "image/png", b""),)))


def test_the_file_name_stands_where_each_family_of_programs_looks() -> None:
    data = build_message(an_outgoing())
    assert b'Content-Type: image/png; name="picture1.png"\r\n' in data
    assert b'Content-Disposition: attachment; filename="picture1.png"\r\n' in data


def test_the_number_of_a_follow_up_stays_a_bare_word() -> None:
    assert text_header("Subject", "Re: INC0001234 короткая тема").startswith("Subject: Re: INC0001234 =?utf-8?b?")


def test_a_token_header_takes_no_text() -> None:
    with pytest.raises(OurFault, match="header_invalid"):
        token_header("X-Unsent", "1\r\nBcc: a@b")


@given(subject=pasted_text, name=pasted_text, body=pasted_text)
def test_any_text_comes_back_and_adds_no_header(subject: str, name: str, body: str) -> None:
    outgoing = an_outgoing(letter=Letter(subject, body), sender=MailAddress(name, "teacher@school.example"))
    data = build_message(outgoing)
    assert data.isascii()
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in head(data).split("\r\n")) <= 90
    mail = read_mail(data)
    assert mail.mail.keys() == HEADERS
    assert mail.subject == clean_line(subject)
    # Python 3.11 reads a wrapped display name with a space too many in its new parser: the older one is right.
    written, address = parseaddr(str(message_from_bytes(data)["From"]).replace("\r\n", ""))
    assert (str(make_header(decode_header(written))), address) == (clean_line(name), "teacher@school.example")
    sendable = body.encode("utf-8", "replace").decode()
    lines = sendable.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    assert mail.text == ("\n".join(lines) + "\n" if sendable else "")
    assert len(mail.files) == 2


def test_building_takes_little_more_memory_than_the_result() -> None:
    pictures = [urandom(13 * 1024 * 1024 // 4) for _ in range(4)]
    files = tuple(OutgoingFile(f"picture{n}.png", "image/png", data) for n, data in enumerate(pictures, 1))
    outgoing = an_outgoing(files=files)
    tracemalloc.start()
    build_message(outgoing)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * sum(map(len, pictures))

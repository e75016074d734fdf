"""Mails of the support as they really come, and mails made to do harm."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import MessageId
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.inbox.reply_parser import MailLimits, parse_letter
from hostile_text import pasted_text

HEAD = (
    b"From: =?utf-8?b?0J/QvtC00LTQtdGA0LbQutCw?= <support@desk.example>\r\n"
    b"To: user@school.example\r\n"
    b"Message-ID: <reply.1@desk.example>\r\n"
    b"In-Reply-To: <first@school.example>\r\n"
    b"References: <root@school.example>\r\n <first@school.example>\r\n"
    b"Date: Sun, 22 Nov 2026 12:00:00 +0300\r\n"
    b"Subject: INC0001234\r\n"
    b"MIME-Version: 1.0\r\n"
)
TEXT = "Здравствуйте.\nВаше обращение: «Ёлка» № 5."


def parse_reply(data: bytes, limits: MailLimits | None = None) -> Reply:
    return parse_letter(data, limits).reply


def mail(content_type: str, body: bytes, more: bytes = b"Content-Transfer-Encoding: 8bit\r\n") -> bytes:
    return HEAD + f"Content-Type: {content_type}\r\n".encode() + more + b"\r\n" + body


def test_a_reply_is_read_with_everything_that_links_it() -> None:
    reply = parse_reply(mail("text/plain; charset=utf-8", TEXT.encode()))
    assert reply.message_id == MessageId("<reply.1@desk.example>")
    assert reply.answers_to == ("<first@school.example>", "<root@school.example>")
    assert reply.sender_address == "support@desk.example"
    assert reply.subject == "INC0001234"
    assert reply.text == TEXT
    assert reply.sent_at == datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=3)))


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("koi8-r", "koi8-r"),
        ("KOI8R", "koi8-r"),
        ("windows-1251", "cp1251"),
        ("win-1251", "cp1251"),
        ("CP 1251", "cp1251"),
        ('"utf8"', "utf-8"),
        ("unknown-8bit", "utf-8"),
        ("нет", "cp1251"),
        ("us-ascii", "utf-8"),
        ("iso-8859-1", "cp1251"),
        ("utf-8", "cp1251"),
        ("punycode", "utf-8"),
        ("unicode_escape", "utf-8"),
        ("zip", "cp1251"),
        ("x" * 500, "utf-8"),
        ("ibm866", "cp866"),
        ("iso-8859-5", "iso8859-5"),
    ],
)
def test_cyrillic_is_read_whatever_its_charset_is_called(charset: str, codec: str) -> None:
    text = TEXT.replace("«", '"').replace("»", '"').replace("№", "N")
    assert parse_reply(mail(f"text/plain; charset={charset}", text.encode(codec))).text == text


def test_a_mail_without_any_charset_is_read() -> None:
    assert parse_reply(HEAD + b"\r\n" + TEXT.encode("cp1251")).text == TEXT
    assert parse_reply(HEAD + b"\r\n" + TEXT.encode()).text == TEXT


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?koi8-r?B?" + base64.b64encode("Ёлка INC0001234".encode("koi8-r")) + b"?=", "Ёлка INC0001234"),
        (b"=?windows-1251?Q?=C6=F3=F0=ED=E0=EB?= INC0001234", "Журнал INC0001234"),
        ("Журнал".encode(), "Журнал"),
        ("Журнал".encode("cp1251"), "Журнал"),
        (b"=?x-unknown?B?0JbRg9GA0L3QsNC7?=", "Журнал"),
        (b"=?utf-8?B?0JbRg9GA0L3QsNC7?=\r\n INC0001234", "Журнал INC0001234"),
        (b"=?utf-8?B?0JbRg9GA?=\r\n =?utf-8?B?0L3QsNC7?=", "Журнал"),
        (b"=?utf-8?B?***?=", None),
        (b"=?utf-8?B?a?=", None),
        (b"a\r\n b\x00\x07c", "a bc"),
        (b"", ""),
    ],
)
def test_subjects_are_read_as_people_see_them(raw: bytes, subject: str | None) -> None:
    read = parse_reply(HEAD.replace(b"Subject: INC0001234", b"Subject: " + raw) + b"\r\ntext").subject
    if subject is not None:
        assert read == subject


def test_the_plain_text_is_taken_where_there_is_one() -> None:
    message = EmailMessage()
    message["From"] = "support@desk.example"
    message.set_content("простой текст INC0001234\n")
    message.add_alternative("<p>оформленный</p>", subtype="html")
    message.add_attachment("вложенный текст", filename="log.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="INC0009999.png")
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content("вложенное письмо INC0005555")
    message.add_attachment(inner)
    assert parse_reply(message.as_bytes()).text == "простой текст INC0001234"


def test_an_html_letter_is_read_as_its_words() -> None:
    html = """<!DOCTYPE html><html><head><title>заголовок</title><style>p{color:red}</style></head><body>
    <!-- INC0000001 --><script>var x = "INC0000002 <p>";</script>
    <p>Здравствуйте,&nbsp;<b>Анна</b>!</p><div>Номер: <a href="https://desk.example/?n=INC0000003">INC0001234</a></div>
    <table><tr><td>Дата</td><td>22.11.2026</td></tr></table>a &lt; b<br>5 < 7<br/>конец</BODY></html>"""
    message = EmailMessage()
    message["From"] = "support@desk.example"
    message.set_content(html, subtype="html")
    assert parse_reply(message.as_bytes()).text == (
        "Здравствуйте,\xa0Анна!\n\nНомер: INC0001234\n\nДата 22.11.2026\n\na < b\n5 < 7\nконец"
    )


def test_an_empty_plain_text_gives_way_to_the_html() -> None:
    message = EmailMessage()
    message["From"] = "support@desk.example"
    message.set_content(" \n\n")
    message.add_alternative("<p>Номер INC0001234</p>", subtype="html")
    assert parse_reply(message.as_bytes()).text == "Номер INC0001234"


@pytest.mark.parametrize(
    "header",
    [
        b"In-Reply-To: =?utf-8?q?=3Cfirst=40school=2Eexample=3E?=\r\n",
        b"In-Reply-To: <first@school.\r\n example>\r\n",
        b'In-Reply-To: Your message of "Sun" <first@school.example> (comment)\r\n',
        b"References: <first@school.example><other@desk.example>\r\n",
        b"In-Reply-To: <first@school.example>\r\nIn-Reply-To: <second@school.example>\r\n",
    ],
)
def test_ids_are_found_however_they_are_written(header: bytes) -> None:
    reply = parse_reply(b"From: a@b.example\r\n" + header + b"\r\n")
    assert reply.answers_to[0] == "<first@school.example>"


@pytest.mark.parametrize(
    ("date", "at"),
    [
        (b"Sun, 22 Nov 2026 12:00:00 -0000", datetime(2026, 11, 22, 12, tzinfo=UTC)),
        (b"22 Nov 2026 12:00 GMT", datetime(2026, 11, 22, 12, tzinfo=UTC)),
        ("Вс, 22 ноя 2026".encode(), None),
        (b"Sun, 99 Nov 2026 12:00:00 +0300", None),
        (b"Sun, 22 Nov 9999999 12:00:00 +0300", None),
        (b"Mon, 1 Jan 1801 00:00:00 +2359", None),
        (b"Sun, 22 Nov 2026 12:00:00 +99999999", None),
        (b"", None),
    ],
)
def test_a_date_is_aware_or_none(date: bytes, at: datetime | None) -> None:
    assert parse_reply(b"From: a@b.example\r\nDate: " + date + b"\r\n\r\n").sent_at == at


def test_a_mail_without_an_id_has_one_of_its_content() -> None:
    first, same, other = (parse_reply(b"Subject: a\r\n\r\n" + text).message_id for text in (b"1", b"1", b"2"))
    assert first == same != other
    assert first.endswith("@without-message-id.invalid>")


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(1000), b"\r\n\r\nno header", bytes(range(256))])
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    with pytest.raises(UntrustedInput, match="mail_unreadable"):
        parse_reply(data)


def test_a_mail_over_the_limit_is_refused_and_a_long_text_is_cut_between_characters() -> None:
    data = mail("text/plain; charset=utf-8", ("ё" * 100).encode())
    with pytest.raises(UntrustedInput) as failure:
        parse_reply(data, MailLimits(mail=len(data) - 1))
    assert failure.value.code == "mail_too_large"
    assert failure.value.details == {"size": len(data), "limit": len(data) - 1}
    assert parse_reply(data, MailLimits(text=21)).text == "ё" * 10


def nested(depth: int) -> bytes:
    open_parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)
    )
    return b"From: a@b.example\r\n" + open_parts + b"\r\nINC0001234"


HOSTILE_MAILS = {
    "nested 10": nested(10),
    "nested 2000": nested(2000),
    "base64 of nothing": mail("text/plain", b"=" * 1000, b"Content-Transfer-Encoding: base64\r\n"),
    "unknown encoding": mail("text/plain", b"text", b"Content-Transfer-Encoding: x-\xff\r\n"),
    "uuencode": mail("text/plain", b"begin 644 a\r\n\xff\xff\r\n", b"Content-Transfer-Encoding: x-uuencode\r\n"),
    "content type": HEAD + b"Content-Type: \xff/\x00; charset*=\x00'\xff'%zz\r\n\r\ntext",
    "charset in pieces": HEAD + b"Content-Type: text/plain; charset*0*=utf''-8; charset*9=x\r\n\r\ntext",
    "a million ids": b"From: a@b\r\nReferences: " + b"<a@b> " * 200_000 + b"\r\n\r\n",
    "one endless id": b"From: a@b\r\nReferences: <" + b"a" * 1_000_000 + b"\r\n\r\n",
    "encoded words": b"From: a@b\r\nSubject: " + b"=?utf-8?q?=41?= " * 50_000 + b"\r\n\r\n",
    "half encoded words": b"From: a@b\r\nSubject: " + b"=?" * 200_000 + b"\r\n\r\n",
    "address": b"From: " + b"(" * 5000 + b"a@b" + b"<" * 5000 + b"\r\n\r\n",
    "commas": b"From: " + b"," * 100_000 + b"\r\n\r\n",
    "headers": b"From: a@b\r\n" + b"X: y\r\n" * 100_000 + b"\r\n",
    "html tags": mail("text/html", b"<a b='" * 100_000),
    "html comments": mail("text/html", b"<!--" * 200_000),
    "html declarations": mail("text/html", b"<![" * 200_000),
    "html references": mail("text/html", b"&#" + b"9" * 100_000 + b";&#x" + b"f" * 100_000),
    "html scripts": mail("text/html", b"<script>" * 100_000),
    "html spaces": mail("text/html", b" \n" * 500_000),
    "html entities": mail("text/html", b"&a" * 300_000),
    "blank lines": mail("text/plain", b"\r\n" * 500_000),
}


@pytest.mark.parametrize("data", HOSTILE_MAILS.values(), ids=HOSTILE_MAILS)
def test_a_mail_made_to_do_harm_is_read_or_refused_quickly(data: bytes) -> None:
    start = perf_counter()
    try:
        parse_reply(data)
    except UntrustedInput as error:
        code = error.code
    else:
        code = ""
    assert code in ("", "mail_unreadable")
    assert perf_counter() - start < 30  # a second on a free computer; minutes where something is quadratic


@given(
    text=pasted_text, charset=st.sampled_from(["utf-8", "utf-16", "koi8-r"]), subtype=st.sampled_from(["plain", "html"])
)
def test_no_text_breaks_the_reading(text: str, charset: str, subtype: str) -> None:
    reply = parse_reply(mail(f"text/{subtype}; charset={charset}", text.encode(charset, "replace")))
    (reply.text + reply.subject).encode()
    assert not [c for c in reply.text if ord(c) < 32 and c not in "\n\t"]


@given(data=st.binary(max_size=400), place=st.integers(0, len(HEAD) + 40), length=st.integers(0, 60))
def test_no_damage_breaks_the_reading(data: bytes, place: int, length: int) -> None:
    whole = mail('multipart/mixed; boundary="x"', b"--x\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--x--\r\n")
    try:
        reply = parse_reply(whole[:place] + data + whole[place + length :])
    except UntrustedInput:
        return
    (reply.text + reply.subject + reply.sender_address).encode()
    assert reply.sent_at is None or reply.sent_at.astimezone(UTC)

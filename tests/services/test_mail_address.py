"""Addresses and Message-IDs as the mail's protocols write them."""

from __future__ import annotations

import re
import socket

import pytest
from hypothesis import given

from edusupport_desktop.domain.errors import Refused
from edusupport_desktop.services.mail_address import ascii_address, new_message_id
from hostile_text import any_text, pasted_text


def test_a_cyrillic_domain_is_written_in_ascii() -> None:
    assert ascii_address(" user@Школа.РФ ") == "user@xn--80atdl2c.xn--p1ai"
    assert ascii_address("o'neil+x@school-1.example.ru") == "o'neil+x@school-1.example.ru"


def test_a_message_id_is_new_every_time_and_in_the_senders_domain() -> None:
    ids = {new_message_id("user@школа.рф") for _ in range(100)}
    assert len(ids) == 100
    assert all(re.fullmatch(r"<[0-9a-f-]{36}@xn--80atdl2c\.xn--p1ai>", message_id) for message_id in ids)


def test_a_message_id_never_names_the_computer() -> None:
    assert socket.gethostname() not in new_message_id("")
    assert new_message_id("").endswith("@edusupport.invalid>")


@given(any_text | pasted_text.map("a@{}.ru".format) | pasted_text.map("{}@b.ru".format))
def test_any_text_is_either_refused_or_one_harmless_word(text: str) -> None:
    try:
        address = ascii_address(text)
    except Refused:
        return
    assert re.fullmatch(r"[!-;=?-~]+@[A-Za-z0-9.-]+", address)
    assert not set(address) & set('<>,;:"()[]\\')


@pytest.mark.parametrize("text", ["", "a", "a@", "@b.ru", "a@b@c..ru"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="mail_address_invalid"):
        ascii_address(text)

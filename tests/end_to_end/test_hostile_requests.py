"""No text a teacher can type breaks a request on its way: saved as a draft, read again, written as a letter, made an
e-mail, read by the other side."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.domain.answers import TEXT_FIELDS, Field
from edusupport_desktop.domain.draft import Draft, Way
from edusupport_desktop.domain.identifiers import MessageId, PictureId, RequestId
from edusupport_desktop.domain.incident_number import find_numbers
from edusupport_desktop.domain.letter import write_letter
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.domain.plain_text import clean_text
from edusupport_desktop.domain.rules.check import may_be_sent, verdicts
from edusupport_desktop.domain.rules.rule import Basis
from edusupport_desktop.storage.drafts import FileDraftStore
from hostile_text import any_text, pasted_text
from sample_request import COMPLETE_DRAFT, DESK, NUMBER_PATTERN, PICTURE, all_regions
from sending import read_mail

BASIS = Basis(DESK, all_regions())
REPLY = re.compile(
    r"\W*(re|aw|r|fwd?|accepted|tentative|declined|отв|ответ|на)\s*([\[(]\d+[\])])?\s*[:：]", re.IGNORECASE
)
WATERMARK = re.compile(r"Ref:\s*MSG", re.IGNORECASE)

hostile = st.dictionaries(st.sampled_from(TEXT_FIELDS), any_text | pasted_text, min_size=1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FileDraftStore:
    return FileDraftStore(tmp_path_factory.mktemp("drafts"))


def through_the_store(draft: Draft, store: FileDraftStore) -> Draft:
    draft = replace(draft, id=RequestId(str(uuid4())), pictures=(replace(PICTURE, id=PictureId(str(uuid4()))),))
    store.save(draft)
    (read,) = store.drafts()
    store.delete(draft.id)
    return read


def as_received(draft: Draft) -> tuple[str, str, list[str]]:
    """Subject, text and the names of the headers, as the other side reads them."""
    letter = write_letter(draft, DESK)
    outgoing = Outgoing(
        draft.id,
        MessageId(f"<{draft.id}@school.example>"),
        draft.started_at,
        Way.MAIL,
        MailAddress(draft.answers.full_name, "teacher@school.example"),
        MailAddress("", DESK.email),
        letter,
    )
    mail = read_mail(build_message(outgoing))
    return mail.subject, mail.text, list(mail.mail.keys())


def assert_new_and_whole(draft: Draft) -> None:
    subject, text, headers = as_received(draft)
    letter = write_letter(draft, DESK)
    assert (subject, text.rstrip("\n")) == (letter.subject, letter.body)
    assert not {"In-Reply-To", "References", "Bcc", "Cc", "Reply-To", "Auto-Submitted"} & set(headers)
    assert len(headers) == len(set(headers))
    assert find_numbers(subject, NUMBER_PATTERN) == ()
    assert not REPLY.match(subject)
    assert not WATERMARK.search(subject + text)
    for field in (Field.ESSENCE, Field.STEPS):
        assert clean_text(draft.answers[field]) in letter.body


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(hostile)
def test_any_text_goes_the_whole_way(store: FileDraftStore, texts: dict[Field, str]) -> None:
    draft = through_the_store(COMPLETE_DRAFT.answered(texts), store)
    for field, text in texts.items():
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        assert draft.answers[field] == whole  # nothing lost, halves of characters included
    assert_new_and_whole(draft)


@given(hostile)
def test_the_check_of_what_was_read_is_that_of_what_was_typed(store: FileDraftStore, texts: dict[Field, str]) -> None:
    typed = COMPLETE_DRAFT.answered(texts)
    read = replace(through_the_store(typed, store), pictures=typed.pictures)
    assert may_be_sent(read, BASIS) == may_be_sent(typed, BASIS)
    for verdict in verdicts(read, BASIS):
        place = verdict.finding.place
        if place is not None:
            assert 0 <= place.start <= place.end <= len(read.answers[place.field]) or place.field is Field.PICTURES


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece",
    ["Ё", "слово\n", "\u202eоб", "\x00", "\ud83d", "👩‍🏫", "<p>жирно</p>", "Ref:MSG0012345 ", "Re: ", "INC0001234 ",
     "пароль: Qwe123 ", "картинка1 ", "Иванов П. П. "],
)  # fmt: skip
def test_a_hundred_thousand_characters_go_the_whole_way(store: FileDraftStore, piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    draft = through_the_store(COMPLETE_DRAFT.answered(dict.fromkeys((Field.SUBJECT, Field.ESSENCE), text)), store)
    assert_new_and_whole(draft)
    verdicts(draft, BASIS)


def test_the_folder_of_drafts_is_left_empty(store: FileDraftStore) -> None:
    assert [path for path in Path(store._folder).rglob("*") if path.is_file()] == []

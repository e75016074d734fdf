"""Drafts as files: what the contract cannot say."""

from __future__ import annotations

import json
import os
import stat
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.draft_store import DraftStoreContract
from contracts.samples import a_draft, a_picture, new_id
from edusupport_desktop.domain.answers import TEXT_FIELDS, Answers
from edusupport_desktop.domain.errors import OurFault, Unavailable, UntrustedInput
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.domain.steps import LONGEST_PART, MOST_STEPS, StepPart, StepRow
from edusupport_desktop.storage.draft_codec import decode_draft, encode_draft
from edusupport_desktop.storage.drafts import FileDraftStore

PATHS_IN_DISGUISE = ["..", "../../etc", "", ".", "a/b", "C:\\x", "\x00", new_id().upper(), f"{new_id()}\n", "ё" * 36]


@pytest.fixture
def store(tmp_path: Path) -> FileDraftStore:
    return FileDraftStore(tmp_path / "черновики" / "drafts")


def file_of(store: FileDraftStore, request_id: str) -> Path:
    return store._folder / request_id / "draft.json"


class TestFileDraftStore(DraftStoreContract):
    pass


@given(st.text(st.characters()), st.text(st.characters(categories=["Cs", "Cc", "Cf"])))
def test_any_text_survives_the_codec(text: str, unprintable: str) -> None:
    # A surrogate pair is one character, whoever wrote it as two.
    text = (text + unprintable).encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    draft = a_draft(answers=Answers().changed(dict.fromkeys(TEXT_FIELDS, text)))
    assert decode_draft(encode_draft(draft, 7)) == (draft, 7)


@given(st.lists(st.builds(StepRow, *(st.text(st.characters(exclude_categories=["Cs"])) for _ in StepPart)), max_size=4))
def test_steps_survive_the_codec_as_a_list(rows: list[StepRow]) -> None:
    draft = a_draft().with_steps(tuple(rows))
    back, _ = decode_draft(encode_draft(draft, 7))
    assert back == draft
    assert back.has_step_list
    told = replace(draft, steps_in_own_words=True)
    assert decode_draft(encode_draft(told, 7))[0] == told


def test_a_draft_of_before_there_were_steps_keeps_its_text() -> None:
    document = json.loads(encode_draft(a_draft(answers=Answers(steps="1. Открыла.")), 7))
    for name in ("step_rows", "steps_in_own_words"):
        del document["draft"][name]
    draft, _ = decode_draft(json.dumps(document).encode())
    assert draft.answers.steps == "1. Открыла."
    assert not draft.has_step_list


@pytest.mark.parametrize("rows", [[StepRow("а")] * (MOST_STEPS + 1), [StepRow("а" * (LONGEST_PART + 1))]])
def test_too_many_or_too_long_steps_stay_as_the_text_they_made(rows: list[StepRow]) -> None:
    draft = a_draft().with_steps(tuple(rows))
    back, _ = decode_draft(encode_draft(draft, 7))
    assert back.answers.steps == draft.answers.steps
    assert back.step_rows == ()
    assert not back.has_step_list


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300)
@given(st.data())
def test_a_damaged_draft_is_refused_and_never_an_accident(data: st.DataObject) -> None:
    whole = encode_draft(a_draft(), 1)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]
    try:
        decode_draft(damaged)
    except UntrustedInput as refused:
        assert refused.code in ("draft_damaged", "draft_from_newer_program")  # noqa: PT017


@pytest.mark.parametrize(
    "damage",
    [
        lambda it: it["draft"].update(started_at="2026-11-22T12:00:00"),  # without its zone
        lambda it: it["draft"].update(id="../../evil"),
        lambda it: it["draft"]["pictures"][0].update(id="../../evil"),
        lambda it: it["draft"]["pictures"][0].update(width="1920"),
        lambda it: it["draft"]["pictures"][0]["marks"][0].update(kind="pixelate"),
        lambda it: it["draft"]["pictures"][0]["marks"][0].update(width=float("nan")),
        lambda it: it["draft"]["pictures"][0]["marks"][0].update(colour="PINK"),
        lambda it: it["draft"]["answers"].update(region=5),
        lambda it: it.update(draft=[]),
        lambda it: it.pop("version"),
    ],
)
def test_a_draft_that_says_something_impossible_is_damaged(damage: object) -> None:
    document = json.loads(encode_draft(a_draft(), 1))
    damage(document)  # type: ignore[operator]
    with pytest.raises(UntrustedInput, match="draft_damaged"):
        decode_draft(json.dumps(document).encode())


def test_fields_of_a_later_program_are_tolerated_and_missing_answers_are_empty() -> None:
    draft = a_draft()
    document = json.loads(encode_draft(draft, 1))
    document["draft"]["mood"] = "bad"
    document["draft"]["answers"]["patronymic"] = "?"
    document["draft"]["pictures"][0]["marks"][0]["shadow"] = True
    del document["draft"]["answers"]["people"]
    assert decode_draft(json.dumps(document).encode())[0] == draft


def test_a_draft_that_cannot_be_read_is_left_alone_and_the_others_are_listed(
    store: FileDraftStore, caplog: pytest.LogCaptureFixture
) -> None:
    good, damaged, newer, swapped = a_draft("целый"), a_draft("тайна"), a_draft("из будущего"), a_draft("чужой")
    for draft in (good, damaged, newer, swapped):
        store.save(draft)
    document = json.loads(file_of(store, newer.id).read_bytes())
    contents = {
        damaged.id: file_of(store, damaged.id).read_bytes()[:-40],
        newer.id: json.dumps(document | {"version": 2}).encode(),
        swapped.id: file_of(store, good.id).read_bytes(),
    }
    for request_id, content in contents.items():
        file_of(store, request_id).write_bytes(content)
    assert store.drafts() == [good]
    for request_id, content in contents.items():
        assert file_of(store, request_id).read_bytes() == content
    assert "draft_damaged" in caplog.text
    assert "тайна" not in caplog.text


@pytest.mark.parametrize("disguise", PATHS_IN_DISGUISE)
def test_an_identifier_that_is_a_path_never_reaches_the_disk(store: FileDraftStore, disguise: str) -> None:
    good, bad_request, bad_picture = RequestId(new_id()), RequestId(disguise), PictureId(disguise)
    calls = [
        lambda: store.save(a_draft(id=bad_request)),
        lambda: store.save(a_draft(pictures=(a_picture(id=bad_picture),))),
        lambda: store.delete(bad_request),
        lambda: store.write_original(bad_request, PictureId(good), b""),
        lambda: store.write_finished(good, bad_picture, b""),
        lambda: store.read_original(good, bad_picture),
        lambda: store.read_finished(bad_request, PictureId(good)),
        lambda: store.delete_picture(good, bad_picture),
    ]
    for call in calls:
        with pytest.raises(OurFault, match="identifier_wrong"):
            call()
    assert store.drafts() == []


def test_a_number_that_is_none_is_not_saved_over_the_good_draft(store: FileDraftStore) -> None:
    draft = a_draft()
    store.save(draft)
    with pytest.raises(ValueError, match="JSON"):
        store.save(a_draft(id=draft.id, pictures=(a_picture(scale=float("nan")),)))
    assert store.drafts() == [draft]


@pytest.mark.not_windows("no file modes; the user's folder is private there")
def test_drafts_are_for_this_user_alone(store: FileDraftStore) -> None:
    draft = a_draft()
    before = os.umask(0)
    try:
        store.save(draft)
        store.write_original(draft.id, draft.pictures[0].id, b"pixels")
    finally:
        os.umask(before)
    for path in (store._folder, *store._folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_what_a_killed_program_left_is_tidied_up_when_nobody_can_be_using_it(store: FileDraftStore) -> None:
    draft = a_draft()
    store.save(draft)
    folder = store._folder / draft.id
    old, young = folder / ".draft.json.abc.part", folder / ".draft.json.def.part"
    for part in (old, young):
        part.write_bytes(b"{half")
    an_hour_ago = time.time() - 4000
    os.utime(old, (an_hour_ago, an_hour_ago))
    half_deleted = store._folder / f".deleted-{new_id()}"
    half_deleted.mkdir()
    (half_deleted / f"original-{new_id()}").write_bytes(b"pixels")
    assert store.drafts() == [draft]
    assert not old.exists()
    assert young.exists()
    assert not half_deleted.exists()


def test_files_of_a_picture_the_draft_has_no_more_go_after_a_week(store: FileDraftStore) -> None:
    draft = a_draft(pictures=(a_picture(),))
    store.save(draft)
    (kept,) = draft.pictures
    forgotten, young = PictureId(new_id()), PictureId(new_id())
    for picture_id in (kept.id, forgotten, young):
        store.write_original(draft.id, picture_id, b"original")
        store.write_finished(draft.id, picture_id, b"finished")
    folder = store._folder / draft.id
    eight_days_ago = time.time() - 8 * 24 * 3600
    for path in folder.iterdir():
        if young not in path.name:
            os.utime(path, (eight_days_ago, eight_days_ago))
    assert store.drafts() == [draft]
    left = {path.name for path in folder.iterdir()} - {"draft.json"}
    assert left == {f"{kind}-{picture_id}" for kind in ("original", "finished") for picture_id in (kept.id, young)}


def test_a_missing_picture_file_is_told_apart_from_a_broken_disk(store: FileDraftStore, tmp_path: Path) -> None:
    with pytest.raises(UntrustedInput, match="draft_picture_missing"):
        store.read_finished(RequestId(new_id()), PictureId(new_id()))
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(Unavailable, match="storage_unreadable"):
        FileDraftStore(tmp_path / "a file" / "drafts").save(a_draft())

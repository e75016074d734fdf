"""The second draft is whole on the disk, or not there at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contracts.samples import a_draft, a_picture, new_id
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.divide import keep_second
from edusupport_desktop.storage.drafts import FileDraftStore


@pytest.fixture
def store(tmp_path: Path) -> FileDraftStore:
    return FileDraftStore(tmp_path / "drafts")


def test_the_second_draft_has_copies_of_its_own(store: FileDraftStore) -> None:
    written, unwritten = a_picture(file_size=3), a_picture(file_size=None)
    first = a_draft(pictures=(written, unwritten))
    for picture in first.pictures:
        store.write_original(first.id, picture.id, picture.id.encode())
    store.write_finished(first.id, written.id, b"png")
    second = replace(first, id=RequestId(new_id()))
    keep_second(second, first.id, store)
    store.delete(first.id)
    assert list(store.drafts()) == [second]
    assert store.read_original(second.id, unwritten.id) == unwritten.id.encode()
    assert store.read_finished(second.id, written.id) == b"png"


def test_nothing_is_left_of_one_whose_picture_cannot_be_copied(store: FileDraftStore, tmp_path: Path) -> None:
    first = a_draft(pictures=(a_picture(), a_picture()))
    store.write_original(first.id, first.pictures[0].id, b"original")
    store.write_finished(first.id, first.pictures[0].id, b"finished")
    store.save(first)
    with pytest.raises(UntrustedInput):
        keep_second(replace(first, id=RequestId(new_id())), first.id, store)
    assert list(store.drafts()) == [first]
    assert [folder.name for folder in (tmp_path / "drafts").iterdir()] == [first.id]

"""What every DraftStore does. A test class for one inherits this and gives the fixture ``store``."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contracts.samples import HOSTILE_TEXTS, a_draft, a_picture, new_id
from edusupport_desktop.domain.answers import TEXT_FIELDS, Answers
from edusupport_desktop.domain.draft import Dismissal, Way
from edusupport_desktop.domain.identifiers import PictureId, RequestId
from edusupport_desktop.services.ports import DraftStore


class DraftStoreContract:
    def test_what_goes_into_a_request_is_kept_with_where_it_goes(self, store: DraftStore) -> None:
        draft = a_draft(follows=RequestId(new_id()))
        store.save(draft)
        assert store.drafts() == [draft]

    def test_a_draft_with_every_kind_of_mark_comes_back_as_it_was(self, store: DraftStore) -> None:
        draft = a_draft()
        store.save(draft)
        (read,) = store.drafts()
        assert read == draft
        assert read.started_at.utcoffset() == draft.started_at.utcoffset()

    def test_an_untouched_draft_comes_back_as_it_was(self, store: DraftStore) -> None:
        draft = a_draft(answers=Answers(), has_error_message=None, pictures=(), way=None)
        store.save(draft)
        assert store.drafts() == [draft]

    @pytest.mark.parametrize("way", list(Way))
    def test_the_way_is_kept(self, store: DraftStore, way: Way) -> None:
        store.save(a_draft(way=way))
        assert store.drafts()[0].way is way

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_no_text_can_break_a_draft_in_any_field(self, store: DraftStore, text: str) -> None:
        draft = a_draft(answers=Answers().changed(dict.fromkeys(TEXT_FIELDS, text)))
        store.save(draft)
        assert store.drafts() == [draft]

    @pytest.mark.parametrize("text", HOSTILE_TEXTS)
    def test_what_the_teacher_dismissed_stays_dismissed(self, store: DraftStore, text: str) -> None:
        draft = a_draft(dismissed=(Dismissal("some_rule"), Dismissal("other_rule", text)))
        store.save(draft)
        assert store.drafts() == [draft]

    def test_saving_again_replaces_the_draft(self, store: DraftStore) -> None:
        draft = a_draft("первый вариант")
        store.save(draft)
        later = replace(draft, answers=replace(draft.answers, essence="второй вариант"), pictures=())
        store.save(later)
        assert store.drafts() == [later]

    def test_the_latest_changed_draft_comes_first(self, store: DraftStore) -> None:
        first, second, third = a_draft("один"), a_draft("два"), a_draft("три")
        for draft in (first, second, third, first):
            store.save(draft)
        assert store.drafts() == [first, third, second]

    def test_there_are_no_drafts_at_first(self, store: DraftStore) -> None:
        assert store.drafts() == []

    def test_the_files_of_a_picture_are_kept_byte_for_byte_and_apart(self, store: DraftStore) -> None:
        draft = a_draft(pictures=(a_picture(), a_picture()))
        first, second = (picture.id for picture in draft.pictures)
        store.write_original(draft.id, first, b"\xff\xd8original one\x00")
        store.write_original(draft.id, second, b"")
        store.write_finished(draft.id, first, b"\x89PNG finished one\r\n")
        assert store.read_original(draft.id, first) == b"\xff\xd8original one\x00"
        assert store.read_original(draft.id, second) == b""
        assert store.read_finished(draft.id, first) == b"\x89PNG finished one\r\n"

    def test_a_picture_may_be_written_before_its_draft_and_anew(self, store: DraftStore) -> None:
        draft = a_draft()
        picture = draft.pictures[0].id
        store.write_original(draft.id, picture, b"first")
        assert store.drafts() == []
        store.save(draft)
        store.write_original(draft.id, picture, b"second")
        assert store.drafts() == [draft]
        assert store.read_original(draft.id, picture) == b"second"

    def test_deleting_a_picture_takes_both_of_its_files_and_no_other(self, store: DraftStore) -> None:
        draft = a_draft(pictures=(a_picture(), a_picture()))
        first, second = (picture.id for picture in draft.pictures)
        for picture in (first, second):
            store.write_original(draft.id, picture, b"original")
            store.write_finished(draft.id, picture, b"finished")
        store.delete_picture(draft.id, first)
        for read in (store.read_original, store.read_finished):
            with pytest.raises(Exception, match="missing"):
                read(draft.id, first)
            assert read(draft.id, second)

    def test_deleting_a_draft_takes_its_pictures_and_no_other_draft(self, store: DraftStore) -> None:
        draft, other = a_draft("этот"), a_draft("другой")
        for one in (draft, other):
            store.save(one)
            store.write_original(one.id, one.pictures[0].id, b"original")
        store.delete(draft.id)
        assert store.drafts() == [other]
        assert store.read_original(other.id, other.pictures[0].id) == b"original"
        with pytest.raises(Exception, match="missing"):
            store.read_original(draft.id, draft.pictures[0].id)

    def test_deleting_what_is_not_there_does_nothing(self, store: DraftStore) -> None:
        store.delete(RequestId(new_id()))
        store.delete_picture(RequestId(new_id()), PictureId(new_id()))
        assert store.drafts() == []

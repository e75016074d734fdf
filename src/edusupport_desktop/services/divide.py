"""«Разделить на два обращения»: the second draft gets files of its own before the first one lets anything go."""

from __future__ import annotations

from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.ports import DraftStore


def keep_second(second: Draft, first_id: RequestId, store: DraftStore) -> None:
    """Stores the second draft with copies of its pictures' files, the draft itself last: a program that is killed on
    the way leaves the first one whole.

    Raises what the store raises, and leaves nothing of the second one then.
    """
    try:
        for picture in second.pictures:
            store.write_original(second.id, picture.id, store.read_original(first_id, picture.id))
            if picture.file_size is not None:
                store.write_finished(second.id, picture.id, store.read_finished(first_id, picture.id))
        store.save(second)
    except BaseException:
        store.delete(second.id)
        raise

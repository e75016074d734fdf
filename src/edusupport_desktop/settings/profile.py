"""What belongs to the teacher and is offered again next time."""

from __future__ import annotations

from collections.abc import Mapping

from edusupport_desktop.domain.answers import REMEMBERED_FIELDS, Field
from edusupport_desktop.services.ports import SettingsFile


class JsonProfile:
    """``services.ports.Profile``. Of all answers, only ``REMEMBERED_FIELDS`` ever reach the file."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file

    def load(self) -> Mapping[Field, str]:
        """Without the fields that were never saved."""
        stored = self._file.load()
        return {field: text for field in REMEMBERED_FIELDS if isinstance(text := stored.get(field.value), str)}

    def save(self, answers: Mapping[Field, str]) -> None:
        """Fields that are not in ``answers`` stay as they are. The file is written only when something changed."""
        before = self.load()
        after = {**before, **{field: answers[field] for field in REMEMBERED_FIELDS if field in answers}}
        if after != before:
            self._file.save({field.value: text for field, text in after.items()})

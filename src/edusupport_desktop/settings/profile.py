"""What belongs to the teacher and is offered again next time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from edusupport_desktop.domain.answers import REMEMBERED_FIELDS, Field
from edusupport_desktop.domain.contacts_doubt import CONTACT_FIELDS, Confirmation, contacts_of
from edusupport_desktop.services.ports import SettingsFile

_MOST_INSTITUTIONS = 12
_CONFIRMED, _INSTITUTIONS = "contacts_confirmed", "institutions"


class JsonProfile:
    """``services.ports.Profile``. Of all answers, only ``REMEMBERED_FIELDS`` ever reach the file."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file

    def load(self) -> Mapping[Field, str]:
        """Without the fields that were never saved."""
        return _fields_in(self._file.load())

    def save(self, answers: Mapping[Field, str]) -> None:
        """Fields that are not in ``answers`` stay as they are. The file is written only when something changed."""
        stored = dict(self._file.load())
        changed = {field.value: answers[field] for field in REMEMBERED_FIELDS if field in answers}
        if name := changed.get(Field.INSTITUTION.value):
            others = (other for other in _institutions_in(stored) if other != name)
            changed_list = [name, *others][:_MOST_INSTITUTIONS]
        else:
            changed_list = list(_institutions_in(stored))
        self._write(stored, {**changed, _INSTITUTIONS: changed_list})

    def institutions(self) -> Sequence[str]:
        return _institutions_in(self._file.load())

    def confirmed_contacts(self) -> Confirmation | None:
        match self._file.load().get(_CONFIRMED):
            case {"at": str(at), **contacts}:
                try:
                    moment = datetime.fromisoformat(at)
                except ValueError:
                    return None
                if moment.tzinfo is None:
                    return None
                known = {field: text for field in CONTACT_FIELDS if isinstance(text := contacts.get(field.value), str)}
                return Confirmation(moment, contacts_of(known))
        return None

    def confirm_contacts(self, contacts: Mapping[Field, str], at: datetime) -> None:
        told = {field.value: contacts[field] for field in CONTACT_FIELDS}
        self._write(dict(self._file.load()), {_CONFIRMED: {"at": at.isoformat(), **told}})

    def _write(self, stored: Mapping[str, object], changes: Mapping[str, object]) -> None:
        """What is no part of a profile leaves the file with the next change."""
        parts = (*(field.value for field in REMEMBERED_FIELDS), _INSTITUTIONS, _CONFIRMED)
        before = {name: stored[name] for name in parts if name in stored}
        after = {**before, **changes}
        if after != before:
            self._file.save(after)


def _fields_in(stored: Mapping[str, object]) -> dict[Field, str]:
    return {field: text for field in REMEMBERED_FIELDS if isinstance(text := stored.get(field.value), str)}


def _institutions_in(stored: Mapping[str, object]) -> list[str]:
    """The latest first; the one remembered before there was a list is its first."""
    listed = stored.get(_INSTITUTIONS)
    names = listed if isinstance(listed, list) else [stored.get(Field.INSTITUTION.value)]
    return [name for name in names if isinstance(name, str) and name.strip()][:_MOST_INSTITUTIONS]

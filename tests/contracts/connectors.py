"""What every connector does. A test class for one inherits this and gives the fixture ``desk``: its own double, or a
real helpdesk."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

import pytest

from contracts.samples import HOSTILE_TEXTS, new_id
from edusupport_desktop.delivery.helpdesk.connector import Connector, NewComment, NewIncident
from edusupport_desktop.domain.errors import NetworkTrouble, Refused
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from edusupport_desktop.domain.plain_text import clean_line, clean_text

PICTURES = (
    OutgoingFile("picture1.png", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    OutgoingFile("picture2.jpeg", "image/jpeg", b"\xff\xd8" + bytes(reversed(range(256))) * 9),
)


class DeskUnderTest(Protocol):
    """What a test needs to know of a helpdesk beside its connector."""

    def connector(self) -> Connector:
        """Signed in with what is right. The fixture closes all of them at its end."""

    def with_wrong_secret(self) -> Connector: ...

    def at_wrong_place(self) -> Connector: ...

    def at_nobody(self) -> Connector:
        """At an address where nobody listens."""

    def read_files(self, incident_id: str) -> dict[str, bytes] | None:
        """Name and bytes of the files of an incident and its comments; None where the system does not give them."""

    def support_says(self, incident_id: str, text: str) -> None: ...

    def solve(self, incident_id: str) -> None: ...

    def count(self) -> int:
        """How many incidents there are."""


def a_new_incident(subject: str = "Не открывается журнал 7 «А»", **changes: object) -> NewIncident:
    values: dict[str, object] = {
        "correlation": new_id(),
        "subject": subject,
        "body": "Здравствуйте.\n\nСуть вопроса:\nПосле входа пустая страница.",
        "caller": MailAddress("Ёлкина Анна", "elkina@school.example"),
        "files": PICTURES,
    }
    return NewIncident(**(values | changes))  # type: ignore[arg-type]


def made_whole(connector: Connector, new: NewIncident) -> str:
    """As the sender does it: what did not travel with the incident follows. Returns its id."""
    made = connector.create(new)
    there = {file.name for file in connector.files_of(made.id)}
    for file in new.files:
        if file.name not in there:
            connector.attach(made.id, file)
    return made.id


class ConnectorContract:
    has_files = True
    """False where the system's way to take files is not documented."""
    has_comments = True

    def test_a_check_changes_nothing(self, desk: DeskUnderTest) -> None:
        before = desk.count()
        desk.connector().check()
        assert desk.count() == before

    def test_an_incident_is_made_with_number_and_time(self, desk: DeskUnderTest) -> None:
        before = desk.count()
        made = desk.connector().create(a_new_incident(files=()))
        assert made.id
        assert made.number
        assert made.created_at is None or made.created_at.utcoffset() == timedelta(0)
        assert desk.count() == before + 1

    def test_pictures_arrive_byte_for_byte(self, desk: DeskUnderTest) -> None:
        if not self.has_files:
            return self._refuses_files(desk)
        connector = desk.connector()
        incident = made_whole(connector, a_new_incident())
        there = {file.name: file.size for file in connector.files_of(incident)}
        assert set(there) == {file.name for file in PICTURES}
        assert all(there[file.name] in (None, len(file.data)) for file in PICTURES)
        read = desk.read_files(incident)
        assert read is None or read == {file.name: file.data for file in PICTURES}
        return None

    def _refuses_files(self, desk: DeskUnderTest) -> None:
        before = desk.count()
        with pytest.raises(Refused):
            desk.connector().create(a_new_incident())
        assert desk.count() == before

    def test_what_was_made_is_found_by_its_correlation_and_nothing_else(self, desk: DeskUnderTest) -> None:
        connector = desk.connector()
        new, other = a_new_incident(files=()), a_new_incident(files=())
        made = connector.create(new)
        connector.create(other)
        found = connector.find(new.correlation)
        assert (found.id, found.number) == (made.id, made.number) if connector.can_be_asked and found else found is None
        assert connector.find(new_id()) is None

    def test_nothing_that_was_meant_is_ignored(self, desk: DeskUnderTest) -> None:
        connector = desk.connector()
        new = a_new_incident(files=())
        assert list(connector.ignored(connector.create(new).id, new)) == []

    @pytest.mark.parametrize("text", [text for text in HOSTILE_TEXTS if clean_line(text)])
    def test_every_text_arrives(self, desk: DeskUnderTest, text: str) -> None:
        connector = desk.connector()
        new = a_new_incident(clean_line(text), body=clean_text(text), files=())
        assert list(connector.ignored(connector.create(new).id, new)) == []

    def test_a_long_subject_is_no_reason_to_refuse(self, desk: DeskUnderTest) -> None:
        connector = desk.connector()
        new = a_new_incident("Очень " * 100, files=())
        assert list(connector.ignored(connector.create(new).id, new)) == []

    def test_a_comment_with_a_picture_is_there_once(self, desk: DeskUnderTest) -> None:
        connector = desk.connector()
        incident = connector.create(a_new_incident(files=())).id
        picture = OutgoingFile("picture3.png", "image/png", PICTURES[0].data)
        comment = NewComment(new_id(), "Добавляю снимок.", (picture,))
        if not self.has_comments:
            with pytest.raises(Refused):
                connector.comment(incident, comment)
            return
        assert not connector.has_comment(incident, comment.correlation)
        connector.comment(incident, comment)
        assert connector.has_comment(incident, comment.correlation) == connector.can_be_asked
        assert not connector.has_comment(incident, new_id())
        if picture.name not in {file.name for file in connector.files_of(incident)}:
            connector.attach(incident, picture)
        read = desk.read_files(incident)
        assert read is None or read == {picture.name: picture.data}
        assert connector.standing(incident).comments == ()

    def test_a_long_comment_is_known_again(self, desk: DeskUnderTest) -> None:
        if not self.has_comments:
            return
        connector = desk.connector()
        incident = connector.create(a_new_incident(files=())).id
        comment = NewComment(new_id(), "Очень длинно. " * 2000)
        connector.comment(incident, comment)
        assert connector.has_comment(incident, comment.correlation) == connector.can_be_asked
        assert connector.standing(incident).comments == ()

    def test_what_the_support_writes_is_read_as_plain_text(self, desk: DeskUnderTest) -> None:
        connector = desk.connector()
        incident = connector.create(a_new_incident(files=())).id
        if not self.has_comments:
            assert connector.standing(incident).comments == ()
            return
        desk.support_says(incident, "Уточните класс.\nСпасибо.")
        desk.support_says(incident, "Ещё <b>раз</b>: 7 «А»?")
        first, second = connector.standing(incident).comments
        assert first.text == "Уточните класс.\nСпасибо."
        assert clean_line(second.text).startswith("Ещё ")
        assert "<b>" not in second.text
        assert first.id != second.id
        assert connector.standing(incident).comments == (first, second)

    def test_a_solved_incident_is_solved(self, desk: DeskUnderTest) -> None:
        connector = desk.connector()
        incident = connector.create(a_new_incident(files=())).id
        before = connector.standing(incident)
        assert before.status
        assert not before.is_solved
        if not self.has_comments:
            return
        desk.solve(incident)
        after = connector.standing(incident)
        assert after.is_solved
        assert after.status != before.status

    def test_a_wrong_secret_is_told_and_nothing_is_made(self, desk: DeskUnderTest) -> None:
        before = desk.count()
        for call in (lambda c: c.check(), lambda c: c.create(a_new_incident(files=()))):
            with pytest.raises(Refused, match=r"helpdesk_(sign_in_refused|forbidden)"):
                call(desk.with_wrong_secret())
        assert desk.count() == before

    def test_a_wrong_place_is_told_and_nothing_is_made(self, desk: DeskUnderTest) -> None:
        before = desk.count()
        with pytest.raises(Refused, match="helpdesk_place_wrong"):
            desk.at_wrong_place().check()
        with pytest.raises(Refused):
            desk.at_wrong_place().create(a_new_incident(files=()))
        assert desk.count() == before

    def test_where_nobody_listens_nothing_is_made(self, desk: DeskUnderTest) -> None:
        for call in (lambda c: c.check(), lambda c: c.create(a_new_incident(files=()))):
            with pytest.raises(NetworkTrouble):
                call(desk.at_nobody())

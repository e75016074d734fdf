"""Into a helpdesk over the network: once, and whole.

Its correlation is the request's own id, which stood in the journal before the first attempt. An attempt that is not the
first, or that got no answer, asks the helpdesk before it makes anything; pictures go one by one, and only those that
are not there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import closing

from edusupport_desktop.delivery.helpdesk.connector import Connector, NewComment, NewIncident
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import (
    Cancelled,
    EduSupportError,
    NetworkTrouble,
    OurFault,
    OutcomeUnknown,
    Refused,
)
from edusupport_desktop.domain.helpdesk import RemoteIncident, missing_files
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import Outgoing, OutgoingFile
from edusupport_desktop.services.helpdesk_ports import RemoteIncidents
from edusupport_desktop.services.ports import Progress

_log = logging.getLogger(__name__)


class HelpdeskSender:
    """``services.ports.Sender`` for one account; ``place`` is its ``where``."""

    def __init__(self, connect: Callable[[], Connector], place: str, remote: RemoteIncidents) -> None:
        self._connect = connect
        self._place = place
        self._remote = remote

    def check(self) -> None:
        """A real call that changes nothing. Raises ``NetworkTrouble``, ``Refused``, ``UntrustedInput``."""
        with closing(self._connect()) as connector:
            connector.check()

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """Progress counts the bytes of text and files. See ``Sender.send`` for what is raised; an error that comes when
        the incident stands already has its ``number`` among the details."""
        if outgoing.way is not Way.API:
            raise OurFault("practice_letter_must_not_leave" if outgoing.way is Way.PRACTICE else "way_wrong")
        with closing(self._connect()) as connector:
            if outgoing.follows is None:
                sending: _Sending = _Incident(connector, self._place, self._remote, outgoing, progress)
            else:
                sending = _Comment(connector, self._place, self._remote, outgoing, progress)
            sending.run()
        return EventKind.ACCEPTED


class _Sending:
    """One letter on its way: what is asked, made and remembered is the business of the two kinds."""

    def __init__(
        self, connector: Connector, place: str, remote: RemoteIncidents, outgoing: Outgoing, progress: Progress
    ) -> None:
        self._connector = connector
        self._place = place
        self._remote = remote
        self._outgoing = outgoing
        self._progress = progress
        self._total = len(outgoing.letter.body) + sum(len(file.data) for file in outgoing.files)

    def ask(self) -> RemoteIncident | None:
        """The incident, when the letter is there."""
        raise NotImplementedError

    def make(self) -> RemoteIncident:
        raise NotImplementedError

    def compare(self, incident: RemoteIncident) -> None:
        """Notes what is not there as it was meant."""

    def run(self) -> None:
        self._progress.report(0, self._total)
        self._progress.raise_if_cancelled()
        known = self._remote.of(self._outgoing.request_id)
        if known is not None and known.where != self._place:
            raise Refused("helpdesk_changed", where=known.where)
        made = known.incident if known is not None else None
        if made is None and known is not None and self._connector.can_be_asked:
            made = self._remembered(self.ask())
        missing = self._outgoing.files if made is None else self._missing(made)
        self._pass_the_point_of_no_return(is_first=known is None)
        if made is None:
            made = self._make(is_first=known is None)
            missing = self._missing(made)
        done = self._total - sum(len(file.data) for file in missing)
        for file in missing:
            self._progress.report(done, self._total)
            self._attach(made, file)
            done += len(file.data)
        self.compare(made)
        self._progress.report(self._total, self._total)

    def _pass_the_point_of_no_return(self, *, is_first: bool) -> None:
        self._remote.begin(self._outgoing.request_id, self._place)
        try:
            self._progress.point_of_no_return()
        except Cancelled:
            if is_first:
                self._remote.forget(self._outgoing.request_id)
            raise

    def _make(self, *, is_first: bool) -> RemoteIncident:
        try:
            made = self.make()
        except OutcomeUnknown as unknown:
            made = self._after_no_answer(unknown)
        except EduSupportError:
            if is_first:
                self._remote.forget(self._outgoing.request_id)  # nothing of it is there
            raise
        self._remote.remember(self._outgoing.request_id, made)
        return made

    def _after_no_answer(self, unknown: OutcomeUnknown) -> RemoteIncident:
        """Asks. Not there yet may mean not there yet: the next attempt, after its pause, asks once more."""
        if not self._connector.can_be_asked:
            raise unknown
        try:
            made = self.ask()
        except EduSupportError as trouble:
            _log.warning("the helpdesk does not say what became of it: %s", trouble.code)
            raise unknown from trouble
        if made is None:
            raise NetworkTrouble("helpdesk_not_made", **unknown.details) from unknown
        return made

    def _missing(self, made: RemoteIncident) -> Sequence[OutgoingFile]:
        if not self._outgoing.files:
            return ()
        try:
            return missing_files(self._outgoing.files, self._connector.files_of(made.id))
        except EduSupportError as failure:
            raise _half_made(failure, made) from failure

    def _attach(self, made: RemoteIncident, file: OutgoingFile) -> None:
        try:
            self._connector.attach(made.id, file)
        except OutcomeUnknown as unknown:
            if file in self._missing(made):
                raise _half_made(unknown, made) from unknown
        except EduSupportError as failure:
            raise _half_made(failure, made) from failure

    def _remembered(self, made: RemoteIncident | None) -> RemoteIncident | None:
        if made is not None:
            self._remote.remember(self._outgoing.request_id, made)
        return made


class _Incident(_Sending):
    """A request becomes an incident."""

    def ask(self) -> RemoteIncident | None:
        return self._connector.find(self._outgoing.request_id)

    def make(self) -> RemoteIncident:
        return self._connector.create(self._new)

    def compare(self, incident: RemoteIncident) -> None:
        try:
            ignored = self._connector.ignored(incident.id, self._new)
        except EduSupportError as trouble:
            _log.warning("the incident could not be compared: %s", trouble.code)  # it is there all the same
            return
        if ignored:
            _log.warning("the helpdesk ignored %d fields", len(ignored))
        self._remote.note_ignored(self._outgoing.request_id, ignored)

    @property
    def _new(self) -> NewIncident:
        letter = self._outgoing.letter
        return NewIncident(
            self._outgoing.request_id, letter.subject, letter.body, self._outgoing.sender, self._outgoing.files
        )


class _Comment(_Sending):
    """A letter that is added to a request becomes a comment."""

    def ask(self) -> RemoteIncident | None:
        incident = self._incident
        return incident if self._connector.has_comment(incident.id, self._outgoing.request_id) else None

    def make(self) -> RemoteIncident:
        incident = self._incident
        new = NewComment(self._outgoing.request_id, self._outgoing.letter.body, self._outgoing.files)
        self._connector.comment(incident.id, new)
        return incident

    @property
    def _incident(self) -> RemoteIncident:
        """Of the request. Raises ``Refused("helpdesk_no_incident")``."""
        known = self._remote.of(self._outgoing.follows) if self._outgoing.follows is not None else None
        if known is None or known.incident is None:
            raise Refused("helpdesk_no_incident")
        if known.where != self._place:
            raise Refused("helpdesk_changed", where=known.where)
        return known.incident


def _half_made(failure: EduSupportError, made: RemoteIncident) -> EduSupportError:
    """The incident stands, not all of its pictures do. What is missing can safely be tried again, whatever broke; what
    was refused needs the teacher."""
    facts = {**failure.details, "number": made.number}
    if isinstance(failure, Refused):
        return Refused(failure.code, **facts)
    return NetworkTrouble("helpdesk_half_made", **facts)

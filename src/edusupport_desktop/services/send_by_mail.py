"""«Отправить письмом»: a request the helpdesk does not take goes from the teacher's mailbox, at one press."""

from __future__ import annotations

from dataclasses import dataclass

from edusupport_desktop.domain.errors import EduSupportError
from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.services.change_way import WayChange
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.services.submit import Submission, Submitted


@dataclass(frozen=True, slots=True)
class SendByMail:
    """The same letter with the same identity: what was asked of the helpdesk before is asked once more."""

    change: WayChange
    submission: Submission

    def send(self, request_id: RequestId, progress: Progress) -> Submitted:
        """What keeps it from going by mail is the failure, and the request stays as it was.

        Raises ``ImpossibleEvent`` when it has gone, is going, or is withdrawn.
        """
        try:
            self.change.to_mail(request_id)
        except EduSupportError as failure:
            return Submitted(self.submission.journal.entry(request_id), failure)
        return self.submission.send(request_id, None, progress)

"""The practice desk: takes the real letter, registers it and answers, all in one folder of this computer.

``letters/`` holds what was written, ``replies/`` the answers, as a mailbox would: whoever reads replies from a folder
finds them there. Both are named by the number given.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from edusupport_desktop.delivery.mail_headers import address_header, date_header, id_header, text_header, token_header
from edusupport_desktop.delivery.message import assemble, build_message
from edusupport_desktop.delivery.whole_file import write_whole
from edusupport_desktop.domain.desk import NumberPattern
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import OurFault, Unavailable
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.incident_number import IncidentNumber, find_numbers
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing
from edusupport_desktop.services.mail_address import new_message_id
from edusupport_desktop.services.ports import Clock, Progress

_ADDRESS = MailAddress("Учебная служба поддержки", "practice@edusupport.invalid")
"""``.invalid`` never exists (RFC 2606): an answer to this address goes nowhere."""

_REPLY = """\
Здравствуйте.

Это учебный ответ: программа написала его сама, ваше письмо никуда не отправлено.

Ваше обращение зарегистрировано.
Номер инцидента: {number}
Дата регистрации: {day:%d.%m.%Y}
Тема: {subject}

Зафиксируйте номер и дату: при повторном обращении это значительно ускорит решение.
"""


class PracticeDesk:
    """Numbers count up from 1 in the desk's own format. ``erase`` begins anew."""

    def __init__(self, folder: Path, pattern: NumberPattern, clock: Clock) -> None:
        self._folder = folder
        self._pattern = pattern
        self._clock = clock

    @property
    def replies_folder(self) -> Path:
        """Where the answers lie as ``.eml`` files; it need not exist yet."""
        return self._folder / "replies"

    @property
    def letters_folder(self) -> Path:
        """Where the letters lie as ``.eml`` files, named by their number; it need not exist yet."""
        return self._folder / "letters"

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """ACCEPTED, with the answer to a new request ready to be read.

        Raises ``Unavailable("practice_folder_not_written", reason)``.
        """
        if outgoing.way is not Way.PRACTICE:
            raise OurFault("real_letter_must_not_be_practised")
        message = build_message(outgoing)
        progress.point_of_no_return()
        try:
            if outgoing.follows is not None:
                self._file_addition(outgoing, message)
                progress.report(len(message), len(message))
                return EventKind.ACCEPTED
            number = self._file(message)
            write_whole(self.replies_folder / f"{number}.eml", self._reply(outgoing, number))
        except OSError as error:
            raise Unavailable("practice_folder_not_written", reason=error.strerror or "") from error
        progress.report(len(message), len(message))
        return EventKind.ACCEPTED

    def erase(self) -> None:
        """Removes every letter and answer. Raises ``Unavailable("practice_folder_not_erased", reason)``."""
        try:
            for folder in (self.letters_folder, self.replies_folder):
                if folder.exists():
                    shutil.rmtree(folder)
        except OSError as error:
            raise Unavailable("practice_folder_not_erased", reason=error.strerror or "") from error

    def _file(self, message: bytes) -> IncidentNumber:
        """Takes the next free number, even when two programs practise at once, and keeps the letter under it."""
        for folder in (self.letters_folder, self.replies_folder):
            folder.mkdir(parents=True, exist_ok=True)
        count = 1 + max((self._count(letter) for letter in self.letters_folder.glob("*.eml")), default=0)
        while True:
            number = self._number(count)
            letter = self.letters_folder / f"{number}.eml"
            try:
                letter.touch(exist_ok=False)
            except FileExistsError:
                count += 1
                continue
            write_whole(letter, message)
            return number

    def _file_addition(self, outgoing: Outgoing, message: bytes) -> None:
        """Into the incident it names, as a real desk does it: no new number, no answer of its own."""
        self.letters_folder.mkdir(parents=True, exist_ok=True)
        numbers = find_numbers(outgoing.letter.subject, self._pattern)
        incident = numbers[0].text if numbers else "added"
        write_whole(self.letters_folder / f"{incident}-{outgoing.request_id}.eml", message)

    def _number(self, count: int) -> IncidentNumber:
        width = len(self._pattern.example.removeprefix(self._pattern.prefix))
        width = min(max(width, self._pattern.min_digits), self._pattern.max_digits)
        return IncidentNumber(f"{self._pattern.prefix}{count:0{width}}")

    def _count(self, letter: Path) -> int:
        digits = letter.stem.removeprefix(self._pattern.prefix)
        return int(digits) if digits.isdecimal() else 0

    def _reply(self, outgoing: Outgoing, number: IncidentNumber) -> bytes:
        now = self._clock()
        subject = outgoing.letter.subject
        headers = (
            date_header(now)
            + address_header("From", _ADDRESS)
            + (address_header("To", outgoing.sender) if outgoing.sender.address else "")
            + id_header("Message-ID", (new_message_id(_ADDRESS.address),))
            + id_header("In-Reply-To", (outgoing.message_id,))
            + id_header("References", (outgoing.message_id,))
            + token_header("Auto-Submitted", "auto-replied")
            + text_header("Subject", f"{number} Обращение зарегистрировано: {subject}")
        )
        return assemble(headers, _REPLY.format(number=number, day=now, subject=subject))

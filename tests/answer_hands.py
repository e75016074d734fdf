"""A request the support has answered, before a teacher who answers back."""

from __future__ import annotations

from contracts.samples import an_outgoing, prepared
from edusupport_desktop.domain.identifiers import MessageId, RequestId
from edusupport_desktop.domain.incident import Event, EventKind
from edusupport_desktop.domain.incoming_letter import IncomingLetter
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.domain.reply import Reply
from edusupport_desktop.services.check_replies import take
from picture_hands import png
from teacher import Teacher

SUBJECT = "Не сохраняется оценка в журнале 7Б"
STORY = "Ставлю оценку за 12.11, нажимаю «Сохранить», оценка пропадает."
BODY = (
    "Здравствуйте.\n\nРегион: Чувашия\nФИО: Королёва Анна Сергеевна\n\n"
    f"Суть вопроса:\n{STORY}\n\n"
    "Логин пользователя инициатора заявки: koroleva.as\nТелефон: +7 912 345-67-89\n\nС уважением,\nКоролёва Анна"
)
PICTURES = tuple(OutgoingFile(f"picture{place}.png", "image/png", png("teal")) for place in (1, 2))

QUESTIONS = "Здравствуйте.\nКакой класс и предмет?\nВ каком браузере Вы работаете?\n\nRef:MSG0004711_aB"
INSTRUCTIONS = "Сделайте так:\n1. Выйдите из системы.\n2. Очистите кэш браузера.\n3. Войдите снова.\n"


def a_request(teacher: Teacher, **changes: object) -> RequestId:
    """One that went by mail and has its number."""
    values: dict[str, object] = {"letter": Letter(SUBJECT, BODY), "files": PICTURES}
    outgoing = an_outgoing(**(values | changes))
    journal, at = teacher.program.journal, teacher.program.clock()
    journal.add(outgoing, prepared(outgoing))
    number = {"number": "INC0001234", "registered_on": "2026-11-12", "source": "reply"}
    for kind in (EventKind.ATTEMPT_STARTED, EventKind.ACCEPTED, EventKind.REGISTERED):
        details = number if kind is EventKind.REGISTERED else {}
        journal.append(Event(outgoing.request_id, kind, at, details))
    return outgoing.request_id


def the_support_writes(teacher: Teacher, request: RequestId, text: str, name: str = "1") -> MessageId:
    """As a letter of the support comes into the journal."""
    program = teacher.program
    message_id = MessageId(f"<reply.{name}@desk.example>")
    watermark = "MSG0004711_aB" if "Ref:" in text else ""
    reply = Reply(message_id, (), "support@desk.example", "Re: INC0001234", text, None, watermark)
    take(IncomingLetter(reply), journal=program.journal, desk=program.desk(), clock=program.clock, request_id=request)
    return message_id


def show(teacher: Teacher, request: RequestId) -> None:
    """The journal with this request chosen."""
    teacher.windows.work.show_new(request)
    teacher.settle()
    teacher.settle()

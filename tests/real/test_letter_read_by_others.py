"""One letter, three readers that are not Python's: Dovecot and mblaze (both C, sharing no code) see the same."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from contracts.samples import an_outgoing
from edusupport_desktop.delivery.message import build_message
from edusupport_desktop.delivery.smtp import SmtpSender
from edusupport_desktop.domain.letter import Letter
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.outgoing import MailAddress, Outgoing, OutgoingFile
from realparts.mail import MailServer
from realparts.needs import needs
from sending import RecordedProgress

pytestmark = pytest.mark.real

LETTERS = {
    "plain": Letter("Не открывается журнал 7 «А»", "Здравствуйте.\n\nСуть вопроса:\nПустая страница."),
    "yo and emoji": Letter(
        "Ёлки, ёжик и 📓👩🏽‍💻 № 5", "Ё ё — «кавычки» 🧑‍🏫\nשלום עולם مرحبا\n.\n.точка в начале\nFrom здесь"
    ),
    "very long": Letter("Журнал " * 60 + "конец", "строка без конца " * 2000 + "\n" + "ё" * 5000),
    "number first": Letter("Re: INC0001234 короткая тема 📎", "Ответ."),
    "ascii": Letter("Journal does not open", "Hello.\n\n-- \nsignature"),
}


@pytest.fixture(params=LETTERS, ids=str)
def sent(request: pytest.FixtureRequest, mail_server: MailServer) -> Outgoing:
    outgoing = an_outgoing(
        letter=LETTERS[request.param],
        sender=MailAddress("Ёлкина Анна-Мария Константинопольская-Заславская 🎓", mail_server.user),
        recipient=MailAddress("Техническая поддержка", mail_server.helpdesk),
        files=(
            OutgoingFile("picture1.png", "image/png", os.urandom(70_001)),
            OutgoingFile("picture2.jpeg", "image/jpeg", b"\r\n.\r\n\x00\xff" * 999),
        ),
    )
    account = MailAccount(mail_server.user, mail_server.user, mail_server.host, mail_server.ports.smtps, Security.TLS)
    sender = SmtpSender(account, mail_server.password, authority_file=str(mail_server.authority_file))
    sender.send(outgoing, RecordedProgress())
    mail_server.messages(mail_server.helpdesk)
    return outgoing


def test_dovecot_decodes_the_same_text_names_and_bytes(mail_server: MailServer, sent: Outgoing) -> None:
    with mail_server.mailbox(mail_server.helpdesk) as client:

        def decoded(part: int) -> bytes:
            """Dovecot takes the transfer encoding away itself (RFC 3516)."""
            answer: bytes = client.fetch("1", f"(BINARY.PEEK[{part}])")[1][0][1]
            return answer

        assert decoded(1).decode("utf-8").replace("\r\n", "\n") == sent.letter.body + "\n"
        assert [decoded(2), decoded(3)] == [file.data for file in sent.files]
        structure = b"".join(
            piece if isinstance(piece, bytes) else b"".join(piece) for piece in client.fetch("1", "(BODYSTRUCTURE)")[1]
        ).decode()
        names = ['("name" "picture1.png")', '("filename" "picture1.png")', '("name" "picture2.jpeg")']
        assert all(name in structure for name in names)

        def found(subject: str) -> bool:
            """Dovecot decodes the subject to search in it."""
            client.literal = subject.encode()  # type: ignore[attr-defined]
            return bool(client.search("UTF-8", "SUBJECT")[1] == [b"1"])

        assert found(sent.letter.subject)
        assert not found(sent.letter.subject + "ё")


def mblaze(*arguments: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        check=True,
        capture_output=True,
        timeout=20,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    return done.stdout.decode("utf-8")


def test_mblaze_decodes_the_same_subject_text_names_and_bytes(
    mail_server: MailServer, sent: Outgoing, tmp_path: Path
) -> None:
    needs("mshow", "mhdr", package="mblaze")
    file = tmp_path / "letter.eml"
    file.write_bytes(mail_server.messages(mail_server.helpdesk)[0])
    assert mblaze("mhdr", "-d", "-h", "subject", file, cwd=tmp_path).rstrip("\n") == sent.letter.subject
    assert mblaze("mhdr", "-d", "-h", "from", file, cwd=tmp_path).startswith(sent.sender.name)
    assert mblaze("mshow", "-n", "-O", file, "2", cwd=tmp_path).replace("\r\n", "\n") == sent.letter.body + "\n"
    mblaze("mshow", "-x", file, cwd=tmp_path)
    assert [(tmp_path / each.name).read_bytes() for each in sent.files] == [each.data for each in sent.files]


def test_the_headers_are_those_that_were_built(mail_server: MailServer, sent: Outgoing) -> None:
    (arrived,) = mail_server.messages(mail_server.helpdesk)
    assert arrived.endswith(build_message(sent))

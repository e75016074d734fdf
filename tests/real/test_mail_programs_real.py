"""A real Thunderbird opens the letter with its text and every picture, however it is told to.

By EDUSUPPORT_THUNDERBIRD=1 (docs/testing.md): on a computer that is all but bare, Thunderbird can hang at its start.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from contracts.samples import an_outgoing
from edusupport_desktop.delivery.thunderbird import ThunderbirdSender
from edusupport_desktop.delivery.xdg_email import XdgEmailSender
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import OutgoingFile
from edusupport_desktop.storage.handed_over_files import FileHandedOver
from edusupport_desktop.system.linux_mail_programs import LinuxMailPrograms
from picture_hands import png
from realparts.needs import needs
from realparts.thunderbird import Thunderbird
from sending import RecordedProgress, read_mail

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif("EDUSUPPORT_THUNDERBIRD" not in os.environ, reason="asked for by EDUSUPPORT_THUNDERBIRD=1"),
]

SUBJECT = "Не открывается журнал, 5 «Б»: 100% 'ёлка' \"ёж\" 👩‍🏫 %41,body='x',to=thief@example.test"

TEXT = """\
Здравствуйте.

Логин: ivanov', bcc='thief@example.test',attachment='file:///etc/passwd
Адрес: https://school.test/?a=1&amp;b=2#%D0%B6 <b>не жирно</b> <script>alert(1)</script>
Отступ:  два пробела, "кавычки", 👩🏽‍💻, שלום عالم, \\n, $HOME, `id`, %s
ёЁ — № 5…"""

PICTURES = (
    OutgoingFile("picture1.png", "image/png", png("red")),
    OutgoingFile("picture2.png", "image/png", png("blue")),
)


@pytest.fixture
def files(tmp_path: Path) -> FileHandedOver:
    """Below a folder whose name has everything a command could stumble over."""
    folder = tmp_path / "Мария, 'ученик' 100% & Ко"
    folder.mkdir()
    return FileHandedOver(folder / "handed_over", lambda: tmp_path / "Загрузки")


def test_thunderbird_shows_text_and_pictures_whether_it_ran_before_or_not(
    thunderbird: Thunderbird, files: FileHandedOver
) -> None:
    program = MailProgram(MailProgramKind.THUNDERBIRD, "Thunderbird", (str(thunderbird.command),))
    sender = ThunderbirdSender(program, files, thunderbird.starter)

    first = an_outgoing(SUBJECT, TEXT, way=Way.MAIL_PROGRAM, files=PICTURES)
    assert sender.send(first, RecordedProgress()) is EventKind.HANDED_OVER
    (composer,) = thunderbird.composers(1)
    assert (composer.to, composer.subject, composer.text) == (first.recipient.address, SUBJECT, TEXT)
    assert composer.is_plain, "the teacher's Thunderbird writes HTML, the letter must not"
    assert len(composer.files) == 2
    mail = read_mail(thunderbird.draft())
    assert [part.get_content_type() for part in mail.mail.walk() if part.get_content_maintype() == "text"] == [
        "text/plain"
    ]
    assert mail.files == [(file.name, file.media_type, file.data) for file in PICTURES]

    long_text = "\n".join("Ж" * 99 for _ in range(1000))
    second = an_outgoing("Длинное письмо", long_text, way=Way.MAIL_PROGRAM, files=())
    assert sender.send(second, RecordedProgress()) is EventKind.HANDED_OVER
    _, composer = sorted(thunderbird.composers(2), key=lambda one: len(one.text))
    assert composer.text == long_text
    assert (composer.subject, composer.files) == ("Длинное письмо", [])


def test_the_default_mail_program_is_given_the_letter_by_xdg_email(thunderbird: Thunderbird, home: Path) -> None:
    needs("xdg-email", "xdg-mime", package="xdg-utils")
    # The script passes paths on as they are: a comma would end one, a quote all of them.
    files = FileHandedOver(home / "Мария Ивановна", lambda: home)
    applications = home / ".local" / "share" / "applications"
    applications.mkdir(parents=True)
    env = thunderbird.env = thunderbird.env | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(applications.parent),
        "XDG_CURRENT_DESKTOP": "X-Generic",
    }
    (applications / "thunderbird.desktop").write_text(
        "[Desktop Entry]\nType=Application\nName=Почта Thunderbird\nMimeType=x-scheme-handler/mailto;\n"
        f"Exec={thunderbird.command} %u\n",
        encoding="utf-8",
    )
    subprocess.run(["xdg-mime", "default", "thunderbird.desktop", "x-scheme-handler/mailto"], env=env, check=True)
    (found,) = LinuxMailPrograms(env, exports=()).find()
    assert (found.kind, found.command) == (MailProgramKind.THUNDERBIRD, (str(thunderbird.command),))

    program = MailProgram(MailProgramKind.XDG_EMAIL, "Почта Thunderbird", ("xdg-email",))
    outgoing = an_outgoing(
        "Не открывается журнал 5 «Б»", "Здравствуйте.\n\nЁлка.", files=PICTURES, way=Way.MAIL_PROGRAM
    )
    sender = XdgEmailSender(program, files, thunderbird.starter)
    assert sender.send(outgoing, RecordedProgress()) is EventKind.HANDED_OVER
    (composer,) = thunderbird.composers(1)
    assert composer.to.strip(", ") == outgoing.recipient.address
    assert composer.subject == outgoing.letter.subject
    assert composer.text.split() == outgoing.letter.body.split()
    assert len(composer.files) == 2

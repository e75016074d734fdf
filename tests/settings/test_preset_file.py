"""The administrator's preset."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.helpdesk import SignIn
from edusupport_desktop.domain.helpdesk_systems import HelpdeskTerms
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.settings import preset_file
from edusupport_desktop.settings.preset_file import preset_path
from sample_request import all_regions

ADDRESS = "https://school.example/edusupport.json"


def load_preset(data: bytes) -> Preset:
    return preset_file.load_preset(data, all_regions)


def read_preset(path: str) -> Preset:
    return preset_file.read_preset(path, all_regions)


def preset(*lines: str) -> bytes:
    return "\n".join(("schema = 1", *lines)).encode()


@pytest.mark.parametrize(
    ("platform", "environ", "path"),
    [
        ("win32", {"PROGRAMDATA": r"D:\Данные"}, r"D:\Данные\EduSupport Desktop\preset.toml"),
        ("win32", {}, r"C:\ProgramData\EduSupport Desktop\preset.toml"),
        ("linux", {}, "/etc/edusupport-desktop/preset.toml"),
        ("darwin", {}, "/Library/Application Support/EduSupport Desktop/preset.toml"),
        ("linux", {"EDUSUPPORT_PRESET": "/tmp/проба.toml"}, "/tmp/проба.toml"),
    ],
)
def test_the_preset_lies_where_only_an_administrator_writes(platform: str, environ: dict[str, str], path: str) -> None:
    assert preset_path(platform, environ) == path


def test_without_a_file_nothing_is_laid_down(tmp_path: Path) -> None:
    assert read_preset(str(tmp_path / "preset.toml")) == Preset()


def test_the_address_for_newer_versions_is_read(tmp_path: Path) -> None:
    file = tmp_path / "preset.toml"
    file.write_bytes(b"\xef\xbb\xbf" + preset("[updates]", f'address = "{ADDRESS}"'))
    assert read_preset(str(file)) == Preset(updates_address=ADDRESS)


def test_a_preset_may_be_empty() -> None:
    assert load_preset(preset()) == Preset()


WHOLE = """
schema = 1

[answers]
region = "Чувашия"
institution = "МБОУ «Средняя школа № 5» 🏫"
city = "  г. Чебоксары "

[desk]
file = '/etc/edusupport-desktop/наша поддержка.toml'

[sending]
ways = ["file", "mail"]

[pictures]
total_bytes = 5000000
max_count = 8

[mail]
authority_file = 'C:\\ProgramData\\school.pem'

[retention]
pictures_days = 90

[waiting]
days = 10

[updates]
address = "https://school.example/edusupport.json"

[helpdesk]
system = "request_tracker"
address = "https://helpdesk.example/rt/"
place = " Школы "
sign_in = "token"
"""


def test_everything_a_preset_can_say_is_read() -> None:
    assert load_preset(WHOLE.encode()) == Preset(
        answers={
            Field.REGION: "Чувашская Республика – Чувашия",
            Field.INSTITUTION: "МБОУ «Средняя школа № 5» 🏫",
            Field.CITY: "г. Чебоксары",
        },
        desk_file="/etc/edusupport-desktop/наша поддержка.toml",
        ways=(Way.FILE, Way.MAIL),
        total_bytes=5_000_000,
        max_count=8,
        authority_file="C:\\ProgramData\\school.pem",
        keep_pictures_days=90,
        waiting_days=10,
        updates_address=ADDRESS,
        helpdesk=HelpdeskTerms("request_tracker", "https://helpdesk.example/rt", "Школы", SignIn.TOKEN),
    )


def test_of_a_helpdesk_the_system_alone_may_be_laid_down() -> None:
    assert load_preset(preset("[helpdesk]", 'system = "zammad"')) == Preset(helpdesk=HelpdeskTerms("zammad"))


@pytest.mark.parametrize(
    ("lines", "details"),
    [
        (("[updates]", "address = 5"), {"reason": "wrong_type", "key": "updates.address", "line": 3}),
        (("[updates]", 'address = "http://a.example"'), {"reason": "wrong_value", "key": "updates.address", "line": 3}),
        (("[updates]", 'address = "file:///etc"'), {"reason": "wrong_value", "key": "updates.address", "line": 3}),
        (("[updates]",), {"reason": "missing", "key": "updates.address"}),
        (("", "[update] # опечатка"), {"reason": "unknown_key", "key": "update", "line": 3}),
        (("что-то",), {"reason": "not_toml", "line": 2}),
        (("[answers]", 'region = "Нарния"'), {"reason": "wrong_value", "key": "answers.region", "line": 3}),
        (("[answers]", 'city = " "'), {"reason": "wrong_value", "key": "answers.city", "line": 3}),
        (("[answers]", 'full_name = "Иванова"'), {"reason": "unknown_key", "key": "answers.full_name", "line": 3}),
        (("[desk]", 'file = "desk.toml"'), {"reason": "wrong_value", "key": "desk.file", "line": 3}),
        (("[sending]", 'ways = ["почта"]'), {"reason": "wrong_value", "key": "sending.ways", "line": 3}),
        (("[sending]", 'ways = ["phone"]'), {"reason": "wrong_value", "key": "sending.ways", "line": 3}),
        (("[waiting]", "days = 0"), {"reason": "wrong_value", "key": "waiting.days", "line": 3}),
        (("[sending]", "ways = []"), {"reason": "wrong_value", "key": "sending.ways", "line": 3}),
        (("[sending]", 'ways = ["mail", "mail"]'), {"reason": "wrong_value", "key": "sending.ways", "line": 3}),
        (("[pictures]", "max_count = 0"), {"reason": "wrong_value", "key": "pictures.max_count", "line": 3}),
        (("[pictures]", "total = 1"), {"reason": "unknown_key", "key": "pictures.total", "line": 3}),
        (("[mail]", 'authority_file = "a.pem"'), {"reason": "wrong_value", "key": "mail.authority_file", "line": 3}),
        (
            ("[retention]", "pictures_days = true"),
            {"reason": "wrong_type", "key": "retention.pictures_days", "line": 3},
        ),
        (("[helpdesk]", 'place = "Школы"'), {"reason": "wrong_value", "key": "helpdesk.system"}),
        (
            ("[helpdesk]", 'system = "zammad"', 'address = "http://a.example"'),
            {"reason": "wrong_value", "key": "helpdesk.address", "line": 4},
        ),
        (
            ("[helpdesk]", 'system = "zammad"', 'sign_in = "passport"'),
            {"reason": "wrong_value", "key": "helpdesk.sign_in", "line": 4},
        ),
        (
            ("[helpdesk]", 'system = "zammad"', 'password = "1"'),
            {"reason": "unknown_key", "key": "helpdesk.password", "line": 4},
        ),
        (("answers = 5",), {"reason": "wrong_type", "key": "answers", "line": 2}),
    ],
)
def test_a_mistake_is_named_by_its_line_and_reason(lines: tuple[str, ...], details: dict[str, object]) -> None:
    with pytest.raises(UntrustedInput, match="preset_wrong") as wrong:
        load_preset(preset(*lines))
    assert wrong.value.details == details


def test_a_preset_of_a_newer_program_is_not_guessed_at() -> None:
    with pytest.raises(UntrustedInput) as wrong:
        load_preset(b"schema = 2")
    assert wrong.value.details == {"reason": "newer_schema", "key": "schema", "line": 1}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"[" * 100_000, b"schema = 1\n" + b"a.b." * 5000 + b"c = 1"])
def test_what_is_no_preset_is_told(data: bytes) -> None:
    with pytest.raises(UntrustedInput, match="preset_wrong"):
        load_preset(data)


def test_a_preset_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UntrustedInput, match="not_readable"):
        read_preset(str(tmp_path))


def test_a_file_too_large_to_be_a_preset_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "preset.toml"
    file.write_bytes(preset() + b"\n#" * 200_000)
    with pytest.raises(UntrustedInput, match="not_readable"):
        read_preset(str(file))

"""The demo on a real display: the whole job by itself, and what it leaves, read by another program's parser."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from realparts.display import DisplayFactory, Monitor
from realparts.needs import needs

PROGRAM = Path(sys.executable).with_name("edusupport-desktop")

FIELDS = {
    "Регион": "Чувашская Республика – Чувашия",
    "ФИО": "Иванова Мария Петровна",
    "Наименование учреждения": "МБОУ «Средняя школа № 5», г. Чебоксары",
    "Логин пользователя инициатора заявки": "ivanova_mp",
    "Логин пользователя, под которым наблюдается проблема": "ivanova_mp",
    "Адрес электронной почты": "ivanova@school5.example",
    "Телефон": "+7 912 345-67-89",
    "Браузер и версия": "Яндекс Браузер 26.4.0.1234",
    "Класс": "7 «Б»",
    "Предмет": "Алгебра",
    "Даты": "урок 23.11.2026",
    "Пользователи (ФИО)": "Васильев Илья (ученик)",
}
TEXTS = (
    "Отметка за 23.11 по алгебре не сохраняется",
    "1. Где: журнал 7 «Б», предмет «Алгебра». Поставила отметку «5» за 23.11.",
    "2. Нажала «Сохранить» (картинка1, цифра 1). Ожидалось: отметка останется в журнале. Получилось: сообщение",
    "картинка1 (файл picture1.png)",
    "картинка2 (файл picture2.png)",
)


@dataclass(frozen=True)
class Ended:
    folder: Path
    status: int
    errors: str


@pytest.fixture(scope="module")
def _shown() -> dict[str, Ended]:
    return {}


@pytest.fixture
def demo(_shown: dict[str, Ended], xvfb: DisplayFactory, tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """Run once for all tests, at the size of a school notebook."""
    if "demo" not in _shown:
        needs(str(PROGRAM), package="scripts/run makes it")
        folder = tmp_path_factory.mktemp("demo") / "Показ ёлки"
        display = xvfb(Monitor(1366, 768))
        ended = subprocess.run(
            [str(PROGRAM), "--demo", str(folder)],
            env=display.env,
            capture_output=True,
            text=True,
            check=False,
            timeout=110,
        )
        _shown["demo"] = Ended(folder, ended.returncode, ended.stderr)
    return _shown["demo"]


def read_elsewhere(*arguments: str | Path) -> str:
    """What mblaze, a mail reader in C that shares no code with Python's, makes of a letter."""
    needs("mshow", "mhdr", package="mblaze")
    done = subprocess.run(
        [str(argument) for argument in arguments],
        capture_output=True,
        check=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        timeout=20,
    )
    return done.stdout.decode("utf-8")


@pytest.mark.real
def test_the_demo_ends_well_and_says_nothing(demo: Ended) -> None:
    assert (demo.status, demo.errors) == (0, "")


@pytest.mark.real
def test_it_leaves_what_it_promises(demo: Ended) -> None:
    names = {path.name for path in demo.folder.iterdir()}
    assert {"letter.eml", "reply.eml", "journal.csv", "picture1.png", "picture2.png", "screens"} <= names
    screens = sorted((demo.folder / "screens").glob("*.png"))
    shown = " ".join(path.name for path in screens)
    for page in ("applicant", "problem", "error", "pictures", "review", "result", "annotator", "journal"):
        assert page in shown
    for screen in screens:
        with Image.open(screen) as picture:
            assert picture.width <= 1366
            assert picture.height <= 768
            assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 10


@pytest.mark.real
def test_the_letter_is_ascii_on_the_wire_with_short_lines(demo: Ended) -> None:
    data = (demo.folder / "letter.eml").read_bytes()
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.real
def test_another_parser_finds_every_field_in_the_letter(demo: Ended) -> None:
    letter = demo.folder / "letter.eml"
    assert read_elsewhere("mshow", "-t", letter).count("text/plain") == 1
    text = read_elsewhere("mshow", "-n", "-O", letter, "2")
    for label, answer in FIELDS.items():
        assert f"{label}: {answer}" in text
    for expected in TEXTS:
        assert expected in text


@pytest.mark.real
def test_another_parser_reads_the_headers(demo: Ended) -> None:
    letter = demo.folder / "letter.eml"
    assert "Не сохраняется отметка в журнале 7 «Б»" in read_elsewhere("mhdr", "-d", "-h", "subject", letter)
    assert "Иванова Мария Петровна <ivanova@school5.example>" in read_elsewhere("mhdr", "-d", "-h", "from", letter)
    to = read_elsewhere("mhdr", "-d", "-h", "to", letter)
    assert "Техническая поддержка АИС «Электронная школа»" in to


@pytest.mark.real
def test_another_parser_finds_both_pictures_in_their_order_byte_for_byte(demo: Ended, tmp_path: Path) -> None:
    letter = demo.folder / "letter.eml"
    parts = read_elsewhere("mshow", "-t", letter)
    assert re.findall(r'(\S+) size=\d+ name="([^"]+)"', parts) == [
        ("image/png", "picture1.png"),
        ("image/png", "picture2.png"),
    ]
    needs("mshow", package="mblaze")
    subprocess.run(["mshow", "-x", str(letter)], cwd=tmp_path, check=True, capture_output=True, timeout=20)
    for name in ("picture1.png", "picture2.png"):
        assert (tmp_path / name).read_bytes() == (demo.folder / name).read_bytes()
        with Image.open(tmp_path / name) as picture:
            picture.verify()


@pytest.mark.real
def test_the_number_in_the_journal_is_the_one_of_the_reply(demo: Ended) -> None:
    (header, row) = csv.reader(
        (demo.folder / "journal.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"
    )
    recorded = dict(zip(header, row, strict=True))
    reply = demo.folder / "reply.eml"
    said = re.findall(r"INC\d+", read_elsewhere("mhdr", "-d", "-h", "subject", reply))
    assert said
    assert recorded["Номер инцидента"] == said[0]
    assert said[0] in read_elsewhere("mshow", "-n", reply)
    answers = read_elsewhere("mhdr", "-h", "in-reply-to", reply).strip()
    assert answers == read_elsewhere("mhdr", "-h", "message-id", demo.folder / "letter.eml").strip()


@pytest.mark.real
def test_the_demo_touches_nobodys_own_data(demo: Ended) -> None:
    home = Path(os.environ["HOME"])
    left = [path for path in home.rglob("*") if path.is_file() and "edusupport" in str(path)]
    assert left == []

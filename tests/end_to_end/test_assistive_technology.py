"""A whole request by an assistive technology: another process that knows our windows by their names alone."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from edusupport_desktop.domain.incident import State
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.places import DataFolders
from real_program import ANSWERS
from realparts.accessibility import Assistant, AssistedDesktop
from realparts.processes import wait_until

PROGRAM = "edusupport-desktop"
APPLICANT = {
    "ФИО": ANSWERS.full_name,
    "Регион": ANSWERS.region,
    "Город или село": ANSWERS.city,
    "Наименование учреждения": ANSWERS.institution,
    "Адрес электронной почты": ANSWERS.email,
    "Телефон": ANSWERS.phone,
}
PROBLEM = {
    "Тема в нескольких словах": ANSWERS.subject,
    "Суть вопроса": ANSWERS.essence,
    "Логин инициатора заявки": ANSWERS.initiator_login,
}
ERROR = {
    "Шаг 1: где были": "Журнал 5 «Б», алгебра",
    "Шаг 1: что нажали": "Поставила «5» за 12.11",
    "Шаг 2: что нажали": "Нажала «Сохранить»",
    "Шаг 2: что вышло": "Сообщение «Ошибка 500»",
    "Браузер": ANSWERS.browser_name,
    "Версия браузера": ANSWERS.browser_version,
    "Класс": ANSWERS.school_class,
    "Даты": ANSWERS.dates,
}


def to_page(hands: Assistant, title: str) -> None:
    hands.press("Далее")
    hands.see(f"{title} — EduSupport Desktop")
    assert hands.nameless() == []


def write_texts(hands: Assistant, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        hands.write(name, text)
        assert hands.read(name, text) == text


@pytest.mark.real
def test_a_whole_request_from_an_empty_profile_to_the_number_of_the_practice_desk(
    assisted_desktop: AssistedDesktop, tmp_path: Path
) -> None:
    program = assisted_desktop.start("--data-dir", str(tmp_path / "data"))
    hands = assisted_desktop.assistant(PROGRAM)
    hands.press("Новое обращение")
    assert hands.read("ФИО") == ""
    hands.press("Далее")
    hands.described("ФИО", "Впишите")  # what is missing is said with its field
    write_texts(hands, APPLICANT)

    to_page(hands, "Суть вопроса")
    write_texts(hands, PROBLEM)
    hands.press("Проблема наблюдается под моим логином")
    hands.read("Логин, под которым наблюдается проблема", ANSWERS.initiator_login)
    hands.press("Да, сообщение есть на экране")

    to_page(hands, "Сообщение об ошибке")
    write_texts(hands, ERROR)

    to_page(hands, "Снимки экрана")
    picture = tmp_path / "Снимок ёлки.png"
    Image.new("RGB", (800, 500), "white").save(picture)
    hands.press("Открыть файл…")
    hands.write("Имя файла:", str(picture))
    hands.press("Открыть")
    hands.press("Готово")
    hands.see("picture1.png")

    to_page(hands, "Проверка и отправка")
    letter = hands.read("Письмо", ANSWERS.essence)
    for told in ("Шаг 1: что нажали", "Шаг 2: что вышло"):
        assert ERROR[told] in letter
    hands.press("Потренироваться: письмо никуда не уйдёт")
    hands.press("Отправить учебное")
    number = re.match(r"INC\d+", hands.see("INC"))
    assert number is not None
    assert hands.nameless() == []
    hands.press("Готово")
    hands.see(f"{number[0]} от")  # in the journal, too

    program.terminate()
    wait_until(lambda: program.poll() is not None, "the program's end")
    folders = DataFolders.below(tmp_path / "data")
    with closing(SqliteJournal(folders.journal_file, folders.requests)) as journal:
        (entry,) = journal.entries(practice=True)
    assert entry.state is State.REGISTERED
    assert entry.incident is not None
    assert entry.incident.number.text == number[0]

"""Passwords in a text are found, talk about passwords is not one."""

from __future__ import annotations

import pytest
from hypothesis import given

from edusupport_desktop.domain.passwords import find_passwords, password_beside_login
from hostile_text import any_text, pasted_text

WITH_PASSWORD = {
    "пароль: Qwerty123": "Qwerty123",
    "Пароль:qwerty": "qwerty",
    "мой логин petrov, пароль Qwe12345, не пускает": "Qwe12345",
    "логин: petrov.ii пароль: 12345678": "12345678",
    "Login petrov pass 12345": "12345",
    "pwd: hunter2": "hunter2",
    "password=Tr0ub4dor&3": "Tr0ub4dor&3",
    "пароль - Zima2026": "Zima2026",
    "пароль — zima_2026, но не пускает": "zima_2026",
    "пароль «Zima2026»": "Zima2026",
    "логин/пароль: petrov/Qwe123": "Qwe123",
    "логин и пароль: petrov Qwe123": "Qwe123",
    "лог/пароль petrov / Zima26": "Zima26",
    "login/password: petrov / zima": "zima",
    "с паролем Qwe123!@ не входит": "Qwe123!@",
    "пароль ученика Петрова: Qwe123": "Qwe123",
    "пароль от АИС: солнышко": "солнышко",
    "Пароль для входа в журнал: Zima-2026": "Zima-2026",
    "Пароль:\nZima2026": "Zima2026",
    "пароль: солнышко\nне входит": "солнышко",
    "пароль (новый): Abc123": "Abc123",
    "пин-код: 4512": "4512",
    "PIN: 0000": "0000",
    "gfhjkm: Zima2026": "Zima2026",
    "пароль=11111": "11111",
    "Пароль 12345678 не подходит": "12345678",
    "пароль: 123": "123",
    "пароль: qwerty не подходит": "qwerty",
    "psw ivanova77": "ivanova77",
    "учётка ivanova, пароль: Ёлка2026": "Ёлка2026",
    "- пароль - солнышко": "солнышко",
    "пароль:солнышко, логин:petrov": "солнышко",
    "\u043f\u0430\u0440\u043e\u043b\u044c: \ud83dQwe1": "\ud83dQwe1",
    "😀 пароль: Qwe123": "Qwe123",
    "пароль от госуслуг - Qwe12345": "Qwe12345",
    "временный пароль: 8xK2p": "8xK2p",
    "пароль: P@ss": "P@ss",
    "Password : Qwerty": "Qwerty",
    "пароль -> Qwe123": "Qwe123",
    "пароль: 12.11.2010": "12.11.2010",
    "Её пароль был Zima2026": "Zima2026",
    "пароль у меня Zima-2026, раскладка верная": "Zima-2026",
    "Логин: petrov\nПароль: Zima2026\nНе пускает": "Zima2026",
    "парол 12345678": "12345678",
    "не входит, мой пароль - мурзик": "мурзик",
    "пароль на вход Qwe123!": "Qwe123!",
    "пароль от АИС Zima2026, не пускает": "Zima2026",
}

TALK = [
    "пароль от сентября 2026 не подходит",
    "пароль для 10Б класса",
    "пароль от компьютера Windows11",
    "сменила старый пароль - неверный",
    "мой пароль - не принимается",
    "нажимаю кнопку смены, пароль - обязательное",
    "забыл пароль",
    "не подходит пароль",
    "сбросить пароль",
    "пароль не принимается",
    "Пароль: не подходит",
    "Пароль — не принимается",
    "пароль: неверный",
    "Ввожу логин и пароль, нажимаю «Войти»",
    "Ошибка: Неверный логин или пароль",
    "Ошибка «Неверный логин или пароль: повторите попытку»",
    "Введите пароль: появляется пустое окно",
    "в поле «Пароль» ничего не вводится",
    "поле Пароль: пустое",
    "пароль: ****",
    "пароль: ••••••",
    "пароль: xxxxx",
    "пароль 5 раз вводила",
    "пароль: 8 символов, не меньше",
    "сменил пароль 12.11.2026",
    "сменил пароль 15.09.2026 г.",
    "поменяла пароль 3 сентября",
    "пароль Chrome сохраняет сам",
    "пароль Windows10 другой",
    "пароль от Госуслуг не подходит",
    "пароль от Госуслуг: не подходит",
    "пароль ученика 10А не сбрасывается",
    "пароль 10-А класса",
    "прошу выслать новый пароль на ivanova1@mail.ru",
    "пароль ivanova1@mail.ru не приходит",
    "логин и пароль: ввожу правильные, но не входит",
    "логин и пароль: petrov не подходят",
    "Логин/пароль не принимаются",
    "логин и пароль верные",
    "Восстановить пароль: не приходит письмо",
    "password: invalid credentials",
    "Password required",
    "password reset не работает",
    "пароль - это слово, которое я забыла",
    "пароль, который выдали 1 сентября, не подходит",
    "пароль INC0001234",
    "пароль: INC0001234",
    "Логин и пароль от ЕСИА",
    "пароль 8-800-200-9582 назвали",
    "по паролю 2 раза",
    "пропал пароль у 25 учеников",
    "пароль у ученика 7Б",
    "парольный доступ: включён",
    "Проблема: пароль – сброс не работает",
    "пароль",
    "пароль:",
    "Пароль: требуется смена",
    "Пароль: прежний",
    "Passport 1234",
    "пасс 5",
    "pass",
    "Boarding pass 15",
    "пароль 14:30 перестал подходить",
    "код ошибки: 403",
    "Пароль: ошибка 403",
    "пароль. 12 ноября не вошла",
    "Не помню пароль! Логин: petrov1",
    "Ввели пароль и 2 раза нажали",
    "Пароль: скрыт",
    "пароль сбросили 20.11, но вход не работает",
    "Система пишет: пароль должен содержать 8 символов",
    "пароль Яндекс.Браузер не сохраняет",
    "Нажал «Забыли пароль?»",
    "пароль:не принимает",
    "логин, пароль, класс 7Б",
    "логин и пароль 7 учеников",
    "логин / пароль 12 человек",
]

WITHOUT_IT = {
    "мой логин petrov, пароль: Qwe12345, не пускает": "мой логин petrov, не пускает",
    "логин: petrov.ii пароль: 12345678": "логин: petrov.ii",
    "Пароль 12345678 не подходит": "Пароль не подходит",
    "пароль: qwerty не подходит": "пароль не подходит",
    "с паролем Qwe123!@ не входит": "с паролем не входит",
    "логин и пароль: petrov Qwe123": "логин и пароль: petrov",
    "пароль — zima_2026, но не пускает": "но не пускает",
    "Логин: petrov\nПароль: Zima2026\nНе пускает": "Логин: petrov\n\nНе пускает",
    "😀 пароль: Qwe123": "😀",
    "Мой пароль: Qwe12. Также не печатает.": "Мой пароль. Также не печатает.",
    "логин petrov, пароль: Qwe12. Не пускает": "логин petrov. Не пускает",
    "Пароль: Qwe12. Не пускает": "Не пускает",
}


@pytest.mark.parametrize(("text", "value"), WITH_PASSWORD.items())
def test_a_password_is_found(text: str, value: str) -> None:
    (found,) = find_passwords(text)
    assert found.value == value
    assert value in text[found.start : found.end]


@pytest.mark.parametrize("text", TALK)
def test_talk_about_passwords_is_no_password(text: str) -> None:
    assert find_passwords(text) == ()


@pytest.mark.parametrize(("text", "rest"), WITHOUT_IT.items())
def test_what_is_left_without_it_can_still_be_read(text: str, rest: str) -> None:
    (found,) = find_passwords(text)
    assert text[: found.start] + text[found.end :] == rest


def test_several_are_found_in_their_order() -> None:
    text = "Логин: a, пароль: Zima2026.\nУ ученика пароль Leto2027"
    assert [found.value for found in find_passwords(text)] == ["Zima2026", "Leto2027"]


@pytest.mark.parametrize("text", ["petrov Qwerty12", "petrov/Qwerty12", " ivanova@mail.ru  Zima-2026 "])
def test_a_password_beside_the_login_is_found(text: str) -> None:
    found = password_beside_login(text)
    assert found is not None
    assert text[: found.start].strip(" /") == text.strip().split("/")[0].split()[0]
    assert found.value not in text[: found.start] + text[found.end :]


@pytest.mark.parametrize(
    "login",
    [
        "",
        "petrov",
        "+7 912 345-67-89",
        "123-456-789 00",
        "ivanova@mail.ru",
        "petrov sidorov",
        "SCHOOL\\user12",
        "Петров П1",
    ],
)
def test_a_login_is_no_password(login: str) -> None:
    assert password_beside_login(login) is None


@given(any_text | pasted_text)
def test_any_text_can_be_searched(text: str) -> None:
    for around in (text, f"пароль{text}", f"пароль: {text}", f"логин/пароль: a{text}"):
        for found in find_passwords(around):
            assert 0 <= found.start < found.end <= len(around)
            assert found.value in around[found.start : found.end]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    ["пароль " * 15_000, "пароль от " * 12_000, "пароль" + "." * 100_000, "п" * 100_000, "логин/пароль: a " * 7_000],
)
def test_no_long_text_makes_the_search_slow(text: str) -> None:
    find_passwords(text)


@pytest.mark.parametrize("text", ["пароль:{}Zima2026", "пароль{}Zima2026", "логин/пароль:{}ab{}Zima2026"])
def test_over_blanks_without_end_it_is_not_looked_for(text: str) -> None:
    """Else the search would go over them again and again."""
    assert find_passwords(text.format("  ", "  "))
    assert not find_passwords(text.format(" " * 50_000, " " * 50_000))

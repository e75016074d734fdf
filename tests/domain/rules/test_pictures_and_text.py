"""What the text names is there, and what is there is named."""

from dataclasses import replace

import pytest
from hypothesis import given

from edusupport_desktop.domain.annotation import Mark, Number, Point
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Dismissal, Draft, DraftPicture
from edusupport_desktop.domain.identifiers import MarkId, PictureId
from edusupport_desktop.domain.rules.check import findings, verdicts
from edusupport_desktop.domain.rules.pictures_and_text import RULES, agreement, numbers_named
from edusupport_desktop.domain.rules.rule import Basis, Place
from hostile_text import any_text, pasted_text
from sample_request import DESK, complete_draft

BASIS = Basis(DESK)


def picture(*numbers: int) -> DraftPicture:
    marks: tuple[Mark, ...] = tuple(Number(MarkId(str(n)), Point(1, 1), n) for n in numbers)
    return DraftPicture(PictureId(str(numbers)), 10, 10, marks=marks, file_size=1)


def draft(*pictures: DraftPicture, essence: str = "", **texts: str) -> Draft:
    named = {Field(name): text for name, text in texts.items()}
    return complete_draft(pictures=pictures).answered({Field.ESSENCE: essence, **named})


def said(of: Draft) -> dict[str, bool]:
    codes = [rule.code for rule in RULES]
    return {one.finding.code: one.fulfilled for one in verdicts(of, BASIS) if one.finding.code in codes}


def place_of(code: str, of: Draft) -> Place | None:
    return next(one.place for one in findings(of, BASIS) if one.code == code)


@pytest.mark.parametrize(
    ("essence", "verdicts"),
    [
        ("", {"pictures_named": False}),
        ("картинка1", {"named_pictures_exist": True, "pictures_named": False}),
        ("картинка1, картинка2", {"named_pictures_exist": True, "pictures_named": True}),
        ("на картинках 1 и 2", {"meant_pictures_exist": True, "pictures_named": True}),
        ("картинка3", {"named_pictures_exist": False, "pictures_named": False}),
        ("картинка0", {"named_pictures_exist": False, "pictures_named": False}),
        ("см. picture3.png", {"named_pictures_exist": False, "pictures_named": False}),
        ("картинка[?]", {"named_pictures_exist": False, "pictures_named": False}),
        ("на картинках 1-3", {"meant_pictures_exist": False, "pictures_named": True}),
        (
            "картинка1, на картинке 3",
            {"named_pictures_exist": True, "meant_pictures_exist": False, "pictures_named": False},
        ),
        ("картинки 5 класса", {"pictures_named": False}),
    ],
)
def test_pictures_named_and_pictures_there(essence, verdicts):
    assert said(draft(picture(), picture(1), essence=essence)) == verdicts


@pytest.mark.parametrize(
    ("essence", "fulfilled"),
    [
        ("цифра 1 на картинке1, цифра 3 на картинке2", True),
        ("цифра 3 на картинке1", False),
        ("цифра 3", True),
        ("цифры 1-3", True),
        ("цифра 4", False),
        ("цифры 2 и 3 на картинках 1 и 2", True),
        ("картинка1", None),
    ],
)
def test_numbers_named_and_numbers_there(essence, fulfilled):
    assert said(draft(picture(1, 2), picture(3), essence=essence)).get("named_numbers_exist") == fulfilled


def test_without_any_number_on_a_picture_a_bare_number_in_the_text_is_somebody_else_s():
    assert "named_numbers_exist" not in said(draft(picture(), essence="картинка1. В телефоне цифра 5 лишняя"))
    assert said(draft(picture(), essence="цифра 5 на картинке1"))["named_numbers_exist"] is False


def test_what_may_be_wrong_is_shown_in_its_text_and_can_be_dismissed_there():
    doubtful = draft(picture(1), essence="картинка1", steps="Ёж: на картинке 4 и под цифрой 7")
    assert place_of("meant_pictures_exist", doubtful) == Place(Field.STEPS, 7, 17, "картинке 4")
    assert place_of("named_numbers_exist", doubtful) == Place(Field.STEPS, 24, 32, "цифрой 7")
    assert place_of("named_pictures_exist", draft(essence="картинка1")) is None


def test_dismissed_words_make_room_for_the_next_doubt():
    doubtful = draft(picture(), essence="картинка1, картинки 5 вкладки, на картинке 7")
    first = place_of("meant_pictures_exist", doubtful)
    assert first is not None
    assert first.about == "картинки 5"
    dismissed = replace(doubtful, dismissed=(Dismissal("meant_pictures_exist", "картинки 5"),))
    second = place_of("meant_pictures_exist", dismissed)
    assert second is not None
    assert second.about == "картинке 7"
    both = (*dismissed.dismissed, Dismissal("meant_pictures_exist", "картинке 7"))
    assert "meant_pictures_exist" not in [one.code for one in findings(replace(doubtful, dismissed=both), BASIS)]


def test_every_text_of_the_letter_counts():
    both = draft(picture(), picture(), essence="картинка1", steps="картинка2, картинка7")
    agreed = agreement(both)
    assert agreed.unnamed == ()
    assert [(field, one.pictures) for field, one in agreed.dangling] == [(Field.STEPS, (7,))]
    assert agreement(replace(both, has_error_message=False)).unnamed == (2,)


def test_whoever_deletes_a_number_knows_which_are_named():
    both = draft(picture(1, 2, 5), picture(3, 4), essence="Цифры 1 и 9, цифра 3 на картинке2, цифра 2 на картинке2")
    assert numbers_named(both, 1) == {1}
    assert numbers_named(both, 2) == {3}


def test_numbers_stay_with_their_pictures_whatever_the_order():
    both = draft(picture(1), picture(2), essence="цифра 1 на картинке1, цифра 2 на картинке2")
    assert said(both)["named_numbers_exist"] is True
    turned = draft(picture(2), picture(1), essence="цифра 1 на картинке2, цифра 2 на картинке1")
    assert said(turned)["named_numbers_exist"] is True


@given(any_text | pasted_text)
def test_no_text_breaks_the_rules(text):
    agreement(draft(picture(1), essence=text, subject=text))

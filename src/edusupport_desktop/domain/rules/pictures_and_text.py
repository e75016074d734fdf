"""Pictures and text agree: every picture is named in the text, and what the text names is there.

A letter that says «картинка3» with two pictures comes back with a question, so it cannot go; «картинка 3 …» may mean
something else, and a picture nobody names may still be understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edusupport_desktop.domain.annotation import Number
from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Dismissal, Draft, DraftPicture
from edusupport_desktop.domain.references import NumberReference, PictureReference
from edusupport_desktop.domain.renumbering import references_of
from edusupport_desktop.domain.rules.rule import Basis, Judgement, Place, Rule, Severity

NAMED_PICTURES_EXIST = "named_pictures_exist"
MEANT_PICTURES_EXIST = "meant_pictures_exist"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where the pictures of a draft and its texts agree, and where not.

    ``unnamed``: places of pictures (from 1) that no text names. ``dangling``: references to pictures that are not
    there, with the field they stand in; ``dangling_numbers``: the same of numbers on pictures.
    """

    unnamed: tuple[int, ...]
    dangling: tuple[tuple[Field, PictureReference], ...]
    dangling_numbers: tuple[tuple[Field, NumberReference], ...]


def agreement(draft: Draft) -> Agreement:
    found = references_of(draft)
    count, there = len(draft.pictures), [_numbers_on(picture) for picture in draft.pictures]
    named = {place for texts in found.values() for one in texts.pictures for place in one.pictures}
    return Agreement(
        tuple(place for place in range(1, count + 1) if place not in named),
        tuple(
            (field, one)
            for field, texts in found.items()
            for one in texts.pictures
            if not one.pictures or not all(1 <= place <= count for place in one.pictures)
        ),
        tuple((field, one) for field, texts in found.items() for one in texts.numbers if not _is_there(one, there)),
    )


def numbers_named(draft: Draft, place: int) -> frozenset[int]:
    """The numbers on the picture at ``place`` (from 1) that the texts name: whoever deletes one there is warned."""
    there = _numbers_on(draft.pictures[place - 1])
    return frozenset(
        number
        for texts in references_of(draft).values()
        for one in texts.numbers
        if not one.pictures or place in one.pictures
        for number in one.numbers
        if number in there
    )


def _numbers_on(picture: DraftPicture) -> frozenset[int]:
    return frozenset(mark.number for mark in picture.marks if isinstance(mark, Number))


def _is_there(reference: NumberReference, there: Sequence[frozenset[int]]) -> bool:
    """On one of the pictures named with it; with none named, on any."""
    places = [there[place - 1] for place in reference.pictures if 1 <= place <= len(there)] or there
    return all(any(number in numbers for numbers in places) for number in reference.numbers)


def _pictures_are_named(draft: Draft, _: Basis) -> Judgement:
    return not agreement(draft).unnamed if draft.pictures else None


def _named_pictures_exist(draft: Draft, _: Basis) -> Judgement:
    # Not with its place: the text is written before the pictures are taken, and its page must let the teacher go on.
    if not _has_reference(draft, certain=True):
        return None
    return not any(one.is_certain for _, one in agreement(draft).dangling)


def _meant_pictures_exist(draft: Draft, _: Basis) -> Judgement:
    if not _has_reference(draft, certain=False):
        return None
    doubtful = [(field, one.phrase) for field, one in agreement(draft).dangling if not one.is_certain]
    return _first(draft, MEANT_PICTURES_EXIST, doubtful)


def _named_numbers_exist(draft: Draft, _: Basis) -> Judgement:
    numbers = [one for found in references_of(draft).values() for one in found.numbers]
    if not any(one.pictures for one in numbers) and not any(_numbers_on(picture) for picture in draft.pictures):
        return None  # «цифра 5 в номере телефона», or no numbers at all
    if not numbers:
        return None
    dangling = [(field, one.phrase) for field, one in agreement(draft).dangling_numbers]
    return _first(draft, "named_numbers_exist", dangling)


def _has_reference(draft: Draft, *, certain: bool) -> bool:
    return any(one.is_certain == certain for found in references_of(draft).values() for one in found.pictures)


def place_of(draft: Draft, field: Field, phrase: tuple[int, int]) -> Place:
    """Of these words in a text of the draft; a dismissal is for the same words."""
    return Place(field, *phrase, about=draft.answers[field][slice(*phrase)])


def _first(draft: Draft, code: str, phrases: Sequence[tuple[Field, tuple[int, int]]]) -> Judgement:
    """The first the teacher has not dismissed, if there is one."""
    places = [place_of(draft, field, phrase) for field, phrase in phrases]
    open_ones = [place for place in places if Dismissal(code, place.about) not in draft.dismissed]
    first = next(iter(open_ones or places), None)
    return True if first is None else first


RULES = (
    Rule(NAMED_PICTURES_EXIST, Field.PICTURES, Severity.BLOCKS, _named_pictures_exist),
    Rule(MEANT_PICTURES_EXIST, Field.ESSENCE, Severity.WARNS, _meant_pictures_exist, may_be_dismissed=True),
    Rule("pictures_named", Field.PICTURES, Severity.ADVISES, _pictures_are_named),
    Rule("named_numbers_exist", Field.ESSENCE, Severity.WARNS, _named_numbers_exist, may_be_dismissed=True),
)

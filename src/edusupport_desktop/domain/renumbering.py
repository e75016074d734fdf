"""Pictures in another order, or fewer of them, and the texts that name them: both in one step, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from edusupport_desktop.domain.answers import Answers, Field
from edusupport_desktop.domain.draft import Draft, DraftPicture
from edusupport_desktop.domain.references import REMOVED, References, find_references
from edusupport_desktop.domain.steps import StepPart, StepRow

REFERRING_FIELDS: tuple[Field, ...] = (
    Field.SUBJECT,
    Field.ESSENCE,
    Field.STEPS,
    Field.SCHOOL_CLASS,
    Field.SCHOOL_SUBJECT,
    Field.DATES,
    Field.PEOPLE,
)
"""The texts that tell of the problem. «picture2» in a login or an address names no picture."""


def references_of(draft: Draft) -> dict[Field, References]:
    """Of the texts that go into the letter; those of an error message only when there is one."""
    fields = REFERRING_FIELDS if draft.has_error_message else (Field.SUBJECT, Field.ESSENCE)
    return {field: find_references(draft.answers[field]) for field in fields}


def renumbered(text: str, places: Mapping[int, int | None]) -> str:
    """The text with every number of a picture replaced: ``places`` has the new one, None for a removed picture.

    Case endings and everything else stay byte for byte. A removed picture leaves ``REMOVED`` behind. A range
    («1-3») loses a removed picture without a trace, and becomes a list when its pictures are neighbours no more.
    """
    parts: list[str] = []
    at = 0
    for reference in find_references(text).pictures:
        new = _renumbered(reference.pictures, text[reference.start : reference.end], places)
        parts += (text[at : reference.start], new)
        at = reference.end
    return "".join((*parts, text[at:]))


def with_pictures(draft: Draft, pictures: Sequence[DraftPicture]) -> Draft:
    """The draft with these pictures instead of its own, every reference following the picture it names."""
    places = _places(draft.pictures, pictures)
    if all(new == old for old, new in places.items()):
        return replace(draft, pictures=tuple(pictures))
    rows = tuple(_row(row, lambda text: renumbered(text, places)) for row in draft.step_rows)
    return _with_texts(replace(draft, pictures=tuple(pictures)), _answers(draft.answers, places), rows)


def undone(before: Draft, after: Draft, now: Draft) -> Draft:
    """Takes back one change of the pictures, made by ``with_pictures``, and keeps what was done since.

    Pictures added since stay, behind the others; marks and texts stay as they are now. A text nobody touched since is
    exactly as it was; in another one the references move back, and those of a removed picture get its number again
    unless others had been removed before it.
    """
    current = {picture.id: picture for picture in now.pictures}
    known = {picture.id for picture in before.pictures}
    pictures = [current.get(picture.id, picture) for picture in before.pictures]
    pictures += [picture for picture in now.pictures if picture.id not in known]
    places = _places(now.pictures, pictures)
    left = {picture.id for picture in after.pictures}
    gone = [place for place, picture in enumerate(before.pictures, 1) if picture.id not in left]

    def moved_back(old: str, text: str) -> str:
        text = renumbered(text, places)
        if len(gone) == 1 and not any(not one.pictures for one in find_references(old).pictures):
            text = _filled(text, gone[0])
        return text

    changes = {}
    for field in REFERRING_FIELDS:
        old, text = before.answers[field], now.answers[field]
        changes[field] = old if text == after.answers[field] else moved_back(old, text)
    rows = before.step_rows
    if now.step_rows != after.step_rows:
        untouched = dict(zip(after.step_rows, before.step_rows, strict=False))
        all_of_them = "\n".join(row[part] for row in before.step_rows for part in StepPart)
        rows = tuple(
            untouched.get(row) or _row(row, lambda text: moved_back(all_of_them, text)) for row in now.step_rows
        )
    return _with_texts(replace(now, pictures=tuple(pictures)), now.answers.changed(changes), rows)


def _places(old: Sequence[DraftPicture], new: Sequence[DraftPicture]) -> dict[int, int | None]:
    later = {picture.id: place for place, picture in enumerate(new, 1)}
    return {place: later.get(picture.id) for place, picture in enumerate(old, 1)}


def _answers(answers: Answers, places: Mapping[int, int | None]) -> Answers:
    return answers.changed({field: renumbered(answers[field], places) for field in REFERRING_FIELDS})


def _with_texts(draft: Draft, answers: Answers, rows: tuple[StepRow, ...]) -> Draft:
    """The list of steps leads where the draft has one: its text is made of it anew."""
    had_list = draft.has_step_list
    draft = replace(draft, answers=answers)
    return draft.with_steps(rows) if had_list else replace(draft, step_rows=rows)


def _row(row: StepRow, change: Callable[[str], str]) -> StepRow:
    return StepRow(*(change(row[part]) for part in StepPart))


def _renumbered(pictures: tuple[int, ...], written: str, places: Mapping[int, int | None]) -> str:
    if all(places.get(picture, picture) == picture for picture in pictures):
        return written
    new = [place for picture in pictures if (place := places.get(picture, picture)) is not None]
    if not new:
        return REMOVED
    dash = written.strip("0123456789")
    if not dash or len(new) == 1:
        return str(new[0])
    runs_on = pictures[-1] > pictures[0]
    if runs_on:
        new.sort()
    if new[-1] - new[0] >= (len(new) if runs_on else 1):
        return ", ".join(str(place) for place in new)
    return f"{new[0]}{dash}{new[-1]}"


def _filled(text: str, place: int) -> str:
    parts: list[str] = []
    at = 0
    for reference in find_references(text).pictures:
        if not reference.pictures:
            parts += (text[at : reference.start], str(place))
            at = reference.end
    return "".join((*parts, text[at:]))

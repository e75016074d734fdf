"""The marks and the way back, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edusupport_desktop.domain.annotation import Arrow, Box, Colour, Mark, Mask, Number, Point, Rectangle, Text
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.styles import Size

pytestmark = pytest.mark.usefixtures("qapp")

FRAME = Rectangle(MarkId("frame"), Box(10, 10, 50, 30))
ARROW = Arrow(MarkId("arrow"), Point(0, 0), Point(40, 40))
WORDS = Text(MarkId("words"), Point(5, 5), "Ошибка 😀")
DISC = Number(MarkId("disc"), Point(70, 70), 3)
HIDDEN = Mask(MarkId("hidden"), Box(1, 2, 3, 4))
EVERY_KIND: tuple[Mark, ...] = (FRAME, ARROW, WORDS, DISC, HIDDEN)


@pytest.fixture
def document() -> Document:
    return Document(EVERY_KIND)


@pytest.mark.parametrize("mark", EVERY_KIND)
def test_adding_any_kind_is_undone_and_redone(mark: Mark) -> None:
    document = Document(())
    document.add(mark)
    assert document.marks == (mark,)
    assert document.selected == mark
    document.undo_stack.undo()
    assert document.marks == ()
    assert document.selected is None
    document.undo_stack.redo()
    assert document.marks == (mark,)


@pytest.mark.parametrize("mark", EVERY_KIND)
def test_removing_any_kind_is_undone_in_its_old_place(document: Document, mark: Mark) -> None:
    document.remove(mark.id)
    assert mark not in document.marks
    document.undo_stack.undo()
    assert document.marks == EVERY_KIND


def test_changing_a_mark_keeps_its_place_in_the_order(document: Document) -> None:
    changed = replace(ARROW, end=Point(90, 90))
    document.replace(changed)
    assert document.marks[1] == changed
    document.undo_stack.undo()
    assert document.marks == EVERY_KIND


def test_a_change_that_changes_nothing_is_no_step(document: Document) -> None:
    document.replace(ARROW)
    document.remove(MarkId("unknown"))
    assert document.undo_stack.count() == 0
    assert not document.is_changed


def test_colour_and_size_of_the_selected_mark_are_undone(document: Document) -> None:
    document.select(ARROW.id)
    document.set_colour(Colour.BLUE)
    document.set_size(Size.LARGE)
    assert document.selected == replace(ARROW, colour=Colour.BLUE, width=7.0)
    document.undo_stack.undo()
    assert document.selected == replace(ARROW, colour=Colour.BLUE)
    document.undo_stack.undo()
    assert document.marks == EVERY_KIND


def test_a_mask_has_neither_colour_nor_size(document: Document) -> None:
    document.select(HIDDEN.id)
    document.set_colour(Colour.GREEN)
    document.set_size(Size.SMALL)
    assert document.marks == EVERY_KIND
    assert document.new_mark().style.colour is Colour.GREEN, "the next mark is green all the same"


def test_nudges_of_one_mark_in_a_row_are_one_step(document: Document) -> None:
    document.select(DISC.id)
    for step in (1, 2, 3):
        document.replace(replace(DISC, centre=Point(70 + step, 70)), joined=True)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.marks == EVERY_KIND
    document.undo_stack.redo()
    assert document.selected == replace(DISC, centre=Point(73, 70))


def test_nudges_after_selecting_something_else_are_another_step(document: Document) -> None:
    document.select(DISC.id)
    document.replace(replace(DISC, centre=Point(71, 70)), joined=True)
    document.select(ARROW.id)
    document.select(DISC.id)
    document.replace(replace(DISC, centre=Point(72, 70)), joined=True)
    assert document.undo_stack.count() == 2


def test_numbers_go_on_from_the_first_number_and_gaps_stay() -> None:
    document = Document((), first_number=4)
    assert document.next_number == 4
    document.add(Number(MarkId("a"), Point(1, 1), document.next_number))
    document.add(Number(MarkId("b"), Point(9, 9), document.next_number))
    document.remove(MarkId("a"))
    assert document.next_number == 6
    assert [mark.number for mark in document.marks if isinstance(mark, Number)] == [5]


def test_a_chosen_next_number_is_used_and_counted_on() -> None:
    document = Document((DISC,))
    document.set_number(20)
    assert document.new_mark().number == 20
    document.add(Number(MarkId("a"), Point(1, 1), 20))
    assert document.next_number == 21
    document.undo_stack.undo()
    assert document.next_number == 20


def test_the_number_of_a_selected_disc_is_changed_and_undone(document: Document) -> None:
    document.select(DISC.id)
    document.set_number(8)
    assert document.selected == replace(DISC, number=8)
    document.undo_stack.undo()
    assert document.selected == DISC


def test_a_preview_is_shown_but_is_no_step(document: Document) -> None:
    document.preview(replace(ARROW, end=Point(99, 0)))
    assert document.shown[1] == replace(ARROW, end=Point(99, 0))
    assert document.marks == EVERY_KIND
    document.preview(None)
    assert document.shown == EVERY_KIND
    assert not document.is_changed


def test_undoing_everything_leaves_nothing_to_keep(document: Document) -> None:
    document.remove(ARROW.id)
    assert document.is_changed
    document.undo_stack.undo()
    assert not document.is_changed


def test_selecting_goes_through_the_marks_and_then_past_them(document: Document) -> None:
    seen = []
    while document.select_next(1):
        assert document.selected is not None
        seen.append(document.selected)
    assert tuple(seen) == EVERY_KIND
    assert document.selected is None
    assert document.select_next(-1)
    assert document.selected == HIDDEN

"""The marks and the way back, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edusupport_desktop.domain.annotation import (
    Arrow,
    Box,
    Colour,
    Crop,
    Ellipse,
    Freehand,
    Highlight,
    Line,
    Mark,
    Mask,
    Number,
    Point,
    Rectangle,
    Text,
)
from edusupport_desktop.domain.identifiers import MarkId
from edusupport_desktop.ui.annotator.document import Document
from edusupport_desktop.ui.annotator.styles import Size, Style
from edusupport_desktop.ui.annotator.tools import ToolKind

pytestmark = pytest.mark.usefixtures("qapp")

FRAME = Rectangle(MarkId("frame"), Box(10, 10, 50, 30))
ARROW = Arrow(MarkId("arrow"), Point(0, 0), Point(40, 40))
WORDS = Text(MarkId("words"), Point(5, 5), "Ошибка 😀")
DISC = Number(MarkId("disc"), Point(70, 70), 3)
HIDDEN = Mask(MarkId("hidden"), Box(1, 2, 3, 4))
LINE = Line(MarkId("line"), Point(3, 4), Point(50, 60), Colour.BLACK)
OVAL = Ellipse(MarkId("oval"), Box(20, 10, 50, 30))
STROKE = Freehand(MarkId("stroke"), (Point(1, 1), Point(9, 5), Point(20, 2)))
MARKER = Highlight(MarkId("marker"), Box(5, 60, 80, 14))
CROP = Crop(MarkId("crop"), Box(2, 2, 90, 70))
EVERY_KIND: tuple[Mark, ...] = (FRAME, ARROW, WORDS, DISC, HIDDEN, LINE, OVAL, STROKE, MARKER, CROP)


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
    assert document.selected == CROP


def test_a_second_crop_takes_the_place_of_the_first_and_undo_brings_that_back(document: Document) -> None:
    document.tool = ToolKind.CROP
    new = document.new_mark()
    assert new.id == CROP.id, "so a crop being drawn is shown instead of the old one"
    document.add(Crop(MarkId("another"), Box(0, 0, 40, 40)))
    assert [mark for mark in document.marks if isinstance(mark, Crop)] == [Crop(CROP.id, Box(0, 0, 40, 40))]
    document.undo_stack.undo()
    assert document.marks == EVERY_KIND


def test_a_copy_lies_beside_its_mark_is_selected_and_undone(document: Document) -> None:
    document.duplicate(FRAME.id, 24)
    assert document.selected == replace(FRAME, id=document.marks[-1].id, box=FRAME.box.moved(24, 24))
    assert document.selected.id != FRAME.id
    document.undo_stack.undo()
    assert document.marks == EVERY_KIND


def test_the_copy_of_a_number_is_the_next_number_and_a_crop_has_no_copy(document: Document) -> None:
    document.duplicate(DISC.id, 24)
    assert document.selected == Number(document.marks[-1].id, Point(94, 94), 4)
    document.duplicate(CROP.id, 24)
    assert len(document.marks) == len(EVERY_KIND) + 1


def ids(document: Document) -> list[str]:
    return [mark.id for mark in document.marks]


@pytest.mark.parametrize(
    ("step", "to_the_end", "order"),
    [(1, False, "arrow frame words"), (1, True, "arrow words frame"), (-1, True, "frame arrow words")],
)
def test_what_lies_over_what_can_be_changed_and_undone(step: int, to_the_end: bool, order: str) -> None:
    document = Document((HIDDEN, FRAME, MARKER, ARROW, WORDS))
    document.reorder(FRAME.id, step, to_the_end=to_the_end)
    assert [mark_id for mark_id in ids(document) if mark_id not in ("hidden", "marker")] == order.split()
    document.undo_stack.undo()
    assert document.marks == (HIDDEN, FRAME, MARKER, ARROW, WORDS)


def test_masks_stay_below_and_where_there_is_no_place_to_go_nothing_changes() -> None:
    document = Document((HIDDEN, FRAME))
    document.reorder(HIDDEN.id, 1, to_the_end=True)
    document.reorder(FRAME.id, -1)
    document.reorder(FRAME.id, 1)
    assert document.marks == (HIDDEN, FRAME)
    assert not document.is_changed


def test_each_tool_keeps_its_own_colour_and_size(document: Document) -> None:
    document.select(ARROW.id)
    document.set_colour(Colour.BLUE)
    document.select(None)
    document.tool = ToolKind.LINE
    document.set_size(Size.LARGE)
    assert document.style_of(ToolKind.ARROW).colour is Colour.BLUE
    assert document.style_of(ToolKind.LINE) == Style(Colour.RED, Size.LARGE)
    assert document.style_of(ToolKind.HIGHLIGHT).colour is Colour.YELLOW

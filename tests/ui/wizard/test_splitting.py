"""«Разделить на два обращения?»: asked under the text, looked through, done, taken back; never in the way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.ui.rule_words import finding_text
from edusupport_desktop.ui.wizard.flow import Step
from edusupport_desktop.ui.wizard.split_dialog import SplitDialog
from picture_hands import open_files, png
from teacher import Teacher, click, seen

TWO = "Журнал 5А не открывается, см. картинка2. Также не печатается справка: картинка1, ёлки 🎄"


def to_problem(teacher: Teacher, essence: str = TWO) -> None:
    teacher.begin()
    teacher.write_page(Step.APPLICANT)
    teacher.next()
    teacher.write(subject="Журнал и справка", essence=essence)


def with_pictures(teacher: Teacher, folder: Path) -> None:
    """On the page of the problem, with two pictures taken."""
    to_problem(teacher)
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    files = [folder / "a.png", folder / "b.png"]
    for width, file in enumerate(files, 41):
        file.write_bytes(png("teal", (width, 30)))
    open_files(teacher, *files)
    teacher.back()


def question(teacher: Teacher) -> str:
    labels = [one for one in teacher.wizard.findChildren(QLabel, "split_question") if one.isVisible()]
    return labels[0].text() if labels else ""


def is_asked(teacher: Teacher) -> bool:
    return teacher.offers("split_request")


def dialog(teacher: Teacher) -> SplitDialog:
    teacher.wait(lambda: is_asked(teacher))
    teacher.press("split_request")
    return teacher.visible(SplitDialog)


def split(teacher: Teacher) -> None:
    click(teacher.visible(QPushButton, "split"))
    teacher.settle()


def first_and_second(teacher: Teacher) -> tuple[Draft, Draft]:
    drafts = {draft.answers.subject: draft for draft in teacher.drafts()}
    first = drafts.pop("Журнал и справка")
    (second,) = drafts.values()
    return first, second


def test_it_is_asked_when_the_keys_rest_and_blocks_nothing(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.wait(lambda: is_asked(teacher))
    assert "Также не печатается справка" in question(teacher)
    assert finding_text("one_problem") not in teacher.labels()
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    assert teacher.step() is Step.PICTURES


def test_one_problem_told_at_length_is_not_asked_about(teacher: Teacher) -> None:
    to_problem(teacher, "Журнал 5А не открывается. И ещё раз нажала, также пробовала в другом браузере.")
    teacher.press_radio("error_no")  # the check follows at once
    assert not is_asked(teacher)


def test_it_is_one_problem_is_said_once(teacher: Teacher) -> None:
    to_problem(teacher)
    teacher.wait(lambda: is_asked(teacher))
    teacher.press("leave_one_problem")
    assert not is_asked(teacher)
    assert teacher.editor(Field.ESSENCE).hasFocus()
    teacher.write(essence=" Ещё одна проблема: нет оценок.")
    teacher.press_radio("error_no")
    assert not is_asked(teacher)


def test_both_drafts_have_what_belongs_to_them(teacher: Teacher, tmp_path: Path) -> None:
    with_pictures(teacher, tmp_path)
    dialog(teacher)
    assert teacher.visible(QPlainTextEdit, "stays_text").toPlainText().startswith("Журнал 5А")
    split(teacher)
    first, second = first_and_second(teacher)
    assert first.answers.essence == "Журнал 5А не открывается, см. картинка1."
    assert second.answers.essence == "Не печатается справка: картинка1, ёлки 🎄"
    assert [picture.width for picture in first.pictures] == [42]
    assert [picture.width for picture in second.pictures] == [41]
    store = teacher.program.drafts
    assert store.read_finished(second.id, second.pictures[0].id)
    assert first.answers.full_name == second.answers.full_name != ""
    assert teacher.text(Field.ESSENCE) == first.answers.essence
    assert second.answers.subject in question(teacher)
    teacher.next()
    assert teacher.picture_names() == ["picture1.png"]
    assert seen(teacher.journal, QPushButton, "resume_draft")


def test_the_teacher_changes_what_goes_where(teacher: Teacher, tmp_path: Path) -> None:
    with_pictures(teacher, tmp_path)
    dialog(teacher)
    teacher.visible(QLineEdit, "goes_subject").setText("Справка")
    teacher.visible(QPlainTextEdit, "goes_text").setPlainText("Справка не печатается.")
    teacher.visible(QComboBox, "picture_1").setCurrentIndex(2)
    split(teacher)
    first, second = first_and_second(teacher)
    assert (second.answers.subject, second.answers.essence) == ("Справка", "Справка не печатается.")
    assert [picture.width for picture in first.pictures] == [41, 42]
    assert [picture.width for picture in second.pictures] == [41]


def test_neither_of_the_two_may_be_empty(teacher: Teacher) -> None:
    to_problem(teacher)
    window = dialog(teacher)
    text = teacher.visible(QPlainTextEdit, "goes_text")
    text.setPlainText(" \u200b\n")
    click(teacher.visible(QPushButton, "split"))
    assert window.isVisible()
    assert window.focusWidget() is text
    window.reject()
    assert teacher.text(Field.ESSENCE) == TWO
    assert len(teacher.drafts()) == 1


def test_together_again_nothing_is_lost(teacher: Teacher, tmp_path: Path) -> None:
    with_pictures(teacher, tmp_path)
    (before,) = teacher.drafts()
    dialog(teacher)
    split(teacher)
    teacher.press("undo_split")
    teacher.settle()
    (after,) = teacher.drafts()
    assert (after.answers, after.pictures) == (before.answers, before.pictures)
    assert teacher.program.drafts.read_finished(after.id, after.pictures[0].id)
    teacher.wait(lambda: is_asked(teacher))


def test_what_was_written_on_stays_and_the_second_one_too(teacher: Teacher) -> None:
    to_problem(teacher)
    dialog(teacher)
    split(teacher)
    teacher.write(essence=" Совсем.")
    teacher.press_radio("error_no")
    assert not teacher.offers("undo_split")
    assert first_and_second(teacher)[0].answers.essence.endswith("Совсем.")


def test_a_disk_that_takes_no_second_draft_leaves_the_first_whole(teacher: Teacher, monkeypatch) -> None:
    to_problem(teacher)
    dialog(teacher)
    save = type(teacher.program.drafts).save

    def full(store: object, draft: Draft) -> None:
        if draft.answers.subject != "Журнал и справка":
            raise Unavailable("storage_full")
        save(store, draft)

    monkeypatch.setattr(type(teacher.program.drafts), "save", full)
    split(teacher)
    assert teacher.boxes.expect_warning()
    assert teacher.text(Field.ESSENCE) == TWO
    assert [draft.answers.essence for draft in teacher.drafts()] == [TWO]


def test_the_check_leads_to_the_question(teacher: Teacher) -> None:
    to_problem(teacher, "Журнал не открывается. Также не печатается справка.")
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    teacher.next()
    teacher.next()
    teacher.settle()
    assert finding_text("one_problem") in teacher.labels()
    teacher.press("fix_one_problem")
    assert teacher.step() is Step.PROBLEM
    assert is_asked(teacher)
    essence = teacher.visible(QPlainTextEdit, "essence")
    assert essence.textCursor().selectedText() == "Также не печатается справка."


def test_the_second_one_can_be_written_and_sent_after_the_first(teacher: Teacher) -> None:
    to_problem(teacher, "Журнал не открывается. Также не печатается справка.")
    dialog(teacher)
    split(teacher)
    teacher.write_page(Step.PROBLEM)
    teacher.press_radio("error_no")
    for _ in range(2):
        while teacher.step() is not Step.REVIEW:
            teacher.next()
        teacher.settle()
        teacher.press_radio("way_practice")
        teacher.send()
        teacher.settle()
        teacher.done()
        if teacher.drafts():
            teacher.press("resume_draft")
            teacher.settle()
            teacher.next()
            teacher.write_page(Step.PROBLEM)
            teacher.press_radio("error_no")
    bodies = [
        teacher.program.journal.outgoing(entry.request_id).letter.body
        for entry in teacher.program.journal.entries(practice=True)
    ]
    assert [("Журнал не открывается." in body, "Не печатается справка." in body) for body in bodies] == [
        (False, True),
        (True, False),
    ]

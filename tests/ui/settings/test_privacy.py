"""«Личные данные»: how long screenshots are kept, and erasing everything for good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPushButton, QSpinBox

from edusupport_desktop.domain.incident import State
from edusupport_desktop.domain.mail_account import MailAccount, Security
from edusupport_desktop.domain.preferences import Preferences
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.ui.settings.privacy_dialog import PrivacyDialog
from real_program import Parts
from teacher import Boxes, Teacher, files_below


class Hand:
    def __init__(self, teacher: Teacher) -> None:
        teacher.journal.privacy_wanted.emit()
        self.dialog = teacher.visible(PrivacyDialog)
        self.teacher = teacher

    @property
    def removes(self) -> QCheckBox:
        return self.teacher.visible(QCheckBox, "remove_pictures")

    @property
    def days(self) -> QSpinBox:
        return self.teacher.visible(QSpinBox, "keep_pictures_days")


def test_nothing_is_deleted_until_it_is_asked_for(teacher: Teacher) -> None:
    hand = Hand(teacher)
    assert not hand.removes.isChecked()
    assert not hand.days.isEnabled()
    hand.dialog.accept()
    assert teacher.program.preferences.load() == Preferences()


def test_the_days_are_kept(teacher: Teacher) -> None:
    hand = Hand(teacher)
    hand.removes.setChecked(True)
    hand.days.setValue(30)
    hand.dialog.accept()
    teacher.settle()
    assert teacher.program.preferences.load().keep_pictures_days == 30
    assert Hand(teacher).days.value() == 30


def test_a_cancelled_dialog_changes_nothing(teacher: Teacher) -> None:
    hand = Hand(teacher)
    hand.removes.setChecked(True)
    hand.dialog.reject()
    assert teacher.program.preferences.load() == Preferences()


def test_what_the_administrator_laid_down_is_grey_and_not_saved(teacher: Teacher) -> None:
    teacher.windows._program = replace(teacher.program, laid_down=lambda: Preset(keep_pictures_days=45))
    hand = Hand(teacher)
    assert hand.removes.isChecked()
    assert (hand.days.value(), hand.days.isEnabled(), hand.removes.isEnabled()) == (45, False, False)
    hand.dialog.accept()
    assert teacher.program.preferences.load() == Preferences()


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes])
def test_everything_goes_when_the_teacher_says_yes(
    teacher: Teacher, parts: Parts, boxes: Boxes, tmp_path: Path, answer: QMessageBox.StandardButton
) -> None:
    account = MailAccount("a@yandex.ru", "a@yandex.ru", "smtp.yandex.ru", 465, Security.TLS)
    teacher.program.accounts.save(account)
    teacher.program.accounts.save_password(account, "secret")
    teacher.begin()
    teacher.to_review()
    teacher.press_radio("way_practice")
    teacher.send()
    teacher.settle()
    teacher.done()
    teacher.settle()
    (entry,) = teacher.program.journal.entries(practice=True)
    assert entry.state is State.REGISTERED
    hand = Hand(teacher)
    boxes.answer = answer
    teacher.visible(QPushButton, "erase_all").click()
    assert parts.keyring is not None
    if answer == QMessageBox.StandardButton.Cancel:
        hand.dialog.reject()
        assert parts.keyring.passwords
        assert len(teacher.program.journal.entries(practice=True)) == 1
        return
    assert parts.keyring.passwords == {}
    assert [file.name for file in files_below(tmp_path / "state") if not file.name.endswith(".lock")] == []
    assert not teacher.journal.isVisible()


def test_a_request_that_is_open_would_be_written_again_so_it_is_closed_first(teacher: Teacher, boxes: Boxes) -> None:
    teacher.begin()
    teacher.windows.settings.erase()
    assert len(boxes.warnings) == 1
    boxes.warnings.clear()
    assert boxes.questions == []
    assert (Path(teacher.program.data_folder) / "journal.sqlite3").exists()


def test_while_something_takes_too_long_nothing_is_erased_and_it_is_told(
    teacher: Teacher, boxes: Boxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teacher.jobs, "wait", lambda: False)
    teacher.windows.settings.erase()
    assert "busy" in boxes.expect_warning()
    assert teacher.journal.isVisible()
    assert teacher.windows.replies.mailbox.is_reading
    teacher.settle()
    assert teacher.program.journal.entries() == []

"""Letters of the support that the teacher gives: dropped on the window, opened from the menu."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QPlainTextEdit, QPushButton

from edusupport_desktop.domain.incident import State
from replies_hand import Hand, hand, mailbox, program, sent
from reply_letters import FOLDER
from teacher import seen

__all__ = ["hand", "mailbox", "program"]


def as_file(folder: Path, subject: str, text: str, answers: str = "", name: str = "Письмо ёлка.EML") -> str:
    mail = EmailMessage()
    mail["From"] = "support@desk.example"
    mail["Subject"] = subject
    mail["Date"] = "Sun, 22 Nov 2026 23:30:00 +0300"
    mail["Message-ID"] = f"<{name.encode().hex()}@desk.example>"
    if answers:
        mail["In-Reply-To"] = answers
    mail.set_content(text)
    path = folder / name
    path.write_bytes(mail.as_bytes())
    return str(path)


def drop(hand: Hand, *paths: str) -> bool:
    """Whether the window takes what is dragged over it."""
    window, data = hand.teacher.journal, QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    place, copy = QPointF(20, 20), Qt.DropAction.CopyAction
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), copy, data, button, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, copy, data, button, keys))
        hand.teacher.settle()
    return enter.isAccepted()


def test_a_letter_dropped_on_the_window_gives_number_and_date(hand: Hand, tmp_path: Path) -> None:
    request = sent(hand)
    assert drop(hand, as_file(tmp_path, "INC0001234 создан", "Здравствуйте.", request.message_id))
    assert hand.said == "The request is registered: INC0001234 of 23.11.2026"
    assert hand.number(request) == "INC0001234"
    hand.teacher.press("close_news")
    assert drop(hand, str(tmp_path / "Письмо ёлка.EML"))
    assert hand.said == "This letter is in the journal already: «Журнал»"


def test_other_files_are_not_taken(hand: Hand, tmp_path: Path) -> None:
    assert not drop(hand, str(tmp_path / "picture.png"))
    assert not drop(hand)


def test_a_letter_opened_from_the_menu_that_nobody_can_place_is_asked_about(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = sent(hand)
    path = as_file(tmp_path, "Ваше обращение", "Номер INC0001234 присвоен.")
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [path])
    action = hand.teacher.journal.findChild(QAction, "open_letter")
    assert action is not None
    action.trigger()
    requests = hand.which().findChild(QListWidget, "possible_requests")
    assert requests is not None
    QTest.keyClick(requests, Qt.Key.Key_Down)
    QTest.keyClick(requests, Qt.Key.Key_Return)
    hand.teacher.settle()
    assert hand.number(request) == "INC0001234"


def test_with_no_request_there_is_nothing_to_choose(hand: Hand, tmp_path: Path) -> None:
    drop(hand, as_file(tmp_path, "Ваше обращение", "Номер INC0001234 присвоен."))
    assert "cannot tell" in hand.said


def test_a_file_that_is_no_letter_has_its_reason_and_hides_no_other(hand: Hand, tmp_path: Path) -> None:
    request = sent(hand)
    broken = tmp_path / "Письмо.msg"
    broken.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    good = as_file(tmp_path, "INC0001234 создан", "", request.message_id)
    drop(hand, str(broken), good, str(tmp_path / "gone.eml"))
    assert "Outlook" in hand.teacher.boxes.expect_warning()
    hand.teacher.boxes.warnings.clear()
    assert hand.number(request) == "INC0001234"


def test_a_hostile_letter_is_text_and_opens_nothing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    sent(hand)
    drop(hand, str(FOLDER / "hostile_html.eml"))
    dialog = hand.which()
    shown = dialog.findChild(QPlainTextEdit)
    assert shown is not None
    assert "Номер INC0001234 присвоен." in shown.toPlainText()
    dialog.reject()
    hand.teacher.settle()
    assert opened == []


def test_a_bounce_says_why_and_what_to_do(hand: Hand) -> None:
    request = sent(hand)
    mail = (FOLDER / "bounce_postfix_unknown_user.eml").read_text("utf-8")
    path = Path(hand.teacher.program.data_folder) / "bounce.eml"
    ours = "<" + (FOLDER / "ours.txt").read_text("utf-8").partition("<")[2].partition(">")[0] + ">"
    assert ours in mail
    path.write_text(mail.replace(ours, request.message_id), "utf-8")
    drop(hand, str(path))
    assert hand.said.startswith("The letter was not delivered: ")
    assert hand.state(request) is State.UNDELIVERED
    hand.act()
    for name in ("send_now", "create_like", "call_sheet"):
        assert seen(hand.teacher.journal, QPushButton, name)

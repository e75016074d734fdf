"""The one question before a real letter goes: now, later, or not."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QMessageBox, QWidget

from edusupport_desktop.ui.words import tr


class SendAnswer(Enum):
    NOW = auto()
    LATER = auto()
    NO = auto()


def ask_to_send(parent: QWidget, recipient: str) -> SendAnswer:
    """Enter sends, Esc does not."""
    box = QMessageBox(QMessageBox.Icon.Question, tr("Send the letter"), "", parent=parent)
    box.setObjectName("send_question")
    box.setText(tr("Send the letter to {recipient}? It cannot be called back.").format(recipient=recipient))
    now = box.addButton(tr("Send"), QMessageBox.ButtonRole.AcceptRole)
    later = box.addButton(tr("Send later"), QMessageBox.ButtonRole.ActionRole)
    no = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    for button, name in ((now, "send_now"), (later, "send_later"), (no, "do_not_send")):
        button.setObjectName(name)
    box.setDefaultButton(now)
    box.setEscapeButton(no)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    if pressed is now:
        return SendAnswer.NOW
    return SendAnswer.LATER if pressed is later else SendAnswer.NO

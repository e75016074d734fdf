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
    words = tr("Send the letter to {recipient}? It cannot be called back.").format(recipient=recipient)
    return _ask(parent, tr("Send the letter"), words)


def ask_to_send_over_network(parent: QWidget, helpdesk: str) -> SendAnswer:
    """The same before a request goes into a helpdesk."""
    words = tr("Send the request into the helpdesk {helpdesk}? It cannot be called back.").format(helpdesk=helpdesk)
    return _ask(parent, tr("Send the request"), words)


def _ask(parent: QWidget, title: str, words: str) -> SendAnswer:
    box = QMessageBox(QMessageBox.Icon.Question, title, "", parent=parent)
    box.setObjectName("send_question")
    box.setText(words)
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

"""How a further letter goes: one line, with what was proposed chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QComboBox

from edusupport_desktop.domain.draft import Way
from edusupport_desktop.domain.hand_off import MailProgram
from edusupport_desktop.services.follow_up import WayOut
from edusupport_desktop.ui.icons import icon
from edusupport_desktop.ui.wizard.ways_out import Destination, WaysOut
from edusupport_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class OfferedWay:
    """``name`` as the teacher reads it; ``destination`` says what the hands have to do afterwards, ``remark`` what to
    know before choosing it."""

    out: WayOut
    name: str
    destination: Destination = field(default_factory=Destination)
    remark: str = ""


def offered_ways(proposed: WayOut, sender: str, ways: WaysOut, programs: Sequence[MailProgram]) -> list[OfferedWay]:
    """All of them, the proposed one first. ``sender`` is the address the request came from. A request of practice stays
    practice."""
    if proposed.way is Way.PRACTICE:
        return [OfferedWay(proposed, tr("Practice: the letter goes nowhere"))]
    if proposed.way is Way.API:  # where the incident is, its words belong
        remark = tr("It goes into the helpdesk of the support, as a comment to the same incident.")
        return [OfferedWay(proposed, tr("Into the support's helpdesk (API)"), remark=remark)]
    account = ways.accounts.account()
    offered = []
    if account is not None:
        name = tr("From my mailbox {address}").format(address=account.address)
        remark = ""
        if sender and account.address.casefold() != sender.casefold():
            remark = tr("The request came from {address}. The support may not recognise an answer from elsewhere.")
        offered.append(OfferedWay(WayOut(Way.MAIL), name, remark=remark.format(address=sender)))
    for program in programs:
        hands = Destination(program.target, program.name, needs_hands=not program.surely_takes_everything)
        name = tr("Through the program {name}").format(name=program.name)
        offered.append(OfferedWay(WayOut(Way.MAIL_PROGRAM, program.target), name, hands))
    for service in ways.web_mail:
        hands = Destination(service.target, service.name, needs_hands=True)
        name = tr("Through the browser: {name}").format(name=service.name)
        offered.append(OfferedWay(WayOut(Way.WEB_MAIL, service.target), name, hands))
    offered.append(OfferedWay(WayOut(Way.FILE), tr("Save as a file")))
    allowed = [each for each in offered if ways.offers(each.out.way)] or offered
    own = ways.service_of(sender)
    if proposed.way is Way.FILE and own is not None:  # better than a file, as in the wizard
        proposed = WayOut(Way.WEB_MAIL, own.target)
    return sorted(allowed, key=lambda each: each.out != proposed)


class WayList(QComboBox):
    """Hidden where there is nothing to choose."""

    def __init__(self, ways: Sequence[OfferedWay]) -> None:
        super().__init__()
        self.setObjectName("follow_up_way")
        self.setAccessibleName(self.tr("How the letter goes"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._ways = ways
        for each in ways:
            self.addItem(icon(_ICONS[each.out.way]), each.name)
        self.setVisible(len(ways) > 1)

    @property
    def chosen(self) -> OfferedWay:
        return self._ways[max(0, self.currentIndex())]


_ICONS = {
    Way.MAIL: "mail",
    Way.API: "send",
    Way.MAIL_PROGRAM: "app-window",
    Way.WEB_MAIL: "globe",
    Way.FILE: "save",
    Way.PRACTICE: "graduation-cap",
}

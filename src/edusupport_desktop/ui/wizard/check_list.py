"""The check of every rule of the memo: what is to do first, then in short what is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from edusupport_desktop.domain.rules.check import dismissal_of
from edusupport_desktop.domain.rules.rule import Finding, Severity, Verdict
from edusupport_desktop.ui.icons import drawn_icon
from edusupport_desktop.ui.rule_words import dismissal_text, filled_in_text, finding_text, fulfilled_text, is_filled_in
from edusupport_desktop.ui.style import colours

_ORDER = (Severity.BLOCKS, Severity.WARNS, Severity.ADVISES)


class CheckList(QScrollArea):
    """``fix`` is called with what is to be put right, ``dismiss`` with what the teacher says is right so, ``take_out``
    with what can be taken out of the text at once."""

    def __init__(
        self, fix: Callable[[Finding], None], dismiss: Callable[[Finding], None], take_out: Callable[[Finding], None]
    ) -> None:
        super().__init__()
        self._fix = fix
        self._dismiss = dismiss
        self._take_out = take_out
        self._undo: tuple[str, Callable[[], None]] | None = None
        self._shown: tuple[Verdict, ...] | None = None
        self._more: Mapping[str, str] = {}
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(6)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setObjectName("checks")
        self.setAccessibleName(self.tr("Check by the rules of the memo"))
        self.summary = ""
        """One sentence on all of it, for those who do not see the list."""

    def show_verdicts(self, verdicts: Sequence[Verdict], more: Mapping[str, str] | None = None) -> None:
        """``more``: what is to be said besides of a broken rule, by its code."""
        if (tuple(verdicts), more or {}) == (self._shown, self._more):
            return
        self._shown, self._more = tuple(verdicts), more or {}
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._clear()
        broken = [v.finding for v in verdicts if not (v.fulfilled or v.dismissed)]
        self._rows.addWidget(self._heading(broken))
        if self._undo is not None:
            self._rows.addWidget(self._undo_row(*self._undo))
        for finding in sorted(broken, key=lambda finding: _ORDER.index(finding.severity)):
            self._rows.addWidget(self._broken_row(finding))
        for verdict in verdicts:
            if verdict.dismissed:
                self._rows.addWidget(self._quiet_row(self.tr("You confirmed: {text}"), verdict.finding))
        for text in _in_order(verdicts):
            self._rows.addWidget(self._row("circle-check", colours().good, text, self.tr("In order"), muted=True))
        self._rows.addStretch(1)
        before: QWidget = self  # for Tab: what is made later would be last in the window
        for button in self._buttons():
            QWidget.setTabOrder(before, button)
            before = button
        if had_focus:
            next(iter(self._buttons()), self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> list[QPushButton]:
        """From top to bottom."""
        rows = [item.widget() for place in range(self._rows.count()) if (item := self._rows.itemAt(place)) is not None]
        return [button for row in rows if row is not None for button in row.findChildren(QPushButton)]

    def offer_undo(self, text: str, undo: Callable[[], None] | None) -> None:
        """A line with «Вернуть» from the next showing on, until None takes it away."""
        self._undo = (text, undo) if undo is not None else None
        self._shown = None

    def _clear(self) -> None:
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)  # at once: it is deleted only when the outermost event loop runs again
                widget.deleteLater()

    def _heading(self, broken: Sequence[Finding]) -> QLabel:
        blocking = sum(finding.severity is Severity.BLOCKS for finding in broken)
        if blocking:
            self.summary = self.tr("To correct before sending: {count}").format(count=blocking)
        elif broken:
            self.summary = self.tr("It can be sent. Worth a look: {count}").format(count=len(broken))
        else:
            self.summary = self.tr("Everything is in order: it can be sent")
        label = QLabel(self.summary)
        label.setObjectName("check_summary")
        label.setWordWrap(True)
        label.setProperty("role", "good" if not blocking else "strong")
        return label

    def _broken_row(self, finding: Finding) -> QWidget:
        shades = colours()
        name, colour, said = {
            Severity.BLOCKS: ("circle-x", shades.bad, self.tr("Must be corrected")),
            Severity.WARNS: ("triangle-alert", shades.advice, self.tr("Better corrected")),
            Severity.ADVISES: ("info", shades.advice, self.tr("Advice")),
        }[finding.severity]
        text = " ".join(filter(None, (finding_text(finding.code), self._more.get(finding.code))))
        row = self._row(name, colour, text, said)
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        fix = QPushButton(self.tr("Correct"))
        fix.setObjectName(f"fix_{finding.code}")
        fix.setAccessibleName(self.tr("Correct: {text}").format(text=text))
        fix.clicked.connect(lambda: self._fix(finding))
        buttons.addWidget(fix)
        if finding.place is not None and finding.place.is_superfluous:
            buttons.addWidget(_link(f"take_out_{finding.code}", self.tr("Remove it"), text, self._take_out, finding))
        if dismissal_of(finding) is not None:
            leave = dismissal_text(finding.code)
            buttons.addWidget(_link(f"dismiss_{finding.code}", leave, text, self._dismiss, finding))
        buttons.addStretch(1)
        layout = row.layout()
        assert isinstance(layout, QHBoxLayout)  # noqa: S101  # _row made it
        layout.addLayout(buttons)
        return row

    def _undo_row(self, text: str, undo: Callable[[], None]) -> QWidget:
        row = self._row("check", colours().good, text, self.tr("Done"))
        button = QPushButton(self.tr("Undo"))
        button.setObjectName("undo_taking_out")
        button.setAccessibleName(self.tr("Undo: {text}").format(text=text))
        button.setProperty("role", "link")
        button.clicked.connect(undo)
        layout = row.layout()
        assert isinstance(layout, QHBoxLayout)  # noqa: S101  # _row made it
        layout.addWidget(button)
        return row

    def _quiet_row(self, words: str, finding: Finding) -> QWidget:
        text = words.format(text=fulfilled_text(finding.code))
        return self._row("check", colours().muted, text, self.tr("Confirmed by you"), muted=True)

    def _row(self, name: str, colour: str, text: str, said: str, *, muted: bool = False) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        size = 14 if muted else 18
        picture = QLabel()
        picture.setFixedWidth(18)
        picture.setPixmap(drawn_icon(name, QColor(colour), size))
        picture.setToolTip(said)
        picture.setAccessibleName(said)
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if muted:
            label.setProperty("role", "muted")
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label, 1)
        return row


def _link(name: str, verb: str, text: str, act: Callable[[Finding], None], finding: Finding) -> QPushButton:
    button = QPushButton(verb)
    button.setObjectName(name)
    button.setAccessibleName(f"{verb}: {text}")
    button.setProperty("role", "link")
    button.clicked.connect(lambda: act(finding))
    return button


def _in_order(verdicts: Sequence[Verdict]) -> list[str]:
    """What is fulfilled, in short: the fields that are filled in make one line."""
    codes = [verdict.finding.code for verdict in verdicts if verdict.fulfilled]
    filled_in = [code for code in codes if is_filled_in(code)]
    return [
        *([filled_in_text(filled_in)] if filled_in else []),
        *(fulfilled_text(code) for code in codes if not is_filled_in(code)),
    ]

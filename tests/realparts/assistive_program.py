"""What a screen reader or a voice control does: finds widgets of another program by their names and uses them.

Run by the system's Python, which has AT-SPI's bindings. Reads orders as JSON lines, answers each with one: an object
with ``answer``, or ``trouble`` and what is to be seen instead.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi
from gi.repository import Atspi, GLib

POLL_SECONDS = 0.05
DEEPEST = 30
TEXTS = ("text", "entry")
SEEN, USABLE = pyatspi.STATE_SHOWING, pyatspi.STATE_SENSITIVE


class Trouble(Exception):
    """What was ordered cannot be done."""


def nodes(root: Any, depth: int = 0) -> Iterator[Any]:
    """What can be seen below, from the top. Widgets may go while they are looked at."""
    for place in range(root.childCount):
        child = root.getChildAtIndex(place)
        if child is None or depth > DEEPEST:
            continue
        states = child.getState()
        if not states.contains(SEEN) and child.getRoleName() not in ("application", "menu bar"):
            continue
        yield child
        yield from nodes(child, depth + 1)


class Hands:
    """``program``: the name under which the other program is on the bus."""

    def __init__(self, program: str, patience: float) -> None:
        self._program = program
        self._patience = patience
        # The bindings' memory of the windows is not told in time of what has changed.
        pyatspi.Registry.getDesktop(0).set_cache_mask(Atspi.Cache.NONE)

    def _all(self) -> Iterator[Any]:
        desktop = pyatspi.Registry.getDesktop(0)
        for place in range(desktop.childCount):
            application = desktop.getChildAtIndex(place)
            if application is not None and application.name == self._program:
                yield from nodes(application)

    def _wait(self, find: Callable[[], Any], what: str) -> Any:
        deadline, pause = time.monotonic() + self._patience, threading.Event()
        while True:
            try:
                found = find()
            except (LookupError, RuntimeError, AttributeError, GLib.GError):
                found = None  # it went while it was looked at
            if found is not None:
                return found
            if time.monotonic() > deadline:
                raise Trouble(what)
            pause.wait(POLL_SECONDS)

    def _widget(self, name: str, *roles: str) -> Any:
        def find() -> Any:
            for node in self._all():
                if node.name == name and node.getRoleName() in roles and node.getState().contains(USABLE):
                    return node
            return None

        return self._wait(find, f"no {' or '.join(roles)} «{name}»")

    def press(self, name: str) -> None:
        """A button, a choice or a menu entry."""
        kinds = ("push button", "button", "radio button", "check box", "toggle button", "menu item", "push button menu")
        action = self._widget(name, *kinds).queryAction()
        names = [action.getName(place) for place in range(action.nActions)]
        wanted = next((one for one in ("Press", "Toggle", "ShowMenu") if one in names), None)
        if wanted is None:
            raise Trouble(f"«{name}» can only {names}")
        action.doAction(names.index(wanted))

    def write(self, name: str, text: str) -> None:
        """Into a field, instead of what stands there."""
        field = self._widget(name, *TEXTS)
        field.queryEditableText().setTextContents(text)

    def read(self, name: str, part: str) -> str:
        """The text of a field, once it has this part."""

        def find() -> str | None:
            for node in self._all():
                if node.name == name and node.getRoleName() in TEXTS:
                    text = node.queryText()
                    said = str(text.getText(0, text.characterCount))
                    return said if part in said else None
            return None

        return str(self._wait(find, f"no text «{part}» in «{name}»"))

    def see(self, part: str) -> str:
        """The name of the first thing whose name has this part."""
        return str(self._wait(lambda: next((n.name for n in self._all() if part in n.name), None), f"no «{part}»"))

    def described(self, name: str, part: str) -> str:
        """What is said about a field beside its name, once it has this part."""

        def find() -> str | None:
            said = (str(n.description) for n in self._all() if n.name == name and n.getRoleName() in TEXTS)
            return next((text for text in said if part in text), None)

        return str(self._wait(find, f"nothing like «{part}» is said about «{name}»"))

    def names(self) -> list[str]:
        """Everything with a name, with its kind."""
        return list(self._wait(lambda: [f"{n.getRoleName()} «{n.name}»" for n in self._all() if n.name], "the names"))

    def nameless(self) -> list[str]:
        """The kinds of the things that can have the focus and have no name, each with what it is in."""
        return list(self._wait(lambda: [_placed(node) for node in self._all() if _lacks_a_name(node)], "the names"))


def _lacks_a_name(node: Any) -> bool:
    return not node.name.strip() and node.getState().contains(pyatspi.STATE_FOCUSABLE)


def _placed(node: Any) -> str:
    return f"{node.getRoleName()} in {node.parent.getRoleName()} «{node.parent.name}»"


def main() -> None:
    hands = Hands(sys.argv[1], float(sys.argv[2]))
    for line in sys.stdin:
        order, *arguments = json.loads(line)
        try:
            answer = {"answer": getattr(hands, order)(*arguments)}
        except Trouble as trouble:
            answer = {"trouble": f"{trouble}; there are: {hands.names()}"}
        print(json.dumps(answer), flush=True)


main()

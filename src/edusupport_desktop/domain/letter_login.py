"""About whom a request is: the login under which the problem is seen, as its letter says.

Who writes for colleagues and pupils has one name and one address in all letters; the login is what tells them apart.
"""

from __future__ import annotations

from edusupport_desktop.domain.letter import FACT_LABELS

_INITIATOR, _AFFECTED = (label for label in FACT_LABELS if label.startswith("Логин"))
_LONGEST = 100
"""Characters."""


def login_in(body: str) -> str:
    """The login under which the problem is seen, else that of who asked; empty when the letter names none.

    Read are the parts that consist of labelled lines alone: what was told in sentences may say anything.
    """
    found: dict[str, str] = {}
    for part in body.split("\n\n"):
        if not part.startswith(FACT_LABELS):
            continue
        lines = [line.partition(": ") for line in part.split("\n")]
        if all(label in FACT_LABELS for label, _, _ in lines):
            found |= {label: text.strip() for label, _, text in lines}
    return (found.get(_AFFECTED) or found.get(_INITIATOR) or "")[:_LONGEST]

"""Which helpdesks there are to choose from, and which one the desk or the administrator has laid down."""

from __future__ import annotations

from collections.abc import Sequence

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.helpdesk_systems import DESCRIBED, HelpdeskTerms, system_named
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.ui.helpdesk.dialog import HelpdeskChoice


def choice_of(systems: Sequence[str], desk: Desk, preset: Preset) -> HelpdeskChoice:
    """The administrator's word goes before the desk's. ``systems`` are the names of the connectors there are."""
    terms = preset.helpdesk or HelpdeskTerms()
    shown = [system_named(name) for name in systems if name != DESCRIBED]
    return HelpdeskChoice(shown, desk.name, terms)

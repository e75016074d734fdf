"""Which helpdesks there are to choose from, and which one the desk or the administrator has laid down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.helpdesk_systems import DESCRIBED, HelpdeskTerms, system_named
from edusupport_desktop.domain.preset import Preset
from edusupport_desktop.ui.helpdesk.dialog import HelpdeskChoice


def terms_of(desk: Desk, preset: Preset) -> HelpdeskTerms:
    """The administrator's word goes before the desk's."""
    if preset.helpdesk is not None:
        return preset.helpdesk
    if desk.helpdesk is None:
        return HelpdeskTerms()
    return HelpdeskTerms(DESCRIBED, desk.helpdesk.address)


def choice_of(systems: Sequence[str], desk: Desk, preset: Preset) -> HelpdeskChoice:
    """``systems`` are the names of the connectors there are."""
    known = [system_named(name) for name in systems]
    if desk.helpdesk is not None:
        sign_ins = desk.helpdesk.sign_in
        known = [replace(system, sign_ins=sign_ins) if system.name == DESCRIBED else system for system in known]
    return HelpdeskChoice(known, desk.name, terms_of(desk, preset))

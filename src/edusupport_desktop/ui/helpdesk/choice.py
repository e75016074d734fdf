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
    described = desk.helpdesk
    terms = preset.helpdesk or (HelpdeskTerms(DESCRIBED) if described is not None else HelpdeskTerms())
    if described is not None and terms.system == DESCRIBED and not terms.address:
        return replace(terms, address=described.address)
    return terms


def choice_of(systems: Sequence[str], desk: Desk, preset: Preset) -> HelpdeskChoice:
    """``systems`` are the names of the connectors there are. One that is laid down is shown even when it is none of
    them: a check says so."""
    terms = terms_of(desk, preset)
    names = dict.fromkeys((*systems, terms.system) if terms.system else systems)
    known = [system_named(name) for name in names]
    if desk.helpdesk is not None:
        sign_ins = desk.helpdesk.sign_in
        known = [replace(system, sign_ins=sign_ins) if system.name == DESCRIBED else system for system in known]
    return HelpdeskChoice(known, desk.name, terms)

"""The connectors by name: the built-in ones, and those of other packages."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, cast

from edusupport_desktop.delivery.helpdesk.connector import Connector, MakeConnector
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets
from edusupport_desktop.domain.helpdesk_description import HelpdeskDescription

if TYPE_CHECKING:
    from edusupport_desktop.delivery.helpdesk.redmine import Redmine
    from edusupport_desktop.delivery.helpdesk.request_tracker import RequestTracker
    from edusupport_desktop.delivery.helpdesk.servicenow import ServiceNow
    from edusupport_desktop.delivery.helpdesk.simpleone import SimpleOne
    from edusupport_desktop.delivery.helpdesk.zammad import Zammad

    _SHAPED: Sequence[MakeConnector] = (ServiceNow, SimpleOne, RequestTracker, Zammad, Redmine)

_log = logging.getLogger(__name__)

ENTRY_POINTS = "edusupport_desktop.helpdesks"
"""The group in which another package names its connectors."""

_HERE = "edusupport_desktop.delivery.helpdesk"
BUILT_IN: Mapping[str, str] = {
    "servicenow": f"{_HERE}.servicenow:ServiceNow",
    "simpleone": f"{_HERE}.simpleone:SimpleOne",
    "request_tracker": f"{_HERE}.request_tracker:RequestTracker",
    "zammad": f"{_HERE}.zammad:Zammad",
    "redmine": f"{_HERE}.redmine:Redmine",
}
"""The name of each system, and the class that is loaded when an account has it."""


DESCRIBED = "described"
"""The one that the desk file describes, where it does."""


def known_systems(description: HelpdeskDescription | None = None) -> Sequence[str]:
    """The described one first, then the built-in ones. Nothing is loaded."""
    described = (DESCRIBED,) if description else ()
    others = sorted({one.name for one in entry_points(group=ENTRY_POINTS)} - {DESCRIBED, *BUILT_IN})
    return (*described, *BUILT_IN, *others)


def connect(
    account: HelpdeskAccount,
    secrets: HelpdeskSecrets,
    *,
    authority_file: str | None = None,
    description: HelpdeskDescription | None = None,
) -> Connector:
    """To be closed. ``description`` is the desk's. Raises ``Unavailable("helpdesk_system_unknown")`` when there is no
    connector of this name or it does not load, and what it raises itself."""
    return _maker(account.system, description)(account, secrets, authority_file=authority_file)


def _maker(system: str, description: HelpdeskDescription | None) -> MakeConnector:
    if system == DESCRIBED and description is not None:
        from edusupport_desktop.delivery.helpdesk.described import described_by

        return described_by(description)
    if system in BUILT_IN:
        module, _, name = BUILT_IN[system].partition(":")
        return cast(MakeConnector, getattr(importlib.import_module(module), name))
    found: Sequence[EntryPoint] = [one for one in entry_points(group=ENTRY_POINTS) if one.name == system]
    if not found:
        raise Unavailable("helpdesk_system_unknown", system=system[:40])
    try:
        return cast(MakeConnector, found[0].load())
    except Exception as error:
        _log.warning("the connector of another package does not load: %s", type(error).__name__)
        raise Unavailable("helpdesk_system_unknown", system=system[:40]) from error

"""Which helpdesks there are connectors for."""

from __future__ import annotations

from contextlib import closing
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from edusupport_desktop.delivery.helpdesk import connectors
from edusupport_desktop.delivery.helpdesk.connectors import BUILT_IN, DESCRIBED, connect, known_systems
from edusupport_desktop.delivery.helpdesk.described import DescribedHelpdesk
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.domain.helpdesk_description import Call, Creation, FileList, HelpdeskDescription, Record

CALL = Call("GET", "/")
DESCRIPTION = HelpdeskDescription(
    sign_in=(SignIn.TOKEN,),
    check=CALL,
    create=Creation(CALL, "id"),
    record=Record(CALL, "status", "status", ()),
    attach=CALL,
    comment=CALL,
    files=(FileList(CALL, "", "name"),),
)
SECRETS = HelpdeskSecrets("secret")


def an_account(system: str) -> HelpdeskAccount:
    return HelpdeskAccount(system, "https://helpdesk.example", SignIn.TOKEN, "incident")


@pytest.mark.parametrize("system", BUILT_IN)
def test_every_built_in_connector_can_be_made(system: str) -> None:
    with closing(connect(an_account(system), SECRETS)) as connector:
        assert type(connector).__name__.lower() == system.replace("_", "")


def test_a_described_helpdesk_is_there_where_it_is_described() -> None:
    assert DESCRIBED not in known_systems()
    assert known_systems(DESCRIPTION)[0] == DESCRIBED
    with closing(connect(an_account(DESCRIBED), SECRETS, description=DESCRIPTION)) as connector:
        assert isinstance(connector, DescribedHelpdesk)
    with pytest.raises(Unavailable, match="helpdesk_system_unknown"):
        connect(an_account(DESCRIBED), SECRETS)


def test_another_package_brings_its_own_but_replaces_none(monkeypatch: pytest.MonkeyPatch) -> None:
    group = connectors.ENTRY_POINTS
    value = "edusupport_desktop.delivery.helpdesk.zammad:Zammad"
    brought = [EntryPoint(name, value, group) for name in ("regional", "redmine", DESCRIBED)]
    brought.append(EntryPoint("broken", "no_such_module:Thing", group))
    monkeypatch.setattr(connectors, "entry_points", lambda *, group: EntryPoints(brought).select(group=group))
    assert list(known_systems()) == [*BUILT_IN, "broken", "regional"]
    with closing(connect(an_account("regional"), SECRETS)) as connector:
        assert type(connector).__name__ == "Zammad"
    with closing(connect(an_account("redmine"), SECRETS)) as connector:
        assert type(connector).__name__ == "Redmine"
    for system in ("broken", "unknown"):
        with pytest.raises(Unavailable, match="helpdesk_system_unknown"):
            connect(an_account(system), SECRETS)

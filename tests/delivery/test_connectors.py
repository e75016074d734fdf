"""Connectors are found by name: the built-in ones, and those another package brings."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest

from edusupport_desktop.delivery.helpdesk.connectors import BUILT_IN, DESCRIBED, connect, known_systems
from edusupport_desktop.delivery.helpdesk.described import DescribedHelpdesk
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.domain.helpdesk_description import Call, Creation, FileList, HelpdeskDescription, Record

REGIONAL = """
class Regional:
    can_be_asked = False

    def __init__(self, account, secrets, *, authority_file=None):
        self.where = account.where

    def close(self): ...
"""


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


def account(system: str) -> HelpdeskAccount:
    return HelpdeskAccount(system, "https://desk.example", SignIn.TOKEN)


@pytest.fixture
def region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package as pip installs it: one file, one entry."""
    (tmp_path / "region_27_helpdesk.py").write_text(REGIONAL, "utf-8")
    facts = tmp_path / "region_27-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: region-27\nVersion: 1.0\n", "utf-8")
    (facts / "entry_points.txt").write_text(
        "[edusupport_desktop.helpdesks]\nregion27 = region_27_helpdesk:Regional\nbroken = region_27_missing:Nothing\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "region_27_helpdesk", raising=False)


@pytest.mark.parametrize("system", BUILT_IN)
def test_every_built_in_connector_is_there(system: str) -> None:
    with closing(connect(account(system), HelpdeskSecrets("key"))) as connector:
        assert type(connector).__name__.lower() == system.replace("_", "")


@pytest.mark.usefixtures("region")
def test_another_package_brings_a_connector() -> None:
    assert known_systems()[: len(BUILT_IN)] == tuple(BUILT_IN)
    assert {"region27", "broken"} <= set(known_systems())
    assert "region_27_helpdesk" not in sys.modules
    with closing(connect(account("region27"), HelpdeskSecrets("key"))) as connector:
        assert connector.where == "region27 https://desk.example"  # type: ignore[attr-defined]


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("system", ["broken", "nobody", ""])
def test_a_connector_that_is_not_there_is_told(system: str) -> None:
    with pytest.raises(Unavailable, match="helpdesk_system_unknown"):
        connect(account(system), HelpdeskSecrets("key"))


def test_a_described_helpdesk_is_there_where_it_is_described() -> None:
    assert DESCRIBED not in known_systems()
    assert known_systems(DESCRIPTION) == (DESCRIBED, *known_systems())
    with closing(connect(account(DESCRIBED), HelpdeskSecrets("key"), description=DESCRIPTION)) as connector:
        assert isinstance(connector, DescribedHelpdesk)
    with pytest.raises(Unavailable, match="helpdesk_system_unknown"):
        connect(account(DESCRIBED), HelpdeskSecrets("key"))

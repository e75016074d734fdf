"""What build.spec says is imported by name alone: nothing the program loads so is left out of the bundle."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from edusupport_desktop.delivery.helpdesk.connectors import BUILT_IN

ROOT = Path(__file__).parents[2]


class _Stop(Exception):
    pass


def hidden_imports(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """As PyInstaller gets them: the file is carried out up to its ``Analysis``."""
    monkeypatch.setattr(sys, "path", [*sys.path])  # it puts its helpers first
    given: dict[str, Any] = {}

    def analysis(*_: object, **words: Any) -> None:
        given.update(words)
        raise _Stop

    spec = compile((ROOT / "build.spec").read_text("utf-8"), "build.spec", "exec")
    with suppress(_Stop):
        exec(spec, {"SPECPATH": str(ROOT), "Analysis": analysis})  # noqa: S102 (our own file)
    return set(given["hiddenimports"])


def test_every_connector_is_in_the_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    named = {"edusupport_desktop.delivery.helpdesk.described", *_of_the_entries()}
    assert named <= hidden_imports(monkeypatch)


def _of_the_entries() -> set[str]:
    return {place.partition(":")[0] for place in BUILT_IN.values()}

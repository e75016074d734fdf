"""The helpers of build.spec are no package: they are loaded from where they lie."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]

# scripts/build runs these on the bundle it has made.
collect_ignore = [] if "EDUSUPPORT_BUNDLE" in os.environ else ["test_bundle.py"]


@pytest.fixture(scope="session")
def helper() -> Callable[[str], ModuleType]:
    """``helper("bundle_parts")`` is scripts/lib/bundle_parts.py."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / "lib" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load

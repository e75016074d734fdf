"""The locked requirements are exact, hashed, and the ones that pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKED_FILES = ("run.txt", "build.txt", "test.txt", "bundle.txt", "windows.txt", "windows-python.txt")


def entries(name: str) -> list[str]:
    """The logical lines of a requirements file: one requirement with its hashes each."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def locked(name: str) -> dict[str, Requirement]:
    requirements = [Requirement(entry.partition("--hash")[0].strip()) for entry in entries(name)]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def asked_for(*, build: bool) -> list[Requirement]:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = pyproject["build-system"]["requires"] if build else pyproject["project"]["dependencies"]
    return [Requirement(line) for line in wanted]


@pytest.mark.parametrize("name", LOCKED_FILES)
def test_every_requirement_is_one_version_with_hashes(name: str) -> None:
    for entry in entries(name):
        requirement, *hashes = re.split(r"\s+--hash=", entry)
        assert re.fullmatch(r"[a-z0-9.-]+==[^\s;,*]+( ; .+)?", requirement.strip())
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", value) for value in hashes)


@pytest.mark.parametrize("name", LOCKED_FILES)
def test_no_address_and_no_option_is_in_a_locked_file(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=)", text, re.MULTILINE)


@pytest.mark.parametrize(("name", "build"), [("run.txt", False), ("build.txt", True)])
def test_every_dependency_of_the_project_is_locked_at_an_allowed_version(name: str, build: bool) -> None:
    versions = locked(name)
    for requirement in asked_for(build=build):
        chosen = versions[canonicalize_name(requirement.name)]
        (version,) = {clause.version for clause in chosen.specifier}
        assert requirement.specifier.contains(version)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_every_dependency_is_locked_for_every_system_and_python(system: str, python: str) -> None:
    where = {"sys_platform": system, "python_version": python, "python_full_version": f"{python}.0"}

    def applies(marker: Marker | None) -> bool:
        return marker is None or marker.evaluate(where | {"platform_python_implementation": "CPython"})

    versions = locked("run.txt")
    for requirement in asked_for(build=False):
        if applies(requirement.marker):
            assert applies(versions[canonicalize_name(requirement.name)].marker)


def test_a_package_locked_twice_has_one_version() -> None:
    pinned: dict[str, set[str]] = {}
    for file in LOCKED_FILES:
        for name, requirement in locked(file).items():
            pinned.setdefault(name, set()).add(str(requirement.specifier))
    assert {name: versions for name, versions in pinned.items() if len(versions) > 1} == {}

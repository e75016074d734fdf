"""The frozen program, as scripts/build has made it: EDUSUPPORT_BUNDLE names its folder."""

from __future__ import annotations

import os
import re
from importlib.metadata import packages_distributions, version
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSIDE = Path(os.environ["EDUSUPPORT_BUNDLE"]) / "_internal"


def modules() -> set[str]:
    """The top-level names that can be imported: loose, or packed behind the executable."""
    loose = {path.name.partition(".")[0] for path in INSIDE.iterdir()}
    from PyInstaller.archive.readers import CArchiveReader

    (program,) = (path for path in INSIDE.parent.glob("edusupport-desktop*") if path.suffix in {"", ".exe"})
    packed = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc
    return loose | {name.partition(".")[0] for name in packed}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def bundled_distributions() -> set[str]:
    owners = packages_distributions()
    return {canonical(owner) for module in modules() for owner in owners.get(module, [])}


def test_every_bundled_distribution_has_its_licence() -> None:
    texts = {canonical(path.name) for path in (INSIDE / "LICENSES").iterdir() if any(path.glob("*"))}
    bundled = bundled_distributions() - {"pyside6-essentials", "shiboken6", "edusupport-desktop"}
    assert {"pillow", "phonenumbers", "keyring", "mss"} <= bundled
    # A name that several distributions share (jaraco, backports) stands for those that are in.
    needed = {canonical(f"{name}-{version(name)}") for name in bundled}
    shared = {name for name in needed if name.startswith(("jaraco-", "backports-"))}
    assert needed - shared <= texts
    assert {"qt", "python", "edusupport-desktop", "lucide-icons"} <= texts


def test_only_locked_requirements_are_inside() -> None:
    locked = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    allowed = {canonical(name) for name in re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)} | {"edusupport-desktop"}
    assert bundled_distributions() - allowed == set()


def test_qt_is_there_with_russian_and_without_what_is_not_used() -> None:
    names = {path.name for path in INSIDE.rglob("*")}
    assert {path.name for path in (INSIDE / "PySide6").rglob("*.qm")} == {"qtbase_ru.qm"}
    assert not {name for name in names if re.search(r"gtk|qt6?quick|qml|designer|eglfs", name, re.IGNORECASE)}


def test_of_the_decoders_those_are_there_that_are_used() -> None:
    names = {path.name.partition(".")[0] for path in (INSIDE / "PIL").iterdir()}
    assert {"_imaging", "_webp"} <= names
    assert not {"_avif", "_imagingcms"} & names


def test_no_link_leads_nowhere_and_no_path_of_this_checkout_is_inside() -> None:
    for path in INSIDE.parent.rglob("*"):
        assert path.exists(), path
        if path.is_file() and not path.is_symlink():
            assert str(ROOT).encode() not in path.read_bytes(), path

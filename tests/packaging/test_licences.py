"""What is inside the bundle brings its licence along."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"


def locked() -> list[Distribution]:
    """What the program needs, as far as this system needs it."""
    text = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    names = {name.lower().replace(".", "-") for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    return [each for each in distributions() if re.sub(r"[-_.]+", "-", each.name).lower() in names]


@pytest.fixture
def licences(helper: Callable[[str], ModuleType]) -> ModuleType:
    return helper("bundle_licences")


def test_every_requirement_brings_a_licence_or_is_qt(licences: ModuleType) -> None:
    without = {each.name for each in locked() if not licences.licence_files(each)}
    assert len(locked()) > 15
    assert without <= {"PySide6_Essentials", "PySide6-Essentials", "shiboken6"}


def test_the_folder_holds_a_licence_for_each_part_and_says_how_to_replace_qt(
    licences: ModuleType, tmp_path: Path
) -> None:
    import phonenumbers
    from PySide6 import QtCore

    inside = [phonenumbers.__file__, QtCore.__file__, str(ROOT / "src" / "edusupport_desktop" / "__main__.py")]
    folder = tmp_path / "LICENSES"
    licences.gather(inside, folder, RESOURCES)
    version = distribution("phonenumbers").version
    for name in (f"phonenumbers-{version}", "Python", "edusupport-desktop", "lucide-icons"):
        assert any(text.stat().st_size > 400 for text in (folder / name).iterdir()), name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "Qt" / "LGPL-3.0.txt").read_text("utf-8")
    assert "Replacing Qt" in (folder / "Qt" / "Qt.txt").read_text("utf-8")
    assert "Как заменить" in (folder / "README.ru.txt").read_text("utf-8")
    assert not list(folder.glob("pytest*"))


def test_a_part_without_a_licence_ends_the_build(
    licences: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nameless = tmp_path / "nameless"
    nameless.mkdir()
    (nameless / "it.py").write_text("", "utf-8")
    info = tmp_path / "nameless-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: nameless\nVersion: 1\n", "utf-8")
    (info / "RECORD").write_text("nameless/it.py,,\nnameless-1.dist-info/METADATA,,\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SystemExit, match="nameless brings no licence"):
        licences.gather([str(nameless / "it.py")], tmp_path / "LICENSES", RESOURCES)

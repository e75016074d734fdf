"""The licences of everything inside the frozen program, gathered into one folder. For build.spec.

What is inside is told by the files that were put in: which Python distribution or which package of the system each of
them comes from. A part whose licence is not found here ends the build.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path

_QT = {"pyside6-essentials", "shiboken6"}
_LICENCE_NAME = re.compile(r"(licen[cs]e|copying|notice|authors)[\w.-]*", re.IGNORECASE)


class NoLicence(SystemExit):
    """Something is inside the bundle whose licence is not known."""


def gather(paths: Iterable[str], folder: Path, resources: Path) -> None:
    """Writes the licences of what the files at ``paths`` come from into ``folder``, one folder a part.

    ``resources`` is the checkout's: it keeps the texts that come with no package. Raises ``NoLicence``.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = {Path(path).resolve() for path in paths}
    ours = resources.parent
    _copy([ours / "LICENSE"], folder / "edusupport-desktop")
    _copy([resources / "icons" / "LICENSE-lucide.txt"], folder / "lucide-icons")
    kept = resources / "packaging" / "licences"
    _copy([kept / "README.txt", kept / "README.ru.txt"], folder)
    _copy([kept / "Qt.txt", kept / "LGPL-3.0.txt", kept / "GPL-3.0.txt"], folder / "Qt")
    _copy(_python_licences(), folder / "Python")
    told = _of_distributions(files, folder)
    if sys.platform == "linux":
        _of_the_system({path for path in files - told if not path.is_relative_to(ours / "src")}, folder / "system")


def distributions_of(files: Iterable[Path]) -> dict[str, Distribution]:
    """By their names, the installed distributions that the files belong to, and PyInstaller, which starts them."""
    wanted = set(files)
    return {
        _canonical(each.name): each
        for each in distributions()
        if _canonical(each.name) == "pyinstaller" or not wanted.isdisjoint(_files_of(each))
    }


def licence_files(distribution: Distribution) -> list[Path]:
    """The texts that a distribution brings; empty when it brings none."""
    beside = (file for file in distribution.files or () if any(part.endswith(".dist-info") for part in file.parts))
    return [Path(str(file.locate())) for file in beside if _LICENCE_NAME.fullmatch(file.name)]


def _of_distributions(files: set[Path], folder: Path) -> set[Path]:
    """Copies the licences of the distributions; gives the files that are accounted for."""
    told: set[Path] = set()
    for name, distribution in distributions_of(files).items():
        told |= _files_of(distribution) & files
        texts = licence_files(distribution)
        if name in _QT:
            continue  # their wheels bring no text; Qt.txt speaks of them, the LGPL lies beside it
        if not texts:
            raise NoLicence(f"{distribution.name} brings no licence")
        _copy(texts, folder / f"{distribution.name}-{distribution.version}")
    return told


def _of_the_system(files: set[Path], folder: Path) -> None:
    """Of the libraries that come from packages of this Linux."""
    python = Path(sys.base_prefix, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}").resolve()
    for path in sorted(files):
        if path.suffix == ".so" or ".so." in path.name:
            if path.is_relative_to(python) or path.name.startswith("libpython"):
                continue
            package, texts = _debian_package(path) if shutil.which("dpkg-query") else _rpm_package(path)
            if not texts:
                raise NoLicence(f"{path}: no licence of {package or 'what it comes from'} is installed")
            _copy(texts, folder / package)


def _debian_package(path: Path) -> tuple[str, list[Path]]:
    # Before the merge of /usr the packages' lists name /lib.
    for name in (str(path), str(path).removeprefix("/usr")):
        owner = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False).stdout
        if owner:
            package = owner.partition(":")[0]
            text = Path("/usr/share/doc", package, "copyright")
            return package, [text] if text.exists() else []
    return "", []


def _rpm_package(path: Path) -> tuple[str, list[Path]]:
    def ask(*arguments: str) -> list[str]:
        return subprocess.run(["rpm", *arguments], capture_output=True, text=True, check=False).stdout.splitlines()

    owner = ask("-qf", "--queryformat", "%{NAME} %{SOURCERPM}\n", str(path))
    if not owner:
        return "", []
    package, _, source = owner[0].partition(" ")
    # The text often lies in another package that was built from the same sources.
    every = (line.partition(" ") for line in ask("-qa", "--queryformat", "%{NAME} %{SOURCERPM}\n"))
    siblings = [package, *(name for name, _, built_from in every if built_from == source and name != package)]
    for sibling in siblings:
        texts = [Path(line) for line in ask("-q", "--licensefiles", sibling) if Path(line).is_file()]
        if texts:
            return package, texts
    return package, []


def _python_licences() -> list[Path]:
    library = Path(shutil.__file__).parent
    for place in (library / "LICENSE.txt", Path(sys.base_prefix, "LICENSE.txt"), Path(sys.base_prefix, "LICENSE")):
        if place.is_file():
            return [place]
    raise NoLicence("Python's own LICENSE.txt is not beside its library")


def _files_of(distribution: Distribution) -> set[Path]:
    return {Path(str(file.locate())).resolve() for file in distribution.files or ()}


def _copy(texts: Iterable[Path], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        shutil.copyfile(text, folder / text.name)


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

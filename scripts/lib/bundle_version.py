"""The version of the program, for what is built of it; nothing of the program is imported."""

from __future__ import annotations

import re
from pathlib import Path

_DETAILS = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("041904B0", [
      StringStruct("CompanyName", "EduSupport Desktop maintainers"),
      StringStruct("FileDescription", "EduSupport Desktop: обращения в поддержку «Электронной школы»"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "edusupport-desktop"),
      StringStruct("LegalCopyright", "Apache-2.0"),
      StringStruct("OriginalFilename", "edusupport-desktop.exe"),
      StringStruct("ProductName", "EduSupport Desktop"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0419, 1200])]),
  ],
)
"""
"""What Explorer shows under "Details", in PyInstaller's form; 0419 is Russian, 04B0 (1200) Unicode."""


def program_version(root: Path) -> str:
    """``__version__`` of the checkout at ``root``."""
    source = (root / "src" / "edusupport_desktop" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if found is None:
        raise SystemExit("src/edusupport_desktop/__init__.py says no __version__")
    return found[1]


def windows_version_file(version: str, folder: Path) -> str:
    """Writes the version resource of the .exe into ``folder``; gives its path."""
    numbers = [int(number) for number in re.findall(r"\d+", version)][:4]
    text = _DETAILS.format(version=version, numbers=tuple(numbers + [0] * (4 - len(numbers))))
    path = folder / "version_resource.txt"
    path.write_text(text, "utf-8")
    return str(path)

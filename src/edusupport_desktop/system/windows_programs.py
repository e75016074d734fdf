"""What the file of a Windows program says of itself. Importable everywhere; the reading works on Windows alone."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ProgramFile:
    """``product_version`` is the string of the file's properties; None when the file has none.
    ``neighbours`` are the names of the folders beside it: Chromium's family installs into a folder a version."""

    product_version: str | None
    neighbours: tuple[str, ...] = ()


def read_program(program: str) -> ProgramFile | None:
    """None when there is no such file. Never raises."""
    path = Path(program)
    try:
        if not path.is_file():
            return None
        neighbours = tuple(folder.name for folder in path.parent.iterdir() if folder.is_dir())
    except (OSError, ValueError):
        neighbours = ()
    return ProgramFile(_product_version(program), neighbours)


def _product_version(program: str) -> str | None:
    """ProductVersion as text (first language of the file), else the four numbers of the fixed part."""
    if sys.platform == "win32" and (block := _version_block(program)):
        if pair := _version_part(block, "\\VarFileInfo\\Translation", 4):
            language, code_page = (ctypes.c_uint16 * 2).from_address(pair)
            name = f"\\StringFileInfo\\{language:04x}{code_page:04x}\\ProductVersion"
            if text := _version_part(block, name, 1):
                return ctypes.wstring_at(text)
        if fixed := _version_part(block, "\\", 24):
            # VS_FIXEDFILEINFO: dwProductVersionMS and dwProductVersionLS are the fifth and sixth DWORD
            high, low = (ctypes.c_uint32 * 6).from_address(fixed)[4:6]
            return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
    return None


if sys.platform == "win32":
    # A private handle: argument types set on ctypes.windll would be shared with every other library.
    _API = ctypes.WinDLL("version")

    def _version_block(program: str) -> ctypes.Array[ctypes.c_char] | None:
        size = _API.GetFileVersionInfoSizeW(ctypes.c_wchar_p(program), None)
        block = ctypes.create_string_buffer(size) if size else None
        return block if block and _API.GetFileVersionInfoW(ctypes.c_wchar_p(program), 0, size, block) else None

    def _version_part(block: ctypes.Array[ctypes.c_char], name: str, least: int) -> int:
        """The address of a part inside the block, which must outlive it; 0 when missing or shorter than ``least``."""
        address, length = ctypes.c_void_p(), ctypes.c_uint()
        found = _API.VerQueryValueW(block, ctypes.c_wchar_p(name), ctypes.byref(address), ctypes.byref(length))
        return address.value or 0 if found and length.value >= least else 0

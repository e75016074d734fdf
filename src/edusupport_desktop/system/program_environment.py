"""The environment in which this program starts others. Unix only."""

from __future__ import annotations

from collections.abc import Mapping

_STANDARD_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin:/snap/bin"


def environment_for_programs(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment with a usable PATH and without the library path of a frozen build.

    PyInstaller points LD_LIBRARY_PATH at its own libraries, which break other programs, and keeps the original in
    LD_LIBRARY_PATH_ORIG (its documentation, "LD_LIBRARY_PATH / LIBPATH considerations").
    """
    result = dict(environ)
    result["PATH"] = ":".join(part for part in (environ.get("PATH", ""), _STANDARD_PATH) if part)
    if "LD_LIBRARY_PATH_ORIG" in result:
        result["LD_LIBRARY_PATH"] = result.pop("LD_LIBRARY_PATH_ORIG")
    return result

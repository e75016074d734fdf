"""Runs in the frozen program on Linux before anything of it: the libraries it brings are for this process alone."""

import os
import sys


def _our_libraries_stay_ours() -> None:
    """The launcher points ``LD_LIBRARY_PATH`` to the program's folder. The loader has read it; a browser or a mail
    program started from here must not."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before


class _OurLibrariesFirst:
    """mss asks ``ctypes.util`` for libraries by name; a bare system has neither them nor the tools that answer.

    Changed when it is imported, not before: the module is not needed up to the first window, and slow to load.
    """

    def find_spec(self, name, path=None, target=None):  # noqa: ARG002 - as importlib calls it
        if name != "ctypes.util":
            return None
        sys.meta_path.remove(self)
        import importlib.util

        spec = importlib.util.find_spec(name)
        execute = spec.loader.exec_module

        def execute_and_change(module):
            execute(module)
            of_the_system = module.find_library
            module.find_library = lambda library: _ours(library) or of_the_system(library)

        spec.loader.exec_module = execute_and_change
        return spec


def _ours(library: str) -> str | None:
    start = f"lib{library}.so."
    names = sorted(name for name in os.listdir(sys._MEIPASS) if name.startswith(start))  # noqa: PTH208 - pathlib is slow to load
    return f"{sys._MEIPASS}/{names[0]}" if names else None


_our_libraries_stay_ours()
sys.meta_path.insert(0, _OurLibrariesFirst())

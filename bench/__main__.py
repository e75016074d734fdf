"""``python -m bench [names] [--json FILE]``: runs the benchmarks named, or all, and prints a table.

A benchmark is a module of this folder with a function ``rows() -> Sequence[Row]``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import bench
from bench.table import Row, as_text


def benchmarks() -> dict[str, Callable[[], Sequence[Row]]]:
    """By name. The other modules of the folder are helpers."""
    modules = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    loaded = {name: importlib.import_module(f"bench.{name}") for name in modules}
    return {name: module.rows for name, module in loaded.items() if hasattr(module, "rows")}


def main(arguments: Sequence[str]) -> int:
    known = benchmarks()
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measures the program against its peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(known)} (default: all)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes the rows there too")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(known))
    if unknown:
        parser.error(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(known)}")
    rows: list[Row] = []
    for name in options.names or known:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        rows.extend(known[name]())
    print(as_text(rows))
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A TOML file read strictly: every key is expected, every value of its type, and every mistake has its place.

A mistake is ``UntrustedInput(code, reason=…, key=…)``, for broken TOML with ``line`` instead of ``key``. ``reason`` is
one of ``not_toml``, ``missing``, ``unknown_key``, ``wrong_type``, ``wrong_value``, ``newer_schema``; ``key`` is the
dotted path, list items counted from 1 (``provider.2.port``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from edusupport_desktop.domain.errors import UntrustedInput

_LINE = re.compile(r"\(at line (\d+),")


class Table:
    """One table. What was asked for is remembered, so that ``finish`` finds what nobody knows."""

    def __init__(self, values: Mapping[str, object], code: str, path: str = "") -> None:
        self._values = values
        self._code = code
        self._path = path
        self._asked: set[str] = set()

    @classmethod
    def parse(cls, data: bytes, code: str, *, schema: int) -> Table:
        """The whole file. Its ``schema`` must be the one this program knows."""
        try:
            table = cls(tomllib.loads(data.decode("utf-8-sig")), code)
        except (ValueError, RecursionError) as error:
            line = _LINE.search(str(error))
            place = {"line": int(line[1])} if line else {}
            raise UntrustedInput(code, reason="not_toml", **place) from error
        found = table.integer("schema")
        if found != schema:
            raise table.mistake("schema", "newer_schema" if found > schema else "wrong_value")
        return table

    def text(self, key: str) -> str:
        """Not empty."""
        value = self._get(key)
        if not isinstance(value, str):
            raise self.mistake(key, "wrong_type")
        if not value.strip():
            raise self.mistake(key, "wrong_value")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.mistake(key, "wrong_type")
        return tuple(value)

    def integer(self, key: str, *, least: int = 0, most: int = 2**53) -> int:
        value = self._get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.mistake(key, "wrong_type")
        if not least <= value <= most:
            raise self.mistake(key, "wrong_value")
        return value

    def truth(self, key: str) -> bool:
        value = self._get(key)
        if not isinstance(value, bool):
            raise self.mistake(key, "wrong_type")
        return value

    def table(self, key: str) -> Table:
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.mistake(key, "wrong_type")
        return Table(value, self._code, self._full(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.mistake(key, "wrong_type")
        return tuple(Table(item, self._code, f"{self._full(key)}.{place}") for place, item in enumerate(value, 1))

    def has(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def finish(self) -> None:
        """Raises for the first key that was never asked for: a misspelt one must not pass in silence."""
        for key in self._values:
            if key not in self._asked:
                raise self.mistake(key, "unknown_key")

    def mistake(self, key: str, reason: str) -> UntrustedInput:
        return UntrustedInput(self._code, reason=reason, key=self._full(key))

    def _get(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._values:
            raise self.mistake(key, "missing")
        return self._values[key]

    def _full(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

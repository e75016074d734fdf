"""JSON that somebody else may have written: every value is asked for by its type."""

from __future__ import annotations

import math
from collections.abc import Mapping

from edusupport_desktop.storage.folder_names import is_identifier


class JsonObject:
    """A JSON object whose values are asked for by type. Raises ``TypeError``, ``ValueError`` or ``KeyError``."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise TypeError("an object was expected")
        self._values: Mapping[str, object] = value

    def has(self, key: str) -> bool:
        return self._values.get(key) is not None

    def text(self, key: str) -> str:
        value = self._values[key]
        if not isinstance(value, str):
            raise TypeError(key)
        return value

    def identifier(self, key: str) -> str:
        value = self.text(key)
        if not is_identifier(value):
            raise ValueError(key)
        return value

    def integer(self, key: str) -> int:
        value = self._values[key]
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(key)
        return value

    def number(self, key: str) -> float:
        value = self._values[key]
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
            raise TypeError(key)
        return float(value)

    def truth(self, key: str) -> bool:
        value = self._values[key]
        if not isinstance(value, bool):
            raise TypeError(key)
        return value

    def inner(self, key: str) -> JsonObject:
        return JsonObject(self._values[key])

    def several(self, key: str) -> list[JsonObject]:
        value = self._values[key]
        if not isinstance(value, list):
            raise TypeError(key)
        return [JsonObject(item) for item in value]

    def numbers(self, key: str) -> list[float]:
        value = self._values[key]
        if not isinstance(value, list):
            raise TypeError(key)
        return [JsonObject({key: item}).number(key) for item in value]

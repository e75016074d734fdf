"""The colour and size each tool had last, kept from picture to picture and from start to start."""

from __future__ import annotations

from collections.abc import Mapping

from edusupport_desktop.domain.annotation import Colour
from edusupport_desktop.services.ports import SettingsFile
from edusupport_desktop.ui.annotator.styles import Size, Style
from edusupport_desktop.ui.annotator.tools import ToolKind

_FIRST_COLOURS = {ToolKind.HIGHLIGHT: Colour.YELLOW}
"""Others begin red."""


class RememberedStyles:
    """``file`` None: remembered until the program ends. What is in the file and cannot be used is passed over."""

    def __init__(self, file: SettingsFile | None = None) -> None:
        self._file = file
        self._colours: dict[ToolKind, Colour] = {}
        self._sizes: dict[ToolKind, Size] = {}
        self._kept: Mapping[str, object] = {}
        if file is not None:
            self._take(file.load())
            self._kept = self._values()

    def of(self, tool: ToolKind, unit: float = 1.0) -> Style:
        """``unit`` as in ``Style``."""
        colour = self._colours.get(tool, _FIRST_COLOURS.get(tool, Colour.RED))
        return Style(colour, self._sizes.get(tool, Size.MEDIUM), unit)

    def set_colour(self, tool: ToolKind, colour: Colour) -> None:
        self._colours[tool] = colour

    def set_size(self, tool: ToolKind, size: Size) -> None:
        self._sizes[tool] = size

    def save(self) -> None:
        """Writes the file when something was changed since. Raises ``Unavailable``."""
        values = self._values()
        if self._file is not None and values != self._kept:
            self._file.save(values)
            self._kept = values

    def _values(self) -> Mapping[str, object]:
        tools = self._colours.keys() | self._sizes.keys()
        return {
            tool.value: {"colour": self.of(tool).colour.name, "size": self.of(tool).size.name} for tool in sorted(tools)
        }

    def _take(self, stored: Mapping[str, object]) -> None:
        for tool in ToolKind:
            match stored.get(tool.value):
                case {"colour": str(colour), "size": str(size)}:
                    if colour in Colour.__members__ and size in Size.__members__:
                        self._colours[tool], self._sizes[tool] = Colour[colour], Size[size]

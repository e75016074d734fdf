"""The facts of a draft about the computer and the browser, as JSON and back."""

from __future__ import annotations

from edusupport_desktop.domain.computer import BrowserView, Computer, ScreenFacts
from edusupport_desktop.storage.json_object import JsonObject


def computer_out(computer: Computer) -> dict[str, object]:
    screens = [{"width": screen.width, "height": screen.height, "scale": screen.scale} for screen in computer.screens]
    return {"system": computer.system, "screens": screens, "utc_offset": computer.utc_offset}


def computer_in(stored: JsonObject) -> Computer:
    return Computer(
        system=stored.text("system"),
        screens=tuple(
            ScreenFacts(screen.integer("width"), screen.integer("height"), screen.number("scale"))
            for screen in stored.several("screens")
        ),
        utc_offset=stored.integer("utc_offset") if stored.has("utc_offset") else None,
    )


def view_out(view: BrowserView) -> dict[str, object]:
    return {
        "language": view.language,
        "scale": view.scale,
        "window": _size_out(view.window),
        "screen": _size_out(view.screen),
        "cookies": view.cookies,
        "javascript": view.javascript,
        "system": view.system,
    }


def view_in(stored: JsonObject) -> BrowserView:
    return BrowserView(
        language=stored.text("language"),
        scale=stored.number("scale") if stored.has("scale") else None,
        window=_size_in(stored.inner("window")) if stored.has("window") else None,
        screen=_size_in(stored.inner("screen")) if stored.has("screen") else None,
        cookies=stored.truth("cookies") if stored.has("cookies") else None,
        javascript=stored.truth("javascript"),
        system=stored.text("system"),
    )


def _size_out(size: tuple[int, int] | None) -> dict[str, object] | None:
    return {"width": size[0], "height": size[1]} if size else None


def _size_in(stored: JsonObject) -> tuple[int, int]:
    return stored.integer("width"), stored.integer("height")

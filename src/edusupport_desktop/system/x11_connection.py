"""The five questions to an X server that finding windows takes, through the system's own libxcb (ADR 007).

Xlib would end the whole program when a window closes between two questions; libxcb hands the error back.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from types import TracebackType
from typing import Any

_ANY_TYPE = 0
_LONGEST_PROPERTY = 1 << 16
"""In units of four bytes, as the protocol counts: a list of windows or a title never needs more."""


class XError(Exception):
    """The display cannot be reached, or the window is not there any more."""


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class _Screens(Structure):
    """xcb_screen_iterator_t; a screen begins with the id of its root window."""

    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class _Header(Structure):
    """What every reply begins with; ``detail`` is of the request's kind."""

    _fields_ = (("kind", c_uint8), ("detail", c_uint8), ("sequence", c_uint16), ("length", c_uint32))


class _Atom(Structure):
    _fields_ = (("header", _Header), ("atom", c_uint32))


class _Property(Structure):
    _fields_ = (("header", _Header), ("type", c_uint32), ("bytes_after", c_uint32), ("items", c_uint32))


class _Geometry(Structure):
    _fields_ = (
        ("header", _Header),
        ("root", c_uint32),
        *((name, ctypes.c_int16) for name in ("x", "y")),
        *((name, c_uint16) for name in ("width", "height", "border")),
    )


class _Place(Structure):
    _fields_ = (("header", _Header), ("child", c_uint32), ("x", ctypes.c_int16), ("y", ctypes.c_int16))


class XConnection:
    """To the display that ``DISPLAY`` names. Of one thread; a context manager. Raises ``XError``.

    Windows, types and atoms are the numbers of the X protocol.
    """

    def __init__(self) -> None:
        try:
            self._xcb, self._libc = _libraries()
        except OSError as error:
            raise XError("libxcb is missing") from error
        number = c_int()
        self._connection = c_void_p(self._xcb.xcb_connect(None, ctypes.byref(number)))
        self._atoms: dict[str, int] = {}
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise XError("the display does not answer")
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        for _ in range(number.value):
            self._xcb.xcb_screen_next(ctypes.byref(screens))
        self.root = int(screens.data[0])

    def __enter__(self) -> XConnection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._xcb.xcb_disconnect(self._connection)

    def atom(self, name: str) -> int:
        if name not in self._atoms:
            text = name.encode("ascii")
            reply = self._ask("intern_atom", _Atom, c_uint8(0), c_uint16(len(text)), c_char_p(text))
            self._atoms[name] = self._taken(reply).atom
        return self._atoms[name]

    def text(self, window: int, name: str) -> tuple[int, bytes]:
        """The type and the bytes of a property of 8 bits; no bytes where the window has none."""
        kind, unit, data = self._property(window, name)
        return kind, data if unit == 8 else b""

    def numbers(self, window: int, name: str) -> tuple[int, ...]:
        """A property of 32 bits; empty where the window has none."""
        _, unit, data = self._property(window, name)
        return tuple(memoryview(data).cast("I")) if unit == 32 else ()

    def size(self, window: int) -> tuple[int, int]:
        """Width and height without the frame of the window manager."""
        reply = self._taken(self._ask("get_geometry", _Geometry, c_uint32(window)))
        return reply.width, reply.height

    def place(self, window: int) -> tuple[int, int]:
        """Where the upper left corner is on the desktop, without the frame of the window manager."""
        zero = ctypes.c_int16(0)
        question = "translate_coordinates", _Place, c_uint32(window), c_uint32(self.root), zero, zero
        reply = self._taken(self._ask(*question))
        return reply.x, reply.y

    def _property(self, window: int, name: str) -> tuple[int, int, bytes]:
        question = c_uint8(0), c_uint32(window), c_uint32(self.atom(name)), c_uint32(_ANY_TYPE), c_uint32(0)
        reply = self._ask("get_property", _Property, *question, c_uint32(_LONGEST_PROPERTY))
        try:
            size = self._xcb.xcb_get_property_value_length(reply)
            data = ctypes.string_at(self._xcb.xcb_get_property_value(reply), size)
            return reply.contents.type, reply.contents.header.detail, data
        finally:
            self._libc.free(reply)

    def _ask(self, request: str, reply: type[Structure], *arguments: Any) -> Any:
        """A pointer to the reply, which the caller frees."""
        ask = getattr(self._xcb, f"xcb_{request}")
        ask.restype = _Cookie
        answer = getattr(self._xcb, f"xcb_{request}_reply")
        answer.restype = POINTER(reply)
        error = c_void_p()
        found = answer(self._connection, ask(self._connection, *arguments), ctypes.byref(error))
        if not found:
            self._libc.free(error)
            raise XError(request)
        return found

    def _taken(self, reply: Any) -> Any:
        """A copy of the reply, whose memory is given back."""
        copy = type(reply.contents).from_buffer_copy(reply.contents)
        self._libc.free(reply)
        return copy


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    xcb, libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
    xcb.xcb_connect.restype = c_void_p
    xcb.xcb_get_setup.restype = c_void_p
    xcb.xcb_get_setup.argtypes = (c_void_p,)
    xcb.xcb_setup_roots_iterator.restype = _Screens
    xcb.xcb_setup_roots_iterator.argtypes = (c_void_p,)
    xcb.xcb_get_property_value.restype = c_void_p
    libc.free.restype = None
    return xcb, libc

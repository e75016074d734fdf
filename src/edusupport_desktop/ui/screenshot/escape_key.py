"""Esc stops the countdown though another program has the keyboard: the teacher is just opening a menu there.

Windows and X11 lend a program a key. Elsewhere Esc works while the countdown itself has the keyboard, and its button
always does. On X11 an open menu may keep the keyboard to itself: the first Esc closes it, the second one comes here.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication

from edusupport_desktop.ui.global_hotkey import EscapeHotkey, hotkeys_are_possible

# From X.h, XKB's keysymdef.h, and the layout of xcb_setup_t in xproto.h.
_KEY_PRESS, _ASYNCHRONOUS, _ESCAPE = 2, 1, 0xFF1B
_LOCKS = (0, 0x02, 0x10, 0x12)
"""Caps Lock and Num Lock count as modifiers: the key is asked for with and without them."""
_MIN_KEYCODE_AT, _MAX_KEYCODE_AT = 34, 35


class EscapeKey(QObject):
    """From ``borrow`` until ``give_back``."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hotkey = EscapeHotkey(self)
        self._hotkey.pressed.connect(self.pressed)
        self._x11: _X11Keys | None = None
        self._notifier: QSocketNotifier | None = None

    def borrow(self) -> None:
        """Nothing happens where it cannot be had."""
        if hotkeys_are_possible():
            self._hotkey.register()
        elif QGuiApplication.platformName() == "xcb" and self._x11 is None:
            with suppress(OSError, AttributeError):  # another libxcb than this one: the button is still there
                self._x11 = _X11Keys()
                self._x11.grab(_ESCAPE)
                self._notifier = QSocketNotifier(self._x11.file_descriptor(), QSocketNotifier.Type.Read, self)
                self._notifier.activated.connect(self._look)

    def give_back(self) -> None:
        self._hotkey.release()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._x11 is not None:
            self._x11.close()
            self._x11 = None

    def _look(self) -> None:
        if self._x11 is not None and self._x11.was_pressed():
            self.pressed.emit()


class _X11Keys:
    """A connection of our own to the display: Qt's would not let events through that belong to none of its windows."""

    def __init__(self) -> None:
        self._xcb = _library()
        self._connection: int | None = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise OSError("the display cannot be opened")

    def grab(self, keysym: int) -> None:
        root = self._xcb.xcb_setup_roots_iterator(self._setup()).data.contents.value
        for keycode in self._keycodes(keysym):
            for locks in _LOCKS:
                self._xcb.xcb_grab_key(self._connection, 0, root, locks, keycode, _ASYNCHRONOUS, _ASYNCHRONOUS)
        self._xcb.xcb_flush(self._connection)

    def file_descriptor(self) -> int:
        return int(self._xcb.xcb_get_file_descriptor(self._connection))

    def was_pressed(self) -> bool:
        pressed = False
        while event := self._xcb.xcb_poll_for_event(self._connection):
            pressed = pressed or event[0] & 0x7F == _KEY_PRESS
            self._xcb.free(event)
        return pressed

    def close(self) -> None:
        """The display takes the key back by itself."""
        if self._connection:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = None

    def _setup(self) -> ctypes.POINTER(ctypes.c_uint8):  # type: ignore[valid-type]
        return self._xcb.xcb_get_setup(self._connection)

    def _keycodes(self, keysym: int) -> Iterator[int]:
        setup = self._setup()
        first, last = setup[_MIN_KEYCODE_AT], setup[_MAX_KEYCODE_AT]
        cookie = self._xcb.xcb_get_keyboard_mapping(self._connection, first, last - first + 1)
        reply = self._xcb.xcb_get_keyboard_mapping_reply(self._connection, cookie, None)
        if not reply:
            return
        keysyms, per_key = self._xcb.xcb_get_keyboard_mapping_keysyms(reply), reply[1]
        found = [key for key in range(first, last + 1) if keysyms[(key - first) * per_key] == keysym]
        self._xcb.free(reply)
        yield from found


class _RootsIterator(ctypes.Structure):
    """Of the screen only its first member is read: the number of its root window."""

    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


def _library() -> ctypes.CDLL:
    """The one Qt itself has loaded. Raises ``OSError``."""
    xcb = ctypes.CDLL("libxcb.so.1")
    connection, bytes_ = ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint8)
    signatures = {
        "xcb_connect": (connection, [ctypes.c_char_p, ctypes.c_void_p]),
        "xcb_connection_has_error": (ctypes.c_int, [connection]),
        "xcb_disconnect": (None, [connection]),
        "xcb_flush": (ctypes.c_int, [connection]),
        "xcb_get_file_descriptor": (ctypes.c_int, [connection]),
        "xcb_get_setup": (bytes_, [connection]),
        "xcb_setup_roots_iterator": (_RootsIterator, [bytes_]),
        "xcb_get_keyboard_mapping": (_Cookie, [connection, ctypes.c_uint8, ctypes.c_uint8]),
        "xcb_get_keyboard_mapping_reply": (bytes_, [connection, _Cookie, ctypes.c_void_p]),
        "xcb_get_keyboard_mapping_keysyms": (ctypes.POINTER(ctypes.c_uint32), [bytes_]),
        "xcb_grab_key": (
            _Cookie,
            [
                *(connection, ctypes.c_uint8, ctypes.c_uint32, ctypes.c_uint16),
                *(ctypes.c_uint8, ctypes.c_uint8, ctypes.c_uint8),
            ],
        ),
        "xcb_poll_for_event": (bytes_, [connection]),
        "free": (None, [ctypes.c_void_p]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(xcb, name)
        function.restype = result
        function.argtypes = arguments
    return xcb

"""Keys that work in whatever program the teacher works: on Windows, where a program may ask for them.

Ctrl+Alt+S for «Снять экран» is one. Elsewhere the desktop's own settings bind keys to commands, and
``edusupport-desktop --capture`` reaches the running program.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

# Windows' own numbers: winuser.h.
_MOD_ALT, _MOD_CONTROL, _MOD_NOREPEAT = 0x0001, 0x0002, 0x4000
_WM_HOTKEY = 0x0312
_VK_S, _VK_ESCAPE = 0x53, 0x1B


def hotkeys_are_possible() -> bool:
    return sys.platform == "win32"


class GlobalHotkey(QObject):
    """Registered by ``register``, until ``release``. Only where ``hotkeys_are_possible``.

    ``number``: any below 0xC000 that is the only one of this thread.
    """

    pressed = Signal()

    def __init__(self, number: int, modifiers: int, key: int, parent: QObject | None) -> None:
        super().__init__(parent)
        self._number, self._modifiers, self._key = number, modifiers, key
        self._filter = _HotkeyFilter(self, number)
        self._registered = False

    def register(self) -> bool:
        """False when another program has these keys."""
        if sys.platform == "win32" and not self._registered:
            import ctypes

            # Without a window: the message comes to this thread, whichever windows are open.
            modifiers = self._modifiers | _MOD_NOREPEAT
            self._registered = bool(ctypes.windll.user32.RegisterHotKey(None, self._number, modifiers, self._key))
            application = QCoreApplication.instance()
            if self._registered and application is not None:
                application.installNativeEventFilter(self._filter)
        return self._registered

    def release(self) -> None:
        if sys.platform == "win32" and self._registered:
            import ctypes

            application = QCoreApplication.instance()
            if application is not None:
                application.removeNativeEventFilter(self._filter)
            ctypes.windll.user32.UnregisterHotKey(None, self._number)
            self._registered = False


class CaptureHotkey(GlobalHotkey):
    """Ctrl+Alt+S."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(1, _MOD_CONTROL | _MOD_ALT, _VK_S, parent)


class EscapeHotkey(GlobalHotkey):
    """Esc, as long as something runs down that it stops."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(2, 0, _VK_ESCAPE, parent)


class _HotkeyFilter(QAbstractNativeEventFilter):
    def __init__(self, hotkey: GlobalHotkey, number: int) -> None:
        super().__init__()
        self._hotkey = hotkey
        self._number = number

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        if sys.platform == "win32" and kind == b"windows_generic_MSG":
            from ctypes.wintypes import MSG

            told = MSG.from_address(int(message))
            if told.message == _WM_HOTKEY and told.wParam == self._number:
                self._hotkey.pressed.emit()
                return True, 0
        return False, 0

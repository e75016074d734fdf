"""The windows of a Windows desktop. Importable everywhere; the asking works on Windows alone."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence

from edusupport_desktop.domain.desktop_window import DesktopWindow
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.system.window_titles import LONGEST_TITLE, SMALLEST_WINDOW, one_line

_EXTENDED_STYLE = -20
_TRANSPARENT, _TOOL_WINDOW, _APP_WINDOW, _NO_ACTIVATE = 0x20, 0x80, 0x40000, 0x8000000
_EXTENDED_FRAME_BOUNDS, _CLOAKED = 9, 14
_QUERY_LIMITED_INFORMATION = 0x1000
_LONGEST_PATH = 32_768


class Win32Windows:
    """``services.ports.DesktopWindows``. May be used from any thread.

    The window of a program from the Store belongs to the process that frames it, ApplicationFrameHost.exe.
    """

    def __init__(self, own_process: int) -> None:
        self._own_process = own_process

    def visible(self) -> Sequence[DesktopWindow]:
        if sys.platform == "win32":
            found = (_window(handle) for handle in _handles())
            return tuple(window for window in found if window and window.process_id != self._own_process)
        raise Unavailable("window_list_unavailable")


if sys.platform == "win32":
    from ctypes.wintypes import BOOL, DWORD, HWND, LPARAM, RECT

    # Private handles: argument types set on ctypes.windll would be shared with every other library.
    _USER, _DWM, _KERNEL = (ctypes.WinDLL(name) for name in ("user32", "dwmapi", "kernel32"))
    _USER.GetForegroundWindow.restype = _USER.GetShellWindow.restype = HWND
    _KERNEL.OpenProcess.restype = ctypes.c_void_p
    _EACH = ctypes.WINFUNCTYPE(BOOL, HWND, LPARAM)

    def _handles() -> list[int]:
        """All windows of the desktop, the frontmost first."""
        handles: list[int] = []

        def take(handle: int, _: int) -> bool:
            handles.append(handle)
            return True

        if not _USER.EnumWindows(_EACH(take), LPARAM(0)):
            raise Unavailable("window_list_unavailable")
        return handles

    def _window(handle: int) -> DesktopWindow | None:
        """None: not one to choose, or gone meanwhile."""
        title = _title(handle)
        if not title or not _is_shown(handle):
            return None
        bounds = RECT()
        # Without the invisible borders for the mouse, and always in device pixels; not where nothing is composed.
        if _dwm(handle, _EXTENDED_FRAME_BOUNDS, bounds) and not _USER.GetWindowRect(HWND(handle), ctypes.byref(bounds)):
            return None
        width, height = bounds.right - bounds.left, bounds.bottom - bounds.top
        if min(width, height) < SMALLEST_WINDOW:
            return None
        process = DWORD()
        _USER.GetWindowThreadProcessId(HWND(handle), ctypes.byref(process))
        number = process.value or None
        active = handle == _USER.GetForegroundWindow()
        return DesktopWindow(title, bounds.left, bounds.top, width, height, number, _program(number), active)

    def _is_shown(handle: int) -> bool:
        if not _USER.IsWindowVisible(HWND(handle)) or _USER.IsIconic(HWND(handle)) or handle == _USER.GetShellWindow():
            return False
        style = _USER.GetWindowLongW(HWND(handle), _EXTENDED_STYLE)
        # Palettes, hints and what other programs lay over the whole screen, unless they want a place in the taskbar.
        if style & (_TRANSPARENT | _TOOL_WINDOW | _NO_ACTIVATE) and not style & _APP_WINDOW:
            return False
        cloaked = DWORD()  # on another virtual desktop, or asleep
        return bool(_dwm(handle, _CLOAKED, cloaked)) or not cloaked.value

    def _dwm(handle: int, attribute: int, into: ctypes.Structure | DWORD) -> int:
        """0, or an HRESULT that says the attribute is not known."""
        result: int = _DWM.DwmGetWindowAttribute(
            HWND(handle), DWORD(attribute), ctypes.byref(into), DWORD(ctypes.sizeof(into))
        )
        return result

    def _title(handle: int) -> str:
        text = ctypes.create_unicode_buffer(LONGEST_TITLE + 1)
        # Of another process this reads what the system keeps: a program that hangs does not hold it up.
        _USER.GetWindowTextW(HWND(handle), text, len(text))
        return one_line(text.value)

    def _program(process: int | None) -> str | None:
        opened = _KERNEL.OpenProcess(DWORD(_QUERY_LIMITED_INFORMATION), False, DWORD(process)) if process else None
        if not opened:
            return None
        try:
            path, size = ctypes.create_unicode_buffer(_LONGEST_PATH), DWORD(_LONGEST_PATH)
            known = _KERNEL.QueryFullProcessImageNameW(ctypes.c_void_p(opened), DWORD(0), path, ctypes.byref(size))
            return path.value if known else None
        finally:
            _KERNEL.CloseHandle(ctypes.c_void_p(opened))

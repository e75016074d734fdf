"""Handing a letter over to the default mail program of Windows, by Simple MAPI: its own window opens with everything.

Sources: MAPISendMailW, MapiMessageW, MapiRecipDescW and MapiFileDescW in Microsoft's documentation of Simple MAPI.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import PureWindowsPath

from edusupport_desktop.delivery.hand_over import told_all, write_files
from edusupport_desktop.domain.errors import Cancelled, Unavailable
from edusupport_desktop.domain.incident import EventKind
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.domain.plain_text import clean_line
from edusupport_desktop.services.hand_off_ports import HandedOverFiles, LetterFiles
from edusupport_desktop.services.ports import (
    Progress,
)

SUCCESS = 0
USER_ABORT = 1
_MAPI_TO = 1
_MAPI_LOGON_UI = 0x1
_MAPI_DIALOG = 0x8
_NOT_IN_THE_TEXT = 0xFFFFFFFF
"""nPosition of a file that stands beside the text, as attachments usually do."""


class MapiRecipient(ctypes.Structure):
    """MapiRecipDescW."""

    _fields_ = (
        ("ulReserved", ctypes.c_uint32),
        ("ulRecipClass", ctypes.c_uint32),
        ("lpszName", ctypes.c_wchar_p),
        ("lpszAddress", ctypes.c_wchar_p),
        ("ulEIDSize", ctypes.c_uint32),
        ("lpEntryID", ctypes.c_void_p),
    )


class MapiFile(ctypes.Structure):
    """MapiFileDescW."""

    _fields_ = (
        ("ulReserved", ctypes.c_uint32),
        ("flFlags", ctypes.c_uint32),
        ("nPosition", ctypes.c_uint32),
        ("lpszPathName", ctypes.c_wchar_p),
        ("lpszFileName", ctypes.c_wchar_p),
        ("lpFileType", ctypes.c_void_p),
    )


class MapiMessage(ctypes.Structure):
    """MapiMessageW."""

    _fields_ = (
        ("ulReserved", ctypes.c_uint32),
        ("lpszSubject", ctypes.c_wchar_p),
        ("lpszNoteText", ctypes.c_wchar_p),
        ("lpszMessageType", ctypes.c_wchar_p),
        ("lpszDateReceived", ctypes.c_wchar_p),
        ("lpszConversationID", ctypes.c_wchar_p),
        ("flFlags", ctypes.c_uint32),
        ("lpOriginator", ctypes.POINTER(MapiRecipient)),
        ("nRecipCount", ctypes.c_uint32),
        ("lpRecips", ctypes.POINTER(MapiRecipient)),
        ("nFileCount", ctypes.c_uint32),
        ("lpFiles", ctypes.POINTER(MapiFile)),
    )


SendMail = Callable[[MapiMessage, int], int]
"""Shows the message with these flags and returns MAPI's answer, when the window is closed or at once: as the mail
program likes."""


class MapiSender:
    """Waits while the window of the mail program is open, which may be minutes."""

    def __init__(self, files: HandedOverFiles, send_mail: SendMail | None = None) -> None:
        """``send_mail`` is that of Windows when it is None."""
        self._files = files
        self._send_mail = send_mail

    def send(self, outgoing: Outgoing, progress: Progress) -> EventKind:
        """HANDED_OVER: the program may only have put the letter into its outbox.

        Raises ``Cancelled`` when the teacher closed the window, ``Unavailable("mail_program_missing")``,
        ``Unavailable("mail_program_refused", answer)`` with MAPI's number, and what writing the files raises.
        """
        send_mail = self._send_mail or system_send_mail()
        files = write_files(outgoing, self._files, progress)
        message = mapi_message(outgoing, files)
        progress.point_of_no_return()
        answer = send_mail(message, _MAPI_LOGON_UI | _MAPI_DIALOG)
        if answer == USER_ABORT:
            raise Cancelled
        if answer != SUCCESS:
            raise Unavailable("mail_program_refused", mapi=answer)
        told_all(outgoing, progress)
        return EventKind.HANDED_OVER


def mapi_message(outgoing: Outgoing, files: LetterFiles) -> MapiMessage:
    """``ctypes`` keeps everything it points at alive as long as the message."""
    recipient = MapiRecipient(
        ulRecipClass=_MAPI_TO,
        lpszName=outgoing.recipient.name or outgoing.recipient.address,
        lpszAddress=f"SMTP:{outgoing.recipient.address}",
    )
    pictures = (MapiFile * len(files.pictures))(
        *(
            MapiFile(nPosition=_NOT_IN_THE_TEXT, lpszPathName=path, lpszFileName=PureWindowsPath(path).name)
            for path in files.pictures
        )
    )
    return MapiMessage(
        lpszSubject=_printable(clean_line(outgoing.letter.subject)),
        lpszNoteText=_printable("\r\n".join(outgoing.letter.body.splitlines())),
        nRecipCount=1,
        lpRecips=(MapiRecipient * 1)(recipient),
        nFileCount=len(pictures),
        lpFiles=pictures,
    )


def system_send_mail() -> SendMail:
    """MAPISendMailW of Windows 8 and later. Raises ``Unavailable("mail_program_missing")`` where there is none."""
    if sys.platform == "win32":
        try:
            function = ctypes.WinDLL("mapi32").MAPISendMailW
        except (OSError, AttributeError) as error:
            raise Unavailable("mail_program_missing") from error
        function.argtypes = (
            ctypes.c_size_t,
            ctypes.c_size_t,
            ctypes.POINTER(MapiMessage),
            ctypes.c_uint32,
            ctypes.c_uint32,
        )
        function.restype = ctypes.c_uint32

        def send_mail(message: MapiMessage, flags: int) -> int:
            answer: int = function(0, 0, ctypes.byref(message), flags, 0)
            return answer

        return send_mail
    raise Unavailable("mail_program_missing")


def _printable(text: str) -> str:
    """A null character would end the text."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")

"""One program on a desktop over the same data: a second start hands its wish to the first and ends.

A lock file in the runtime folder says who is first; it dies with its process. The wish travels over a local socket that
only this user can open: a pipe on Windows, a file elsewhere. Asking costs half a millisecond of the start; QtNetwork is
loaded by a second start, and by the first one after its first paint.
"""

from __future__ import annotations

from enum import StrEnum
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LONGEST_WISH = 64
"""Bytes. Whatever else comes through the socket is not one of ours."""

_PATIENCE_MS = 2000


class Wish(StrEnum):
    """What a second start asks of the first."""

    RAISE = "raise"
    NEW = "new"
    CAPTURE = "capture"


class SingleInstance(QObject):
    """``data_dir`` as on the command line; None is the user's own data. ``folder`` holds the lock file.

    ``wished`` carries what another start asks for; it comes on the interface's thread.
    """

    wished = Signal(object)

    def __init__(self, data_dir: str | None, folder: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(data_dir)
        runtime = Path(folder or environ.get("XDG_RUNTIME_DIR") or QDir.tempPath())
        # Another name than the socket's, which may lie in the same folder.
        self._lock = QLockFile(str(runtime / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # a lock is only as old as its process
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Takes the lock if nobody has it."""
        return self._lock.isLocked() or self._lock.tryLock(0)

    def hand_over(self, wish: Wish) -> bool:
        """Tells the first program; False when it does not answer (it is just starting or ending)."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(wish.value.encode("ascii") + b"\n")
        answered = socket.waitForBytesWritten(_PATIENCE_MS) and socket.waitForReadyRead(_PATIENCE_MS)
        socket.disconnectFromServer()
        return answered

    def listen(self) -> bool:
        """From now on wishes are heard. Only for the first program."""
        from PySide6.QtNetwork import QLocalServer

        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left behind by a program that was killed
        server.newConnection.connect(self._connected)
        return server.listen(self._name)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST_WISH:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        word = bytes(socket.readLine(_LONGEST_WISH).data()).strip().decode("ascii", "replace")
        if word not in [wish.value for wish in Wish]:
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.wished.emit(Wish(word))


def _name(data_dir: str | None) -> str:
    """The same for every start over the same data by the same user; also the name of the socket."""
    user = environ.get("USERNAME") or environ.get("USER") or ""
    data = "" if data_dir is None else str(Path(data_dir).absolute())
    return f"edusupport-desktop-{crc32(f'{user}|{data}'.encode('utf-8', 'surrogatepass')):08x}"

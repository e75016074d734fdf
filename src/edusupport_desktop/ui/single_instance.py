"""One program over one journal: a second start hands its wish to the first and ends.

The lock file says who is first, and dies with its process. The wish travels over a local socket that only this user
can open: a pipe on Windows, a file in the runtime folder elsewhere.
"""

from __future__ import annotations

from enum import StrEnum
from hashlib import blake2s
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

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
    """``wished`` carries what another start asks for; it comes on the interface's thread."""

    wished = Signal(object)

    def __init__(self, lock_file: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"edusupport-desktop-{blake2s(lock_file.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
        self._lock = QLockFile(lock_file)
        self._lock.setStaleLockTime(0)  # a lock is only as old as its process
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Takes the lock if nobody has it. A folder that cannot be written to has no first program."""
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
        """From now on wishes are heard. Only for the first program; loads QtNetwork, so not before the first paint."""
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

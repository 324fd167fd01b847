"""One window at a time: a second start gives its files to the window that is open already.

A lock file in the user's own folder says who was first; it also shows when that one has died. The
files go through a local socket that only the same user may use.
"""

import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

STARTING_S: Final = 3.0
"""How long a first window may take to come up before a second start no longer waits for it."""
ANSWER_MS: Final = 1500
"""How long a first window may take to answer."""
_TRY_MS: Final = 200
_LONGEST: Final = 65_536
_TAKEN: Final = b"taken\n"


class Instance(QObject):
    """This start of the program. `wanted` carries the files that another start gave to it."""

    wanted = Signal(list)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        # The folder is the user's own, so its name tells users of one machine apart.
        self._name = f"faellestid-{zlib.crc32(str(folder.absolute()).encode()):08x}"
        self._lock = QLockFile(str(folder / "faellestid.lock"))
        # However long the program has been open, its lock is good for as long as it lives.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this is the first; it is then until it ends."""
        return self._lock.tryLock(0)

    def listen(self) -> bool:
        """Hear of later starts. Only the first one may do this."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # One that was killed leaves its socket behind; the lock says that nobody uses it.
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._greet)
        self._server = server
        return server.listen(self._name)

    def hand_over(self, files: Sequence[Path], patience: float = STARTING_S) -> bool:
        """Give files to the first window and let it come to the front; whether it took them."""
        until = time.monotonic() + patience
        while True:
            if self._ask(files):
                return True
            if time.monotonic() > until:
                return False
            time.sleep(0.05)

    def close(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _ask(self, files: Sequence[Path]) -> bool:
        import json

        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_TRY_MS):
            return False
        _allow_to_front()
        message = json.dumps([str(file.absolute()) for file in files])
        socket.write(f"{message}\n".encode())
        socket.waitForBytesWritten(_TRY_MS)
        heard = socket.waitForReadyRead(ANSWER_MS) and bytes(socket.readAll().data()) == _TAKEN
        socket.disconnectFromServer()
        return heard

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda s=socket: self._hear(s))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _hear(self, socket: "QLocalSocket") -> None:
        if socket.bytesAvailable() > _LONGEST:
            socket.abort()
        elif socket.canReadLine():
            files = _files(bytes(socket.readLine().data()))
            if files is not None:
                socket.write(_TAKEN)
                socket.flush()
                self.wanted.emit(files)


def _files(line: bytes) -> list[Path] | None:
    import json

    try:
        names = json.loads(line)
    except ValueError:
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return [Path(name) for name in names]


def _allow_to_front() -> None:
    """Windows lets no window come to the front by itself; the one that was just started may say
    that another one is allowed to."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)

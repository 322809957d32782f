"""One window a vault: a second start brings the first one forward and ends.

The usual start finds nobody, and loads neither sockets nor ciphers for it; the listening end is set up once the window
is painted.
"""

import contextlib
import sys
import tempfile
import zlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

_CALL = b"come forward\n"
_ANSWER = b"here\n"
_PATIENCE = 2.0  # seconds; a process that stopped without closing its socket answers nothing


def channel_of(vault: Path) -> str:
    """Where the first window of this vault listens: a name of the user's own, short enough for a socket."""
    own = f"{Path.home()}\0{vault.resolve()}".encode()
    name = f"spie-{zlib.crc32(own):08x}-{zlib.adler32(own):08x}"
    return name if sys.platform == "win32" else str(Path(tempfile.gettempdir()) / name)


def call_first(channel: str) -> bool:
    """True when another window answered that it comes forward."""
    if sys.platform == "win32":
        return _call_pipe(channel)
    if not Path(channel).exists():
        return False
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_PATIENCE)
        try:
            line.connect(channel)
            line.sendall(_CALL)
            return line.recv(len(_ANSWER)) == _ANSWER
        except OSError:
            return False


def _call_pipe(channel: str) -> bool:
    try:
        with Path(rf"\\.\pipe\{channel}").open("r+b", buffering=0) as pipe:
            pipe.write(_CALL)
            return pipe.read(len(_ANSWER)) == _ANSWER
    except OSError:
        return False


class FirstWindow(QObject):
    """Listens for later starts: `called` when one asks to come forward."""

    called = Signal()

    def __init__(self, channel: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)
        if not self._server.listen(channel):
            # Left behind by a process that was killed: nobody answered `call_first`, so nobody listens there.
            QLocalServer.removeServer(channel)
            self._server.listen(channel)

    def close(self) -> None:
        """Stops listening, and takes its name back."""
        self._server.close()

    def _on_call(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.write(_ANSWER)
            caller.flush()
            self.called.emit()


def bring_forward(window: QWidget) -> None:
    """Shows a window above the others, as far as the system allows."""
    from PySide6.QtCore import Qt  # see ui/widgets/by_number.py

    with contextlib.suppress(RuntimeError):
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

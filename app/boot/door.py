"""How does a second start bring the first program to the front?"""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2000


class Door(QObject):
    """Listens under the data folder's name for another start on it. Owned by the GUI thread."""

    knocked = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)
        QLocalServer.removeServer(name)  # what a crash left behind; the folder's lock says that nobody is there
        self._server.listen(name)

    @Slot()
    def _on_knock(self) -> None:
        while visitor := self._server.nextPendingConnection():
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.disconnectFromServer()
            self.knocked.emit()


def knock(name: str) -> bool:
    """Ask the program behind `name` to show itself; True where it answered."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    answered = socket.waitForConnected(_WAIT_MS)
    if answered:
        socket.waitForDisconnected(_WAIT_MS)
    return answered

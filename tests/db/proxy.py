"""A network between seats and their server that can be cut without a word to either side, and counts what passes."""

import select
import socket
import threading


class Network:
    """Forwards TCP on this machine to a server's socket file.

    Attributes:
        port: where seats connect to.
        passed: bytes from seats and from the server so far.
    """

    def __init__(self, socket_file):
        self._file = str(socket_file)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.passed = [0, 0]
        self._whole = threading.Event()
        self._whole.set()
        self._closed = False
        self._pairs = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self):
        """From now on nothing passes, and nobody is told."""
        self._whole.clear()

    def mend(self):
        """What was held up passes on; whoever has given up is gone."""
        self._whole.set()

    def _accept(self):
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._forward, args=(near,), daemon=True).start()

    def _forward(self, near):
        self._whole.wait()
        with near, socket.socket(socket.AF_UNIX) as far:
            try:
                far.connect(self._file)
                while not self._closed:
                    ready, _, _ = select.select([near, far], [], [], 1)
                    for one in ready:
                        self._whole.wait()
                        if not self._pass(one, near, far):
                            return
            except OSError:
                return

    def _pass(self, one, near, far):
        given = one.recv(65536)
        other = far if one is near else near
        other.sendall(given)
        self.passed[one is far] += len(given)
        return bool(given)

    def close(self):
        self._closed = True
        self._whole.set()
        self._door.close()

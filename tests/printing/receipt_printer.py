"""A receipt printer on TCP 9100 as its makers' description has it: takes bytes, keeps what it prints as dots.

Written from the command set alone, without the program's own encoder: ESC @ (begin), ESC d n (feed), ESC p m t1 t2
(drawer), GS v 0 m xL xH yL yH d… (raster), GS V m (n) (cut). Anything else is a fault. That it reads them as others
write them is held by test_another_library.py.
"""

import socket
from threading import Thread


class Paper:
    """What came out: lines of dots, cuts as the number of lines before them, and how often the drawer opened."""

    def __init__(self):
        self.lines, self.cuts, self.drawers, self.feeds = [], [], 0, 0

    @property
    def width(self):
        return len(self.lines[0]) if self.lines else 0


def commands(data):
    """Each command by its name with what it says."""
    at = 0
    while at < len(data):
        command, at = data[at : at + 2], at + 2
        if command == b"\x1b@":
            yield "begin", ()
        elif command == b"\x1bd":
            yield "feed", (data[at],)
            at += 1
        elif command == b"\x1bp":
            assert data[at] in (0, 1, 48, 49)
            yield "drawer", (data[at] % 48,)
            at += 3
        elif command == b"\x1dV":
            assert data[at] in (0, 1, 48, 49, 65, 66)
            yield "cut", ("part" if data[at] in (1, 49, 66) else "full",)
            at += 2 if data[at] in (65, 66) else 1
        elif command == b"\x1dv":
            across, rows, at = _raster(data, at)
            yield "raster", (across, rows)
        else:
            raise AssertionError(f"unknown command {command!r} at {at}")


def decode(data):
    """What a printer does with these bytes."""
    paper = Paper()
    for name, said in commands(data):
        if name == "feed":
            paper.feeds += said[0]
        elif name == "drawer":
            paper.drawers += 1
        elif name == "cut":
            paper.cuts.append(len(paper.lines))
        elif name == "raster":
            across, rows = said
            for start in range(0, len(rows), across):
                row = rows[start : start + across]
                paper.lines.append([bool(byte >> (7 - bit) & 1) for byte in row for bit in range(8)])
    return paper


def _raster(data, at):
    assert data[at : at + 1] == b"0"
    mode, xl, xh, yl, yh = data[at + 1 : at + 6]
    assert mode in (0, 48)
    across, down = xl + 256 * xh, yl + 256 * yh
    assert 1 <= across <= 65535
    assert 1 <= down <= 65535
    at += 6
    rows = data[at : at + across * down]
    assert len(rows) == across * down
    return across, rows, at + across * down


class Listener:
    """Listens on a port of its own until one sender is done; then `paper` has what was printed."""

    def __init__(self, takes=None):
        self._takes, self.data = takes, b""
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        link, _ = self._server.accept()
        with link:
            while part := link.recv(4096):
                self.data += part
                if self._takes is not None and len(self.data) >= self._takes:
                    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                    return

    @property
    def paper(self):
        self._thread.join(60)
        return decode(self.data)

    def close(self):
        self._server.close()
        self._thread.join(60)

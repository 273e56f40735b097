"""Boxes to plug in and pull out: ptys and servers that speak like real ones, and a seat that hears them."""

import os
import threading
import tty
import weakref

from app.core.clock import SystemClock
from app.telephony.box import Means
from app.telephony.hub import Hub
from app.telephony.usb import PortInfo

WAIT_S = 20.0


class Plug:
    """A serial box on a pty; `pull` takes it away, another Plug is the same box under another name.

    The other end stays open as long as this stands here: until then the system gives the name to no other pty, which
    whoever tries to open the lost box again would listen in to.
    """

    def __init__(self):
        self.master, slave = os.openpty()
        weakref.finalize(self, os.close, slave)
        tty.setraw(slave)
        self.name = os.ttyname(slave)

    def say(self, data):
        os.write(self.master, data)

    def hear(self):
        """What the computer said; waits for it."""
        return os.read(self.master, 4096)

    def pull(self):
        if self.master is not None:
            os.close(self.master)
            self.master = None


class Seat:
    """A hub and all it told, with a way to wait for it."""

    def __init__(self, simulator=None, clock=None, **means):
        self.calls, self.boxes = [], []
        self._told = threading.Condition()
        means.setdefault("pauses_s", (0.01, 0.02))
        means.setdefault("listing", list)
        self.hub = Hub(self._on_call, self._on_box, clock or SystemClock(), simulator, Means(**means))

    def _on_call(self, call):
        with self._told:
            self.calls.append(call)
            self._told.notify_all()

    def _on_box(self, state):
        with self._told:
            self.boxes.append(state)
            self._told.notify_all()

    def wait(self, right):
        """Wait until `right()` is true, looking whenever something is told; returns its value."""
        with self._told:
            assert self._told.wait_for(right, WAIT_S), (self.calls[-3:], self.boxes[-3:])
            return right()

    def up(self, place=-1, times=1):
        """Wait until boxes have come up so many times in all."""
        return self.wait(lambda: [state for state in self.boxes if state.up][times - 1 :])[place]

    def down(self, times=1):
        return self.wait(lambda: [state for state in self.boxes if not state.up][times - 1 :])[-1]

    def call(self, right):
        """The first snapshot for which `right` holds."""
        return self.wait(lambda: next(filter(right, self.calls), None))


def adapter(plug, serial="A1", location="1-1"):
    """How the system lists a pty that stands for a USB adapter."""
    return PortInfo(plug.name, 0x1A86, 0x7523, serial, location)

"""How does the program end properly when the system or Ctrl+C tells it to, instead of its user closing the window?"""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_ORDERS = (signal.SIGINT, signal.SIGTERM)


class Ending(QObject):
    """Hears the system's orders to end. Made on the main thread, which Qt keeps busy: a socket wakes it.

    Python alone would act on an order only at the next event that runs Python, and then within whatever that is.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours, self._signals = socket.socketpair()
        for one in (self._ours, self._signals):
            one.setblocking(False)
        self._usual = {order: signal.signal(order, lambda *_: None) for order in _ORDERS}
        signal.set_wakeup_fd(self._signals.fileno(), warn_on_full_buffer=False)
        self._ear = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._on_order)
        self.was_asked = False  # by then perhaps only the dialog of the first start was open, and is left

    @Slot()
    def _on_order(self) -> None:
        self._ours.recv(64)
        self.was_asked = True
        self.asked.emit()

    def stop(self) -> None:
        """Hear no more: the program is ending."""
        self._ear.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for order, usual in self._usual.items():
            signal.signal(order, usual)
        self._ours.close()
        self._signals.close()

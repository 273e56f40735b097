"""When do objects of windows that hold only each other come to their end? Before the GUI thread waits for an event."""

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot

from app.core import garbage


class Tidying(QObject):
    """Lets the GUI thread, which makes it, look for garbage in place of whichever thread makes the next object.

    It needs no timer: a program nothing happens in makes no garbage, and is not woken for it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        garbage.settle_here()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._on_nothing_to_do)

    @Slot()
    def _on_nothing_to_do(self) -> None:
        garbage.look()

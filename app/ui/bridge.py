"""How does a result cross from a worker thread to the GUI thread?"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.core.errors import AppError

T = TypeVar("T")


class Bridge(QObject):
    """Runs calls on the thread that made it, which must be the GUI thread."""

    failed = Signal(object)  # AppError
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the GUI thread soon. Safe from any thread."""
        self._posted.emit(call)

    def then(self, future: Future[T], done: Callable[[T], None], owner: QObject) -> None:
        """Hand the result of `future` to `done`, unless `owner` was deleted meanwhile.

        An AppError goes to `failed` instead; any other exception reaches sys.excepthook.
        """

        def finish() -> None:
            try:
                result = future.result()
            except AppError as err:
                self.failed.emit(err)
                return
            if isValid(owner):
                done(result)

        future.add_done_callback(lambda _: self.post(finish))

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()

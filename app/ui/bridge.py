"""How does a result cross from a worker thread to the GUI thread?"""

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.core.changes import Changes
from app.core.errors import AppError, Fault

T = TypeVar("T")


class _Asking(Generic[T]):
    """Who waits for a result, until it is there.

    The future and what is told of it hold each other, and the worker is the last to let go of both. What belongs to
    windows is therefore handed over on the GUI thread (`end`), so that none of it can come to its end on the worker.
    """

    __slots__ = ("_held",)

    def __init__(
        self,
        future: Future[T],
        done: Callable[[T], None],
        owner: QObject,
        failed: Callable[[AppError], None] | None,
    ) -> None:
        self._held: tuple[Future[T], Callable[[T], None], QObject, Callable[[AppError], None] | None] | None
        self._held = (future, done, owner, failed)

    def end(self) -> tuple[Future[T], Callable[[T], None], QObject, Callable[[AppError], None] | None]:
        """What was held, once."""
        held, self._held = self._held, None
        assert held is not None, "a future is done once"
        return held


class Bridge(QObject):
    """Runs calls on the thread that made it, which must be the GUI thread; in the order in which they were posted."""

    failed = Signal(object)  # AppError nobody asked to have
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._followers: list[tuple[QObject, frozenset[str], Callable[[], None]]] = []
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the GUI thread soon. Safe from any thread; after the bridge is gone nothing happens."""
        try:
            self._posted.emit(call)
        except RuntimeError:  # the program is closing: the C++ half is deleted, nobody is left to be told
            if isValid(self):
                raise

    def then(
        self,
        future: Future[T],
        done: Callable[[T], None],
        owner: QObject,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Hand the result of `future` to `done`, unless `owner` was deleted meanwhile.

        An AppError goes to `failed`, or without it to the signal of that name (also when `owner` is gone: the user
        should learn that something was not saved). A cancelled future is forgotten. Any other exception is raised on
        the GUI thread and so reaches sys.excepthook; `failed` gets a Fault before, so that nobody waits on.
        """
        asking = _Asking(future, done, owner, failed)
        future.add_done_callback(lambda _: self.post(lambda: self._finish(asking)))

    def _finish(self, asking: "_Asking[Any]") -> None:
        future, done, owner, failed = asking.end()
        err = CancelledError() if future.cancelled() else future.exception()
        if err is None:
            if isValid(owner):
                done(future.result())
        elif isinstance(err, AppError):
            self._fail(err, owner, failed)
        elif not isinstance(err, CancelledError):
            if failed is not None and isValid(owner):
                failed(Fault())
            raise err

    def follow(self, tables: Iterable[str], run: Callable[[], None], owner: QObject) -> None:
        """Call `run` whenever something in one of these tables was saved, here or at another seat, while `owner` lives.

        For whatever keeps or shows what it read once: settings, lists of words, forms.
        """
        self._followers.append((owner, frozenset(tables), run))

    def tell(self, changes: Changes) -> None:
        """Somebody saved something: whoever follows those tables is called. On the GUI thread."""
        self._followers = [one for one in self._followers if isValid(one[0])]
        for owner, tables, run in tuple(self._followers):
            if isValid(owner) and any(changes.of(one) for one in tables):
                run()

    def _fail(self, err: AppError, owner: QObject, failed: Callable[[AppError], None] | None) -> None:
        if failed is not None and isValid(owner):
            failed(err)
        else:
            self.failed.emit(err)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()

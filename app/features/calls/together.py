"""How are calls that come in the same moment saved in one go? The first one's job takes along what came meanwhile."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.telephony.protocol import Call

Keep = Callable[[Session, Call], int]
Run = Callable[[Callable[[Session], Any]], "Future[Any]"]
_Waiting = tuple[Call, "Future[int]"]


class Together:
    """Saves calls. Safe from any thread.

    Args:
        keep: saves one of them; returns its id.
        run: queues a job for the writing thread.
    """

    def __init__(self, keep: Keep, run: Run) -> None:
        self._keep, self._run = keep, run
        self._guard = Lock()
        self._waiting: list[_Waiting] = []

    def save(self, call: Call) -> "Future[int]":
        """Save a call, after those that came before it; its id, or why it cannot be saved now."""
        future: Future[int] = Future()
        with self._guard:
            self._waiting.append((call, future))
            if len(self._waiting) > 1:
                return future
        taken: list[_Waiting] = []

        def job(session: Session) -> list[int]:
            if not taken:  # done again it does the same
                taken.extend(self._take())
            return [self._keep(session, call) for call, _ in taken]

        self._run(job).add_done_callback(lambda done: self._tell(done, taken or self._take()))
        return future

    def _take(self) -> Sequence[_Waiting]:
        with self._guard:
            waiting, self._waiting = self._waiting, []
        return waiting

    def _tell(self, done: "Future[list[int]]", taken: Sequence[_Waiting]) -> None:
        err = None if done.cancelled() else done.exception()
        if err is not None and not isinstance(err, AppError) and len(taken) > 1:
            self._each_alone(taken)  # one of them cannot be saved; it takes no other along
            return
        for at, (_, future) in enumerate(taken):
            if done.cancelled():
                future.cancel()
            elif err is not None:
                future.set_exception(err)
            else:
                future.set_result(done.result()[at])

    def _each_alone(self, taken: Sequence[_Waiting]) -> None:
        for one in taken:
            self._alone(one)

    def _alone(self, one: _Waiting) -> None:
        done = self._run(lambda session: [self._keep(session, one[0])])
        done.add_done_callback(lambda done: self._tell(done, [one]))

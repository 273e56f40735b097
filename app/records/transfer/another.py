"""How is work given to a processor core of its own? Piece by piece through a pipe, and answered in the same order.

A new interpreter, on every system: it gets plain values and gives plain values back, and has no connection to anything.
It ends when the program does, however that ends: its pipe is closed then.
"""

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any

from app.core import garbage

_CLOSE_S = 10.0  # for what it has been given to do meanwhile
Do = Callable[[Any], Any]


class Gone(Exception):
    """The process has ended before its time: somebody ended it, or there was no memory left."""


class Another:
    """One such process.

    Args:
        run: what it does: a function of a module, called with what it hears, what it says, and `args`; see `answer`.
    """

    def __init__(self, run: Callable[..., None], *args: Any) -> None:
        import multiprocessing  # 20 ms, and not on the way to the window

        context = multiprocessing.get_context("spawn")
        hears, self._gives = context.Pipe(duplex=False)
        takes, says = context.Pipe(duplex=False)
        self.process = context.Process(target=run, args=(hears, says, *args), name="another", daemon=True)
        self.process.start()
        hears.close()
        says.close()
        self._answers: SimpleQueue[tuple[bool, Any]] = SimpleQueue()
        # Answers are taken from the pipe at once: both would wait for each other where it is full.
        self._thread = threading.Thread(target=self._listen, args=(takes,), name="another", daemon=True)
        self._thread.start()

    def give(self, piece: Any) -> None:
        """The next piece of work.

        Raises:
            Gone: nobody does it.
        """
        try:
            self._gives.send(piece)
        except OSError as err:
            raise Gone from err

    def take(self) -> Any:
        """The answer to the first piece that has not been answered; waits for it.

        Raises:
            Gone: there will be none.
            Exception: what was raised there.
        """
        did, answer = self._answers.get()
        if not did:
            self._answers.put((did, answer))  # nor to those behind it
            raise answer
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self, *, soon: bool = False) -> None:
        """Let it end: with what it has been given, or soon. Answers are not waited for."""
        with suppress(OSError):
            self._gives.close()
        if not soon:
            self.process.join(_CLOSE_S)
        self.process.kill()
        self.process.join()
        self._thread.join()

    def _listen(self, takes: Any) -> None:
        with takes:
            try:
                while True:
                    self._answers.put((True, takes.recv()))
            except (EOFError, OSError):
                self._answers.put((False, Gone()))


def answer(hears: Any, says: Any, do: Do) -> None:
    """In that process: do what is given until there is no more. What is raised goes back as the answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal goes to both; the program decides
    garbage.settle()
    while True:
        try:
            piece = hears.recv()
        except (EOFError, OSError):
            return
        try:
            said = do(piece)
        except Exception as err:  # whoever asked decides what it means
            said = err
        try:
            says.send(said)
        except OSError:
            return

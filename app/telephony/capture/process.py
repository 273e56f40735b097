"""How is a process that hears sound inputs started, asked, heard and, when it hangs, ended?"""

import logging
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue

from app.telephony.capture.words import Absent, Input, Listener, Message, Opened, Wish

_ANSWER_S = 10.0
_CLOSE_S = 2.0  # PortAudio 19.6 may spin for ever in an input whose sound server was killed
log = logging.getLogger(__name__)


class Ear:
    """One such process and what it hears. Safe from any thread; one question at a time."""

    def __init__(self) -> None:
        import multiprocessing  # 20 ms, and not on the way to the window

        from app.telephony.capture.child import run

        # A new interpreter, on every system: nothing of the program, no thread, no open file goes over.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=run, args=(theirs,), name="sound inputs", daemon=True)
        self._process.start()
        theirs.close()
        self._next = 0
        self._listeners: dict[int, Listener] = {}
        self._answers: SimpleQueue[Message] = SimpleQueue()
        self._closed: dict[int, threading.Event] = {}
        self._asking, self.is_dead = threading.Lock(), False
        self._thread = threading.Thread(target=self._listen, name="sound inputs", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether it hears an input."""
        return bool(self._listeners)

    def present(self) -> tuple[Input, ...]:
        """The inputs there are.

        Raises:
            OSError: there is no sound system, or it does not answer.
        """
        found = self._ask(("list",))[1]
        assert isinstance(found, tuple)
        return found

    def open(self, wish: Wish, listener: Listener) -> int:
        """Hear an input from now on; returns what `close` wants.

        Raises:
            Absent: there is none of that name.
            OSError: it cannot be opened.
        """
        self._next += 1
        key = self._next
        self._listeners[key] = listener
        try:
            self._ask(("open", key, wish))
        except OSError:
            self._listeners.pop(key, None)
            raise
        return key

    def close(self, key: int) -> bool:
        """Give an input back; False where the sound system does not let go of it."""
        self._listeners.pop(key, None)
        done = self._closed.setdefault(key, threading.Event())
        try:
            self._connection.send(("close", key))
        except (OSError, ValueError):
            return self.is_dead
        return done.wait(_CLOSE_S) or self.is_dead

    def end(self) -> None:
        """End the process; whoever still listened is told."""
        self._process.kill()
        self._process.join()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _ask(self, order: Message) -> Message:
        with self._asking:
            if self.is_dead:
                raise OSError("the process that hears has ended")
            try:
                self._connection.send(order)
                answer = self._answers.get(timeout=_ANSWER_S)
            except (Empty, ValueError) as err:
                self._process.kill()
                raise OSError("the sound system does not answer") from err
        match answer:
            case ("refused", _, why, is_absent):
                raise (Absent if is_absent else OSError)(str(why))
            case ("broken", why):
                raise OSError(str(why))
        return answer

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                for message in self._connection.recv():
                    self._take(message)
        self.is_dead = True
        self._answers.put(("broken", "the process that hears has ended"))
        for done in list(self._closed.values()):
            done.set()
        for key in list(self._listeners):
            self._ended(key)
        self._connection.close()

    def _take(self, message: Message) -> None:
        match message:
            case ("sound", int(key), int(lost), bytes(data)):
                if listener := self._listeners.get(key):
                    listener.heard(data, lost)
            case ("opened", int(key), Opened() as how):
                if listener := self._listeners.get(key):
                    listener.opened(how)
                self._answers.put(message)
            case ("ended", int(key)):
                self._ended(key)
            case ("closed", int(key)):
                if done := self._closed.get(key):
                    done.set()
            case _:
                self._answers.put(message)

    def _ended(self, key: int) -> None:
        listener = self._listeners.get(key)
        if listener is not None:
            listener.ended()

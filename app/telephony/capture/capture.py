"""Which processes hear this computer's sound inputs, and when is one replaced?

An input is opened in a process that already hears others, as long as that knows it; a new sound card, which PortAudio
sees only when it is started anew, gets a fresh one. A process of which an input does not let go is ended, whatever else
it hears: its inputs end, and whoever wants them opens them again. So nothing in the program ever waits for PortAudio.
"""

import logging
import threading
from typing import Protocol

from app.telephony.capture.process import Ear
from app.telephony.capture.words import Input, Listener, Wish

log = logging.getLogger(__name__)


class Hold(Protocol):
    """An opened input."""

    def close(self) -> None:
        """Give it back; returns soon, whatever the sound system does."""
        ...


class SoundInputSource(Protocol):
    """What gives sound inputs: this computer's, or the tests' own."""

    def present(self) -> tuple[Input, ...]:
        """The inputs there are now.

        Raises:
            OSError: there is no sound system.
        """
        ...

    def open(self, wish: Wish, listener: Listener) -> Hold:
        """Hear an input.

        Raises:
            Absent: there is none of that name.
            OSError: it cannot be opened.
        """
        ...

    def tidy(self) -> None:
        """Nothing more will be opened for now."""
        ...


class Capture:
    """This computer's sound inputs. Safe from any thread."""

    def __init__(self) -> None:
        self._ears: list[Ear] = []
        self._lock = threading.Lock()

    def present(self) -> tuple[Input, ...]:
        """The inputs there are now, also those that were plugged in just now; `tidy` when no more is asked.

        Raises:
            OSError: there is no sound system.
        """
        with self._lock:
            return self._idle().present()

    def open(self, wish: Wish, listener: Listener) -> Hold:
        """Hear an input.

        Raises:
            Absent: there is none of that name.
            OSError: it cannot be opened.
        """
        with self._lock:
            for ear in self._ears:
                if ear.is_busy and not ear.is_dead:
                    try:
                        return _Held(self, ear, ear.open(wish, listener))
                    except OSError as err:
                        log.debug("%s, where others are heard: %s", wish.name, err)
            ear = self._idle()
            return _Held(self, ear, ear.open(wish, listener))

    def tidy(self) -> None:
        """End the processes that hear nothing."""
        with self._lock:
            idle = [ear for ear in self._ears if not ear.is_busy]
            self._ears = [ear for ear in self._ears if ear not in idle]
        for ear in idle:
            ear.end()

    def _idle(self) -> Ear:
        """A process that hears nothing, and so sees what was plugged in just now."""
        self._ears = [ear for ear in self._ears if not ear.is_dead]
        ear = next((one for one in self._ears if not one.is_busy), None)
        if ear is None:
            ear = Ear()
            self._ears.append(ear)
        return ear

    def give_back(self, ear: Ear, key: int) -> None:
        """Close an input, and its process where that hears nothing else or hangs."""
        is_given = ear.close(key)
        if not is_given:
            log.info("the sound system does not let go of an input; its process is ended")
        with self._lock:
            is_over = not is_given or not ear.is_busy
            if is_over and ear in self._ears:
                self._ears.remove(ear)
        if is_over:
            ear.end()


class _Held:
    def __init__(self, capture: Capture, ear: Ear, key: int) -> None:
        self._capture, self._ear, self._key = capture, ear, key

    def close(self) -> None:
        """Give it back."""
        self._capture.give_back(self._ear, self._key)

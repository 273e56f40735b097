"""What runs in a process that hears sound inputs? It opens them when told to, and passes on what they bring.

PortAudio calls back on threads of its own, which only put the bytes aside; one thread sends them. Nothing waits for
anything that PortAudio may never give back, and the end of the connection is the end of the process.
"""

import os
import re
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from app.telephony.capture.words import Input, Message, Opened, Wish

_GATHER_S = 0.04  # what comes within this goes over in one piece
_MOST_WAITING = 16 << 20  # bytes that were not sent yet: two minutes of eight lines
_PLACE = re.compile(r" *\(hw:\d+,\d+\)")  # changes when a card is plugged in again


class SoundSystem(Protocol):
    """What the tests' own inputs and the `sounddevice` module have in common."""

    PortAudioError: type[Exception]

    def query_devices(self) -> Sequence[Mapping[str, Any]]:
        """All devices."""
        ...

    def RawInputStream(self, **options: Any) -> Any:  # noqa: N802  its name there
        """A stream of samples that calls back."""
        ...


class Hearing:
    """The opened inputs of one process.

    Args:
        system: sounddevice.
        say: takes a message for the program; from any thread, at once.
    """

    def __init__(self, system: SoundSystem, say: Callable[[Message], None]) -> None:
        self._system, self._say = system, say
        self._open: dict[int, _Stream] = {}
        self._is_fresh = True

    def do(self, order: Message) -> None:
        """Do what the program wants."""
        match order:
            case ("list",):
                self._renew()
                self._say(("inputs", present(self._system.query_devices())))
            case ("open", int(key), Wish() as wish):
                self._renew()
                self._start(key, wish)
            case ("close", int(key)):
                threading.Thread(target=self._stop, args=(key,), daemon=True).start()

    def _renew(self) -> None:
        """PortAudio sees new devices only when it is started anew, which no opened one survives."""
        if not self._is_fresh and not self._open and hasattr(self._system, "_terminate"):
            self._system._terminate()  # noqa: SLF001  the only way; its own documentation names it
            self._system._initialize()  # type: ignore[attr-defined]  # noqa: SLF001
        self._is_fresh = False

    def _start(self, key: int, wish: Wish) -> None:
        places = places_of(self._system.query_devices(), wish)
        why: Exception = OSError("no such input")
        for place, device in places:
            channels = min(wish.most, int(device["max_input_channels"]))
            if channels < wish.least:
                why = OSError(f"only {channels} channels")
                continue
            for rate in dict.fromkeys((*wish.rates, int(device["default_samplerate"]))):
                how = Opened(str(device["name"]), rate, channels)
                stream = _Stream(key, how, self._say)
                try:
                    stream.start(self._system, place, wish)
                except (OSError, ValueError, self._system.PortAudioError) as err:
                    why = err
                else:
                    self._open[key] = stream
                    return
        self._say(("refused", key, str(why), not places))

    def _stop(self, key: int) -> None:
        if stream := self._open.get(key):
            stream.close()
            del self._open[key]
        self._say(("closed", key))


class _Stream:
    """One input."""

    def __init__(self, key: int, how: Opened, say: Callable[[Message], None]) -> None:
        self._key, self._how, self._say = key, how, say
        self._told = False
        self._began, self._passed = 0.0, 0  # when the first samples came; frames passed on or told as lost since
        self._stream: Any = None

    def start(self, system: SoundSystem, place: int | None, wish: Wish) -> None:
        """Open it; raises whatever PortAudio does."""
        how = self._how
        self._stream = system.RawInputStream(
            samplerate=how.rate_hz,
            blocksize=how.rate_hz // wish.blocks_a_second if wish.blocks_a_second else 0,
            latency=wish.latency_s,
            device=place,
            channels=how.channels,
            dtype="int16",
            callback=self._on_sound,
            finished_callback=self._on_finished,
        )
        try:
            self._stream.start()
        except BaseException:
            self._stream.close(ignore_errors=True)
            raise
        self._say(("opened", self._key, how))
        self._told = True

    def _on_sound(self, data: Any, frames: int, _time: Any, status: Any) -> None:
        if not self._told:
            return  # the first moment; the program does not know of the input yet
        now = time.monotonic()
        self._began = self._began or now - frames / self._how.rate_hz
        lost = 0
        if status and status.input_overflow:  # how much that was only the clock can tell
            due = round((now - self._began) * self._how.rate_hz) - frames
            lost = max(0, due - self._passed)
        self._passed += frames + lost
        self._say(("sound", self._key, lost, bytes(data)))

    def _on_finished(self) -> None:
        self._say(("ended", self._key))

    def close(self) -> None:
        """Give it back; PortAudio may never return from that."""
        try:
            self._stream.abort(ignore_errors=True)
        finally:
            self._stream.close(ignore_errors=True)


def present(devices: Sequence[Mapping[str, Any]]) -> tuple[Input, ...]:
    """The inputs among these devices, each name once."""
    found: dict[str, Input] = {}
    for device in devices:
        channels = int(device["max_input_channels"])
        if channels > 0:
            found.setdefault(str(device["name"]), Input(str(device["name"]), channels))
    return tuple(found.values())


def places_of(devices: Sequence[Mapping[str, Any]], wish: Wish) -> list[tuple[int | None, Mapping[str, Any]]]:
    """The inputs that may be meant, as they are numbered: of that name, or the same card in another place."""
    inputs = [(place, device) for place, device in enumerate(devices) if int(device["max_input_channels"]) > 0]
    if not wish.name:
        usual = next((device for _, device in inputs if device["name"] == "default"), None)
        return [(None, usual or inputs[0][1])] if inputs else []
    if same := [one for one in inputs if one[1]["name"] == wish.name]:
        return [*same]
    stem = _PLACE.sub("", wish.name)
    moved = [one for one in inputs if stem != wish.name and _PLACE.sub("", str(one[1]["name"])) == stem]
    if len(moved) == 1:  # two cards of a kind are not told apart by their names
        return [*moved]
    holding = [one for one in inputs if wish.name.lower() in str(one[1]["name"]).lower()]
    return [*holding] if wish.loosely else []


class Mouth:
    """Sends what is said to the program, in order, gathered; a program that does not listen costs no memory."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: SimpleQueue[Message] = SimpleQueue()
        self._size, self._lost = 0, dict[int, int]()
        self._pause = threading.Event()
        threading.Thread(target=self._work, name="mouth", daemon=True).start()

    def say(self, message: Message) -> None:
        """Put it aside to be sent."""
        if message[0] == "sound":
            _, key, lost, data = message
            assert isinstance(key, int)
            assert isinstance(lost, int)
            assert isinstance(data, bytes)
            if self._size > _MOST_WAITING:
                self._lost[key] = self._lost.get(key, 0) + lost + len(data) // 2
                return
            self._size += len(data)
            message = ("sound", key, lost + self._lost.pop(key, 0), data)
        self._waiting.put(message)

    def _work(self) -> None:
        with suppress(OSError):
            while True:
                said = [self._waiting.get()]
                self._pause.wait(_GATHER_S)
                with suppress(Empty):
                    while True:
                        said.append(self._waiting.get_nowait())
                self._size -= sum(len(data) for *_, data in said if isinstance(data, bytes))
                self._connection.send(said)
        os._exit(0)  # the program is gone


def run(connection: Connection) -> None:
    """The life of such a process: until the program closes the connection, or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a console is for the program, which ends this one
    mouth = Mouth(connection)
    try:
        import sounddevice
    except (ImportError, OSError) as err:  # no PortAudio
        hearing = None
        mouth.say(("broken", str(err)))
    else:
        hearing = Hearing(sounddevice, mouth.say)
    with suppress(EOFError, OSError):
        while True:
            order = connection.recv()
            if hearing is None:
                continue
            try:
                hearing.do(order)
            except sounddevice.PortAudioError as err:
                mouth.say(("broken", str(err)))
    os._exit(0)  # what PortAudio would do at the end may never end

"""How is the sound of telephone lines got from the computer's sound inputs?

Through sounddevice (PortAudio), loaded when the first input is opened. PortAudio calls back on a thread of its own,
which only puts the bytes aside; they are cut into blocks at 8 kHz on the box's thread. A device that ends says so; one
that only falls silent, without any samples, is noticed as well.
"""

import atexit
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.address import Address
from app.telephony.decoders.sound import MOST_FRAMES, RATE, block
from app.telephony.ports import Port
from app.telephony.trouble import PortTrouble

if TYPE_CHECKING:
    from app.telephony.sound.resample import Resampler

log = logging.getLogger(__name__)

_LATENCY_S = 0.1
_CLOSE_S = 2.0  # PortAudio 19.6 may spin for ever in an input whose sound server was killed
_MOST_KEPT_S = 10.0  # of sound that nobody has read yet
_STILL_S = 4.0  # no samples for so long: the device is as good as gone
_NO_INPUT = (
    QT_TRANSLATE_NOOP("ports", "There is no sound input “{port}”."),
    QT_TRANSLATE_NOOP("ports", "Plug it in, or choose another one in the settings. Inputs there now: {inputs}."),
)
_NONE_AT_ALL = QT_TRANSLATE_NOOP(
    "ports", "This computer has no sound input now. Plug in a sound card with a line input."
)
_NOT_OPENED = (
    QT_TRANSLATE_NOOP("ports", "The sound input {port} cannot be opened."),
    QT_TRANSLATE_NOOP(
        "ports", "Another program may use it, or it has fewer channels than lines are set. It is tried again by itself."
    ),
)
_GONE = (
    QT_TRANSLATE_NOOP("ports", "The sound input {port} brings no sound any more."),
    QT_TRANSLATE_NOOP("ports", "Check its plug; it comes back by itself."),
)


class SoundSystem(Protocol):
    """What the tests' own inputs and the `sounddevice` module have in common."""

    PortAudioError: type[Exception]

    def query_devices(self) -> Sequence[Mapping[str, Any]]:
        """All devices."""
        ...

    def RawInputStream(self, **options: Any) -> Any:  # noqa: N802  its name there
        """A stream of samples that calls back."""
        ...


@dataclass(frozen=True, slots=True)
class Input:
    """A sound input of this computer.

    Attributes:
        channels: on each of them a line may hang.
    """

    name: str
    channels: int

    @property
    def url(self) -> str:
        """The port URL that opens it."""
        return f"sound:{self.name}"


def sounddevice() -> SoundSystem:
    """The computer's own inputs.

    Raises:
        ImportError, OSError: there is no PortAudio.
    """
    import sounddevice as module

    system: SoundSystem = module
    return system


class SoundInputs:
    """The inputs of this computer. Safe from any thread.

    Args:
        system: stands for `sounddevice`.
    """

    def __init__(self, system: SoundSystem | None = None) -> None:
        self._given = system
        self._open = 0
        self._lock = threading.Lock()

    @property
    def in_use(self) -> bool:
        """Whether an input is open, so that PortAudio must not be started anew."""
        return self._open > 0

    def present(self) -> list[Input]:
        """The inputs there are, each name once.

        Raises:
            ImportError, OSError: there is no sound system.
        """
        found: dict[str, Input] = {}
        for device in self._devices():
            channels = int(device["max_input_channels"])
            if channels > 0:
                found.setdefault(str(device["name"]), Input(str(device["name"]), channels))
        return list(found.values())

    def open(self, address: Address, lines: int) -> Port:
        """The input, its channels from `address.number` on being the lines.

        Raises:
            PortTrouble: it is not there or cannot be opened.
        """
        try:
            places = self._places(address.path)
        except (ImportError, OSError) as err:
            raise PortTrouble(_NO_INPUT[0].fill(port=address.path), _NONE_AT_ALL, address.path, str(err)) from err
        if not places:
            there = ", ".join(one.name for one in self.present())
            advice = _NO_INPUT[1].fill(inputs=there) if there else _NONE_AT_ALL
            raise PortTrouble(_NO_INPUT[0].fill(port=address.path or "–"), advice, address.path)
        why: Exception | None = None
        for place, device in places:
            channels = max(1, min(lines, int(device["max_input_channels"]) - address.number + 1))
            for rate in (RATE, int(device["default_samplerate"])):
                try:
                    return self._opened(place, str(device["name"]), rate, (address.number, channels))
                except (OSError, ValueError, self._system().PortAudioError) as err:
                    why = err
        text, advice = _NOT_OPENED
        raise PortTrouble(text.fill(port=address.path or "–"), advice, address.path, str(why)) from why

    def _opened(self, place: int | None, name: str, rate: int, channels: tuple[int, int]) -> "SoundPort":
        port = SoundPort(name, rate, channels, self._closed, self._stuck)
        port.start(self._system(), place)
        with self._lock:
            self._open += 1
        return port

    def _closed(self) -> None:
        with self._lock:
            self._open -= 1

    def _stuck(self) -> None:
        """Let the program end all the same: at its end the library would wait for that input for ever."""
        if handler := getattr(self._system(), "_exit_handler", None):
            atexit.unregister(handler)

    def _places(self, name: str) -> list[tuple[int | None, Mapping[str, Any]]]:
        """Devices of that name, as they are numbered; one whose name only holds it where none has it."""
        inputs = [
            (place, device) for place, device in enumerate(self._devices()) if int(device["max_input_channels"]) > 0
        ]
        if not name:
            usual = next((device for _, device in inputs if device["name"] == "default"), None)
            return [(None, usual or inputs[0][1])] if inputs else []
        same = [one for one in inputs if one[1]["name"] == name]
        return [*(same or [one for one in inputs if name.lower() in str(one[1]["name"]).lower()])]

    def _devices(self) -> Sequence[Mapping[str, Any]]:
        system = self._system()
        try:
            return system.query_devices()
        except system.PortAudioError as err:
            raise OSError(str(err)) from err

    def _system(self) -> SoundSystem:
        if self._given is None:
            self._given = sounddevice()
        return self._given


class SoundPort(Port):
    """One opened input; `read` gives whole blocks at 8 kHz as the driver `sound` takes them.

    Args:
        rate: of the input, in Hz.
        channels: the first that is a line, from 1, and how many are.
        on_close: told once it is given back, on whatever thread.
        on_stuck: told where PortAudio does not give it back.
    """

    def __init__(
        self,
        name: str,
        rate: int,
        channels: tuple[int, int],
        on_close: Callable[[], None],
        on_stuck: Callable[[], None],
    ) -> None:
        self.name = name
        self._rate, (self._first, self._lines) = rate, channels
        self._on_close, self._on_stuck = on_close, on_stuck
        self._pieces: deque[bytes] = deque()
        self._most_kept = round(_MOST_KEPT_S * rate) * 2 * (channels[0] + channels[1] - 1)  # bytes
        self._kept = 0  # bytes
        self._guard = threading.Lock()
        self._arrived = threading.Event()
        self._ended = False
        self._heard_at = time.monotonic()
        self._samplers: list[Resampler] = []
        self._stream: Any = None

    def start(self, system: SoundSystem, place: int | None) -> None:
        """Begin to listen; raises whatever PortAudio does."""
        self._stream = system.RawInputStream(
            samplerate=self._rate,
            blocksize=0,  # as they come
            latency=_LATENCY_S,
            device=place,
            channels=self._first + self._lines - 1,
            dtype="int16",
            callback=self._on_sound,
            finished_callback=self._on_finished,
        )
        is_started = False
        try:
            self._stream.start()
            is_started = True
        finally:
            if not is_started:
                self._stream.close(ignore_errors=True)

    def _on_sound(self, data: Any, _frames: int, _time: Any, _status: Any) -> None:
        piece = bytes(data)
        with self._guard:
            self._pieces.append(piece)
            self._kept += len(piece)
            while self._kept > self._most_kept:
                self._kept -= len(self._pieces.popleft())
        self._arrived.set()

    def _on_finished(self) -> None:
        self._ended = True
        self._arrived.set()

    @override
    def read(self, timeout_s: float) -> bytes:
        if not self._pieces:
            self._arrived.wait(timeout_s)
        self._arrived.clear()
        with self._guard:
            pieces, self._pieces, self._kept = self._pieces, deque(), 0
        now = time.monotonic()
        if pieces:
            self._heard_at = now
            return b"".join(self._blocks(b"".join(pieces)))
        if self._ended or now - self._heard_at > _STILL_S:
            text, advice = _GONE
            raise PortTrouble(text.fill(port=self.name), advice, self.name, "no samples")
        return b""

    @override
    def write(self, data: bytes) -> None:
        """Nothing is said to a sound input."""

    @override
    def close(self) -> None:
        """Give the input back; one that PortAudio does not let go of is left behind, so that it can be opened anew."""
        closing = threading.Thread(target=self._give_back, name=f"closing {self.name}", daemon=True)
        closing.start()
        closing.join(_CLOSE_S)
        if closing.is_alive():
            log.warning("PortAudio does not let go of the sound input %s", self.name)
            self._on_stuck()

    def _give_back(self) -> None:
        try:
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)
        finally:
            self._on_close()

    def _blocks(self, piece: bytes) -> list[bytes]:
        """One piece, cut to the lines' channels and brought to 8 kHz."""
        width = self._first + self._lines - 1
        if self._rate == RATE and self._first == 1:
            step = 2 * width * MOST_FRAMES
            return [block(piece[at : at + step], width) for at in range(0, len(piece), step)]
        import numpy as np

        from app.telephony.sound.resample import Resampler

        if not self._samplers:
            self._samplers = [Resampler(self._rate) for _ in range(self._lines)]
        samples = np.frombuffer(piece, dtype="<i2").reshape(-1, width)[:, self._first - 1 :].astype(np.float32)
        made = np.stack([one.feed(samples[:, at]) for at, one in enumerate(self._samplers)], axis=1)
        whole = np.clip(np.round(made), -32768, 32767).astype("<i2")
        return [block(whole[at : at + MOST_FRAMES].tobytes(), self._lines) for at in range(0, len(whole), MOST_FRAMES)]

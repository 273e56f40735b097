"""How do the computer's sound inputs fill the wires, and what happens when a device goes and comes back?

PortAudio calls back on a thread of its own, which must do next to nothing: the samples are copied into the ring, and
that is all. A device that ends (unplugged, sound server gone) calls `finished`; one that only falls silent for good,
without bringing samples, is found by its ring standing still. Either is closed and opened again until it is there.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.recorder.pcm import RATES
from app.telephony.recorder.ring import Ring
from app.telephony.recorder.wire import BOX, Wire

if TYPE_CHECKING:
    import sounddevice

LATENCY_S = 1.0  # the program may stand still for so long before the device itself loses sound
_BLOCKS_A_SECOND = 10
_LOOK_S = 0.5
_AGAIN_S, _RARELY_S = 0.5, 5.0
_STILL_S = 4.0  # no samples for so long: the device is as good as gone
log = logging.getLogger(__name__)

_NO_SOUND = QT_TRANSLATE_NOOP("recording", "This computer has no working sound system: {why}")


@dataclass(frozen=True, slots=True)
class Input:
    """A sound input of this computer.

    Attributes:
        name: as it is kept in the settings.
        channels: how many it has; telephone lines may hang on each.
    """

    name: str
    channels: int


def inputs() -> tuple[Input, ...]:
    """The sound inputs there are now.

    Raises:
        DeviceUnavailable: there is no sound system.
    """
    found: dict[str, Input] = {}
    for device in _devices():
        if device["max_input_channels"] > 0:
            found.setdefault(device["name"], Input(device["name"], int(device["max_input_channels"])))
    return tuple(found.values())


def _devices() -> Sequence[dict[str, Any]]:
    try:
        import sounddevice

        return list(sounddevice.query_devices())
    except OSError as err:  # no PortAudio
        raise DeviceUnavailable(_NO_SOUND.fill(why=str(err))) from err
    except sounddevice.PortAudioError as err:
        raise DeviceUnavailable(_NO_SOUND.fill(why=str(err))) from err


class Device:
    """One opened input and the rings of its lines.

    Raises:
        OSError: it cannot be opened.
    """

    def __init__(self, name: str, wires: Sequence[Wire], wake: threading.Event) -> None:
        import sounddevice

        self.name, self.wires, self._wake = name, tuple(wires), wake
        self._channels = max(wire.config.channel for wire in wires)
        self._rings: tuple[tuple[int, Ring], ...] = ()
        self.ended = False
        self._began = 0.0  # when the first samples came
        self._stream = self._open(sounddevice)
        self._seen, self._seen_at = 0, time.monotonic()

    def _open(self, sounddevice: Any) -> "sounddevice.RawInputStream":
        why: Exception = OSError("no such input")
        for index, device in enumerate(sounddevice.query_devices()):
            if device["name"] != self.name or device["max_input_channels"] < self._channels:
                continue
            for rate in (*RATES, int(device["default_samplerate"])):
                try:
                    return self._stream_of(sounddevice, index, rate)
                except sounddevice.PortAudioError as err:
                    why = err
        raise OSError(f"{self.name}: {why}")

    def _stream_of(self, sounddevice: Any, index: int, rate: int) -> "sounddevice.RawInputStream":
        stream = sounddevice.RawInputStream(
            samplerate=rate,
            blocksize=rate // _BLOCKS_A_SECOND,
            device=index,
            channels=self._channels,
            dtype="int16",
            latency=LATENCY_S,
            callback=self._on_sound if self._channels > 1 else self._on_mono,
            finished_callback=self._on_finished,
        )
        self._rings = tuple((wire.config.channel - 1, wire.open(rate, LATENCY_S)) for wire in self.wires)
        stream.start()
        return stream

    def _on_mono(self, data: Any, frames: int, _time: Any, status: Any) -> None:
        if status or not self._began:
            self._note_loss(frames, status)
        for _, ring in self._rings:
            ring.put(data)

    def _on_sound(self, data: Any, frames: int, _time: Any, status: Any) -> None:
        if status or not self._began:
            self._note_loss(frames, status)
        samples = memoryview(data).cast("h")
        for channel, ring in self._rings:
            ring.put(samples[channel :: self._channels].tobytes())

    def _note_loss(self, frames: int, status: Any) -> None:
        """The device had no room for what it heard; how much that was only the clock can tell."""
        now = time.monotonic()
        self._began = self._began or now - frames / self._rings[0][1].rate_hz
        if status.input_overflow:
            for _, ring in self._rings:
                due = round((now - self._began) * ring.rate_hz) - frames
                ring.lose(max(0, due - ring.head - sum(count for _, count in ring.lost)))

    def _on_finished(self) -> None:
        self.ended = True
        self._wake.set()

    def is_gone(self, now: float) -> bool:
        """Whether it brings no sound any more."""
        head = self._rings[0][1].head
        if head != self._seen:
            self._seen, self._seen_at = head, now
        return self.ended or now - self._seen_at > _STILL_S

    def close(self) -> None:
        """Give it back; its wires have no sound now."""
        for wire in self.wires:
            wire.close()
        try:
            self._stream.abort(ignore_errors=True)
        finally:
            self._stream.close(ignore_errors=True)


class Inputs:
    """Opens the inputs of all wires, each device once, and opens again what went away. One thread, `sound`.

    Args:
        may_renew: whether nothing else of the program uses the sound system now, so that it may be started anew.
    """

    def __init__(self, may_renew: Callable[[], bool] = lambda: True) -> None:
        self._may_renew = may_renew
        self._wanted: dict[str, tuple[Wire, ...]] = {}
        self._open: dict[str, Device] = {}
        self._missing: dict[str, tuple[float, float]] = {}  # when to try again, and how long to wait after that
        self._guard, self._wake = threading.Lock(), threading.Event()
        self._stopped = False
        self._thread: threading.Thread | None = None

    def use(self, wires: Sequence[Wire]) -> None:
        """Fill these from now on; returns at once."""
        by_device: dict[str, tuple[Wire, ...]] = {}
        for wire in wires:
            if wire.config.device not in ("", BOX):
                by_device[wire.config.device] = (*by_device.get(wire.config.device, ()), wire)
        with self._guard:
            self._wanted = by_device
        if self._thread is None and by_device:
            self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
            self._thread.start()
        self._wake.set()

    def stop(self) -> None:
        """Give all inputs back."""
        self._stopped = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        try:
            while not self._stopped:
                self._look()
                self._wake.wait(_LOOK_S)
                self._wake.clear()
        except Exception:
            log.exception("listening to the sound inputs ended")
        finally:
            for device in self._open.values():
                device.close()
            self._open.clear()

    def _look(self) -> None:
        with self._guard:
            wanted = self._wanted
        now = time.monotonic()
        for name, device in list(self._open.items()):
            if device.wires != wanted.get(name):
                self._open.pop(name).close()
            elif device.is_gone(now):
                log.info("the sound input %s is gone", name)
                self._open.pop(name).close()
                self._missing[name] = (now, _AGAIN_S)
        for name, wires in wanted.items():
            if name not in self._open and self._missing.get(name, (now, 0.0))[0] <= now:
                self._try(name, wires, now)

    def _try(self, name: str, wires: tuple[Wire, ...], now: float) -> None:
        try:
            self._renew(name)
            self._open[name] = Device(name, wires, self._wake)
        except (OSError, DeviceUnavailable) as err:
            _, wait_s = self._missing.get(name, (now, _AGAIN_S))
            self._missing[name] = (now + wait_s, min(_RARELY_S, wait_s * 2))
            log.info("no sound from %s: %s", name, err)
        else:
            if self._missing.pop(name, None):
                log.info("the sound input %s is back", name)

    def _renew(self, name: str) -> None:
        """PortAudio sees new devices only when it is started anew, which no opened one survives."""
        import sounddevice

        known = any(device["name"] == name for device in sounddevice.query_devices())
        if not known and not self._open and self._may_renew():
            sounddevice._terminate()  # noqa: SLF001  the only way; its own documentation names it
            sounddevice._initialize()  # noqa: SLF001

"""How do the computer's sound inputs fill the wires, and what happens when a device goes and comes back?

They are heard in processes of their own (`app.telephony.capture`); what these bring is copied into the rings, and that
is all. A device that ends (unplugged, sound server gone) says so; one that only falls silent for good, without
bringing samples, is found by its ring standing still. Either is closed and opened again until it is there.
"""

import logging
import threading
import time
from collections.abc import Sequence

from typing_extensions import override

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.capture.capture import Capture, Hold, SoundInputSource
from app.telephony.capture.words import Input, Listener, Opened, Wish
from app.telephony.recorder.pcm import RATES
from app.telephony.recorder.ring import Ring
from app.telephony.recorder.wire import BOX, Wire

LATENCY_S = 1.0  # the processes may stand still for so long before the device itself loses sound
_BLOCKS_A_SECOND = 10
_LOOK_S = 0.5
_AGAIN_S, _RARELY_S = 0.5, 5.0
_STILL_S = 4.0  # no samples for so long: the device is as good as gone
log = logging.getLogger(__name__)

_NO_SOUND = QT_TRANSLATE_NOOP("recording", "This computer has no working sound system: {why}")


def inputs(source: SoundInputSource) -> tuple[Input, ...]:
    """The sound inputs there are now, also those that were plugged in just now.

    Raises:
        DeviceUnavailable: there is no sound system.
    """
    try:
        return source.present()
    except OSError as err:
        raise DeviceUnavailable(_NO_SOUND.fill(why=str(err))) from err


class Device(Listener):
    """One opened input and the rings of its lines.

    Raises:
        OSError: it cannot be opened.
    """

    def __init__(self, source: SoundInputSource, name: str, wires: Sequence[Wire], wake: threading.Event) -> None:
        self.wires, self._wake = tuple(wires), wake
        self._channels = max(wire.config.channel for wire in wires)
        self._rings: tuple[tuple[int, Ring], ...] = ()
        self.is_over = False
        self._seen, self._seen_at = 0, time.monotonic()
        wish = Wish(name, self._channels, self._channels, RATES, LATENCY_S, _BLOCKS_A_SECOND)
        self._hold: Hold = source.open(wish, self)

    @override
    def opened(self, how: Opened) -> None:
        self._rings = tuple((wire.config.channel - 1, wire.open(how.rate_hz, LATENCY_S)) for wire in self.wires)

    @override
    def heard(self, data: bytes, lost: int) -> None:
        samples = memoryview(data).cast("h") if self._channels > 1 else None
        for channel, ring in self._rings:
            if lost:
                ring.lose(lost)
            ring.put(samples[channel :: self._channels].tobytes() if samples else data)

    @override
    def ended(self) -> None:
        self.is_over = True
        self._wake.set()

    def is_gone(self, now: float) -> bool:
        """Whether it brings no sound any more."""
        head = self._rings[0][1].head
        if head != self._seen:
            self._seen, self._seen_at = head, now
        return self.is_over or now - self._seen_at > _STILL_S

    def close(self) -> None:
        """Give it back; its wires have no sound now."""
        for wire in self.wires:
            wire.close()
        self._hold.close()


class Inputs:
    """Opens the inputs of all wires, each device once, and opens again what went away. One thread, `sound`.

    Args:
        source: the computer's inputs.
    """

    def __init__(self, source: SoundInputSource | None = None) -> None:
        self._source = source or Capture()
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
            self._source.tidy()

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
            if name not in self._open and self._missing.get(name, (now, 0.0))[0] <= now and not self._stopped:
                self._try(name, wires, now)
        if not wanted.keys() - self._open.keys():
            self._source.tidy()

    def _try(self, name: str, wires: tuple[Wire, ...], now: float) -> None:
        try:
            self._open[name] = Device(self._source, name, wires, self._wake)
        except OSError as err:
            _, wait_s = self._missing.get(name, (now, _AGAIN_S))
            self._missing[name] = (now + wait_s, min(_RARELY_S, wait_s * 2))
            log.info("no sound from %s: %s", name, err)
        else:
            if self._missing.pop(name, None):
                log.info("the sound input %s is back", name)

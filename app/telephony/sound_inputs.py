"""How is the sound of telephone lines got from the computer's sound inputs?

They are heard in processes of their own (`app.telephony.capture`); what these bring is put aside, and cut into blocks
at 8 kHz on the box's thread. A device that ends says so; one that only falls silent, without any samples, is noticed
as well.
"""

import threading
import time
from collections import deque
from typing import TYPE_CHECKING

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.address import Address
from app.telephony.capture.capture import Capture, Hold, SoundInputSource
from app.telephony.capture.words import Absent, Input, Listener, Opened, Wish
from app.telephony.decoders.sound import MOST_FRAMES, RATE, block
from app.telephony.ports import Port
from app.telephony.trouble import PortTrouble

if TYPE_CHECKING:
    from app.telephony.sound.resample import Resampler

_LATENCY_S = 0.1
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


class _Nothing:
    def close(self) -> None:
        """Nothing was opened."""


_NOTHING: Hold = _Nothing()


class SoundInputs:
    """The inputs of this computer. Safe from any thread.

    Args:
        source: stands for the computer's own.
    """

    def __init__(self, source: SoundInputSource | None = None) -> None:
        self._source = source or Capture()

    def present(self) -> list[Input]:
        """The inputs there are, each name once.

        Raises:
            OSError: there is no sound system.
        """
        try:
            return list(self._source.present())
        finally:
            self._source.tidy()

    def open(self, address: Address, lines: int) -> Port:
        """The input, its channels from `address.number` on being the lines.

        Raises:
            PortTrouble: it is not there or cannot be opened.
        """
        port = SoundPort(address.number)
        most = address.number + max(1, lines) - 1
        wish = Wish(address.path, address.number, most, (RATE,), _LATENCY_S, loosely=True)
        try:
            port.hold = self._source.open(wish, port)
        except Absent as err:
            raise PortTrouble(_NO_INPUT[0].fill(port=address.path or "–"), self._advice(), address.path) from err
        except OSError as err:
            text, advice = _NOT_OPENED
            raise PortTrouble(text.fill(port=address.path or "–"), advice, address.path, str(err)) from err
        return port

    def _advice(self) -> Text:
        try:
            there = ", ".join(one.name for one in self.present())
        except OSError:
            there = ""
        return _NO_INPUT[1].fill(inputs=there) if there else _NONE_AT_ALL


class SoundPort(Port, Listener):
    """One opened input; `read` gives whole blocks at 8 kHz as the driver `sound` takes them.

    Args:
        first: channel that is a line, from 1; so are those after it.
    """

    def __init__(self, first: int) -> None:
        self.name, self.hold = "", _NOTHING
        self._first = first
        self._rate, self._width, self._most_kept = RATE, 1, 0
        self._pieces: deque[bytes] = deque()
        self._kept = 0  # bytes
        self._guard = threading.Lock()
        self._arrived = threading.Event()
        self._is_over = False
        self._heard_at = time.monotonic()
        self._samplers: list[Resampler] = []

    @override
    def opened(self, how: Opened) -> None:
        self.name, self._rate, self._width = how.name, how.rate_hz, how.channels
        self._most_kept = round(_MOST_KEPT_S * how.rate_hz) * 2 * how.channels
        self._heard_at = time.monotonic()

    @override
    def heard(self, data: bytes, lost: int) -> None:
        with self._guard:
            self._pieces.append(data)
            self._kept += len(data)
            while self._kept > self._most_kept:
                self._kept -= len(self._pieces.popleft())
        self._arrived.set()

    @override
    def ended(self) -> None:
        self._is_over = True
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
        if self._is_over or now - self._heard_at > _STILL_S:
            text, advice = _GONE
            raise PortTrouble(text.fill(port=self.name), advice, self.name, "no samples")
        return b""

    @override
    def write(self, data: bytes) -> None:
        """Nothing is said to a sound input."""

    @override
    def close(self) -> None:
        """Give the input back."""
        self.hold.close()

    def _blocks(self, piece: bytes) -> list[bytes]:
        """One piece, cut to the lines' channels and brought to 8 kHz."""
        width, lines = self._width, self._width - self._first + 1
        if self._rate == RATE and self._first == 1:
            step = 2 * width * MOST_FRAMES
            return [block(piece[at : at + step], width) for at in range(0, len(piece), step)]
        import numpy as np

        from app.telephony.sound.resample import Resampler

        if not self._samplers:
            self._samplers = [Resampler(self._rate) for _ in range(lines)]
        samples = np.frombuffer(piece, dtype="<i2").reshape(-1, width)[:, self._first - 1 :].astype(np.float32)
        made = np.stack([one.feed(samples[:, at]) for at, one in enumerate(self._samplers)], axis=1)
        whole = np.clip(np.round(made), -32768, 32767).astype("<i2")
        return [block(whole[at : at + MOST_FRAMES].tobytes(), lines) for at in range(0, len(whole), MOST_FRAMES)]

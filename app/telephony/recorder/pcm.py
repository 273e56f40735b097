"""What is done to samples on their way into the file: another rate, louder or softer, how loud they are?"""

from dataclasses import dataclass
from functools import cache
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

EDGE = 32767
RATES = (8000, 16000)  # what is kept
_ZEROS = 12  # zero crossings of the filter on each side
_PASSED = 0.92  # of half the lower rate


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a stretch of sound is; samples go from -32768 to 32767.

    Attributes:
        loud: root of the mean square.
        clipped: samples at the very edge.
    """

    peak: int
    loud: float
    clipped: int


QUIET = Level(0, 0.0, 0)


def level_of(data: bytes) -> Level:
    """How loud 16-bit samples are."""
    import numpy as np

    if not data:
        return QUIET
    samples = np.frombuffer(data, np.int16).astype(np.float32)
    sizes = np.abs(samples)
    peak = int(sizes.max())
    clipped = int(np.count_nonzero(sizes >= EDGE)) if peak >= EDGE else 0
    return Level(min(peak, EDGE), float(np.sqrt(np.mean(samples * samples))), clipped)


def amplified(data: bytes, gain_db: int) -> bytes:
    """16-bit samples made louder; what does not fit is cut at the edge."""
    import numpy as np

    if not gain_db:
        return data
    louder = np.frombuffer(data, np.int16) * np.float32(10 ** (gain_db / 20))
    return bytes(np.clip(np.rint(louder), -EDGE - 1, EDGE).astype(np.int16))


def kept_rate(rate_hz: int) -> int:
    """The rate at which sound of this rate is kept: its own where that will do, or that of telephones."""
    return rate_hz if rate_hz in RATES else RATES[0]


class Resampler:
    """Sound at another rate, piece by piece, as if it were one piece. For one thread.

    A windowed sinc in as many phases as the rates need; what it holds back (some milliseconds) comes with `rest`.
    """

    def __init__(self, from_hz: int, to_hz: int) -> None:
        import numpy as np

        common = gcd(from_hz, to_hz)
        self._up, self._down = to_hz // common, from_hz // common
        self._filter, self._reach = _filter(self._up, self._down)
        self._held: Floats = np.zeros(self._reach - 1, np.float32)
        self._next = 0  # place of the next sample from the first held one's, in parts of `up`

    def take(self, data: bytes) -> bytes:
        """The samples that can be made with these."""
        import numpy as np

        held = np.concatenate((self._held, np.frombuffer(data, np.int16).astype(np.float32)))
        room = len(held) - 2 * self._reach + 1
        count = max(0, -(-(room * self._up - self._next) // self._down))
        if count <= 0:
            self._held = held
            return b""
        places = self._next + np.arange(count) * self._down
        windows = np.lib.stride_tricks.sliding_window_view(held, 2 * self._reach)
        made = np.einsum("ij,ij->i", windows[places // self._up], self._filter[places % self._up])
        gone = (self._next + count * self._down) // self._up
        self._next = (self._next + count * self._down) % self._up
        self._held = held[gone:]
        return bytes(np.clip(np.rint(made), -EDGE - 1, EDGE).astype(np.int16))

    def rest(self) -> bytes:
        """What was held back."""
        return self.take(bytes(2 * self._reach))  # so many samples of silence as the filter reaches


@cache
def _filter(up: int, down: int) -> "tuple[Floats, int]":
    """Taps for each phase, one row each, and how far they reach to each side, in samples that come in."""
    import numpy as np

    cut = min(1.0, up / down) * _PASSED  # of half the rate that comes in
    reach = int(np.ceil(_ZEROS / cut))
    phases = np.arange(up)[:, None] / up
    x = np.arange(2 * reach)[None, :] - (reach - 1) - phases
    window = np.cos(np.pi * x / (2 * reach + 1)) ** 2
    taps = cut * np.sinc(cut * x) * window
    taps /= taps.sum(axis=1, keepdims=True)
    return taps.astype(np.float32), reach

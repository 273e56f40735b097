"""How does sound of any rate become sound at 8 kHz, piece by piece?"""

from math import gcd

import numpy as np
import numpy.typing as npt

from app.telephony.sound.softbits import RATE, Samples

LOWEST, HIGHEST = 4000, 384_000  # Hz
_REACH = 12  # zero crossings of the filter on either side


class Resampler:
    """One channel from `rate` to 8 kHz through a windowed sinc; what cannot be kept is filtered out, not folded."""

    def __init__(self, rate: int) -> None:
        common = gcd(rate, RATE)
        self._up, self._down = RATE // common, rate // common
        scale = max(1.0, rate / RATE)
        self._half = int(np.ceil(_REACH * scale))
        self._table = self._phases(scale)
        self._kept: npt.NDArray[np.float32] = np.zeros(self._half, dtype=np.float32)
        self._phase = 0  # of the next output, in 1/up of an input sample, from input `_half` of what is kept

    def _phases(self, scale: float) -> npt.NDArray[np.float32]:
        """A row of taps for each place an output can have between two inputs."""
        shift = np.arange(self._up)[:, None] / self._up
        at = (np.arange(2 * self._half) - self._half + 1)[None, :] - shift
        window = np.cos(np.pi / 2 * np.clip(at / (self._half + 1), -1, 1)) ** 2
        taps = np.sinc(at / scale * 0.96) * window
        return np.asarray(taps / taps.sum(axis=1, keepdims=True), dtype=np.float32)

    def feed(self, samples: Samples) -> Samples:
        """The outputs these inputs complete; the last few wait for what follows."""
        if self._up == self._down:
            return samples
        self._kept = np.concatenate((self._kept, samples))
        room = len(self._kept) - 2 * self._half
        if room <= 0:
            return np.zeros(0, dtype=np.float32)
        count = max(0, (room * self._up - self._phase + self._down - 1) // self._down)
        places = self._phase + np.arange(count) * self._down
        begins, phases = places // self._up, places % self._up
        windows = np.lib.stride_tricks.sliding_window_view(self._kept, 2 * self._half)
        made = np.einsum("ij,ij->i", windows[begins + 1], self._table[phases])
        after = self._phase + count * self._down
        drop = min(after // self._up, room)
        self._kept, self._phase = self._kept[drop:], after - drop * self._up
        return np.asarray(made, dtype=np.float32)

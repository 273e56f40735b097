"""Is the line's sound a mark or a space right now, and how surely?

One compromise for Bell 202 (1200 and 2200 Hz) and V.23 (1300 and 2100 Hz): within the time of one bit, 0.83 ms,
they differ by less than a tenth of a turn. A band pass keeps out hum, the ringing current and what lies above; behind
it each tone is correlated over one bit. What is told is the difference of both amplitudes over their sum: 1 for a mark,
-1 for a space, crossing 0 where one becomes the other, whatever the level; 0 where there is no carrier at all.
"""

import numpy as np
import numpy.typing as npt

RATE = 8000
BAUD = 1200.0
BIT = RATE / BAUD  # samples

Samples = npt.NDArray[np.float32]

_MARK_HZ, _SPACE_HZ = 1250.0, 2150.0
_LOW_HZ, _HIGH_HZ = 600.0, 2900.0
_TAPS = 41
_SILENCE = 12.0  # amplitude, of 32768


def _band_pass() -> npt.NDArray[np.float64]:
    at = np.arange(_TAPS) - (_TAPS - 1) / 2
    ideal = 2 * _HIGH_HZ / RATE * np.sinc(2 * _HIGH_HZ / RATE * at) - 2 * _LOW_HZ / RATE * np.sinc(
        2 * _LOW_HZ / RATE * at
    )
    return np.asarray(ideal * np.hamming(_TAPS), dtype=np.float64)


def _tone(hertz: float) -> npt.NDArray[np.complex64]:
    """Band pass and correlation with one tone over one bit, in one filter; its gain for that tone is 1."""
    at = np.arange(9) - 4
    window = np.clip(BIT / 2 + 0.5 - np.abs(at), 0.0, 1.0)  # one bit long, its ends cut through samples
    wave = np.exp(2j * np.pi * hertz / RATE * at)
    both = np.convolve(_band_pass(), window * wave)
    turned = np.exp(-2j * np.pi * hertz / RATE * np.arange(len(both)))
    return np.asarray(both / np.abs((both * turned).sum()) * 2, dtype=np.complex64)


class SoftBits:
    """Turns samples at 8 kHz into soft bits, as many as samples. `DELAY` samples late."""

    DELAY = (_TAPS + 9) // 2 - 1

    def __init__(self) -> None:
        self._mark, self._space = _tone(_MARK_HZ), _tone(_SPACE_HZ)
        self._before = np.zeros(len(self._mark) - 1, dtype=np.float32)

    def feed(self, samples: Samples) -> Samples:
        """The soft bits of the next samples (16-bit scale)."""
        heard = np.concatenate((self._before, samples))
        self._before = heard[len(heard) - len(self._before) :]
        mark = np.abs(np.convolve(heard, self._mark, "valid"))
        space = np.abs(np.convolve(heard, self._space, "valid"))
        both = mark + space
        soft = np.where(both < _SILENCE, 0.0, (mark - space) / np.maximum(both, 1e-9))
        return soft.astype(np.float32)

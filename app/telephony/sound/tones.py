"""Which dialling tones (ITU Q.23: one of four low and one of four high) are in a line's sound, and when?

Windows of 15 ms, one every 7.5 ms, correlated with the eight frequencies. A window has a digit where one low and one
high tone carry most of its power, each stands out among its four, and neither is far weaker than the other. A digit
begins with two windows that agree and ends with two that do not.
"""

from dataclasses import dataclass

import numpy as np

from app.telephony.sound.softbits import RATE, Samples

HOP = 60  # samples
_WINDOW = 120
_LOW, _HIGH = (697, 770, 852, 941), (1209, 1336, 1477, 1633)
_KEYS = "123A456B789C*0#D"
_SHARE = 0.4  # of the window's power; a tone 1.8 % off loses a good part
_STANDS_OUT = 3.5  # times the next one of its four, in power
_TWIST = 12.0  # times, in power
_QUIET = 12.0**2  # power, 16-bit scale

_WAVES = np.exp(-2j * np.pi / RATE * np.outer(np.arange(_WINDOW), (*_LOW, *_HIGH))).astype(np.complex64)


@dataclass(frozen=True, slots=True)
class Tone:
    """A digit that was heard.

    Attributes:
        at_s: of its beginning, from that of the line's sound.
    """

    key: str
    at_s: float


class Tones:
    """Finds digits in samples at 8 kHz; `feed` wants a multiple of `HOP` samples."""

    def __init__(self) -> None:
        self._before = np.zeros(_WINDOW - HOP, dtype=np.float32)
        self._windows = 0
        self._now, self._candidate = "", ""  # the digit being heard; what the window before had
        self._misses = 0

    def feed(self, samples: Samples) -> list[Tone]:
        """The digits that begin in these samples (16-bit scale)."""
        heard = np.concatenate((self._before, samples))
        self._before = heard[len(heard) - len(self._before) :]
        windows = np.lib.stride_tricks.sliding_window_view(heard, _WINDOW)[::HOP]
        found: list[Tone] = []
        for key in _keys(windows):
            self._windows += 1
            if self._heard(key):
                found.append(Tone(key, (self._windows - 2) * HOP / RATE))
        return found

    @property
    def seconds(self) -> float:
        """How much was heard."""
        return self._windows * HOP / RATE

    def _heard(self, key: str) -> bool:
        """Whether a new digit is sure with this window."""
        begins = bool(key) and key == self._candidate and key != self._now
        self._candidate = key
        if begins:
            self._now, self._misses = key, 0
        elif key == self._now:
            self._misses = 0
        else:
            self._misses += 1
            if self._misses >= 2:
                self._now = ""
        return begins


def _keys(windows: Samples) -> list[str]:
    """The digit in each window, or ""."""
    total = np.mean(windows**2, axis=1)
    loud = total > _QUIET
    keys = [""] * len(windows)
    if not loud.any():
        return keys
    power = 2 * np.abs(windows @ _WAVES / _WINDOW) ** 2  # of a sine of that frequency
    low, high = power[:, :4], power[:, 4:]
    best_low, best_high = low.max(axis=1), high.max(axis=1)
    least, most = np.minimum(best_low, best_high), np.maximum(best_low, best_high)
    fits = loud & (best_low + best_high > _SHARE * total) & (most < _TWIST * least)
    fits &= (best_low > _STANDS_OUT * np.sort(low)[:, 2]) & (best_high > _STANDS_OUT * np.sort(high)[:, 2])
    for at in np.flatnonzero(fits):
        keys[at] = _KEYS[4 * int(low[at].argmax()) + int(high[at].argmax())]
    return keys

"""Does the bell ring on a line? Its current, 16 to 33 Hz, is far louder than all else there while it does.

Windows of 210 ms, one every 52.5 ms. A burst begins with half a second of such windows and ends with as long without;
what is shorter is a click, what is slower or faster is the mains or somebody.
"""

import numpy as np

from app.telephony.sound.softbits import RATE, Samples

_STEP = 30  # samples that are taken together: to 267 Hz
_WINDOW, _HOP = 56, 14  # of those
_HZ = np.arange(16.0, 33.1, 2.5)
_LOUD = 300.0  # peak, of 32767
_SHARE = 0.6  # of the power; a bell that is cut to a square has 0.8
_SURE = 7  # windows that agree

_WAVES = np.exp(-2j * np.pi * _STEP / RATE * np.outer(np.arange(_WINDOW), _HZ)) * np.hanning(_WINDOW)[:, None]
_WAVES *= 2 / np.hanning(_WINDOW).sum()


class Bell:
    """Finds bursts in samples at 8 kHz, 16-bit scale; `feed` wants a multiple of 420."""

    def __init__(self) -> None:
        self._low = np.zeros(_WINDOW, dtype=np.float32)
        self._power = np.zeros(_WINDOW, dtype=np.float32)
        self._for = 0  # windows in a row that say otherwise than what holds
        self._rings = False

    def feed(self, samples: Samples) -> int:
        """How many bursts begin in these samples."""
        groups = samples.reshape(-1, _STEP)
        begun = 0
        for at in range(0, len(groups), _HOP):
            part = groups[at : at + _HOP]
            self._low = np.concatenate((self._low[_HOP:], part.mean(axis=1)))
            self._power = np.concatenate((self._power[_HOP:], np.mean(part**2, axis=1)))
            begun += self._step()
        return begun

    def _step(self) -> bool:
        """Whether a burst begins with this window."""
        low = self._low - self._low.mean()
        peak = float(np.abs(low @ _WAVES).max())
        whole = float(self._power.mean() - self._low.mean() ** 2)
        rings = peak > _LOUD and peak**2 / 2 > _SHARE * whole
        self._for = self._for + 1 if rings is not self._rings else 0
        if self._for < _SURE:
            return False
        self._rings, self._for = rings, 0
        return rings

"""How is speech made faster or slower at the same pitch?

Overlapping pieces are laid nearer together or farther apart, each shifted to where it fits best on what came before
(WSOLA: W. Verhelst, M. Roelands, "An overlap-add technique based on waveform similarity for high quality time-scale
modification of speech", 1993).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]
    Floats = NDArray[np.float32]

SLOWEST, FASTEST = 0.5, 2.0
_PIECE_MS, _SHIFT_MS = 30, 8


class Stretcher:
    """Gives out samples at a speed, from any place on. For one thread.

    Args:
        samples: of the whole recording.
        rate_hz: their rate.

    Attributes:
        at: the sample of the recording that is given out next.
        speed: 0.5 to 2; at 1 samples are given out as they are.
    """

    def __init__(self, samples: "Samples", rate_hz: int) -> None:
        import numpy as np

        self._samples = samples
        self._half = max(2, rate_hz * _PIECE_MS // 2000)
        self._reach = rate_hz * _SHIFT_MS // 1000
        ramp = np.linspace(0, 1, self._half, endpoint=False, dtype=np.float32)
        self._rise = np.sin(ramp * np.pi / 2) ** 2
        self._at, self.speed = 0.0, 1.0
        self._tail: Floats | None = None  # what the last piece still has to fade out of
        self._next = 0  # where its natural continuation begins

    @property
    def at(self) -> int:
        """See above."""
        return min(round(self._at), len(self._samples))

    def seek(self, sample: int) -> None:
        """Go on from another place."""
        self._at = float(min(max(0, sample), len(self._samples)))
        self._tail = None

    @property
    def over(self) -> bool:
        """Whether everything was given out."""
        return self.at >= len(self._samples)

    def take(self, count: int) -> "Samples":
        """The next samples, `count` or a few more; fewer at the end."""
        import numpy as np

        if self.speed == 1:
            self._tail = None
            made = self._samples[self.at : self.at + count]
            self._at = float(self.at + len(made))
            return made
        pieces: list[Floats] = []
        while sum(map(len, pieces)) < count and not self.over:
            pieces.append(self._piece())
        together = np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
        return np.clip(np.rint(together), -32768, 32767).astype(np.int16)

    def _piece(self) -> "Floats":
        """Half a piece: the end of the one before faded out, the beginning of the next faded in."""
        start = self._fitting(round(self._at)) if self._tail is not None else round(self._at)
        head, tail = self._cut(start), self._cut(start + self._half)
        before = self._tail if self._tail is not None else head
        self._tail, self._next = tail, start + self._half
        self._at += self._half * self.speed
        mixed: Floats = before * (1 - self._rise) + head * self._rise
        return mixed

    def _cut(self, start: int) -> "Floats":
        import numpy as np

        piece = self._samples[max(0, start) : start + self._half].astype(np.float32)
        return np.pad(piece, (0, self._half - len(piece)))

    def _fitting(self, wanted: int) -> int:
        """The place near the wanted one whose sound is most like what would have come naturally."""
        import numpy as np

        first = max(0, wanted - self._reach)
        room = self._samples[first : wanted + self._reach + self._half].astype(np.float32)
        natural = self._cut(self._next)
        if len(room) < self._half or not natural.any():
            return wanted
        alike = np.correlate(room, natural, "valid")
        energy = np.convolve(room * room, np.ones(self._half, np.float32), "valid")
        return first + int(np.argmax(alike / np.sqrt(np.maximum(energy, 1.0))))

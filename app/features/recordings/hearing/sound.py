"""What is in the file of a recording: its samples, how loud it is where, and where nobody speaks?"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

_UNREADABLE = QT_TRANSLATE_NOOP("recordings", "The file of this recording cannot be played: {why}")
_WINDOW_MS = 20
_FLOOR, _ABOVE = 60.0, 4.0  # loudness of a quiet line; speech is so many times as loud as the quietest tenth
_LEAST_MS, _EDGE_MS = 700, 150  # silence that is skipped, and what is left of it on each side


@dataclass(frozen=True, slots=True)
class Sound:
    """The whole of a recording in memory (an hour at 8 kHz takes 58 MB).

    Attributes:
        samples: 16 bits, one channel.
    """

    samples: "Samples"
    rate_hz: int

    @property
    def lasts_ms(self) -> int:
        """How long it is."""
        return len(self.samples) * 1000 // self.rate_hz


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch in which nobody speaks, in milliseconds of the file."""

    begins_ms: int
    ends_ms: int


def read(path: Path) -> Sound:
    """Read a recording; for a worker thread.

    Raises:
        Refused: it cannot be read.
    """
    import numpy as np
    import soundfile

    try:
        with soundfile.SoundFile(str(path)) as file:
            data = file.read(dtype="int16", always_2d=True)
            rate = int(file.samplerate)
    except (OSError, RuntimeError) as err:
        raise Refused(_UNREADABLE.fill(why=str(err))) from err
    samples = data[:, 0] if data.shape[1] == 1 else data.mean(axis=1).astype(np.int16)
    return Sound(np.ascontiguousarray(samples), rate)


def peaks(sound: Sound, count: int) -> list[float]:
    """How far the sound goes in each of `count` equal stretches, 0 to 1."""
    import numpy as np

    if not len(sound.samples) or count <= 0:
        return [0.0] * max(0, count)
    edges = np.linspace(0, len(sound.samples), count, endpoint=False).astype(np.int64)
    far = np.maximum.reduceat(np.abs(sound.samples.astype(np.int32)), edges)
    return [float(one) for one in far / 32768]


def silences(sound: Sound) -> list[Silence]:
    """Where nobody speaks for longer than a breath, in order."""
    import numpy as np

    size = sound.rate_hz * _WINDOW_MS // 1000
    count = len(sound.samples) // size
    if not count:
        return []
    windows = sound.samples[: count * size].reshape(count, size).astype(np.float32)
    loud = np.sqrt(np.mean(windows * windows, axis=1))
    quiet = loud < max(_FLOOR, float(np.percentile(loud, 10)) * _ABOVE)
    turns = np.flatnonzero(np.diff(np.concatenate(([False], quiet, [False])).astype(np.int8)))
    found = []
    for first, last in zip(turns[::2], turns[1::2], strict=True):
        begins, ends = int(first) * _WINDOW_MS + _EDGE_MS, int(last) * _WINDOW_MS - _EDGE_MS
        if ends - begins >= _LEAST_MS - 2 * _EDGE_MS:
            found.append(Silence(begins, ends))
    return found

"""Where does the sound of a line wait until whoever writes or measures it comes round?"""

from dataclasses import dataclass

SAMPLE = 2  # bytes: 16 bits, mono, in the machine's order
KEPT_S = 30.0  # a disk that stands still, a window that stands still: nothing is lost for so long


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a line's sound.

    Attributes:
        at: number of its first sample, counted from the opening of the source.
        missed: samples before it that came and were overwritten before anybody read them.
    """

    data: bytes
    at: int
    missed: int = 0

    @property
    def end(self) -> int:
        """The number of the first sample behind it."""
        return self.at + len(self.data) // SAMPLE


class Ring:
    """The newest seconds of a line's sound since its source was opened.

    One thread puts and never waits: there is no lock. Any number of threads read, each at a position of its own. A
    source that is opened again brings a new ring.

    Args:
        rate_hz: of the samples.
        kept_s: so much is kept.
        delay_s: what is said now is put no later than this.
    """

    def __init__(self, rate_hz: int, kept_s: float = KEPT_S, delay_s: float = 0.0) -> None:
        self.rate_hz, self.delay = rate_hz, round(delay_s * rate_hz)
        self._room = max(1, round(kept_s * rate_hz))
        self._bytes = memoryview(bytearray(self._room * SAMPLE))
        self._head = 0
        self._lost: list[tuple[int, int]] = []
        self.closed = False

    @property
    def head(self) -> int:
        """How many samples were put since the source was opened."""
        return self._head

    @property
    def lost(self) -> tuple[tuple[int, int], ...]:
        """Where the source itself lost something: (before which sample, about how many)."""
        return tuple(self._lost)

    def put(self, data: bytes | memoryview) -> None:
        """Add sound; only ever called by the one thread that brings it."""
        count = len(data) // SAMPLE
        if count > self._room:
            data, self._head = data[(count - self._room) * SAMPLE :], self._head + count - self._room
            count = self._room
        place = self._head % self._room * SAMPLE
        first = min(count * SAMPLE, len(self._bytes) - place)
        self._bytes[place : place + first] = data[:first]
        self._bytes[: count * SAMPLE - first] = data[first : count * SAMPLE]
        self._head += count

    def lose(self, samples: int) -> None:
        """The source lost about so many before what is put next."""
        self._lost.append((self._head, samples))

    def close(self) -> None:
        """Nothing more will be put; what is in it can still be read."""
        self.closed = True

    def read(self, at: int, most: int) -> Cut:
        """Up to `most` samples from number `at` on; later ones where those are overwritten already."""
        while True:
            start = max(at, self._head - self._room, 0)
            count = min(most, self._head - start)
            if count <= 0:
                return Cut(b"", start, start - at)
            data = self._copy(start, count)
            if self._head - self._room <= start:  # nothing was put over it meanwhile
                return Cut(data, start, start - at)

    def _copy(self, start: int, count: int) -> bytes:
        place = start % self._room * SAMPLE
        size = count * SAMPLE
        first = bytes(self._bytes[place : place + size])
        return first + bytes(self._bytes[: size - len(first)])

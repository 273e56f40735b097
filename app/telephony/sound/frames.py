"""Which data blocks are in a line's soft bits?

Characters of 8 data bits, lowest first, with a start bit (space) and 0 to 10 stop bits (mark). A block stands behind a
seizure (alternating bits), a mark of any length, or both. Every falling edge is read as the start of a character, all
at once; where that is the type of a data block, a reading begins, followed character by character. The first reading
whose check byte fits wins. One that does not fit is told as damaged only behind a seizure or a long mark, which neither
talk nor noise makes.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from app.telephony.decoders.fsk import KINDS
from app.telephony.sound.softbits import BIT, Samples

_MOST_STOP_BITS = 12
_MOST_FAULTS = 3  # missing stop bits in one block; the check byte decides
_MOST_READINGS = 24
_LOOKS_BACK = 160  # bits, for the seizure and mark before a block
_CHARACTER = 10 * BIT
_MARGIN = 4  # samples read beyond a character
_MOST_KEPT = 8 * 8000  # samples; the longest block at 10 stop bits takes 4.3 s

_IS_KIND = np.isin(np.arange(256), KINDS)
_Places = npt.NDArray[np.floating]
_BITS: _Places = (np.arange(10) + 0.5) * BIT  # the middle of start bit, data bits and stop bit


@dataclass(frozen=True, slots=True)
class Frame:
    """A data block as it stood on the line.

    Attributes:
        raw: from the type to the check byte; less where it was cut.
        is_sound: the check byte fits.
    """

    raw: bytes
    is_sound: bool


@dataclass(slots=True)
class _Reading:
    """One attempt to read a block, from one falling edge on.

    Attributes:
        edge: of the start bit of the next character, in samples from the beginning of the line's sound.
        is_led_in: it stands behind a seizure or a long mark.
        bare: characters follow one another without a stop bit.
        faults: stop bits that were none.
        stopped: the character read last had a stop bit; None while the next one is being read.
    """

    edge: float
    is_led_in: bool
    bare: bool
    raw: bytearray = field(default_factory=bytearray)
    faults: int = 0
    stopped: bool | None = None

    @property
    def is_whole(self) -> bool:
        return len(self.raw) > 1 and len(self.raw) == self.raw[1] + 3


class Frames:
    """Finds blocks in soft bits that come in pieces; the same pieces always give the same."""

    def __init__(self) -> None:
        self._soft: Samples = np.zeros(0, dtype=np.float32)
        self._first = 0  # number of the first soft bit kept
        self._next = 0.0  # edges before this have been looked at
        self._readings: list[_Reading] = []

    def feed(self, soft: Samples) -> list[Frame]:
        """The blocks that are complete, or seen to be damaged, with these soft bits."""
        self._soft = np.concatenate((self._soft, soft))
        self._hunt()
        found = self._follow(ended=False)
        self._forget()
        return found

    def end(self) -> list[Frame]:
        """Nothing more comes: a block half said behind a seizure is damaged."""
        return self._follow(ended=True)

    @property
    def kept(self) -> int:
        """Soft bits held at present."""
        return len(self._soft)

    # ---- finding the beginning

    def _hunt(self) -> None:
        """Begin a reading at every new falling edge behind which the type of a block stands."""
        begin = max(1, int(self._next) - self._first)
        end = len(self._soft) - int(_CHARACTER) - _MARGIN
        if end <= begin:
            return
        edges = self._edges(begin, end)
        self._next = float(self._first + end)
        if not len(edges):
            return
        bits = self._at(edges[:, None] + _BITS) > 0
        values = bits[:, 1:9] @ (1 << np.arange(8))
        for at in np.flatnonzero(_IS_KIND[values] & ~bits[:, 0]):
            self._begin(float(edges[at]), bare=not bits[at, 9])

    def _begin(self, edge: float, *, bare: bool) -> None:
        mark, seizure = self._lead_in(edge)
        if mark < 5 and seizure < 8:
            return
        led_in = mark >= 40 or seizure >= 14
        self._readings.append(_Reading(edge, led_in, bare))
        if len(self._readings) > _MOST_READINGS:
            self._readings.remove(next((one for one in self._readings if not one.is_led_in), self._readings[0]))

    def _lead_in(self, edge: float) -> tuple[int, int]:
        """Bits of mark before an edge, and alternating bits before the mark."""
        back: _Places = edge - (np.arange(_LOOKS_BACK) + 0.5) * BIT
        ones = self._at(back[back >= self._first]) > 0
        mark = int(np.argmin(ones)) if not ones.all() else len(ones)
        before = ones[max(0, mark - 1) :]
        same = np.flatnonzero(before[1:] == before[:-1])
        return mark, int(same[0]) if len(same) else max(0, len(before) - 1)

    # ---- following it

    def _follow(self, *, ended: bool) -> list[Frame]:
        found: list[Frame] = []
        for reading in tuple(self._readings):
            if reading not in self._readings:
                continue  # it began within a block that was read meanwhile
            going = self._advance(reading)
            if going and not ended:
                continue
            frame = self._judged(reading)
            if frame is None:
                self._readings.remove(reading)
                continue
            found.append(frame)
            self._readings = [one for one in self._readings if one.edge > reading.edge]
            if frame.is_sound:
                self._readings = []
                self._next = max(self._next, reading.edge)
        return found

    def _judged(self, reading: _Reading) -> Frame | None:
        raw = bytes(reading.raw)
        if reading.is_whole and sum(raw) % 256 == 0:
            return Frame(raw, is_sound=True)
        if reading.is_led_in and not reading.bare and len(raw) > 2:
            return Frame(raw, is_sound=False)
        return None

    def _advance(self, reading: _Reading) -> bool:
        """Read on as far as the soft bits reach; whether there may be more to come."""
        while not reading.is_whole:
            if reading.stopped is None:
                if reading.edge + _CHARACTER + _MARGIN > self._first + len(self._soft):
                    return True
                bits = self._at(reading.edge + _BITS) > 0
                if bits[0]:
                    return False
                reading.raw.append(int(bits[1:9] @ (1 << np.arange(8))))
                reading.stopped = bool(bits[9])
                continue
            following = self._following(reading, reading.stopped)
            if following is None:
                return True
            if following < 0:
                return False
            reading.edge, reading.stopped = following, None
        return False

    def _following(self, reading: _Reading, stopped: bool) -> float | None:
        """Where the next character starts; None while that cannot be known, -1 where none does."""
        if reading.bare:
            falls = self._edges(*(int(reading.edge + at * BIT) - self._first for at in (0.5, 9.4)))
            last = float(falls[-1]) if len(falls) else reading.edge
            return last + (9 - round((last - reading.edge) / BIT)) * BIT
        if not stopped:
            reading.faults += 1
            return reading.edge + _CHARACTER if reading.faults <= _MOST_FAULTS else -1.0
        begin = int(reading.edge + 9.4 * BIT) - self._first
        end = int(reading.edge + _CHARACTER + _MOST_STOP_BITS * BIT) - self._first
        for edge in self._edges(begin, min(end, len(self._soft) - int(BIT))):
            if self._at(np.array([edge + 0.5 * BIT]))[0] < 0:
                return float(edge)
        return -1.0 if end <= len(self._soft) - int(BIT) else self._silent(begin)

    def _silent(self, begin: int) -> float | None:
        """-1 where the carrier is gone, so that nothing need be waited for."""
        return None if len(self._soft) - begin < 3 * BIT or self._soft[begin:].any() else -1.0

    # ---- the soft bits

    def _edges(self, begin: int, end: int) -> _Places:
        """Falling edges from place `begin` to `end` of what is kept, as numbers of samples with fractions."""
        part = self._soft[max(0, begin) : max(0, end)]
        falls = np.flatnonzero((part[:-1] > 0) & (part[1:] <= 0))
        steps = part[falls] / (part[falls] - part[falls + 1])
        return np.asarray(falls + steps + (max(0, begin) + self._first), dtype=np.float64)

    def _at(self, places: _Places) -> _Places:
        """Soft bits at places between samples."""
        inside = np.clip(places - self._first, 0, len(self._soft) - 2)
        low = inside.astype(np.int64)
        part = inside - low
        return np.asarray(self._soft[low] * (1 - part) + self._soft[low + 1] * part, dtype=np.float64)

    def _forget(self) -> None:
        """Keep what a reading may still need, and the lead-in of one that may begin now."""
        wanted = min([self._next, *(one.edge for one in self._readings)]) - (_LOOKS_BACK + 2) * BIT
        cut = max(int(wanted) - self._first, len(self._soft) - _MOST_KEPT)
        if cut > 0:
            self._soft, self._first = self._soft[cut:], self._first + cut
            self._readings = [one for one in self._readings if one.edge >= self._first]

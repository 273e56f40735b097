"""Does a line record what can be heard? By what it recorded today: only silence, or so loud that it is cut."""

from dataclasses import dataclass
from datetime import date

from app.telephony.recorder.taken import Taken

_SILENT = 60  # peak, of 32767, below which there was nothing to hear
_LONG_MS = 5000  # of sound before anything is said about it
_LOUD = 1000  # one sample of so many at the edge is too many


@dataclass(slots=True)
class _Sum:
    ms: int = 0
    peak: int = 0
    clipped: int = 0
    samples: int = 0


class Today:
    """What the lines recorded on this day of the local calendar."""

    def __init__(self) -> None:
        self._day = date.min
        self._lines: dict[int, _Sum] = {}

    def add(self, taken: Taken) -> None:
        """A recording is finished."""
        day = taken.started_at.astimezone().date()
        if day > self._day:
            self._day, self._lines = day, {}
        if day == self._day:
            line = self._lines.setdefault(taken.line, _Sum())
            line.ms += taken.duration_ms
            line.peak = max(line.peak, taken.peak)
            line.clipped += taken.clipped
            line.samples += taken.duration_ms * taken.rate_hz // 1000

    def forget(self, line: int) -> None:
        """The line was set up anew."""
        self._lines.pop(line, None)

    def is_silent(self, line: int) -> bool:
        """Whether all that was recorded is silence."""
        heard = self._lines.get(line)
        return heard is not None and heard.ms >= _LONG_MS and heard.peak < _SILENT

    def is_too_loud(self, line: int) -> bool:
        """Whether so much was at the edge that it is heard as noise."""
        heard = self._lines.get(line)
        return heard is not None and heard.ms >= _LONG_MS and heard.clipped * _LOUD > heard.samples

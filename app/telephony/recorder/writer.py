"""How does one recording get from the ring into its file? One thread each, that nothing but its disk can hold up."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from typing_extensions import override

from app.telephony.recorder.flac import FileFull, FlacWriter
from app.telephony.recorder.pcm import Resampler, amplified, kept_rate, level_of
from app.telephony.recorder.ring import Ring
from app.telephony.recorder.shelf import Notes, sha256_of
from app.telephony.recorder.taken import Mark, MarkKind, RecordingState, Taken

_TURN_S = 0.25
_AT_ONCE_S = 1.0
_PATIENCE_S = 3.0  # beyond the device's own delay, for what was said before the end to arrive
_SYNC_S = 10.0
log = logging.getLogger(__name__)

NO_ROOM, NO_SOUND = "the disk is full", "the sound went away"  # as they stand in the log and the database


@dataclass(frozen=True, slots=True)
class _Turn:
    """From this sample on it is recorded, or not."""

    at: int
    on: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is to be written.

    Attributes:
        start: number of the first sample.
        gain_db: made louder by so much.
    """

    ring: Ring
    start: int
    gain_db: int = 0


class Writer(threading.Thread):
    """Writes one recording until it is told to end or the ring is closed.

    Args:
        taken: as it begins; its file and note are made in the folder of `notes`.
        on_end: told when it is finished, on this thread.
    """

    def __init__(self, stretch: Stretch, taken: Taken, notes: Notes, on_end: "Callable[[Writer], None]") -> None:
        super().__init__(name=f"recording-{taken.line}", daemon=True)
        self._ring, self._at, self._gain_db = stretch.ring, stretch.start, stretch.gain_db
        self._notes, self._on_end = notes, on_end
        rate_hz = kept_rate(self._ring.rate_hz)
        self.taken = replace(taken, rate_hz=rate_hz)
        self._resampler = Resampler(self._ring.rate_hz, rate_hz) if rate_hz != self._ring.rate_hz else None
        self._turns: deque[_Turn] = deque()
        self._end: int | None = None
        self._waited_s = 0.0
        self._wake = threading.Event()
        self._paused: _Turn | None = None
        self._seen_losses = len(self._ring.lost)
        self._marks: list[Mark] = []
        self._peak = self._clipped = self._missed = 0
        self._unsynced_s = 0.0
        self._reason = ""

    # ------------------------------------------------------------ for others

    def pause(self, by: str) -> None:
        """Leave out what is said from now on."""
        self._turns.append(_Turn(self._ring.head, on=False, by=by))

    def resume(self) -> None:
        """Go on; what was said before now stays out, also where it arrives only later."""
        self._turns.append(_Turn(self._ring.head + self._ring.delay, on=True))

    def end(self, *, at_once: bool = False, reason: str = "") -> None:
        """Finish with what is said now; returns at once, `on_end` is told.

        Args:
            at_once: without what is still on its way from the device.
            reason: why it ends before the call does.
        """
        if self._end is None or at_once:
            self._end = self._ring.head + (0 if at_once else self._ring.delay)
            self._reason = self._reason or reason
        self._wake.set()

    # ------------------------------------------------------------ the thread

    @override
    def run(self) -> None:
        """Write until the end."""
        file: FlacWriter | None = None
        try:
            file = FlacWriter(self._notes.path_of(self.taken), self.taken.rate_hz)
            self._notes.write(self.taken)
            while not self._is_over():
                self._wake.wait(_TURN_S)
                self._wake.clear()
                self._drain(file)
            if self._resampler is not None and self._paused is None:
                file.write(self._resampler.rest())
        except (FileFull, OSError) as err:
            log.warning("recording of line %s ends: %s", self.taken.line, err)
            self._reason = NO_ROOM
        except Exception:
            log.exception("recording of line %s failed", self.taken.line)
            self._reason = "failed"
        finally:
            self._finish(file)

    def _is_over(self) -> bool:
        ring = self._ring
        if self._end is None:
            return ring.closed and self._at >= ring.head
        if self._at >= self._end or (ring.closed and self._at >= ring.head):
            return True
        self._waited_s += _TURN_S
        return self._waited_s > ring.delay / ring.rate_hz + _PATIENCE_S

    def _drain(self, file: FlacWriter) -> None:
        """Write what is there by now."""
        while True:
            while self._turns and self._turns[0].at <= self._at:
                self._turn(self._turns.popleft(), file)
            until = min(self._turns[0].at if self._turns else self._ring.head, self._ring.head)
            if self._end is not None:
                until = min(until, self._end)
            most = min(until - self._at, round(_AT_ONCE_S * self._ring.rate_hz))
            if most <= 0:
                return
            cut = self._ring.read(self._at, most)
            if self._paused is None:
                self._note_losses(cut.missed, file)
                self._write(cut.data, file)
            self._at = max(cut.end, self._at)

    def _write(self, data: bytes, file: FlacWriter) -> None:
        level = level_of(data)
        self._peak, self._clipped = max(self._peak, level.peak), self._clipped + level.clipped
        if self._resampler is not None:
            data = self._resampler.take(data)
        file.write(amplified(data, self._gain_db))
        self._unsynced_s += len(data) / 2 / file.rate_hz
        if self._unsynced_s >= _SYNC_S:
            self._unsynced_s = 0.0
            file.sync()

    def _turn(self, turn: _Turn, file: FlacWriter) -> None:
        if turn.on and self._paused is not None:
            lasted_ms = round((turn.at - self._paused.at) * 1000 / self._ring.rate_hz)
            self._marks.append(Mark(MarkKind.PAUSE, self._now_ms(file), lasted_ms, self._paused.by))
            self._paused = None
            self._notes.write(replace(self.taken, marks=tuple(self._marks)))
        elif not turn.on and self._paused is None:
            self._paused = turn

    def _note_losses(self, missed: int, file: FlacWriter) -> None:
        lost = self._ring.lost
        count = missed + sum(one for _, one in lost[self._seen_losses :])
        if count:
            self._marks.append(Mark(MarkKind.GAP, self._now_ms(file), round(count * 1000 / self._ring.rate_hz)))
            self._missed += count
        self._seen_losses = len(lost)

    @staticmethod
    def _now_ms(file: FlacWriter) -> int:
        return round(file.samples * 1000 / file.rate_hz)

    def _finish(self, file: FlacWriter | None) -> None:
        taken, path = self.taken, self._notes.path_of(self.taken)
        if file is not None and self._paused is not None:
            lasted_ms = max(0, round((self._at - self._paused.at) * 1000 / self._ring.rate_hz))
            self._marks.append(Mark(MarkKind.PAUSE, self._now_ms(file), lasted_ms, self._paused.by))
        try:
            samples = file.close() if file is not None else 0
            taken = replace(
                taken,
                state=RecordingState.MOVING if samples else RecordingState.LOST,
                duration_ms=round(samples * 1000 / taken.rate_hz),
                sha256=sha256_of(path) if samples else "",
                size=path.stat().st_size if samples else 0,
                lost_frames=self._missed,
                peak=self._peak,
                clipped=self._clipped,
                marks=tuple(self._marks),
                reason=self._reason or ("" if self._end is not None else NO_SOUND),
            )
        except OSError as err:
            log.warning("recording of line %s could not be finished: %s", taken.line, err)
            taken = replace(taken, state=RecordingState.LOST, reason=self._reason or NO_ROOM)
        self._keep_note(taken, path)
        self.taken = taken
        self._on_end(self)

    def _keep_note(self, taken: Taken, path: Path) -> None:
        try:
            if taken.state is RecordingState.LOST:
                path.unlink(missing_ok=True)
            self._notes.write(taken)
        except OSError as err:  # the note of its beginning is still there: it is mended at the next start
            log.warning("the note of %s could not be kept: %s", path.name, err)


def recover(notes: Notes, taken: Taken) -> Taken:
    """A recording that the end of the program cut short, as far as it goes."""
    from app.telephony.recorder.flac import mend

    path = notes.path_of(taken)
    try:
        samples, rate_hz = mend(path)
        found = replace(
            taken,
            state=RecordingState.MOVING,
            duration_ms=round(samples * 1000 / rate_hz),
            rate_hz=rate_hz,
            sha256=sha256_of(path),
            size=path.stat().st_size,
            recovered=True,
        )
    except OSError as err:
        log.warning("nothing is left of the recording %s: %s", taken.file, err)
        found = replace(taken, state=RecordingState.LOST, recovered=True)
    try:
        notes.write(found)
    except OSError as err:
        log.warning("the note of %s could not be kept: %s", taken.file, err)
    return found

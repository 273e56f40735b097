"""A recorder at work, and what it tells."""

import threading
import time
from dataclasses import replace
from uuid import uuid4

import numpy as np
import pytest
import soundfile

from app.core.clock import SystemClock
from app.telephony.protocol import Call, CallState, Direction
from app.telephony.recorder.inputs import Inputs
from app.telephony.recorder.recorder import Recorder, RecorderState, Told
from app.telephony.recorder.room import USUAL
from app.telephony.recorder.taken import RecordingState

RATE = 8000


class Studio:
    """The recorder of a seat and everything it told.

    Args:
        folder: where it keeps recordings.
    """

    def __init__(self, folder, limits=USUAL, source=None):
        self.folder = folder
        self._news = threading.Condition()
        self.taken, self.calls, self.state = {}, [], RecorderState()
        self.clock = SystemClock()
        told = Told(self._on_taken, self._on_state, self._on_call)
        self.recorder = Recorder(folder, source or Inputs(), told, self.clock, limits)

    def start(self, *lines, hook=True):
        self.recorder.know(1, 8, tells_hook=hook)
        self.recorder.start(lines)
        devices = [line.line for line in lines if line.device.startswith("telline")]
        self.wait(lambda: all(one.heard for one in self.state.lines if one.line in devices) and self.state.lines)
        return self

    def _on_taken(self, taken):
        with self._news:
            self.taken[taken.uuid] = taken
            self._news.notify_all()

    def _on_state(self, state):
        with self._news:
            self.state = state
            self._news.notify_all()

    def _on_call(self, call):
        with self._news:
            self.calls.append(call)
            self._news.notify_all()

    def wait(self, is_so, timeout=15):
        """Until what was told makes `is_so` true."""
        with self._news:
            assert self._news.wait_for(is_so, timeout), (self.state, self.taken)

    def all(self, *states):
        """The recordings in one of these states, oldest first."""
        found = [one for one in self.taken.values() if one.state in states]
        return sorted(found, key=lambda one: (one.started_at, one.piece))

    def finished(self):
        return self.all(RecordingState.MOVING)

    def ring(self, line, direction=Direction.IN):
        """A call begins on the line."""
        call = Call(
            uuid=uuid4(),
            line=line,
            state=CallState.RINGING if direction is Direction.IN else CallState.DIALLING,
            direction=direction,
            started_at=self.clock.now(),
            number="13800138000",
        )
        self.recorder.take(call)
        return call

    def answer(self, call):
        call = replace(call, state=CallState.TALKING, answered=True, answered_at=self.clock.now())
        self.recorder.take(call)
        return call

    def hang_up(self, call):
        call = replace(call, state=CallState.ENDED, ended_at=self.clock.now())
        self.recorder.take(call)
        return call

    def talk(self, line):
        """A call begins on the line and is answered; returns when it is being recorded."""
        call = self.answer(self.ring(line))
        self.wait(lambda: any(one.call == call.uuid for one in self.state.lines))
        return call

    def let_come(self, line):
        """Until what the line has heard by now has come out of its device."""
        ring = self.recorder._lines[line].wire.ring
        until, wanted = time.monotonic() + 10, ring.head + ring.delay
        while ring.head < wanted:
            assert time.monotonic() < until

    def heard(self, taken):
        """The samples of a finished recording."""
        samples, rate = soundfile.read(self.folder / taken.file, dtype="int16")
        assert rate == taken.rate_hz
        assert abs(len(samples) * 1000 / rate - taken.duration_ms) <= 1
        return samples


def speech(seed, seconds):
    """Noise that is like nothing else."""
    return (np.random.default_rng(seed).standard_normal(round(RATE * seconds)) * 3000).astype("<i2")


def holds(samples, played):
    """Whether what was played is in `samples`, sample by sample."""
    found = np.flatnonzero(samples[: len(samples) - len(played) + 1] == played[0])
    return any(np.array_equal(samples[at : at + len(played)], played) for at in found)


@pytest.fixture
def studios(tmp_path):
    """Makes recorders and closes them."""
    made = []

    def make(*lines, limits=USUAL, hook=True, source=None, folder=None):
        studio = Studio(folder or tmp_path / "recordings", limits, source)
        made.append(studio)
        return studio.start(*lines, hook=hook)

    yield make
    for studio in made:
        studio.recorder.close()

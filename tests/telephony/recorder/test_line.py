"""When does a recording begin and end, and what becomes of it when disk or program give up? Without a sound server."""

import os
import signal
import subprocess
import sys

import numpy as np
import pytest

from app.telephony.protocol import CallState, Direction
from app.telephony.recorder.room import Limits, Room
from app.telephony.recorder.taken import RecordingState
from app.telephony.recorder.voice import STEP_S, Heard, Voice
from app.telephony.recorder.wire import BOX, Begin, LineSound, When
from tests.telephony.recorder.conftest import RATE, holds, speech

QUIET = np.random.default_rng(5).integers(-8, 9, RATE * 60).astype("<i2")


class NoInputs:
    """A computer without any sound input."""

    def use(self, _wires):
        """Nothing to fill."""

    def stop(self):
        """Nothing to give back."""


@pytest.fixture
def lines(studios):
    """A recorder of lines whose boxes bring the sound."""

    def make(*lines, **kwargs):
        return studios(*lines, source=NoInputs(), **kwargs)

    return make


def bring(studio, samples, line=1):
    """The box brings this, at once."""
    studio.recorder.box_sound.hear(line, samples.tobytes())


def recording(studio, line=1):
    return next(one.call for one in studio.state.lines if one.line == line)


def test_from_answer_to_hang_up_with_a_second_of_what_came_before(lines):
    studio = lines(LineSound(1, BOX))
    before, said, later = speech(1, 2.0), speech(2, 3.0), speech(3, 1.0)
    bring(studio, before)
    call = studio.ring(1)
    studio.wait(lambda: studio.state.lines[0].heard)
    assert recording(studio) is None
    call = studio.answer(call)
    studio.wait(lambda: recording(studio) == call.uuid)
    bring(studio, said)
    studio.hang_up(call)
    studio.wait(studio.finished)
    bring(studio, later)
    (taken,) = studio.finished()
    assert np.array_equal(studio.heard(taken), np.concatenate((before[RATE:], said)))
    assert (taken.duration_ms, taken.call, taken.line) == (4000, call.uuid, 1)


@pytest.mark.parametrize(
    ("when", "direction", "recorded"),
    [
        (When.ALWAYS, Direction.IN, True),
        (When.ALWAYS, Direction.OUT, True),
        (When.INCOMING, Direction.IN, True),
        (When.INCOMING, Direction.OUT, False),
        (When.ASK, Direction.IN, False),
        (When.NEVER, Direction.IN, False),
    ],
)
def test_which_calls(lines, when, direction, recorded):
    studio = lines(LineSound(1, BOX, when=when), LineSound(2, BOX))
    bring(studio, speech(1, 1.0))
    bring(studio, speech(1, 1.0), line=2)
    studio.wait(lambda: all(one.heard for one in studio.state.lines))
    call = studio.answer(studio.ring(1, direction))
    other = studio.answer(studio.ring(2))
    studio.wait(lambda: recording(studio, 2) == other.uuid)
    assert (recording(studio) == call.uuid) is recorded
    assert studio.state.lines[0].asks is (when is When.ASK)


def test_asked_for_it_begins_when_somebody_says_so_and_ends_likewise(lines):
    studio = lines(LineSound(1, BOX, when=When.ASK))
    bring(studio, speech(1, 1.0))
    call = studio.answer(studio.ring(1))
    studio.wait(lambda: studio.state.lines[0].asks)
    studio.recorder.begin(1)
    studio.wait(lambda: recording(studio) == call.uuid)
    said = speech(2, 2.0)
    bring(studio, said)
    studio.recorder.end(1)
    studio.wait(studio.finished)
    bring(studio, speech(3, 1.0))
    (taken,) = studio.finished()
    assert np.array_equal(studio.heard(taken), said)
    assert not studio.state.lines[0].asks


def test_by_hand_without_any_call_makes_one(lines):
    studio = lines(LineSound(1, BOX, when=When.NEVER))
    bring(studio, speech(1, 1.0))
    studio.wait(lambda: studio.state.lines[0].heard)
    studio.recorder.begin(1)
    studio.wait(lambda: recording(studio) is not None)
    studio.recorder.end(1)
    studio.wait(lambda: len(studio.calls) == 2)
    begun, ended = studio.calls
    assert (begun.state, begun.direction, begun.line) == (CallState.TALKING, Direction.OUT, 1)
    assert (ended.uuid, ended.state) == (begun.uuid, CallState.ENDED)


def test_where_the_box_tells_no_hook_a_voice_begins_and_silence_ends(lines):
    studio = lines(LineSound(1, BOX), hook=False, limits=Limits(low=0, least=0, silence_s=3.0))
    bring(studio, QUIET[: RATE * 5])
    call = studio.ring(1)
    studio.wait(lambda: studio.state.lines[0].heard)
    for _ in range(2):  # the bell: a second on, four off
        bring(studio, speech(4, 1.0))
        bring(studio, QUIET[: RATE * 4])
    studio.recorder.watch(on=True)
    studio.wait(lambda: studio.recorder._lines[1]._at == studio.recorder._lines[1]._ring.head)
    assert recording(studio) is None
    studio.hang_up(call)  # no more bell: for all the box knows it is over
    said = speech(5, 4.0)
    bring(studio, said)
    studio.wait(lambda: recording(studio) == call.uuid)
    bring(studio, QUIET[: RATE * 4])
    studio.wait(studio.finished)
    (taken,) = studio.finished()
    assert holds(studio.heard(taken), said)
    assert taken.call == call.uuid
    studio.wait(lambda: len(studio.calls) == 2)
    told = [(one.uuid, one.state, one.answered) for one in studio.calls]
    assert told == [(call.uuid, CallState.TALKING, True), (call.uuid, CallState.ENDED, True)]


def test_a_voice_that_no_call_was_told_of_is_a_call_of_its_own(lines):
    studio = lines(LineSound(1, BOX, begin=Begin.VOICE), limits=Limits(low=0, least=0, silence_s=2.0))
    bring(studio, QUIET[: RATE * 3])
    bring(studio, speech(5, 2.0))
    studio.wait(lambda: recording(studio) is not None)
    bring(studio, QUIET[: RATE * 3])
    studio.wait(studio.finished)
    studio.wait(lambda: len(studio.calls) == 2)
    assert studio.finished()[0].call == studio.calls[0].uuid


def test_a_bell_is_no_voice_and_a_hum_is_learnt():
    voice = Voice(end_s=2.0)
    for _ in range(round(20 / STEP_S)):
        assert not voice.take(Heard(200.0), ringing=False)
    for _ in range(5):
        voice.take(Heard(900.0), ringing=False)
    assert voice.talking
    assert voice.since_s == pytest.approx(5 * STEP_S)


def test_a_disk_nearly_full_is_told_early_and_ends_recordings_cleanly(lines, monkeypatch):
    free = [900]
    monkeypatch.setattr("app.telephony.recorder.recorder.free_of", lambda _folder: free[0])
    studio = lines(LineSound(1, BOX), limits=Limits(low=1000, least=500))
    studio.wait(lambda: studio.state.room is Room.LOW)
    bring(studio, speech(1, 1.0))
    call = studio.answer(studio.ring(1))
    studio.wait(lambda: recording(studio) == call.uuid)
    said = speech(2, 2.0)
    bring(studio, said)
    free[0] = 400
    studio.wait(studio.finished)
    (taken,) = studio.finished()
    assert holds(studio.heard(taken), said)
    assert taken.reason == "the disk is full"
    assert recording(studio) is None
    free[0] = 5000
    studio.wait(lambda: recording(studio) == call.uuid)  # there is room again, and the call goes on


def test_only_silence_today_is_told(lines):
    studio = lines(LineSound(1, BOX))
    bring(studio, QUIET[:RATE])
    call = studio.answer(studio.ring(1))
    studio.wait(lambda: recording(studio) == call.uuid)
    bring(studio, QUIET[: RATE * 6])
    studio.hang_up(call)
    studio.wait(lambda: studio.state.lines[0].silent)
    call = studio.answer(studio.ring(1))
    studio.wait(lambda: recording(studio) == call.uuid)
    bring(studio, np.clip(speech(1, 5.0).astype(int) * 20, -32768, 32767).astype("<i2"))
    studio.hang_up(call)
    studio.wait(lambda: studio.state.lines[0].too_loud and not studio.state.lines[0].silent)


def test_gain_and_rate_of_the_source(lines):
    studio = lines(LineSound(1, BOX, gain_db=6))
    bring(studio, speech(1, 0.1))
    call = studio.answer(studio.ring(1))
    studio.wait(lambda: recording(studio) == call.uuid)
    said = speech(2, 1.0)
    bring(studio, said)
    studio.hang_up(call)
    studio.wait(studio.finished)
    louder = studio.heard(studio.finished()[0])[-len(said) :]
    assert np.allclose(louder, said * 10 ** (6 / 20), atol=1)


_CHILD = """
import sys
from pathlib import Path
from app.telephony.recorder.wire import BOX, LineSound
from tests.telephony.recorder.conftest import Studio, speech
from tests.telephony.recorder.test_line import NoInputs, bring, recording

studio = Studio(Path(sys.argv[1]), source=NoInputs()).start(LineSound(1, BOX))
bring(studio, speech(1, 1.0))
call = studio.answer(studio.ring(1))
studio.wait(lambda: recording(studio) == call.uuid)
(taken,) = studio.taken.values()
bring(studio, speech(2, 5.0))
writer = studio.recorder._lines[1].writer
while writer._at < 6 * 8000:  # five seconds and what came before are written
    pass
print(call.uuid, taken.uuid, flush=True)
sys.stdin.read()
"""


def test_killed_in_the_middle_of_a_call_its_recording_is_there_at_the_next_start(lines, tmp_path):
    folder = tmp_path / "recordings"
    command = [sys.executable, "-c", _CHILD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        call, recording_ = child.stdout.readline().split()
        os.kill(child.pid, signal.SIGKILL)
    studio = lines(LineSound(1, BOX), folder=folder)
    studio.wait(studio.finished)
    (mended,) = studio.finished()
    assert mended.recovered
    assert (str(mended.uuid), str(mended.call)) == (recording_, call)
    samples = studio.heard(mended)
    assert len(samples) >= 5 * RATE  # all but the last second
    assert np.array_equal(samples[RATE:], speech(2, 5.0)[: len(samples) - RATE])
    assert mended.sha256
    assert studio.all(RecordingState.RECORDING) == []

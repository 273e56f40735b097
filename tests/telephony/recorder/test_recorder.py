"""Is what is said in a call in its recording, whatever happens meanwhile? With a sound server's own lines."""

import time

import numpy as np

from app.telephony.recorder.taken import MarkKind
from app.telephony.recorder.wire import LineSound
from tests.telephony.recorder.conftest import holds, speech


def test_eight_calls_at_once_lose_nothing_though_the_window_stands_still_for_ten_seconds(sound, studios):
    studio = studios(*(LineSound(line, f"telline{line}") for line in range(1, 9)))
    calls = {line: studio.talk(line) for line in range(1, 9)}
    said = {line: speech(line, 10) for line in calls}
    players = [sound.play(line, said[line]) for line in said]
    until = time.monotonic() + 10
    while time.monotonic() < until:  # this thread does not rest, as a window that is stuck in a loop
        pass
    for player in players:
        player.wait()
    for call in calls.values():
        studio.hang_up(call)
    studio.wait(lambda: len(studio.finished()) == 8)
    for taken in studio.finished():
        assert taken.call == calls[taken.line].uuid
        assert taken.lost_frames == 0
        assert holds(studio.heard(taken), said[taken.line])


def test_the_sound_server_killed_in_the_middle_is_two_pieces(sound, studios):
    studio = studios(LineSound(1, "telline1"))
    call = studio.talk(1)
    before, after = speech(1, 0.5), speech(2, 0.5)
    sound.play(1, before).wait()
    studio.let_come(1)
    sound.kill()
    studio.wait(lambda: not studio.state.lines[0].heard)
    studio.wait(studio.finished)
    sound.start()
    studio.wait(lambda: studio.state.lines[0].call == call.uuid)
    sound.play(1, after).wait()
    studio.hang_up(call)
    studio.wait(lambda: len(studio.finished()) == 2)
    first, second = studio.finished()
    assert (first.call, first.piece, second.call, second.piece) == (call.uuid, 1, call.uuid, 2)
    assert holds(studio.heard(first), before)
    assert holds(studio.heard(second), after)
    assert first.reason == "the sound went away"


def test_a_pause_leaves_out_what_is_said_and_is_marked(sound, studios):
    studio = studios(LineSound(1, "telline1"))
    call = studio.talk(1)
    before, card, after = speech(1, 0.5), speech(2, 1.0), speech(3, 0.5)
    sound.play(1, before).wait()
    studio.let_come(1)
    studio.recorder.pause(1, "王芳")
    studio.wait(lambda: studio.state.lines[0].paused)
    sound.play(1, card).wait()
    studio.recorder.resume(1)
    studio.wait(lambda: not studio.state.lines[0].paused)
    studio.let_come(1)
    sound.play(1, after).wait()
    studio.hang_up(call)
    studio.wait(studio.finished)
    (taken,) = studio.finished()
    samples = studio.heard(taken)
    assert holds(samples, before)
    assert holds(samples, after)
    assert not any(holds(samples, card[at : at + 10]) for at in np.arange(0, len(card), 100))
    (mark,) = taken.marks
    assert (mark.kind, mark.by) == (MarkKind.PAUSE, "王芳")
    assert mark.lasted_ms >= 1000
    assert 500 <= mark.at_ms <= taken.duration_ms - 500

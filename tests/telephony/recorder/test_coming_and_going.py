"""Do lines record on by themselves when their device, the sound system or the process that hears goes away or comes?"""

import os
import signal
from multiprocessing import active_children
from pathlib import Path

import pytest

from app.telephony.capture.capture import Capture
from app.telephony.recorder.wire import LineSound
from tests.telephony.recorder.conftest import holds, speech


@pytest.fixture
def plug(sound):
    """Plugs in a sound card of that name, which hears line 8."""
    config = Path(os.environ["ALSA_CONFIG_PATH"])
    before = config.read_text()
    yield lambda name: config.write_text(
        f'{before}pcm.{name} {{ type pulse device "line8.monitor" hint {{ show on description "{name}" }} }}\n'
    )
    config.write_text(before)


def process():
    (one,) = [one for one in active_children() if one.name == "sound inputs"]
    return one


def ring_of(studio, line):
    return studio.recorder._lines[line].wire.ring


def test_a_sound_card_plugged_in_later_is_recorded_and_disturbs_nobody(sound, studios, plug):
    studio = studios(LineSound(1, "telline1"))
    studio.recorder.use([LineSound(1, "telline1"), LineSound(2, "latecard")])
    call = studio.talk(1)
    first = ring_of(studio, 1)
    looks = Capture()
    assert "latecard" not in [one.name for one in looks.present()]
    plug("latecard")
    assert "latecard" in [one.name for one in looks.present()]
    looks.tidy()
    studio.wait(lambda: studio.state.lines[1].heard)
    other = studio.talk(2)
    said = {1: speech(1, 0.5), 2: speech(2, 0.5)}
    for player in [sound.play(1, said[1]), sound.play(8, said[2])]:
        player.wait()
    for one in (call, other):
        studio.hang_up(one)
    studio.wait(lambda: len(studio.finished()) == 2)
    assert all(holds(studio.heard(taken), said[taken.line]) for taken in studio.finished())
    assert ring_of(studio, 1) is first


@pytest.mark.parametrize("how", [signal.SIGSTOP, signal.SIGKILL])
def test_a_sound_system_that_hangs_or_crashes_takes_nothing_with_it(sound, studios, how):
    studio = studios(LineSound(1, "telline1"))
    call = studio.talk(1)
    hung = process()
    os.kill(hung.pid, how)
    studio.wait(lambda: len(studio.finished()) == 1, timeout=30)
    studio.wait(lambda: studio.state.lines[0].call == call.uuid, timeout=30)
    said = speech(1, 0.5)
    sound.play(1, said).wait()
    studio.hang_up(call)
    studio.wait(lambda: len(studio.finished()) == 2)
    assert holds(studio.heard(studio.finished()[1]), said)
    assert not hung.is_alive()


def test_nobody_is_left_behind(sound, studios):
    studio = studios(LineSound(1, "telline1"))
    hears = process()
    studio.recorder.close()
    assert not hears.is_alive()

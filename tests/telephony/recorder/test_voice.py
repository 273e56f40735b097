"""Is a voice told from the bell, from tones, keys, hum and data, and is it recorded from its first syllable?"""

import numpy as np
import pytest

from app.telephony.recorder.room import Limits
from app.telephony.recorder.voice import STEP_S, Voice, heard_in
from app.telephony.recorder.wire import BOX, LineSound
from tests.telephony.line_sounds import RATE, bursts, hum, hush, tone, voice
from tests.telephony.modem_sound import BELL, V23, dtmf, fsk, mdmf, pcm
from tests.telephony.recorder.conftest import holds
from tests.telephony.recorder.test_line import NoInputs, bring, recording

STEP = round(STEP_S * RATE)
DATA = mdmf(b"13800138000", b"\xcd\xf5\xd0\xa1\xc3\xf7")
NO_VOICE = {
    "the bell, 25 Hz": bursts(25, 1, 4, 4, 9000),
    "the bell, 20 Hz": bursts(20, 2, 4, 3, 9000),
    "the bell, cut": np.clip(bursts(25, 1, 4, 4, 30000).astype(float) * 9, -9000, 9000).astype("<i2"),
    "ringing tone": bursts(450, 1, 4, 4),
    "ringing tone, two frequencies": bursts((440, 480), 2, 4, 3),
    "busy tone": bursts(450, 0.35, 0.35, 20),
    "busy tone, two frequencies": bursts((480, 620), 0.5, 0.5, 20),
    "dial tone": tone(450, 10),
    "dial tone, two frequencies": tone((350, 440), 10),
    "hum": hum(20),
    "hum that begins": np.concatenate((hush(10), hum(10))),
    "keys": np.concatenate([pcm(dtmf("13800138000", level=6000)), hush(5)]),
    "data, Bell 202": np.concatenate((pcm(fsk(DATA, BELL)), hush(5))),
    "data, V.23": np.concatenate((pcm(fsk(DATA, V23)), hush(5))),
}


def listen(voice_, samples, ringing=False):
    """Whether somebody talked in each step."""
    steps = range(0, len(samples) - STEP + 1, STEP)
    return [voice_.take(heard_in(samples[at : at + STEP].tobytes(), RATE), ringing=ringing) for at in steps]


def on_a_line(samples, seed=1):
    noise = hush(len(samples) / RATE + 1, seed=seed)[: len(samples)]
    return np.clip(samples.astype(int) + noise, -32768, 32767).astype("<i2")


@pytest.mark.parametrize("what", NO_VOICE)
@pytest.mark.parametrize("offset", [0, 700])
def test_what_is_no_voice(what, offset):
    samples = on_a_line(np.concatenate((hush(2 + offset / RATE), NO_VOICE[what])))
    assert not any(listen(Voice(20.0), samples))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("peak", [800, 6000, 25000])
@pytest.mark.parametrize("ringing", [False, True])
def test_a_voice_is_noticed_and_where_it_began(seed, peak, ringing):
    one, before = Voice(20.0), hush(3)
    heard = listen(one, on_a_line(np.concatenate((before, voice(seed, 8, peak))), seed), ringing)
    assert True in heard[:50]  # within seven seconds
    one, at = Voice(20.0), heard.index(True) + 1
    listen(one, on_a_line(np.concatenate((before, voice(seed, 8, peak))), seed)[: at * STEP], ringing)
    assert at * STEP_S - one.since_s == pytest.approx(3.0, abs=0.45)


def test_a_voice_over_hum():
    samples = np.concatenate((hush(2), voice(3, 6))).astype(int) + hum(8).astype(int)
    assert True in listen(Voice(20.0), np.clip(samples, -32768, 32767).astype("<i2"))


@pytest.mark.parametrize("busy", [bursts(450, 0.35, 0.35, 12), bursts((480, 620), 0.5, 0.5, 8), tone(450, 8)])
def test_a_busy_tone_ends_it_long_before_silence_would(busy):
    one = Voice(60.0)
    assert listen(one, on_a_line(np.concatenate((hush(2), voice(1, 6)))))[-1]
    heard = listen(one, on_a_line(busy))
    assert not heard[-1]
    assert heard.index(False) * STEP_S < 6


def test_keys_pressed_in_a_talk_do_not_end_it():
    one = Voice(20.0)
    listen(one, on_a_line(np.concatenate((hush(2), voice(1, 6)))))
    assert all(listen(one, on_a_line(np.concatenate([pcm(dtmf("158", level=6000)), hush(4)]))))


def test_talk_is_recorded_from_its_first_syllable_until_the_busy_tone(studios):
    studio = studios(LineSound(1, BOX), source=NoInputs(), hook=False, limits=Limits(low=0, least=0, silence_s=60.0))
    call = studio.ring(1)
    bring(studio, on_a_line(np.concatenate((hush(2), bursts(25, 1, 4, 2, 9000)))))
    studio.wait(lambda: studio.state.lines[0].heard)
    said = on_a_line(voice(7, 9))
    bring(studio, said)
    studio.wait(lambda: recording(studio) == call.uuid)
    studio.hang_up(call)  # no more bell: over, for all its box knows
    bring(studio, on_a_line(bursts(450, 0.35, 0.35, 10)))
    studio.wait(studio.finished)
    (taken,) = studio.finished()
    assert holds(studio.heard(taken), said)
    assert taken.duration_ms < 9000 + 6000 + 7000

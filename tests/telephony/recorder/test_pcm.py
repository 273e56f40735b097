"""Does sound stay what it is on its way into the file?"""

import numpy as np
import pytest

from app.telephony.recorder.pcm import EDGE, Resampler, amplified, kept_rate, level_of


def tone(hz, rate, seconds, size=10000):
    return np.rint(size * np.sin(2 * np.pi * hz * np.arange(round(rate * seconds)) / rate)).astype(np.int16)


@pytest.mark.parametrize("rate", [11025, 22050, 32000, 44100, 48000, 96000])
def test_a_tone_stays_the_tone_at_another_rate_however_it_is_cut(rate):
    given, resampler, made = tone(1000, rate, 1.0).tobytes(), Resampler(rate, 8000), b""
    cuts = np.random.default_rng(3).integers(1, rate // 4, 99)
    for size in cuts:
        made += resampler.take(given[: 2 * size])
        given = given[2 * size :]
    made = np.frombuffer(made + resampler.take(given) + resampler.rest(), np.int16)
    wanted = tone(1000, 8000, 1.0)
    assert abs(len(made) - len(wanted)) <= 1
    inner = slice(100, 7900)
    assert np.abs(made[inner].astype(int) - wanted[inner]).max() < 100  # -40 dB


def test_what_is_too_high_for_the_lower_rate_is_gone():
    resampler = Resampler(48000, 8000)
    made = np.frombuffer(resampler.take(tone(6000, 48000, 1.0).tobytes()), np.int16)
    assert np.abs(made[200:-200]).max() < 100


def test_telephone_rates_are_kept_as_they_are():
    assert [kept_rate(rate) for rate in (8000, 16000, 44100, 48000)] == [8000, 16000, 8000, 8000]


def test_gain_makes_louder_and_cuts_at_the_edge():
    data = np.array([0, 100, -100, 20000, -20000], np.int16).tobytes()
    assert amplified(data, 0) is data
    louder = np.frombuffer(amplified(data, 6), np.int16)
    assert louder.tolist() == [0, 200, -200, EDGE, -EDGE - 1]


def test_how_loud():
    assert level_of(tone(100, 8000, 1.0).tobytes()).loud == pytest.approx(10000 / 2**0.5, rel=0.01)
    assert level_of(np.array([-32768, 32767, 5], np.int16).tobytes()).clipped == 2
    assert level_of(b"").peak == 0

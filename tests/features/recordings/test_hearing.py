"""Is a recording's sound read, drawn, told apart into talk and silence, and made faster at the same pitch?"""

import numpy as np
import pytest
import soundfile

from app.core.errors import Refused
from app.features.recordings.hearing.playback import Playback
from app.features.recordings.hearing.sound import Sound, peaks, read, silences
from app.features.recordings.hearing.stretch import Stretcher
from app.features.recordings.hearing.taking import take_along

RATE = 8000


def tone(seconds, hz=440, loud=9000):
    return (loud * np.sin(2 * np.pi * hz * np.arange(int(seconds * RATE)) / RATE)).astype(np.int16)


def hush(seconds):
    return np.zeros(int(seconds * RATE), np.int16)


def pitch(samples):
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * RATE / len(samples)


def test_a_recording_is_read_as_it_was_written(tmp_path):
    soundfile.write(tmp_path / "a.flac", tone(0.5), RATE, subtype="PCM_16")
    sound = read(tmp_path / "a.flac")
    assert (sound.rate_hz, sound.lasts_ms) == (RATE, 500)
    assert np.array_equal(sound.samples, tone(0.5))


def test_a_file_that_is_none_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "a.flac").write_bytes(b"fLaC nothing")
    with pytest.raises(Refused):
        read(tmp_path / "a.flac")


def test_peaks_say_how_loud_each_part_is():
    sound = Sound(np.concatenate((hush(1), tone(1, loud=16384), hush(2))), RATE)
    assert peaks(sound, 4) == pytest.approx([0, 0.5, 0, 0], abs=0.01)
    assert peaks(Sound(hush(0), RATE), 3) == [0, 0, 0]


def test_silence_is_what_lasts_longer_than_a_breath_and_keeps_its_edges():
    sound = Sound(np.concatenate((tone(1), hush(0.3), tone(1), hush(2), tone(1))), RATE)
    found = silences(sound)
    assert [(one.begins_ms, one.ends_ms) for one in found] == [(2450, 4150)]


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 1.5, 2.0])
def test_faster_or_slower_it_keeps_its_pitch(speed):
    samples = tone(4)
    one = Stretcher(samples, RATE)
    one.speed = speed
    made = np.concatenate([one.take(800) for _ in range(200) if not one.over])
    assert len(made) == pytest.approx(len(samples) / speed, rel=0.02)
    assert pitch(made) == pytest.approx(440, abs=2)
    assert np.abs(np.diff(made.astype(int))).max() < 5000, "it crackles"


def test_at_its_own_speed_it_is_given_out_as_it_is_from_any_place():
    samples = tone(1)
    one = Stretcher(samples, RATE)
    one.seek(1234)
    assert np.array_equal(np.concatenate([one.take(500) for _ in range(20)]), samples[1234:])
    assert one.over


def loud_and_hush():
    """A second of tone, two of silence, a second of tone."""
    sound = Sound(np.concatenate((tone(1), hush(2), tone(1))), RATE)
    return Playback(sound, silences(sound))


def heard(playback, count=100_000):
    playback.play(on=True)
    made = np.frombuffer(b"".join(playback.pull(400) for _ in range(count // 400)), np.int16)
    return np.trim_zeros(made, "b")


def test_what_stands_still_or_is_over_is_silent_and_begins_anew():
    playback = loud_and_hush()
    assert playback.pull(100) == bytes(200)
    assert np.array_equal(heard(playback), np.trim_zeros(playback.sound.samples, "b"))
    assert (playback.over, playback.runs, playback.at_ms) == (True, False, 4000)
    playback.play(on=True)
    assert (playback.at_ms, playback.runs) == (0, True)


def test_silence_is_left_out_where_that_is_wanted():
    playback = loud_and_hush()
    playback.skip_silence(on=True)
    assert len(heard(playback)) / RATE == pytest.approx(2.3, abs=0.05), "its edges stay"


def test_a_stretch_is_repeated_until_told_otherwise():
    playback = loud_and_hush()
    playback.repeat((200, 450))
    assert playback.at_ms == 200
    playback.play(on=True)
    for _ in range(50):
        playback.pull(400)
        assert 200 <= playback.at_ms <= 450
    playback.repeat(None)
    heard(playback)
    assert playback.over


@pytest.mark.parametrize(("speed", "lasts"), [(0.5, 8), (2.0, 2), (9.0, 2)])
def test_its_speed_has_bounds(speed, lasts):
    playback = loud_and_hush()
    playback.set_speed(speed)
    assert len(heard(playback)) / RATE == pytest.approx(lasts, abs=0.1)


@pytest.mark.parametrize("ending", ["wav", "mp3", "MP3"])
def test_it_is_taken_along_as_a_file_that_plays(tmp_path, ending):
    target = tmp_path / f"out.{ending}"
    target.write_bytes(b"older")
    take_along(Sound(tone(2), RATE), target)
    again, rate = soundfile.read(target)
    assert len(again) / rate == pytest.approx(2, abs=0.3)
    assert [one.name for one in tmp_path.iterdir()] == [target.name]


def test_an_unknown_ending_or_a_folder_that_is_not_there_is_refused(tmp_path):
    for path in (tmp_path / "out.doc", tmp_path / "none" / "out.wav"):
        with pytest.raises(Refused):
            take_along(Sound(tone(0.1), RATE), path)

"""What a telephone line sounds like: a voice in syllables, the bell's alternating current, tones, hum. At 8 kHz."""

import numpy as np

RATE = 8000
_VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))  # in Hz
_WIDTHS = (90, 110, 170)


def pcm(samples, peak):
    """As 16-bit samples, the loudest being `peak`."""
    samples = np.asarray(samples, dtype=np.float64)
    return np.round(samples / max(1e-9, np.abs(samples).max()) * peak).astype("<i2")


def hush(seconds, noise=4, seed=0):
    """A line on which nobody speaks."""
    return np.round(np.random.default_rng(seed).standard_normal(round(RATE * seconds)) * noise).astype("<i2")


def voice(seed, seconds, peak=6000):
    """Somebody speaking: syllables of buzz and hiss through formants, short pauses, a breath after some words.

    The first sample is that of the first syllable.
    """
    dice, made, length = np.random.default_rng(seed), [], 0
    pitch = dice.uniform(95, 220)
    while length < seconds * RATE:
        part = _syllable(dice, pitch * dice.uniform(0.85, 1.2))
        pause = dice.uniform(0.25, 0.7) if dice.random() < 0.2 else dice.uniform(0.02, 0.09)
        made += [part, np.zeros(round(pause * RATE))]
        length += len(made[-2]) + len(made[-1])
    return pcm(np.concatenate(made)[: round(seconds * RATE)], peak)


def _syllable(dice, pitch):
    length = round(dice.uniform(0.12, 0.32) * RATE)
    at = np.arange(length)
    buzz = np.zeros(length)
    buzz[np.flatnonzero(np.diff(np.floor(at * pitch / RATE), prepend=-1))] = 1
    hiss = dice.standard_normal(length) * 0.02
    sound = _formants(buzz + hiss, _VOWELS[dice.integers(len(_VOWELS))])
    fade = np.minimum(1, np.minimum(at / (0.015 * RATE), (length - at) / (0.05 * RATE)))
    return sound * fade * dice.uniform(0.4, 1)


def _formants(source, places):
    """Through resonances, as in a mouth."""
    spectrum = np.fft.rfft(source)
    hz = np.fft.rfftfreq(len(source), 1 / RATE)
    answer = sum(width**2 / ((hz - place) ** 2 + width**2) for place, width in zip(places, _WIDTHS, strict=True))
    return np.fft.irfft(spectrum * np.sqrt(answer) * (hz > 250) * (hz < 3500), len(source))


def tone(hz, seconds, peak=3000):
    """A steady tone, or several at once."""
    at = np.arange(round(RATE * seconds)) / RATE
    return pcm(sum(np.sin(2 * np.pi * one * at) for one in np.atleast_1d(hz)), peak)


def bursts(hz, on, off, times, peak=3000):
    """Tone and silence in turns: busy is 450 Hz, 0.35 s each; the bell 25 Hz, 1 s on and 4 s off."""
    return np.concatenate([np.concatenate((tone(hz, on, peak), hush(off))) for _ in range(times)])


def hum(seconds, peak=300):
    """The mains' hum and its overtones."""
    at = np.arange(round(RATE * seconds)) / RATE
    return pcm(sum(np.sin(2 * np.pi * 50 * k * at) / k for k in (1, 2, 3, 5, 7)), peak)

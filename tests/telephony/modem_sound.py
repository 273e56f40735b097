"""A telephone exchange that sings: data blocks and digits as sound, the way a line carries them."""

import numpy as np

RATE = 8000
BELL, V23 = (1200.0, 2200.0), (1300.0, 2100.0)
LOW, HIGH = (697, 770, 852, 941), (1209, 1336, 1477, 1633)
KEYS = ("123A", "456B", "789C", "*0#D")


def checked(body):
    """A block with its check byte."""
    return bytes(body) + bytes([-sum(body) % 256])


def mdmf(number=b"", name=b"", reason=b"", when=b"11210905", extra=()):
    """A block with several parameters."""
    parts = [(1, when), (2, number), (4, reason), (7, name), *extra]
    body = b"".join(bytes([kind, len(value)]) + value for kind, value in parts if value)
    return checked(bytes([0x80, len(body)]) + body)


def sdmf(number, when=b"11210905"):
    """A block with one parameter."""
    return checked(bytes([4, len(when + number)]) + when + number)


def bits_of(raw, *, seizure=300, mark=180, gap=0, stop=1):
    """The block as bits: `gap` more stop bits between characters."""
    bits = [k % 2 for k in range(seizure)] + [1] * mark
    for byte in raw:
        bits += [0, *((byte >> k) & 1 for k in range(8))] + [1] * (stop + gap)
    return [*bits, *[1] * 6]


def fsk(raw, tones=BELL, *, baud=1200.0, peak=6000.0, rate=RATE, **lead):
    """A block as sound, phase continuous, silence around it; `lead` is of `bits_of`."""
    before, after = lead.pop("before", 0.2), lead.pop("after", 0.3)
    bits = np.array(bits_of(raw, **lead))
    length = int(len(bits) / baud * rate)
    places = np.minimum((np.arange(length) * baud / rate).astype(int), len(bits) - 1)
    hertz = np.where(bits[places] == 1, tones[0], tones[1])
    wave = peak * np.sin(2 * np.pi * np.cumsum(hertz) / rate)
    return np.concatenate((np.zeros(int(before * rate)), wave, np.zeros(int(after * rate))))


def dtmf(digits, *, on=0.07, off=0.07, peak=6000.0, after=0.5, **bent):
    """Digits as sound; `bent` as a line does: `twist` the high tones so many times as loud, `skew` all so much off."""
    twist, skew = bent.get("twist", 1.0), bent.get("skew", 1.0)
    rate, parts = RATE, [np.zeros(int(0.2 * RATE))]
    at = np.arange(int(on * rate)) / rate
    for digit in digits:
        row = next(k for k, keys in enumerate(KEYS) if digit in keys)
        low, high = LOW[row] * skew, HIGH[KEYS[row].index(digit)] * skew
        wave = np.sin(2 * np.pi * low * at) + twist * np.sin(2 * np.pi * high * at)
        parts += [peak / (1 + twist) * wave, np.zeros(int(off * rate))]
    return np.concatenate((*parts, np.zeros(int(after * rate))))


def noisy(sound, snr_db, seed):
    """White noise from 0 Hz to half the rate over all of it; `snr_db` below the signal's own power."""
    signal = sound[sound != 0]
    power = np.mean(signal**2) / 10 ** (snr_db / 10)
    return sound + np.random.default_rng(seed).normal(0, np.sqrt(power), len(sound))


def pcm(sound):
    """16 bit."""
    return np.clip(np.round(sound), -32768, 32767).astype("<i2")

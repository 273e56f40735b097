"""Is somebody talking on the line? By what it sounds like, for boxes that do not tell the hook.

Each step is looked at by its frequencies: the bell's current (16 to 35 Hz) is no voice, nor is what two frequencies
hold nearly all of (dialling, ringing and busy tones, keys, hum). How loud the rest is counts. What is quiet on a line
differs from line to line, so it is learnt: the quietest of the last half minute. Somebody talks when it is four times
as loud as that for a while; nobody does when it has not been for a longer one, or when a tone comes again and again.
"""

from collections import deque
from dataclasses import dataclass

STEP_S = 0.2  # of what is given
_ABOVE = 4.0  # times the quiet: 12 dB
_LEAST, _SURE = 40.0, 300.0  # of 32767: below the one nothing is a voice, above the other all is (-58 and -41 dB)
_LEARN = round(30 / STEP_S)
_BEGIN_OF, _BEGIN = round(2.0 / STEP_S), 5  # so many steps of the last two seconds are loud; a number's data is shorter
_RING_OF, _RING = round(4.0 / STEP_S), 12  # while the bell rings: 2.4 of the last 4 seconds, no bell does that
_BEFORE = round(10.0 / STEP_S)  # a first word is looked for so far back
_BREATH = round(3.0 / STEP_S)  # what is further apart does not belong together
_TONES, _APART_HZ = 8, 15.0  # so many steps with the same tone, and no voice, among `_RING_OF`: it is over
_BELL_HZ, _BELL = (15.0, 36.0), 0.3  # of the power
_VOICE_HZ, _TONE = (200.0, 3500.0), 0.3  # less than this of the power is beside the two strongest frequencies
_BESIDE = 5  # bins of a frequency, to each side


@dataclass(frozen=True, slots=True)
class Heard:
    """What a step sounds like.

    Attributes:
        loud: of 32767, what may be a voice.
        tone_hz: of a tone, the lower of two; 0 where there is none.
    """

    loud: float
    tone_hz: float = 0.0


def heard_in(data: bytes, rate_hz: int) -> Heard:
    """What 16-bit samples sound like, a step of them."""
    import numpy as np

    samples = np.frombuffer(data, np.int16).astype(np.float32)
    window = np.hanning(len(samples)).astype(np.float32)
    power = np.abs(np.fft.rfft((samples - samples.mean()) * window)) ** 2 * (2 / len(samples) / np.sum(window**2))
    hz = np.fft.rfftfreq(len(samples), 1 / rate_hz)
    if power[(hz >= _BELL_HZ[0]) & (hz <= _BELL_HZ[1])].sum() > _BELL * power.sum():
        return Heard(0.0)
    rest = np.where((hz >= _VOICE_HZ[0]) & (hz <= _VOICE_HZ[1]), power, 0)
    whole = float(rest.sum())
    peaks: list[tuple[float, float]] = []
    for _ in range(2):
        at = int(rest.argmax())
        peaks.append((float(rest[at]), float(hz[at])))
        rest[max(0, at - _BESIDE) : at + _BESIDE + 1] = 0
    left = float(rest.sum())
    if whole > _LEAST**2 and left < _TONE * whole:
        return Heard(0.0, min(at_hz for power_there, at_hz in peaks if power_there > peaks[0][0] / 4))
    return Heard(left**0.5)


class Voice:
    """Told what each step of `STEP_S` sounds like, says whether somebody talks.

    Args:
        end_s: nobody talks any more when it was quiet for so long.
    """

    def __init__(self, end_s: float) -> None:
        self._end = max(1, round(end_s / STEP_S))
        self._past: deque[float] = deque(maxlen=_LEARN)
        self._loud: deque[bool] = deque(maxlen=_BEFORE)
        self._tones: deque[float] = deque(maxlen=_RING_OF)
        self._quiet_for = 0
        self.talking = False

    @property
    def since_s(self) -> float:
        """How long ago the first loud step was among those that made it a voice."""
        first = gap = 0
        for ago, is_loud in enumerate(reversed(self._loud), 1):
            gap = 0 if is_loud else gap + 1
            if gap > _BREATH:
                break
            first = ago if is_loud else first
        return first * STEP_S

    def take(self, heard: Heard, *, ringing: bool) -> bool:
        """A step sounds like this; returns whether somebody talks now."""
        self._past.append(heard.loud)
        self._tones.append(heard.tone_hz)
        is_loud = heard.loud > max(_LEAST, min(min(self._past) * _ABOVE, _SURE))
        self._loud.append(is_loud)
        if self.talking:
            self._quiet_for = 0 if is_loud else self._quiet_for + 1
            self.talking = self._quiet_for < self._end and not self._is_hung_up()
            if not self.talking:
                self._loud.clear()
        else:
            recent = list(self._loud)
            enough = sum(recent[-_RING_OF:]) >= _RING if ringing else sum(recent[-_BEGIN_OF:]) >= _BEGIN
            self.talking, self._quiet_for = enough, 0
        return self.talking

    def _is_hung_up(self) -> bool:
        """The exchange plays a tone, for the other side has put down the receiver."""
        tones = [hz for hz in self._tones if hz]
        if self._quiet_for < len(self._tones) or len(tones) < _TONES:
            return False
        return max(tones) - min(tones) <= _APART_HZ

"""Is somebody talking on the line? By how loud it is, for boxes that do not tell the hook.

What is quiet on a line differs from line to line, so it is learnt: the quietest of the last half minute. Somebody talks
when it is four times as loud as that for a while; nobody does when it has not been for a longer one.
"""

from collections import deque

STEP_S = 0.2  # of the levels that are given
_ABOVE = 4.0  # times the quiet: 12 dB
_LEAST, _SURE = 60.0, 400.0  # of 32767: below the one nothing is a voice, above the other all is (-55 and -38 dB)
_LEARN = round(30 / STEP_S)
_BEGIN_OF, _BEGIN = round(1.0 / STEP_S), 3  # so many steps of the last second are loud
_RING_OF, _RING = round(4.0 / STEP_S), 14  # while the bell rings: 2.8 of the last 4 seconds, no bell does that


class Voice:
    """Told how loud each step of `STEP_S` is, says whether somebody talks.

    Args:
        end_s: nobody talks any more when it was quiet for so long.
    """

    def __init__(self, end_s: float) -> None:
        self._end = max(1, round(end_s / STEP_S))
        self._past: deque[float] = deque(maxlen=_LEARN)
        self._loud: deque[bool] = deque(maxlen=_RING_OF)
        self._quiet_for = 0
        self.talking = False

    @property
    def since_s(self) -> float:
        """How long ago the first loud step was among those that made it a voice."""
        steps = list(self._loud)
        return (len(steps) - steps.index(True)) * STEP_S if True in steps else 0.0

    def take(self, loud: float, *, ringing: bool) -> bool:
        """A step was so loud (of 32767); returns whether somebody talks now."""
        self._past.append(loud)
        quiet = min(self._past)
        is_loud = loud > max(_LEAST, min(quiet * _ABOVE, _SURE))
        self._loud.append(is_loud)
        if self.talking:
            self._quiet_for = 0 if is_loud else self._quiet_for + 1
            self.talking = self._quiet_for < self._end
            if not self.talking:
                self._loud.clear()
        else:
            recent = list(self._loud)
            enough = sum(recent) >= _RING if ringing else sum(recent[-_BEGIN_OF:]) >= _BEGIN
            self.talking, self._quiet_for = enough, 0
        return self.talking

"""Who calls, told in dialling tones? Start, digits, end, before the first ring (China, India, Scandinavia, Brazil …).

::

    A<number>D<redirected from>B<information>C       A or D or B begins, C or # ends
    D<number>C   B<number>#   <number>C   <number>#
    D1# withheld   D2# out of area   D3# not available   B00C not available   B10C withheld

There is no check byte. A number without an end may have lost digits: it is told as suspect, so that it is shown but
never kept by itself. Digits with neither start nor end are somebody's dialling and mean nothing, unless the box says
that the receiver lay on the hook (`bare`).
"""

import re

from app.telephony.decoders.values import number_of
from app.telephony.protocol import Direction, LineEvent, Reason, Sign

SYMBOLS = "0123456789*#ABCD"
END_S = 1.0  # after so long without a digit nothing more comes

_FAST_S = 0.3  # from tone to tone; an exchange dials faster than a finger, and `#` is on every phone
_MOST = 64
_STARTS = {"A", "B", "D"}
_PARTS = re.compile(r"([ABD]?)([\d*]*)")
_CODES = {
    "D1": Reason.PRIVATE,
    "D2": Reason.OUT_OF_AREA,
    "D3": Reason.OUT_OF_AREA,
    "B00": Reason.OUT_OF_AREA,
    "B0": Reason.OUT_OF_AREA,
    "B10": Reason.PRIVATE,
    "B1": Reason.PRIVATE,
}
_LEAST = 3  # digits of a number


class ToneCaller:
    """Collects the digits of one line into what they say about the caller. Times are seconds of any one clock.

    Args:
        bare: take digits without start and end for a caller.
        end_s: silence that ends them.
    """

    def __init__(self, line: int, *, bare: bool = False, end_s: float = END_S) -> None:
        self._line, self._bare, self._end_s = line, bare, end_s
        self._said = ""
        self._last_s = 0.0
        self._is_fast = True

    def take(self, symbol: str, at_s: float) -> list[LineEvent]:
        """One tone; the times of tones never go back."""
        told = self.wait(at_s)
        if symbol == "A" or (symbol in "BD" and self._said[:1] not in _STARTS):
            self._said, self._is_fast = "", True
        if self._said and at_s - self._last_s > _FAST_S:
            self._is_fast = False
        self._last_s = at_s
        if symbol not in "C#":
            self._said = (self._said + symbol)[-_MOST:]
            return told
        said, self._said = self._said, ""
        may_end = symbol == "C" or said[:1] in _STARTS or self._bare or self._is_fast
        return told + (self._told(said) if said and may_end else [])

    def wait(self, now_s: float) -> list[LineEvent]:
        """What is over by now."""
        if not self._said or now_s - self._last_s < self._end_s:
            return []
        return self.cut()

    def cut(self) -> list[LineEvent]:
        """Nothing more comes."""
        said, self._said = self._said, ""
        if not said or (said[0] not in _STARTS and not self._bare):
            return []
        return self._told(said, suspect=not self._bare)

    def forget(self) -> None:
        """What came so far was no caller."""
        self._said = ""

    @property
    def is_idle(self) -> bool:
        """Nothing is half said."""
        return not self._said

    def _told(self, said: str, *, suspect: bool = False) -> list[LineEvent]:
        parts = [(start, digits) for start, digits in _PARTS.findall(said) if start or digits]
        number = next((digits for start, digits in parts if start in ("A", "") and len(digits) >= _LEAST), "")
        if not number and len(parts[0][1]) >= _LEAST:
            number = parts[0][1]
        if number:
            digits, reason = number_of(number) or ("", None)
            return [LineEvent(Sign.CALLER, self._line, Direction.IN, digits, reason=reason, suspect=suspect)]
        reason = next((_CODES[start + digits] for start, digits in parts if start + digits in _CODES), None)
        return [LineEvent(Sign.CALLER, self._line, Direction.IN, reason=reason)] if reason else []

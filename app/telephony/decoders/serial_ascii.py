"""What does a small serial box say that writes in letters, without line ends?

::

    ATLINKOK                                      it is there
    ATRING                                        one ring
    ATF 0208091115018749403                       MMDDHHMM and the number, or the number alone
    &RING:1:CID:0704121313016054035:HOOK:0*       ring 1/0, caller as above, receiver lifted 1/0 (V200pstn)
    L2 callerid:02188776655@                      line 2 (57600 baud)
    ><102 01065551234                             line 2, ended by CR LF (Comdial DSU)

Each is known by how it begins, and ends where the next one begins, at its end mark, or when the box falls silent. More
than twelve digits that begin with a date and a time have them before the number; those from dialling tones have none.
"""

import re
from collections.abc import Sequence
from typing import ClassVar

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.talk import notice
from app.telephony.decoders.values import number_of
from app.telephony.protocol import Decoder, Dialogue, Direction, LineEvent, Notice, Sign

LIMIT = 512  # bytes kept of what is not complete
_LINKED = QT_TRANSLATE_NOOP("boxes", "The box says that it is connected.")

_START = re.compile(rb"ATLINKOK|ATRING|ATF|&RING:|><1\d\d|L[\s:=]*\d{1,2}(?!\d)")
_COULD_START = re.compile(rb"(?:A(?:T[A-Z]{0,6})?|&(?:R(?:I(?:NG?)?)?)?|>(?:<(?:1\d?)?)?|L[\s:=]*\d{0,2})\Z")
_STATE = re.compile(rb"&RING:(\d*)(?::CID:([^:*]*))?(?::HOOK:(\d*))?[^*]*\*", re.I)
_NUMBER = re.compile(rb"ATF[\s:=]*(.*)", re.S)
_PBX = re.compile(rb"><1(\d\d)\s*(.*)", re.S)
_LINE = re.compile(rb"L[\s:=]*(\d{1,2})(?!\d).*?caller\s*id\s*[:=]\s*([^@]*)(?:@|\Z)", re.I | re.S)
_NEXT_LINE = re.compile(rb"L[\s:=]*\d{1,2}[\s:]*caller", re.I)
_DATED = re.compile(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-4])[0-5]\d(?=\d{3}|[A-Za-z])")
_LONGEST_NUMBER = 12  # of a home number with its area code

_Events = list[LineEvent | Notice]


class SerialAsciiDecoder(Decoder):
    """Reads one box, most of which have one line."""

    name: ClassVar[str] = "serial-ascii"
    title: ClassVar[str] = "Serial caller-ID box, letters (ATRING/ATF, &RING, L…callerid)"
    port_kinds: ClassVar[Sequence[str]] = ("serial",)
    baud: ClassVar[int] = 1200
    default_port: ClassVar[int | None] = None
    cadence_s: ClassVar[float] = 10.0  # some tell only that ringing began; the one known says its end after 9 s
    knows_hook: ClassVar[bool] = False  # only one family tells it

    def __init__(self) -> None:
        self._half = b""
        self._is_lifted = False

    @override
    def feed(self, data: bytes) -> _Events:
        events: _Events = []
        for at in range(0, len(data), LIMIT):
            self._half += data[at : at + LIMIT]
            events += self._complete()
            self._half = self._half[-LIMIT:]
        return events

    @override
    def quiet(self) -> _Events:
        half, self._half = self._half, b""
        return self._said(half) if _START.match(half) else []

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return None

    @property
    def kept(self) -> int:
        """Bytes held of a saying not yet complete."""
        return len(self._half)

    def _complete(self) -> _Events:
        """What is said up to the last end that can be known."""
        events: _Events = []
        while True:
            begin = _START.search(self._half)
            if not begin:
                may = _COULD_START.search(self._half)
                self._half = self._half[may.start() :] if may else b""
                return events
            self._half = self._half[begin.start() :]
            end = _end(self._half)
            if end is None:
                return events
            events += self._said(self._half[:end])
            self._half = self._half[end:]

    def _said(self, saying: bytes) -> _Events:
        if saying.startswith(b"ATLINKOK"):
            return [notice(_LINKED)]
        if saying.startswith(b"ATRING"):
            return [LineEvent(Sign.RING, 1)]
        if match := _STATE.match(saying):
            return self._state(match)
        if match := _NUMBER.match(saying):
            return _caller(1, match[1])
        match = _PBX.match(saying) or _LINE.match(saying)
        return _caller(int(match[1]), match[2]) if match else []

    def _state(self, match: re.Match[bytes]) -> _Events:
        rings, lifted = match[1] == b"1", match[3] == b"1"
        events: _Events = [LineEvent(Sign.RING, 1)] if rings else []
        events += _caller(1, match[2] or b"")
        if match[3] and lifted != self._is_lifted:
            self._is_lifted = lifted
            events.append(LineEvent(Sign.OFF_HOOK if lifted else Sign.ON_HOOK, 1))
        return events


def _end(half: bytes) -> int | None:
    """Where the saying at the beginning of `half` ends, None where that cannot be known yet."""
    for word in (b"ATLINKOK", b"ATRING"):
        if half.startswith(word):
            return len(word)
    mark = {b"&": rb"\*", b"L": rb"@"}.get(half[:1], rb"[\r\n*@]")
    ended = re.search(mark, half)
    following = (_NEXT_LINE if half.startswith(b"L") else _START).search(half, 3)
    if ended and not (following and following.start() < ended.start()):
        return ended.end()
    return following.start() if following else None


def _caller(line: int, raw: bytes) -> _Events:
    text = raw.decode("latin-1").strip(" \t\r\n\x00@*:")
    stamp = ""
    if (len(text) > _LONGEST_NUMBER or not text.isdigit()) and (dated := _DATED.match(text)):
        stamp, text = dated[0], text[dated.end() :]
    number, reason = number_of(text) or ("", None)
    if not (number or reason) or not line:
        return []
    return [LineEvent(Sign.CALLER, line, Direction.IN, number, reason=reason, stamp=stamp)]

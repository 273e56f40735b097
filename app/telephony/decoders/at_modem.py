"""What does a voice modem or a desk phone with a SIM card say when its line rings?

Lines ended by CR LF, blanks around `=` or none (ITU V.253, Rockwell #CID, 3GPP 27.007)::

    RING | RING A | RING 1 | CID RING | +CRING: VOICE     one burst; distinctive ring in some dialects
    DRON=5 / DROF=11                                      the same as on/off times in 100 ms
    DATE = 0410   TIME = 1844                             often wrong or missing: told as they are, never relied on
    NMBR = 7635550114   P withheld   O out of area        also NBR, DDN, DDN_NMBR
    NAME = SMITH,LAWRENCE                                 before or after NMBR, late, twice, or never
    MESG = 110101                                         what the modem did not understand: not read
    0412303332...51                                       a whole data block in hex (unformatted, see fsk)
    +CLIP: "13800138000",129,"",,"name",0                 number, type (145 international), name, validity
    DLE + one character                                   voice mode: R ring; Apple puts DLE codes before each line

There is one line, no end of a call and no hook. A number is told at once, the rest follows as further events.
"""

import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from typing_extensions import override

from app.telephony.decoders import fsk
from app.telephony.decoders.at_talk import ModemTalk
from app.telephony.decoders.lines import Lines
from app.telephony.decoders.values import name_of, number_of
from app.telephony.protocol import Decoder, Dialogue, Direction, LineEvent, Notice, Reason, Sign

_DLE = 0x10
_CARET_CODES = re.compile(rb"(\^P.)+")  # DLE codes as a terminal program prints them
_RING = re.compile(rb"(?:CID )?RING(?: ?[A-F0-9])?|\+CRING: .*", re.I)
_DRONE = re.compile(rb"DR(ON|OF)\s*=\s*(\d{1,4})", re.I)
_FIELD = re.compile(rb"(DDN_NMBR|DDN|NMBR|NBR|NAME)\s*=(.*)", re.I | re.S)
_MOMENT = re.compile(rb"(DATE|TIME)\s*=\s*(\d*).*", re.I | re.S)
_CLIP = re.compile(rb'\+(?:CLIP|CCWA): ?"([^"]*)"(.*)', re.I | re.S)
_HEX = re.compile(rb"(?:[0-9A-F]{2}){8,290}", re.I)
_SAME_BURST_BELOW = 10  # a pause shorter than this, in 100 ms, lies within one burst of a distinctive ring
_INTERNATIONAL = "145"
_VALIDITY = {"1": Reason.PRIVATE, "2": Reason.OUT_OF_AREA}

_Events = list[LineEvent | Notice]


class ModemDecoder(Decoder):
    """Reads one modem."""

    name: ClassVar[str] = "at-modem"
    title: ClassVar[str] = "Voice modem (AT commands)"
    port_kinds: ClassVar[Sequence[str]] = ("serial",)
    baud: ClassVar[int] = 115200
    default_port: ClassVar[int | None] = None
    cadence_s: ClassVar[float] = 7.5  # the longest usual pause is 4 s after 2 s of ringing
    knows_hook: ClassVar[bool] = False

    def __init__(self) -> None:
        self._lines = Lines()
        self._shielded = False  # a DLE was read, its character was not
        self._rang = False  # a DLE R was read; followed by DLE X it only announces a line
        self._ring_kind, self._ring_paired = "", True
        self._in_burst = False
        self._moment: dict[bytes, str] = {}  # of the block that is being sent
        self._readers: list[tuple[re.Pattern[bytes], Callable[[re.Match[bytes]], _Events]]] = [
            (_RING, lambda _: self._ring("ring")),
            (_FIELD, self._read_field),
            (_MOMENT, self._read_moment),
            (_CLIP, _read_clip),
            (_HEX, _read_block),
            (_DRONE, self._read_drone),
            (re.compile(rb"NO CARRIER", re.I), lambda _: [LineEvent(Sign.RING_END, 1)]),
        ]

    @override
    def feed(self, data: bytes) -> _Events:
        if _DLE not in data and not self._shielded:
            return self._late_ring() + self._read(data) if data else []
        events: _Events = []
        plain = bytearray()
        for byte in data:
            if self._shielded:
                self._shielded = False
                if byte == _DLE:
                    continue
                events += self._read(bytes(plain)) + self._code(byte)
                plain.clear()
            elif byte == _DLE:
                self._shielded = True
            else:
                plain.append(byte)
        if plain:
            events += self._late_ring() + self._read(bytes(plain))
        return events

    @override
    def quiet(self) -> _Events:
        self._shielded = False
        events = self._late_ring() + self._line(self._lines.so_far())
        self._moment.clear()
        return events

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return ModemTalk(country)

    def _code(self, byte: int) -> _Events:
        if byte == ord("X"):
            self._rang = False
        events = self._late_ring()
        self._rang = byte == ord("R")
        return events

    def _late_ring(self) -> _Events:
        rang, self._rang = self._rang, False
        return self._ring("ring") if rang else []

    def _read(self, data: bytes) -> _Events:
        return [event for line in self._lines.feed(data) for event in self._line(line)]

    def _line(self, line: bytes) -> _Events:
        line = line.strip(b" \t\x00")
        if line.startswith(b"^P"):
            line = _CARET_CODES.sub(b"", line, count=1).lstrip()
        for pattern, read in self._readers:
            if match := pattern.fullmatch(line):
                return read(match)
        return []

    def _read_moment(self, match: re.Match[bytes]) -> _Events:
        self._moment[match[1].upper()] = match[2].decode("ascii")
        return []

    def _read_field(self, match: re.Match[bytes]) -> _Events:
        date, time = self._moment.get(b"DATE", ""), self._moment.get(b"TIME", "")
        stamp = date + time if len(date) == len(time) == 4 else ""
        if match[1].upper() == b"NAME":
            name, reason = name_of(match[2])
            return [LineEvent(Sign.CALLER, 1, name=name, reason=reason, stamp=stamp)] if name or reason else []
        found = number_of(match[2].decode("latin-1"))
        if not found or found == ("", None):
            return []
        return [LineEvent(Sign.CALLER, 1, number=found[0], reason=found[1], stamp=stamp)]

    def _ring(self, kind: str) -> _Events:
        """One burst; a modem that tells each as RING and as DRON is counted once."""
        if kind != self._ring_kind and not self._ring_paired:
            self._ring_paired = True
            return []
        self._ring_kind, self._ring_paired = kind, False
        return [LineEvent(Sign.RING, 1)]

    def _read_drone(self, match: re.Match[bytes]) -> _Events:
        if match[1].upper() == b"OF":
            self._in_burst = int(match[2]) < _SAME_BURST_BELOW
            return []
        within, self._in_burst = self._in_burst, False
        return [] if within else self._ring("drone")


def _read_clip(match: re.Match[bytes]) -> _Events:
    """`"number",type[,subaddr,satype[,"name"[,validity]]]`; the name may hold any byte but a quote."""
    raw = re.findall(rb',\s*("[^"]*"|[^,"]*)', match[2])
    kind, _, _, name, validity, *_ = (*(part.strip(b' "') for part in raw), b"", b"", b"", b"", b"")
    number, reason = number_of(match[1].decode("latin-1")) or ("", None)
    if number and kind == _INTERNATIONAL.encode() and not number.startswith("+"):
        number = f"+{number}"
    if not number:
        reason = reason or _VALIDITY.get(validity.decode("latin-1"), Reason.PRIVATE)
    return [LineEvent(Sign.CALLER, 1, Direction.IN, number, name_of(name)[0], reason)]


def _read_block(match: re.Match[bytes]) -> _Events:
    block = fsk.read(bytes.fromhex(match[0].decode("ascii")))
    return [block.event(1)] if block and block.is_call else []

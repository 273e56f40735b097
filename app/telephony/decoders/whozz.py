"""What does a Whozz Calling? box (CallerID.com) say, on a serial port or as UDP datagrams?

Records of fixed columns, cut by column because numbers and names hold blanks; serial lines end with CR LF::

    01 I S 0276 G B3 09/26 11:28 AM 800-240-4637   CallerID.com        comprehensive, 62 columns
    0  3 5 7    12 14 17    23    29 32            47                  UK units: DD/MM, no dashes
       I in, O out; S start, E end, B blocked, C accounting; seconds on E; G/B check sum of the block good/bad;
       ring type A-D and count on E; number 14 columns, name 15
    01 R             11/07 07:43:52                                    detail: R ring, F off, N on hook, H flash
    $01     09/26     02:30     PM     8002404637         I     Name   limited
    01      9/05     11:17 AM       702-555-1145           NAME        TCI, 70 columns, `/` at 9, `M` at 24
    0248 02 09/26 13:28 I E 0276 G A3 800-555-1212 NAME                memory: calls of the past, skipped
    V3.6 ECXUDASOBKT L=01 00/00 00:00:05                               reply to V: switches, first line, clock

    ^^<U> 6 bytes <S> 6 bytes $ record                                 datagram: record from byte 21 on, whatever the
                                                                       twelve bytes are; 57 reply to V, 90 to X
Sources: callerid.com manuals of the WC48, WC2 and Ethernet Link.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.lines import Lines
from app.telephony.decoders.talk import Talk, notice
from app.telephony.decoders.values import name_of, number_of, stamp_of
from app.telephony.protocol import Decoder, Dialogue, Direction, LineEvent, Notice, Send, Sign

_UNIT = QT_TRANSLATE_NOOP("boxes", "Box version {version}, first line {line}")
_NO_DETAIL = QT_TRANSLATE_NOOP("boxes", "The box does not tell when a receiver is lifted (its detail switch is off).")
_NO_OUTGOING = QT_TRANSLATE_NOOP("boxes", "The box does not report outgoing calls (they are switched off in it).")
_NO_ENDS = QT_TRANSLATE_NOOP("boxes", "The box reports only the beginning of calls; how long they took is not known.")

_HEAD = 21  # bytes of a datagram before its record
_SETTINGS = 90  # a datagram of this length lists the box's addresses
_CALL = re.compile(
    r"(\d\d) ([IO]) ([SEBC]) (\d{4}) ([GB]) (?:[A-D](\d)|\d\d) "
    r"(\d\d/\d\d) (\d\d:\d\d [AP]M) (.{1,14}) ?(.{0,15})"
)
_DETAIL = re.compile(r"(?<![\d:/])(\d\d) ([RFNH]) {9,15}\d\d/\d\d \d\d:\d\d:\d\d")
_MEMORY = re.compile(r"\d{4} \d\d \d\d/\d\d \d\d:\d\d [IO] ")
_LIMITED = re.compile(r"\$?(\d\d) +(\d\d/\d\d) +(\d\d:\d\d +[AP]M) +(.*?) {2,}([IO])(?: +(.*))?")
_REPLY = re.compile(r"V(\d+\.\d+)\s+([A-Za-z]{9,12})\s+L=(\d\d)")
_TCI_SHORTEST = 30
_DETAIL_SIGNS = {"R": Sign.RING, "F": Sign.OFF_HOOK, "N": Sign.ON_HOOK}

_Events = list[LineEvent | Notice]


class WhozzDecoder(Decoder):
    """Reads one box, serial or Ethernet."""

    name: ClassVar[str] = "whozz"
    title: ClassVar[str] = "Whozz Calling? (CallerID.com, serial or Ethernet)"
    port_kinds: ClassVar[Sequence[str]] = ("serial", "udp")
    baud: ClassVar[int] = 9600
    default_port: ClassVar[int | None] = 3520
    cadence_s: ClassVar[float] = 60.0  # only the first ring is told; the end comes as a record
    knows_hook: ClassVar[bool] = True

    def __init__(self) -> None:
        self._lines = Lines()

    @override
    def feed(self, data: bytes) -> _Events:
        if data.startswith(b"^^<U>"):
            return _datagram(data)
        return [event for line in self._lines.feed(data) for event in _record(line)]

    @override
    def quiet(self) -> _Events:
        return _record(self._lines.rest())

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return WhozzTalk()


def _datagram(data: bytes) -> _Events:
    if len(data) == _SETTINGS:
        return []
    return _record(data[_HEAD:].split(b"\r")[0].split(b"\n")[0])


def _record(line: bytes) -> _Events:
    text = line.decode("latin-1").lstrip("\x00\xff")
    if _MEMORY.search(text):
        return []
    for pattern, read in ((_CALL, _call), (_DETAIL, _detail), (_REPLY, _reply)):
        if match := pattern.search(text):
            return read(match)
    if _is_tci(text):
        return _on_a_line(
            _Columns(int(text[0:2]), "I", text[29:44], text[55:70], stamp_of(text[6:12], text[16:25])).event()
        )
    if match := _LIMITED.match(text):
        return _on_a_line(
            _Columns(int(match[1]), match[5], match[4], (match[6] or "")[:15], stamp_of(match[2], match[3])).event()
        )
    return []


@dataclass(frozen=True, slots=True)
class _Columns:
    """What every call record holds, as it stands there."""

    line: int
    way: str
    number: str
    name: str
    stamp: str = ""

    def event(self) -> LineEvent:
        """A caller, or what was dialled; digits in the name of an outgoing call were dialled after a pause."""
        digits, reason = number_of(self.number) or ("", None)
        words, why_no_name = name_of(self.name.encode("latin-1"))
        if self.way == "O":
            words = "" if number_of(words) else words
            return LineEvent(Sign.DIALLED, self.line, Direction.OUT, digits, words, opens=True, stamp=self.stamp)
        reason = reason if digits else reason or why_no_name
        return LineEvent(Sign.CALLER, self.line, Direction.IN, digits, words, reason, opens=True, stamp=self.stamp)


def _call(match: re.Match[str]) -> _Events:
    line, way, kind, seconds, check, rings, date, time, number, name = match.groups()
    event = replace(_Columns(int(line), way, number, name, stamp_of(date, time)).event(), suspect=check == "B")
    if kind == "S":
        return _on_a_line(replace(event, closes=True))
    answered = _answered(way, kind, int(seconds))
    return _on_a_line(
        replace(event, sign=Sign.ENDED, rings=int(rings or 0), duration_s=int(seconds), answered=answered)
    )


def _answered(way: str, kind: str, seconds: int) -> bool | None:
    """Talk time means it was answered; without it only detail records tell, which the tracker has seen."""
    if way == "O":
        return None
    return False if kind == "B" else (seconds > 0) or None


def _on_a_line(event: LineEvent) -> _Events:
    return [event] if event.line else []


def _detail(match: re.Match[str]) -> _Events:
    sign = _DETAIL_SIGNS.get(match[2])
    return _on_a_line(LineEvent(sign, int(match[1]), opens=match[2] == "R", closes=True)) if sign else []


def _is_tci(text: str) -> bool:
    return len(text) >= _TCI_SHORTEST and text[9] == "/" and text[24] == "M" and text[0:2].strip().isdecimal()


def _reply(match: re.Match[str]) -> _Events:
    version, switches, line = match.groups()
    told = [notice(_UNIT.fill(version=version, line=int(line)))]
    if "D" in switches:
        told.append(notice(_NO_DETAIL, trouble=True))
    if "O" in switches:
        told.append(notice(_NO_OUTGOING))
    if "a" in switches:
        told.append(notice(_NO_ENDS, trouble=True))
    return [*told]


class WhozzTalk(Talk):
    """Asks the box once for its switches; it answers only if its cable has the wire for it."""

    _SETTLE_S = 0.1  # the box needs this before the first command

    def __init__(self) -> None:
        super().__init__()
        self._asked = False

    @override
    def start(self) -> list[Send]:
        return [Send(b"", self._SETTLE_S)]

    @override
    def waited(self) -> list[Send]:
        if self._asked:
            return []
        self._asked = True
        return [Send(b"V")]

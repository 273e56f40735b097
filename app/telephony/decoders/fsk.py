"""What does a caller-ID data block say, and is it sound?

SDMF (type 04, or 06 for a message lamp) and MDMF (80, or 82), ETSI EN 300 659 / Bellcore GR-30::

    04 len MMDDHHMM number                     check     number may be P (withheld) or O (out of area)
    80 len {type len data} {type len data} ... check     types: 01 time 02 number 03 called number 04 reason
                                                         07 name 08 reason for no name 11 call type

`check` makes the sum of all bytes from the first 0 modulo 256. Modems may leave it out, boxes may send the 55 of the
seizure before the block (its last byte sometimes D5) and noise behind it.
"""

import re
from dataclasses import dataclass

from app.telephony.decoders.values import name_of, number_of
from app.telephony.protocol import Direction, LineEvent, Reason, Sign

_SDMF, _MDMF = 0x04, 0x80
CALLS = (_SDMF, _MDMF)
KINDS = (*CALLS, 0x06, 0x82)
_TIME, _NUMBER, _NO_NUMBER, _NAME, _NO_NAME, _CALL_TYPE = 0x01, 0x02, 0x04, 0x07, 0x08, 0x11
_LAMP = b"\x81"  # the call type of "a message is waiting"
_DASHED = re.compile(r"\d+(?:-\d+)+")
_SHORTEST = 8  # less is no block but some number in hex


@dataclass(frozen=True, slots=True)
class Block:
    """One block.

    Attributes:
        is_call: a call is announced, not a message lamp.
        is_sound: the check byte fits, or there was none; otherwise number and name are not given.
        stamp: when the exchange says it is, MMDDHHMM as sent, or "".
    """

    is_call: bool
    is_sound: bool = True
    number: str = ""
    name: str = ""
    reason: Reason | None = None
    stamp: str = ""

    @property
    def says_something(self) -> bool:
        """Whether a caller is told, or that one was but came damaged."""
        return self.is_call and (not self.is_sound or bool(self.number or self.name or self.reason))

    def event(self, line: int) -> LineEvent:
        """What it tells about `line`."""
        reason = self.reason if self.is_sound else Reason.BAD_CHECKSUM
        return LineEvent(Sign.CALLER, line, Direction.IN, self.number, self.name, reason, stamp=self.stamp)


def read(raw: bytes, least: int = _SHORTEST) -> Block | None:
    """The block in `raw`, or None where there is none; never raises.

    Args:
        raw: with whatever stands before and behind it.
        least: bytes it must have; where it is known for a block, few will do.
    """
    raw = raw.lstrip(b"\x00\x55\xd5")
    if len(raw) < least or raw[0] not in KINDS:
        return None
    end = 2 + raw[1]
    body, check = raw[2:end], raw[end : end + 1]
    is_call = raw[0] in CALLS
    if len(raw) < end or (check and sum(raw[: end + 1]) % 256):
        return Block(is_call, is_sound=False)
    return _single(body, is_call) if raw[0] in (_SDMF, 0x06) else _multiple(body, is_call)


def _single(body: bytes, is_call: bool) -> Block:
    number, reason = _number(body[8:])
    return Block(is_call, number=number, reason=reason, stamp=_stamp(body[:8]))


def _multiple(body: bytes, is_call: bool) -> Block:
    parts: dict[int, bytes] = {}
    while len(body) >= 2:
        kind, length = body[0], body[1]
        if len(body) < 2 + length:
            return Block(is_call, is_sound=False)
        parts.setdefault(kind, body[2 : 2 + length])
        body = body[2 + length :]
    number, reason = _number(parts.get(_NUMBER, b""))
    name, why_no_name = name_of(parts.get(_NAME, b""))
    if not number:
        absent = number_of(parts.get(_NO_NUMBER, b"").decode("latin-1"))
        reason = reason or (absent[1] if absent else None) or why_no_name or name_of(parts.get(_NO_NAME, b""))[1]
    is_call = is_call and parts.get(_CALL_TYPE) != _LAMP
    return Block(is_call, number=number, name=name, reason=reason, stamp=_stamp(parts.get(_TIME, b"")))


def _stamp(raw: bytes) -> str:
    return raw.decode("ascii") if len(raw) == 8 and raw.isdigit() else ""


def _number(raw: bytes) -> tuple[str, Reason | None]:
    """Number or reason; a dash within a number is the exchange's own and stays."""
    text = raw.decode("latin-1").strip()
    number, reason = number_of(text) or ("", None)
    return (text if number and _DASHED.fullmatch(text) else number), reason

"""What does an AD800-like USB box report (AD800, AD130, AD102 series; HID, 64 bytes a report)?

::

    03 len seq channel volt volt  {command len data} {command len data} ...  00 ...     len = 4 + what follows
    03 0b  00  00      b7   60    30 05 00 03 01 01 0f                       channel 1, 42.8 V, version 1.1
    channel: 0 to 7, bit 7: wants sound to play;  volt: (two bytes, high first) * 3.3/65535 - 1.65, times 60
    30 control: 00 what was acknowledged, version ...      31 bytes of a data block as demodulated
    32 dialling tones, one a byte (1-9, 0A is 0, 0B *, 0C #, 0D A, 0E B, 0F C, 00 D)
    33 recorded sound: part 0 to 4, then 51, 51, 51, 51, 52 bytes: one block of IMA ADPCM

The box knows no states: what goes on at a line is read off its voltage (`ad800_line.py`). Known from the source of one
Android program for it; no device was at hand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.ad800_line import Ad800Line
from app.telephony.decoders.ad800_talk import Ad800Talk
from app.telephony.decoders.adpcm import Assembly
from app.telephony.decoders.talk import notice
from app.telephony.protocol import Decoder, Dialogue, LineEvent, Notice, SoundBlock

REPORT = 64  # bytes
CHANNELS = 8
_IN = 0x03
_CONTROL, _BLOCK, _TONE, _SOUND = 0x30, 0x31, 0x32, 0x33
_ACK, _VERSION_ASKED = 0x00, 0x03
_VERSION = QT_TRANSLATE_NOOP("boxes", "Box version {version}")

_Events = list[LineEvent | Notice]


@dataclass(frozen=True, slots=True)
class Report:
    """One report, taken apart.

    Attributes:
        channel: from 0.
        volts: of the line, with its sign.
        parts: command and data of each.
    """

    channel: int
    volts: float
    parts: tuple[tuple[int, bytes], ...]


class Ad800Decoder(Decoder):
    """Reads one box with up to eight lines."""

    name: ClassVar[str] = "ad800"
    title: ClassVar[str] = "USB caller-ID box without driver (AD800, AD130, AD102 series)"
    port_kinds: ClassVar[Sequence[str]] = ("hid",)
    baud: ClassVar[int] = 0
    default_port: ClassVar[int | None] = None
    cadence_s: ClassVar[float] = 7.0
    knows_hook: ClassVar[bool] = True

    def __init__(self) -> None:
        self._now_s = 0.0
        self._half = b""
        self._lines = [Ad800Line(at + 1) for at in range(CHANNELS)]
        self._assemblies = [Assembly() for _ in range(CHANNELS)]
        self._sounds: list[SoundBlock] = []

    @override
    def at(self, now_s: float) -> None:
        self._now_s = now_s

    @override
    def feed(self, data: bytes) -> _Events:
        events: _Events = []
        for raw in self._reports(data):
            report = _report(raw)
            if report and report.channel < CHANNELS:
                events += self._take(report)
        return events

    @override
    def quiet(self) -> _Events:
        self._half = b""
        return [event for line in self._lines for event in line.end()]

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return Ad800Talk(lambda: [line.number for line in self._lines if line.is_lifted])

    @override
    def sounds(self) -> list[SoundBlock]:
        sounds, self._sounds = self._sounds, []
        return sounds

    @property
    def kept(self) -> int:
        """Bytes and samples held at present."""
        return len(self._half) + sum(line.kept for line in self._lines)

    def _reports(self, data: bytes) -> Iterator[bytes]:
        """Whole reports of 64 bytes, or a stream of them without their padding, cut anywhere."""
        whole = [data[at : at + REPORT] for at in range(0, len(data), REPORT)]
        if not self._half and all(map(_is_padded, whole)):
            yield from whole
            return
        self._half += data
        at = 0
        while (at := self._half.find(_IN, at)) >= 0 and at + 1 < len(self._half):
            length = self._half[at + 1] + 2
            if not 6 <= length <= REPORT:
                at += 1
                continue
            if at + length > len(self._half):
                break
            yield self._half[at : at + length]
            at += length
        self._half = self._half[at:] if at >= 0 else b""

    def _take(self, report: Report) -> _Events:
        line = self._lines[report.channel]
        events: _Events = [*line.hear_voltage(report.volts, self._now_s)]
        for command, data in report.parts:
            if command == _BLOCK:
                events += line.hear_block(data, self._now_s)
            elif command == _TONE:
                events += line.hear_tones(data, self._now_s)
            elif command == _SOUND and data:
                self._hear_sound(report.channel, data)
            elif command == _CONTROL and data[:2] == bytes([_ACK, _VERSION_ASKED]) and len(data) >= 4:
                events.append(notice(_VERSION.fill(version=f"{data[2]}.{data[3]}")))
        return events

    def _hear_sound(self, channel: int, data: bytes) -> None:
        samples = self._assemblies[channel].put(data[0], data[1:])
        if samples:
            self._sounds.append(SoundBlock(channel + 1, samples))


def _is_padded(raw: bytes) -> bool:
    """Whether these are the 64 bytes of one report, not the beginning of several without padding."""
    return len(raw) == REPORT and raw[0] == _IN and (raw[1] + 2 >= REPORT or raw[raw[1] + 2] != _IN)


def _report(raw: bytes) -> Report | None:
    """A report, None where it is none; a part that does not fit in ends it."""
    if len(raw) < 6 or raw[0] != _IN or raw[1] < 4:
        return None
    volts = (int.from_bytes(raw[4:6], "big") * 3.3 / 65535 - 1.65) * 60
    parts: list[tuple[int, bytes]] = []
    rest = raw[6 : raw[1] + 2]
    while len(rest) >= 2 and len(rest) >= 2 + rest[1]:
        parts.append((rest[0], rest[2 : 2 + rest[1]]))
        rest = rest[2 + rest[1] :]
    return Report(raw[3] & 0x7F, volts, tuple(parts))

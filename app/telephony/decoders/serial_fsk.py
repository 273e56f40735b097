"""What does a box say that hands the data blocks on as it demodulates them? Bytes at 1200 8N1 behind a run of 55.

CTI Comet USB and many unnamed boxes: seizure, block (`fsk.py`), nothing else: no rings, no hook. One line each.
"""

from collections.abc import Sequence
from typing import ClassVar

from typing_extensions import override

from app.telephony.decoders.fsk import Block
from app.telephony.decoders.fsk_stream import FskStream
from app.telephony.protocol import Decoder, Dialogue, LineEvent, Notice

_Events = list[LineEvent | Notice]


class SerialFskDecoder(Decoder):
    """Reads one box with one line."""

    name: ClassVar[str] = "serial-fsk"
    title: ClassVar[str] = "Serial caller-ID box, raw data blocks (CTI Comet and others)"
    port_kinds: ClassVar[Sequence[str]] = ("serial",)
    baud: ClassVar[int] = 1200
    default_port: ClassVar[int | None] = None
    cadence_s: ClassVar[float] = 7.5
    knows_hook: ClassVar[bool] = False

    def __init__(self) -> None:
        self._lines = FskStream()

    @override
    def feed(self, data: bytes) -> _Events:
        return _events(self._lines.feed(data))

    @override
    def quiet(self) -> _Events:
        return _events(self._lines.rest())

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return None


def _events(blocks: list[Block]) -> _Events:
    return [block.event(1) for block in blocks if block.says_something]

"""What do the lines themselves sound like? Caller ID out of a sound input or a recording.

The port (or `replay`, from a .wav) cuts sound at 8 kHz, 16 bit, into blocks that stand for themselves::

    "RFS1"   channels   frames (2 bytes, low first)   frames x channels samples (2 bytes each, low first)

Channel 1 is line 1. What is no block is skipped up to the next one. What is heard: data blocks (Bell 202, V.23) and
dialling tones; see `app.telephony.sound`, which is loaded with the first block, numpy with it.
"""

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from app.telephony.protocol import Decoder, Dialogue, LineEvent, Notice

if TYPE_CHECKING:
    from app.telephony.sound.line import LineEar

RATE = 8000
MAGIC = b"RFS1"
MOST_CHANNELS, MOST_FRAMES = 64, 4000
_HEAD = struct.Struct("<4sBH")
_Events = list[LineEvent | Notice]


def block(samples: bytes, channels: int) -> bytes:
    """Interleaved 16-bit samples at 8 kHz as the decoder takes them; `MOST_FRAMES` frames at most."""
    return _HEAD.pack(MAGIC, channels, len(samples) // (2 * channels)) + samples


class SoundDecoder(Decoder):
    """Hears every channel of one sound input."""

    name: ClassVar[str] = "sound"
    title: ClassVar[str] = "The line's own sound (sound card, Bell 202, V.23, DTMF)"
    port_kinds: ClassVar[Sequence[str]] = ("sound",)
    baud: ClassVar[int] = 0
    default_port: ClassVar[int | None] = None
    cadence_s: ClassVar[float] = 7.5
    knows_hook: ClassVar[bool] = False

    def __init__(self) -> None:
        self._half = b""
        self._ears: list[LineEar] = []

    @override
    def feed(self, data: bytes) -> _Events:
        self._half += data
        events: _Events = []
        at = 0
        while True:
            at = _found(self._half, at)
            if at + _HEAD.size > len(self._half):
                break
            _, channels, frames = _HEAD.unpack_from(self._half, at)
            if not (1 <= channels <= MOST_CHANNELS and 1 <= frames <= MOST_FRAMES):
                at += 1
                continue
            end = at + _HEAD.size + 2 * channels * frames
            if end > len(self._half):
                break
            events += self._hear(self._half[at + _HEAD.size : end], channels)
            at = end
        self._half = self._half[at:]
        return events

    @override
    def quiet(self) -> _Events:
        self._half = b""
        return [event for ear in self._ears for event in ear.end()]

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return None

    @property
    def kept(self) -> int:
        """Bytes, samples and soft bits held at present."""
        return len(self._half) + sum(ear.kept for ear in self._ears)

    def _hear(self, raw: bytes, channels: int) -> _Events:
        import numpy as np

        from app.telephony.sound.line import LineEar

        while len(self._ears) < channels:
            self._ears.append(LineEar(len(self._ears) + 1))
        samples = np.frombuffer(raw, dtype="<i2").reshape(-1, channels)
        return [event for at in range(channels) for event in self._ears[at].feed(samples[:, at])]


def _found(data: bytes, at: int) -> int:
    """Where the next block begins, or what may still become one."""
    place = data.find(MAGIC, at)
    if place >= 0:
        return place
    for length in (3, 2, 1):
        if len(data) - length >= at and data.endswith(MAGIC[:length]):
            return len(data) - length
    return len(data)

"""What does one line's sound say about who calls: the bell, data blocks, dialling tones?"""

import numpy as np

from app.telephony.decoders import fsk
from app.telephony.decoders.dtmf import ToneCaller
from app.telephony.protocol import LineEvent, Sign
from app.telephony.sound.bell import Bell
from app.telephony.sound.frames import Frame, Frames
from app.telephony.sound.softbits import SoftBits
from app.telephony.sound.tones import HOP, Tones

BLOCK = 7 * HOP  # samples worked on at a time, 52.5 ms: however the sound was cut, the same blocks come of it


class LineEar:
    """Hears the bell, data blocks and dialling tones on one line."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._soft, self._frames = SoftBits(), Frames()
        self._tones, self._caller = Tones(), ToneCaller(line)
        self._bell = Bell()
        self._waiting = np.zeros(0, dtype=np.float32)

    def feed(self, samples: "np.ndarray[tuple[int], np.dtype[np.int16]]") -> list[LineEvent]:
        """The next samples at 8 kHz, any number of them."""
        heard = np.concatenate((self._waiting, samples.astype(np.float32)))
        whole = len(heard) // BLOCK * BLOCK
        self._waiting = heard[whole:]
        return [event for at in range(0, whole, BLOCK) for event in self._block(heard[at : at + BLOCK])]

    def end(self) -> list[LineEvent]:
        """The sound stops here: what was half said counts."""
        rest = np.zeros(BLOCK * 2, dtype=np.float32)
        rest[: len(self._waiting)] = self._waiting
        self._waiting = np.zeros(0, dtype=np.float32)
        events = [event for at in (0, BLOCK) for event in self._block(rest[at : at + BLOCK])]
        return events + self._told(self._frames.end()) + [*self._caller.cut()]

    @property
    def kept(self) -> int:
        """Samples and soft bits held at present."""
        return len(self._waiting) + self._frames.kept

    def _block(self, samples: "np.ndarray[tuple[int], np.dtype[np.float32]]") -> list[LineEvent]:
        events = [LineEvent(Sign.RING, self._line) for _ in range(self._bell.feed(samples))]
        events += self._told(self._frames.feed(self._soft.feed(samples)))
        for tone in self._tones.feed(samples):
            events += self._caller.take(tone.key, tone.at_s)
        return events + self._caller.wait(self._tones.seconds)

    def _told(self, frames: list[Frame]) -> list[LineEvent]:
        events = []
        for frame in frames:
            damaged = fsk.Block(is_call=frame.raw[0] in fsk.CALLS, is_sound=False)
            block = fsk.read(frame.raw, least=3) if frame.is_sound else damaged
            if block and block.says_something:
                events.append(block.event(self._line))
        return events

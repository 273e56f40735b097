"""Where does the sound of a line come from, and is it there now?"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.telephony.recorder.ring import Ring

BOX = "box"  # as a device: the line's caller-ID box brings the sound itself


class When(StrEnum):
    """Which calls of a line are recorded; the value is kept in the seat's settings."""

    ALWAYS = "always"
    INCOMING = "incoming"
    ASK = "ask"  # only when somebody says so in the call
    NEVER = "never"


class Begin(StrEnum):
    """How it is known that a call is going on; the value is kept in the seat's settings."""

    AUTO = "auto"  # by the hook where the box tells it, else by voice
    HOOK = "hook"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class LineSound:
    """How a line is heard and recorded, as the user set it up.

    Attributes:
        line: the seat's number, from 1.
        device: name of a sound input, `BOX`, or "" for none.
        channel: of the device, from 1.
        gain_db: what is recorded is made louder by so much.
    """

    line: int
    device: str = ""
    channel: int = 1
    when: When = When.ALWAYS
    begin: Begin = Begin.AUTO
    gain_db: int = 0


class Wire:
    """The sound of one line, whatever brings it; it comes and goes with its device.

    Whoever brings the sound calls `open`, puts into the ring it gets, and calls `close` when no more will come. Whoever
    wants it takes `ring`, and asks again when that is closed. Safe from any thread.
    """

    def __init__(self, config: LineSound) -> None:
        self.config = config
        self._ring: Ring | None = None

    @property
    def ring(self) -> Ring | None:
        """The sound since the source was last opened; None where there is none now."""
        ring = self._ring
        return None if ring is None or ring.closed else ring

    def open(self, rate_hz: int, delay_s: float = 0.0) -> Ring:
        """The source is there (again) and brings sound of this rate."""
        self.close()
        ring = Ring(rate_hz, delay_s=delay_s)
        self._ring = ring
        return ring

    def close(self) -> None:
        """The source is gone."""
        if self._ring is not None:
            self._ring.close()


class SoundSource(Protocol):
    """What fills wires with the sound of the computer's inputs, on threads of its own."""

    def use(self, wires: Sequence[Wire]) -> None:
        """Fill these from now on; those that were there and stay go on undisturbed."""
        ...

    def stop(self) -> None:
        """Give all inputs back; the wires are closed. Returns when nothing more will be put."""
        ...


class BoxSound:
    """Fills the wires of boxes that bring sound themselves; for the box's thread.

    Args:
        rate_hz: of all boxes' sound.
    """

    def __init__(self, rate_hz: int = 8000) -> None:
        self._rate_hz = rate_hz
        self._wires: dict[int, Wire] = {}
        self._guard = threading.Lock()

    def use(self, wires: Sequence[Wire]) -> None:
        """Fill those of them that a box feeds."""
        with self._guard:
            self._wires = {one.config.line: one for one in wires if one.config.device == BOX}

    def hear(self, line: int, pcm: bytes) -> None:
        """A box brought 16-bit samples of a line."""
        with self._guard:
            wire = self._wires.get(line)
        if wire is not None:
            (wire.ring or wire.open(self._rate_hz)).put(pcm)

    def lost(self, first_line: int, lines: int) -> None:
        """A box with these lines is gone."""
        with self._guard:
            for line in range(first_line, first_line + lines):
                if line in self._wires:
                    self._wires[line].close()

"""Where does a recording play just now, how fast, and what is left out? The loudspeaker asks, the window looks."""

from collections.abc import Sequence
from threading import Lock

from app.features.recordings.hearing.sound import Silence, Sound
from app.features.recordings.hearing.stretch import FASTEST, SLOWEST, Stretcher


class Playback:
    """One recording being played. Everything may be called from the window's and the sound system's thread.

    Args:
        sound: what is played.
        silences: where nobody speaks, in order.
    """

    def __init__(self, sound: Sound, silences: Sequence[Silence] = ()) -> None:
        self.sound = sound
        self._silences = tuple(silences)
        self._voice = Stretcher(sound.samples, sound.rate_hz)
        self._loop: tuple[int, int] | None = None
        self._skips, self._runs = False, False
        self._left = b""  # made, and not given out yet
        self._guard = Lock()  # held for the making of some milliseconds of sound

    # ------------------------------------------------------------ the window

    @property
    def runs(self) -> bool:
        """Whether sound comes out."""
        return self._runs and not self.over

    def play(self, *, on: bool) -> None:
        """Go on, from the beginning where it is over; or stand still."""
        with self._guard:
            if on and self._voice.over:
                self._go(0)
            self._runs = on

    @property
    def at_ms(self) -> int:
        """The place in the recording."""
        return self._voice.at * 1000 // self.sound.rate_hz

    def seek(self, at_ms: int) -> None:
        """Go on from another place."""
        with self._guard:
            self._go(at_ms)

    @property
    def over(self) -> bool:
        """Whether it has come to its end."""
        return self._voice.over

    @property
    def speed(self) -> float:
        """1 is as it was spoken; 0.5 to 2."""
        return self._voice.speed

    def set_speed(self, speed: float) -> None:
        """Faster or slower at the same pitch."""
        with self._guard:
            self._voice.speed = min(FASTEST, max(SLOWEST, speed))

    @property
    def skips(self) -> bool:
        """Whether silence is left out."""
        return self._skips

    def skip_silence(self, *, on: bool) -> None:
        """Leave out what nobody speaks in, or no longer."""
        self._skips = on

    @property
    def loop(self) -> tuple[int, int] | None:
        """What is repeated, in milliseconds; None where nothing is."""
        return self._loop

    def repeat(self, loop: tuple[int, int] | None) -> None:
        """Repeat a stretch until told otherwise; an empty one is none."""
        with self._guard:
            self._loop = loop if loop is not None and loop[1] > loop[0] else None
            if self._loop is not None and not self._loop[0] <= self.at_ms < self._loop[1]:
                self._go(self._loop[0])

    def _go(self, at_ms: int) -> None:
        self._left = b""
        self._voice.seek(at_ms * self.sound.rate_hz // 1000)

    # ------------------------------------------------------------ the loudspeaker

    def pull(self, count: int) -> bytes:
        """The next `count` samples, silence where it stands still or is over; on the sound system's thread."""
        with self._guard:
            made, self._left = self._left, b""
            while self._runs and not self._voice.over and len(made) < 2 * count:
                self._jump()
                made += self._voice.take(min(count - len(made) // 2, self._room())).tobytes()
            if not self._runs:
                made, self._left = b"", made
            self._left += made[2 * count :]
        return made[: 2 * count].ljust(2 * count, b"\0")

    def _jump(self) -> None:
        """Out of silence that is left out, back to where the repeated stretch begins."""
        if self._loop is not None and self.at_ms >= self._loop[1]:
            self._voice.seek(self._loop[0] * self.sound.rate_hz // 1000)
        inside = next((one for one in self._silences if one.begins_ms <= self.at_ms < one.ends_ms), None)
        if self._skips and inside is not None:
            self._voice.seek(inside.ends_ms * self.sound.rate_hz // 1000)

    def _room(self) -> int:
        """So many samples at the most before there may be a jump; at other speeds they pass it by some milliseconds."""
        ends = [self._loop[1]] if self._loop is not None else []
        if self._skips:
            ends += [one.begins_ms for one in self._silences if one.begins_ms > self.at_ms][:1]
        nearest = min((end for end in ends if end > self.at_ms), default=None)
        if nearest is None:
            return len(self.sound.samples)
        return max(1, int((nearest - self.at_ms) * self.sound.rate_hz / 1000 / self._voice.speed))

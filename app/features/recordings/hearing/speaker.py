"""How does a recording come out of the computer's loudspeaker or headset?"""

from typing import Any, Protocol

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP

_SILENT = QT_TRANSLATE_NOOP(
    "recordings", "Nothing can be played: this computer has no sound output that works ({why})."
)
_LATENCY_S = 0.15  # made so early that a busy computer does not crackle; later, a seek would be heard too late


class Source(Protocol):
    """What is played: asked for the next samples on the sound system's thread."""

    def pull(self, count: int) -> bytes:
        """The next samples, exactly as many."""
        ...


class Speaker:
    """The sound output, open while something plays. For the window's thread.

    Nothing else of this process may use PortAudio; sound inputs are heard in processes of their own.

    Args:
        device: name of the output, "" for the usual one.
    """

    def __init__(self, device: str = "") -> None:
        self._device = device
        self._stream: Any = None

    def open(self, source: Source, rate_hz: int) -> None:
        """Play what `source` gives from now on.

        Raises:
            DeviceUnavailable: there is no output, or it does not take this.
        """
        self.close()
        try:
            import sounddevice
        except (ImportError, OSError) as err:  # no PortAudio
            raise DeviceUnavailable(_SILENT.fill(why=str(err))) from err
        try:
            self._start(sounddevice, source, rate_hz)
        except (sounddevice.PortAudioError, OSError, ValueError):
            try:  # a headset plugged in, a sound server begun since then, is seen only when PortAudio is started anew
                sounddevice._terminate()  # noqa: SLF001  the only way; its own documentation names it
                sounddevice._initialize()  # noqa: SLF001
                self._start(sounddevice, source, rate_hz)
            except (sounddevice.PortAudioError, OSError, ValueError) as err:
                raise DeviceUnavailable(_SILENT.fill(why=str(err))) from err

    def _start(self, sounddevice: Any, source: Source, rate_hz: int) -> None:
        def wanted(out: Any, frames: int, _time: Any, _status: Any) -> None:
            out[:] = source.pull(frames)

        stream = sounddevice.RawOutputStream(
            rate_hz, device=self._device or None, channels=1, dtype="int16", latency=_LATENCY_S, callback=wanted
        )
        stream.start()
        self._stream = stream

    def close(self) -> None:
        """Let the output go."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()

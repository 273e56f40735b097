"""How does a recording come out of the computer's loudspeaker or headset?"""

from collections.abc import Callable
from typing import Any, Protocol

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP

_SILENT = QT_TRANSLATE_NOOP(
    "recordings", "Nothing can be played: this computer has no sound output that works ({why})."
)


class Source(Protocol):
    """What is played: asked for the next samples on the sound system's thread."""

    def pull(self, count: int) -> bytes:
        """The next samples, exactly as many."""
        ...


class Speaker:
    """The sound output, open while something plays. For the window's thread.

    Args:
        device: name of the output, "" for the usual one.
        on_open: told whether it is open, so that nobody looks for new devices meanwhile.
    """

    def __init__(self, device: str = "", on_open: Callable[[bool], None] = lambda _: None) -> None:
        self._device, self._on_open = device, on_open
        self._stream: Any = None
        self._rate = 0

    def open(self, source: Source, rate_hz: int) -> None:
        """Play what `source` gives from now on.

        Raises:
            DeviceUnavailable: there is no output, or it does not take this.
        """
        import sounddevice

        self.close()

        def wanted(out: Any, frames: int, _time: Any, _status: Any) -> None:
            out[:] = source.pull(frames)

        try:
            self._stream = sounddevice.RawOutputStream(
                rate_hz, device=self._device or None, channels=1, dtype="int16", callback=wanted
            )
            self._stream.start()
        except (sounddevice.PortAudioError, OSError, ValueError) as err:
            self._stream = None
            raise DeviceUnavailable(_SILENT.fill(why=str(err))) from err
        self._on_open(True)

    def close(self) -> None:
        """Let the output go."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()
            self._on_open(False)

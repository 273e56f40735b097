"""How is a recording played? Simply, from its beginning; one at a time."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import AppError, DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import soundfile

_BLOCK = 1024
_NO_OUTPUT = QT_TRANSLATE_NOOP("recordings", "Nothing can be heard: no loudspeaker can be used ({why}).")
log = logging.getLogger(__name__)


class Playback:
    """Plays one file on a thread of its own.

    Args:
        on_place: told now and then how many seconds were played; on that thread.
        on_end: told once, with what went wrong or None; on that thread.
        device: name of the sound output, None for the usual one.
    """

    def __init__(
        self,
        path: Path,
        on_place: Callable[[float], None],
        on_end: Callable[[AppError | None], None],
        device: str | None = None,
    ) -> None:
        self._path, self._on_place, self._on_end, self._device = path, on_place, on_end, device
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="playback", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End it; returns when nothing is heard any more."""
        self._stopped.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join()

    def _work(self) -> None:
        import sounddevice
        import soundfile

        wrong: AppError | None = None
        try:
            with soundfile.SoundFile(self._path) as file:
                self._play(file, sounddevice)
        except (sounddevice.PortAudioError, soundfile.LibsndfileError, OSError) as err:
            log.warning("%s cannot be played: %s", self._path.name, err)
            wrong = DeviceUnavailable(_NO_OUTPUT.fill(why=str(err)))
        self._on_end(wrong)

    def _play(self, file: "soundfile.SoundFile", sounddevice: Any) -> None:
        played = told = 0
        stream = sounddevice.RawOutputStream(
            samplerate=file.samplerate, channels=1, dtype="int16", device=self._device, latency="high"
        )
        with stream:
            while not self._stopped.is_set():
                data = file.buffer_read(_BLOCK, "int16")
                if not len(data):
                    return  # leaving the stream plays what it still has
                stream.write(data)
                played += len(data) // 2
                if played - told >= file.samplerate // 4:
                    told = played
                    self._on_place(played / file.samplerate)
            stream.abort()

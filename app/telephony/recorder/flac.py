"""How does a recording get into a FLAC file that plays whatever ends the program?

libsndfile writes a frame as soon as it has 4096 samples, and the number of samples into the file's head only when it is
closed; without that number nothing can be read. So the number of what is whole is put there after each frame:

    0   "fLaC"
    4   1 byte kind of block, 3 bytes its length (STREAMINFO: 34)
    8   2 smallest, 2 largest number of samples of a frame, 3 smallest, 3 largest frame in bytes
    18  20 bits rate, 3 bits channels - 1, 5 bits of a sample - 1, 36 bits number of samples; then 16 bytes of MD5

Source: the format's specification, RFC 9639 section 8.2.
"""

import io
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from typing_extensions import override

if TYPE_CHECKING:
    import soundfile

BYTES = 2  # of a sample: 16 bits
_FRAME = 4096  # samples of a frame, as libsndfile makes them
_SYNC = (b"\xff\xf8", b"\xff\xf9")  # how a frame begins; libFLAC writes each in one piece
_TOTAL_AT, _TOTAL_BITS = 18, 36
_AT_ONCE = 1 << 15  # samples


class FileFull(Exception):
    """The disk takes no more; what was written before plays."""


class FlacWriter:
    """Writes one mono recording. For one thread.

    Args:
        path: made with its folders; must not be there.
        rate_hz: of the samples.

    Raises:
        OSError: the file cannot be made.
    """

    def __init__(self, path: Path, rate_hz: int) -> None:
        import soundfile

        path.parent.mkdir(parents=True, exist_ok=True)
        self.path, self.rate_hz = path, rate_hz
        self.samples = 0  # taken; those that are in the file: `whole`
        self._raw = _Raw(path.open("x+b", buffering=0))
        self._file: soundfile.SoundFile | None = soundfile.SoundFile(
            self._raw, "w", rate_hz, 1, "PCM_16", format="FLAC"
        )
        self._raw.check()

    @property
    def whole(self) -> int:
        """So many samples are in the file and play, whatever happens now."""
        return self._raw.frames * _FRAME

    def write(self, data: bytes) -> None:
        """Add samples of 16 bits in the machine's order.

        Raises:
            FileFull: the disk takes no more; `close` what there is.
        """
        if self._file is None:
            raise ValueError("closed")
        before = self._raw.frames
        try:
            self._file.buffer_write(data, "int16")
        except (RuntimeError, AssertionError):  # soundfile says no more than that it was not written
            self._raw.check()
            raise
        self._raw.check()
        self.samples += len(data) // BYTES
        if self._raw.frames != before:
            self._raw.put_total(self.whole)

    def close(self) -> int:
        """Finish the file; returns how many samples are in it."""
        if self._file is None:
            return self.samples
        file, self._file = self._file, None
        whole, end = self.whole, self._raw.size
        try:
            file.close()
            self._raw.check()
        except (RuntimeError, FileFull):  # no room for the last frame
            self.samples = whole
            self._raw.cut(end)
            self._raw.put_total(whole)
        self._raw.close()
        return self.samples

    def sync(self) -> None:
        """See that what is written outlives the power."""
        self._raw.sync()


class _Raw(io.RawIOBase):
    """The file beneath libsndfile: counts frames and notes what failed, for exceptions cannot pass through it."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._below = file
        self._failed: OSError | None = None
        self.frames = 0
        self.size = 0

    @override
    def write(self, data: Any) -> int:
        if self._failed is not None:
            return 0
        start = self._below.tell()
        try:
            if self._below.write(data) != len(data):
                raise OSError(28, "no space left")
        except OSError as err:
            self._failed = err
            self.cut(max(start, self.size))
            return 0
        if start >= self.size and bytes(data[:2]) in _SYNC:
            self.frames += 1
        self.size = max(self.size, start + len(data))
        return len(data)

    @override
    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._below.seek(offset, whence)

    @override
    def tell(self) -> int:
        return self._below.tell()

    @override
    def read(self, size: int = -1) -> bytes:
        return self._below.read(size)

    @override
    def readinto(self, buffer: Any) -> int:
        data = self._below.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def check(self) -> None:
        if self._failed is not None:
            raise FileFull(str(self._failed)) from self._failed

    def put_total(self, samples: int) -> None:
        here = self._below.tell()
        _put_total(self._below, samples)
        self._below.seek(here)

    def cut(self, size: int) -> None:
        self._below.truncate(size)

    def sync(self) -> None:
        os.fsync(self._below.fileno())

    @override
    def close(self) -> None:
        if not self._below.closed:
            self._below.close()
        super().close()


def _put_total(file: IO[bytes], samples: int) -> None:
    file.seek(_TOTAL_AT)
    bits = int.from_bytes(file.read(8), "big") >> _TOTAL_BITS << _TOTAL_BITS
    file.seek(_TOTAL_AT)
    file.write((bits | samples).to_bytes(8, "big"))


def mend(path: Path) -> tuple[int, int]:
    """Make what an ended program left playable as far as it goes.

    Returns:
        The number of samples that play, and their rate in Hz.

    Raises:
        OSError: nothing in it plays.
    """
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            rate_hz, said = file.samplerate, file.frames
            playable = _playable(file)
    except soundfile.LibsndfileError as err:
        raise OSError(f"nothing in {path.name} plays: {err}") from err
    if playable == 0:
        raise OSError(f"nothing in {path.name} plays")
    if playable != said:
        with path.open("r+b") as raw:
            _put_total(raw, playable)
    return playable, rate_hz


def _playable(file: "soundfile.SoundFile") -> int:
    import soundfile

    count, buffer = 0, bytearray(_AT_ONCE * BYTES)
    try:
        while read := file.buffer_read_into(buffer, "int16"):
            count += read
    except soundfile.LibsndfileError:
        return count
    return count

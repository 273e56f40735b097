"""What is in a sound file, as the driver `sound` hears it?

.wav, .flac, .mp3, .ogg, .aiff: any rate from 4 to 384 kHz, any sample format, each channel a line. .raw has no header:
one line, 8 kHz, 16 bit, low byte first.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.sound import MOST_CHANNELS, RATE, block
from app.telephony.sound.resample import HIGHEST, LOWEST, Resampler

_UNREADABLE = QT_TRANSLATE_NOOP("replay", "{file} cannot be read: {why}")
_TOO_LONG = QT_TRANSLATE_NOOP("replay", "{file} is larger than {most} MB; a recording of one box is not")
_ODD = QT_TRANSLATE_NOOP("replay", "{file} has {channels} channels at {rate} Hz; lines are heard at 4 to 384 kHz")
_PIECE_S = 0.05


def blocks(path: Path, most_mb: int) -> Iterator[tuple[float, bytes]]:
    """The sound in pieces of 50 ms: how long each takes, and what the decoder is fed.

    Raises:
        Refused: it is no sound, or too much.
    """
    try:
        if path.stat().st_size > most_mb * 1_000_000:
            raise Refused(_TOO_LONG.fill(file=path.name, most=most_mb))
        if path.suffix.lower() == ".raw":
            sound = soundfile.SoundFile(
                path, samplerate=RATE, channels=1, format="RAW", subtype="PCM_16", endian="LITTLE"
            )
        else:
            sound = soundfile.SoundFile(path)
        with sound:
            yield from _pieces(path, sound)
    except (OSError, soundfile.SoundFileError) as err:
        why = getattr(err, "strerror", "") or getattr(err, "error_string", "") or str(err)
        raise Refused(_UNREADABLE.fill(file=path.name, why=why)) from err


def _pieces(path: Path, sound: soundfile.SoundFile) -> Iterator[tuple[float, bytes]]:
    rate, channels = sound.samplerate, sound.channels
    if not (LOWEST <= rate <= HIGHEST and channels <= MOST_CHANNELS):
        raise Refused(_ODD.fill(file=path.name, channels=channels, rate=rate))
    samplers = [Resampler(rate) for _ in range(channels)]
    tail = np.zeros((rate // 20, channels), dtype=np.float32)  # so that the filters give out all they hold
    for part in (*_parts(sound, max(1, round(rate * _PIECE_S))), *([] if rate == RATE else [tail])):
        made = np.stack([one.feed(part[:, at] * 32768) for at, one in enumerate(samplers)], axis=1)
        whole = np.clip(np.round(np.nan_to_num(made)), -32768, 32767).astype("<i2")
        if len(whole):
            yield len(part) / rate, block(whole.tobytes(), channels)


def _parts(sound: soundfile.SoundFile, frames: int) -> Iterator[npt.NDArray[np.float32]]:
    """The library's own `blocks` wants to seek, which some formats (GSM) cannot."""
    while len(part := sound.read(frames, dtype="float32", always_2d=True)):
        yield part

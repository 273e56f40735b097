"""How is a recording taken along as a file that every player plays?"""

import os
from pathlib import Path

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.recordings.hearing.sound import Sound

KINDS = {".wav": ("WAV", "PCM_16"), ".mp3": ("MP3", "MPEG_LAYER_III")}  # by the ending of the file's name
_KIND = QT_TRANSLATE_NOOP("recordings", "Name the file so that it ends in .wav or .mp3.")
_UNWRITTEN = QT_TRANSLATE_NOOP("recordings", "The file could not be written: {why}")


def take_along(sound: Sound, path: Path) -> None:
    """Write a recording as WAV or MP3, by the ending of the name; for a worker thread. An older file stays until then.

    Raises:
        Refused: another ending, or it cannot be written.
    """
    import soundfile

    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise Refused(_KIND)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        soundfile.write(str(part), sound.samples, sound.rate_hz, format=kind[0], subtype=kind[1])
        part.replace(path)
    except (OSError, RuntimeError) as err:
        raise Refused(_UNWRITTEN.fill(why=str(err))) from err
    finally:
        part.unlink(missing_ok=True)

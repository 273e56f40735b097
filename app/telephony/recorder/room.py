"""Is there room on the disk for recordings, so that the database beside them never runs out of it?"""

import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MB = 1 << 20


class Room(StrEnum):
    """How much room there is."""

    FINE = "fine"
    LOW = "low"  # time to do something about it
    FULL = "full"  # nothing more is recorded


@dataclass(frozen=True, slots=True)
class Limits:
    """When what is done.

    Attributes:
        low, least: free bytes of the disk; below the first it is said, below the second nothing is recorded.
        silence_s: silence after which a recording by voice ends.
    """

    low: int = 2048 * MB
    least: int = 512 * MB
    silence_s: float = 20.0


USUAL = Limits()


def free_of(folder: Path) -> int:
    """Free bytes on the disk of a folder that need not be there yet; 0 where it cannot be told."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def room_of(free: int, limits: Limits) -> Room:
    """What so many free bytes mean."""
    if free < limits.least:
        return Room.FULL
    return Room.LOW if free < limits.low else Room.FINE

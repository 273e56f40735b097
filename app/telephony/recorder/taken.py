"""What is known of one recording, while it is made and after?"""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class RecordingState(StrEnum):
    """Where a recording stands; the value is stored."""

    RECORDING = "recording"
    MOVING = "moving"  # finished, at the seat, waits to be moved into the store
    KEPT = "kept"
    LOST = "lost"  # its file is gone or damaged
    DELETED = "deleted"  # by retention or by hand; the row says that there was one


class MarkKind(StrEnum):
    """What a mark in a recording says; the value is stored."""

    PAUSE = "pause"  # somebody stopped it for a while: `lasted_ms` are not in the file
    GAP = "gap"  # sound was lost: `lasted_ms` are not in the file


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at a place of a recording.

    Attributes:
        at_ms: in the file's own time.
        lasted_ms: of the call's time that is not in the file.
        by: who did it, "" where nobody did.
    """

    kind: MarkKind
    at_ms: int
    lasted_ms: int = 0
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One recording as it is now; every change makes a new snapshot with the same `uuid`.

    A call whose sound went away in the middle has several, numbered by `piece`.

    Attributes:
        call: uuid of the call.
        line: the seat's number of the line, from 1.
        started_at: moment of the first sample, aware UTC.
        file: relative to the store, with slashes: 2026/11/25/UUID.flac.
        sha256: of the file as it is kept, hexadecimal; "" until it is finished.
        size: of the file, in bytes.
        lost_frames: samples that came and could not be kept.
        peak: loudest sample, 0 to 32767.
        clipped: samples at the very edge of what can be held.
        recovered: the program ended in the middle of it; the last second may lack.
        reason: why it ended before the call did, in words for the log; "" where it did not.
    """

    uuid: UUID
    call: UUID
    line: int
    started_at: datetime
    file: str
    piece: int = 1
    state: RecordingState = RecordingState.RECORDING
    duration_ms: int = 0
    format: str = "flac"
    rate_hz: int = 8000
    sha256: str = ""
    size: int = 0
    lost_frames: int = 0
    peak: int = 0
    clipped: int = 0
    recovered: bool = False
    reason: str = ""
    marks: tuple[Mark, ...] = ()


def plain_of(taken: Taken) -> dict[str, Any]:
    """As it stands beside its file, in JSON's own types."""
    plain = asdict(taken)
    return plain | {
        "uuid": str(taken.uuid),
        "call": str(taken.call),
        "started_at": taken.started_at.isoformat(),
        "marks": [asdict(mark) for mark in taken.marks],
    }


def taken_of(plain: dict[str, Any]) -> Taken:
    """Out of JSON's own types.

    Raises:
        ValueError: it is none.
    """
    try:
        marks = tuple(Mark(**(mark | {"kind": MarkKind(mark["kind"])})) for mark in plain["marks"])
        real = {
            "uuid": UUID(plain["uuid"]),
            "call": UUID(plain["call"]),
            "started_at": datetime.fromisoformat(plain["started_at"]),
            "state": RecordingState(plain["state"]),
            "marks": marks,
        }
        return Taken(**(plain | real))
    except (KeyError, TypeError, AttributeError) as err:
        raise ValueError(f"no recording: {err}") from err

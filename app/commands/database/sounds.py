"""Which recordings go into a backup, and where do they go back to?"""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.commands.database.where import Spot
from app.core.options import Settings
from app.core.recording_options import BUCKET, RECORD_FOLDER
from app.core.seat import SeatFile
from app.features.recordings.model import Recording
from app.telephony.recorder.taken import RecordingState

_SEAT = "seat"  # what the seat's own place is called in a backup
_THERE = (RecordingState.KEPT, RecordingState.MOVING)


class Sounds:
    """Recordings as a seat reaches them: in its data folder, and in the folder of all seats; not those in a bucket.

    Args:
        spot: whose data folder and settings.
    """

    def __init__(self, spot: Spot) -> None:
        settings = SeatFile(spot.places.settings).load() if spot.places.settings.exists() else {}
        shared = Settings(settings).text(RECORD_FOLDER).strip()
        self._roots = {_SEAT: spot.places.recordings} | ({"folder": Path(shared)} if shared else {})

    def files(self, session: Session) -> dict[str, Path]:
        """Of all recordings that are kept: by what they are called in a backup."""
        row = Recording.__table__.c
        asked = select(row.place, row.file).where(row.state.in_(_THERE), row.place != BUCKET).order_by(row.id)
        names = [(place or _SEAT, file) for place, file in session.execute(asked)]
        return {f"{place}/{file}": self._roots.get(place, self._roots[_SEAT]) / file for place, file in names}

    def target(self, name: str) -> Path | None:
        """Where a recording of a backup goes; one of a folder this seat does not know goes into the seat's own."""
        place, _, file = name.partition("/")
        return self._roots.get(place, self._roots[_SEAT]) / file

"""With which records can a form be tried, and what do they give to it?"""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.store import Store
from app.features.printing.slips import Slips
from app.printing.form import Form
from app.printing.values import Values
from app.records.record import RecordType

_OFFERED = 30


@dataclass(frozen=True, slots=True)
class Trying:
    """Reads records for the designer. Methods return Futures."""

    store: Store
    slips: Slips

    def newest(self, kind: RecordType) -> "Future[tuple[tuple[int, str], ...]]":
        """The newest records of a type: their ids and numbers."""
        model: Any = kind.model
        column = model.number if kind.series else model.id

        def job(session: Session) -> tuple[tuple[int, str], ...]:
            query = select(model.id, column).order_by(model.id.desc()).limit(_OFFERED)
            return tuple((row[0], str(row[1])) for row in session.execute(query))

        return self.store.look(job)

    def values(self, kind: RecordType, form: Form, id_: int) -> "Future[Values]":
        """What a record gives to a form.

        Raises (in the Future):
            Refused: it is gone.
        """
        return self.store.look(lambda s: self.slips.values(s, kind, form, (id_,))[0])

    def general(self) -> "Future[Values]":
        """What the house and this moment give."""
        return self.store.look(self.slips.general)

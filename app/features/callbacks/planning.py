"""How are many callbacks made at once: from what falls due, and from those who were never called back?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.features.callbacks.model import Callback
from app.features.callbacks.spec import CALLBACK
from app.features.callbacks.states import IN_PROGRESS
from app.features.dues.model import Due, DueKind, DueState
from app.records.field import Values
from app.records.keeping import Keeper


@dataclass(frozen=True, slots=True)
class Source:
    """What somebody is to be called back about; one of the two is named, or none."""

    customer_id: int
    sale_id: int | None = None
    repair_id: int | None = None

    @property
    def values(self) -> Values:
        """What a callback about it begins with."""
        return {"customer_id": self.customer_id, "sale_id": self.sale_id, "repair_id": self.repair_id}


def plan(session: Session, sources: Sequence[Source], who: Who, now: datetime) -> list[int]:
    """Make a callback due today about each of these; where one is in progress already, it is that one.

    Raises:
        NotAllowed: the right for callbacks is missing.
    """
    keeper = Keeper(session, CALLBACK, who, now)
    return [_planned(session, one) or keeper.save(None, 0, _begin(one.values, who, now)).id for one in sources]


def callbacks_from_dues(session: Session, dues: Sequence[Due], who: Who, now: datetime) -> list[int]:
    """Make a callback out of each of these dues that is an open callback, for its day.

    Where a callback about the same sale or repair is in progress, it is that one.

    Raises:
        NotAllowed: the right for callbacks is missing.
    """
    keeper, made = Keeper(session, CALLBACK, who, now), []
    for due in (one for one in dues if one.sort == DueKind.CALLBACK and one.state == DueState.OPEN):
        source = Source(due.customer_id, due.sale_id, due.repair_id)
        begin = _begin(source.values, who, now) | {"due_on": due.due_on}
        id_ = _planned(session, source) or keeper.save(None, 0, begin).id
        if id_ not in made:
            made.append(id_)
    return made


def _begin(values: Values, who: Who, now: datetime) -> Values:
    return {**(CALLBACK.defaults(who) if CALLBACK.defaults else {}), "due_on": now.astimezone().date(), **values}


def _planned(session: Session, source: Source) -> int | None:
    """The callback in progress about the same thing."""
    return session.scalar(
        select(Callback.id)
        .where(
            Callback.customer_id == source.customer_id,
            Callback.state == IN_PROGRESS,
            Callback.sale_id == source.sale_id,
            Callback.repair_id == source.repair_id,
        )
        .limit(1)
    )

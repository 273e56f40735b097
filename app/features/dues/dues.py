"""When does something fall due, and what follows when somebody has seen to it?"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.dates import months_later
from app.features.dues.model import Due, DueKind, DueState


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Something that is to fall due, from a sale or a repair.

    Attributes:
        serial, product: the machine it is about; of one sale each machine has its own.
        every_months: above 0 the next one follows when this one is done.
    """

    sort: DueKind
    customer_id: int
    due_on: date
    sale_id: int | None = None
    repair_id: int | None = None
    product: str = ""
    serial: str = ""
    every_months: int = 0


def propose(session: Session, sale_id: int | None, repair_id: int | None, wanted: list[Wanted]) -> None:
    """Make what falls due from one sale or repair that which is wanted; what was done already stays done.

    Open ones that nobody wants any more go; those of the same machine and kind move to the new day.
    """
    source = Due.sale_id == sale_id if sale_id is not None else Due.repair_id == repair_id
    known: dict[tuple[DueKind, str, str], list[Due]] = {}
    for found in session.scalars(select(Due).where(source)):
        known.setdefault((found.sort, found.product, found.serial), []).append(found)
    for one in wanted:
        before = known.pop((one.sort, one.product, one.serial), [])
        if not before:
            session.add(_new(one))
        elif all(due.state == DueState.OPEN for due in before):
            for due in before:
                due.due_on, due.every_months, due.customer_id = one.due_on, one.every_months, one.customer_id
    for due in (due for left in known.values() for due in left if due.state == DueState.OPEN):
        session.delete(due)
    session.flush()


def done(session: Session, due: Due, who: Who, now: datetime) -> Due | None:
    """Somebody saw to it; the next one of a series, counted from today, is returned."""
    due.state, due.done_at, due.done_by = DueState.DONE, now, who.name
    if not due.every_months:
        return None
    following = _new(
        Wanted(
            sort=due.sort,
            customer_id=due.customer_id,
            due_on=months_later(now.astimezone().date(), due.every_months),
            sale_id=due.sale_id,
            repair_id=due.repair_id,
            product=due.product,
            serial=due.serial,
            every_months=due.every_months,
        )
    )
    session.add(following)
    return following


def reopened(session: Session, due: Due) -> None:
    """It is open again: the one that followed when it was done goes, or there would be two."""
    session.flush()
    later = select(Due).where(
        *(Due.sale_id == due.sale_id, Due.repair_id == due.repair_id, Due.sort == due.sort, Due.id > due.id),
        *(Due.product == due.product, Due.serial == due.serial, Due.state == DueState.OPEN),
    )
    for one in session.scalars(later):
        session.delete(one)
    session.flush()


def _new(wanted: Wanted) -> Due:
    return Due(**{name: getattr(wanted, name) for name in Wanted.__slots__})

"""Who bought what an imported sale is of, and what becomes of both when the import is taken back?

Customers come along with their sales, and go with them again. A sale that has earned points cannot be deleted: the
ledger of points is never rewritten. It is cancelled, which takes the points back.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.phone import Numbers
from app.db.trail import worker
from app.features.customers.importing import kept, remove
from app.features.customers.importing import known as known_customers
from app.features.customers.model import Customer
from app.features.customers.spec import customer_type
from app.features.points.model import PointEntry
from app.features.sales.rules import USED, references
from app.features.sales.states import CANCEL
from app.records.field import Values
from app.records.keeping import Keeper
from app.records.part import NTH
from app.records.rows import fetch

_CANCELLED = QT_TRANSLATE_NOOP("sales", "{number} had earned points; it was cancelled and its points taken back.")
_CHANGED = QT_TRANSLATE_NOOP("sales", "“{name}” came with this import, was changed since and stays.")


def bring_along(
    session: Session, values: Values, who: Who, numbers: Callable[[], Numbers]
) -> Sequence[tuple[int, int]]:
    """See that a sale has its customer; returns id and version of one who was made for it."""
    values.pop(NTH, None)
    buyer = values.pop("_customer", None)
    if buyer is None:
        return ()
    keys = [numbers().key(one) for one in buyer["phones"]]
    if (id_ := _made_meanwhile(session, buyer["name"], keys)) is not None:
        values["customer_id"] = id_
        return ()
    new: Values = {
        "name": buyer["name"],
        "phones": tuple({"number": one} for one in buyer["phones"]),
        "addresses": ({"line": buyer["address"]},) if buyer["address"] else (),
        "shared": True,
    }
    kind = customer_type(numbers)
    defaults = kind.defaults(who) if kind.defaults else {}
    saved = Keeper(session, kind, who, worker(session)[1]).save(None, 0, {**defaults, **new})
    values["customer_id"] = saved.id
    return ((saved.id, saved.version),)


def _made_meanwhile(session: Session, name: str, keys: Sequence[str]) -> int | None:
    """Somebody an earlier row, or another seat, has made since the sheet was looked at."""
    marks = keys or (f"name:{name}",)
    return next(iter(known_customers(session, marks, hold=True).values()), None)


def send_away(session: Session, made: Mapping[int, int], who: Who) -> Sequence[Text]:
    """Delete who came along, where nobody has changed or needs them since; a sentence for each who stays."""
    asked = session.execute(select(Customer.id, Customer.version, Customer.name).where(Customer.id.in_(made)))
    rows = {one.id: one for one in asked}
    same = [id_ for id_, one in rows.items() if one.version == made[id_]]
    stay = dict(kept(session, same))
    remove(session, [id_ for id_ in same if id_ not in stay], who)
    changed = [_CHANGED.fill(name=one.name) for id_, one in rows.items() if id_ not in same]
    return (*changed, *stay.values())


def drop(session: Session, keeper: Keeper, id_: int, why: str) -> Text | None:
    """Take back one imported sale; a sentence where it is only cancelled.

    Raises:
        Refused: other records belong to it.
    """
    sale: Any = fetch(session, keeper.kind, id_, lock=True)
    if _earned(session, id_):
        for column in references(PointEntry):
            if session.execute(select(column).where(column == id_).limit(1)).first() is not None:
                raise Refused(USED)
        keeper.step(id_, CANCEL, why)
        return _CANCELLED.fill(number=sale.number)
    if sale.payments:
        sale.payments.clear()
        sale.received, sale.owed = 0, sale.receivable
        session.flush()
    keeper.delete(id_)
    return None


def _earned(session: Session, id_: int) -> bool:
    return session.scalar(select(PointEntry.id).where(PointEntry.sale_id == id_).limit(1)) is not None

"""What did a customer buy, have repaired, complain about altogether? Figures that the list of customers is narrowed by.

Each is summed up over the other table once, not customer by customer: so a list of 100,000 stays quick.
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, Integer, String, column, func, literal, select, table, true
from sqlalchemy.sql.expression import FromClause

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.base import BigId
from app.features.customers.model import Customer
from app.records.compare import Compare
from app.records.field import Field, Kind
from app.records.record import Reckoned

_WAYS: dict[Compare, Callable[[ColumnElement[int], int], ColumnElement[bool]]] = {
    Compare.AT_LEAST: lambda figure, number: figure >= number,
    Compare.EQUAL: lambda figure, number: figure == number,
    Compare.AT_MOST: lambda figure, number: figure <= number,
}
_AMOUNTS = ("receivable", "received", "owed")
_FEES = ("parts_fee", "travel_fee", "service_fee", "total")
_sale = table(
    "sale",
    *(column("customer_id", BigId), column("state", String)),
    *(column(one, Integer) for one in _AMOUNTS),
)
_repair = table("repair", column("customer_id", BigId), *(column(one, Integer) for one in _FEES))
_complaint = table("complaint", column("customer_id", BigId))
_callback = table("callback", column("customer_id", BigId))
_balance = table("point_balance", column("customer_id", BigId), column("points", Integer))
_STANDS = _sale.c.state != literal("cancelled")


def _reckoned(
    key: str, label: Text, rows: FromClause, amount: str = "", where: ColumnElement[bool] | None = None
) -> Reckoned:
    """How many rows of a customer there are, or what an amount of theirs comes to."""
    figure = func.sum(rows.c[amount]) if amount else func.count()
    theirs = select(rows.c.customer_id).where(true() if where is None else where).group_by(rows.c.customer_id)

    def holds(compare: Compare, number: int) -> ColumnElement[bool]:
        """Customers without any row have 0; they are named by leaving out those for whom it is otherwise."""
        if not compare.holds(0, number):
            return Customer.id.in_(theirs.having(_WAYS[compare](figure, number)))
        if compare is Compare.EQUAL:
            return Customer.id.not_in(theirs.having(figure != number))
        return Customer.id.not_in(theirs.having(~_WAYS[compare](figure, number)))

    kind = Kind.MONEY if amount and rows is not _balance else Kind.NUMBER
    return Reckoned(field=Field(key=key, label=label, kind=kind, required=True, in_form=False), where=holds)


RECKONED: tuple[Reckoned, ...] = (
    _reckoned("sales.due", QT_TRANSLATE_NOOP("customers", "Purchases: receivable"), _sale, "receivable", _STANDS),
    _reckoned("sales.received", QT_TRANSLATE_NOOP("customers", "Purchases: received"), _sale, "received", _STANDS),
    _reckoned("sales.owed", QT_TRANSLATE_NOOP("customers", "Purchases: owed"), _sale, "owed", _STANDS),
    _reckoned("sales.count", QT_TRANSLATE_NOOP("customers", "Purchases: how many"), _sale, where=_STANDS),
    _reckoned("repairs.parts", QT_TRANSLATE_NOOP("customers", "Repairs: parts fee"), _repair, "parts_fee"),
    _reckoned("repairs.travel", QT_TRANSLATE_NOOP("customers", "Repairs: travel fee"), _repair, "travel_fee"),
    _reckoned("repairs.service", QT_TRANSLATE_NOOP("customers", "Repairs: service fee"), _repair, "service_fee"),
    _reckoned("repairs.total", QT_TRANSLATE_NOOP("customers", "Repairs: all fees"), _repair, "total"),
    _reckoned("repairs.count", QT_TRANSLATE_NOOP("customers", "Repairs: how many"), _repair),
    _reckoned("complaints.count", QT_TRANSLATE_NOOP("customers", "Complaints: how many"), _complaint),
    _reckoned("callbacks.count", QT_TRANSLATE_NOOP("customers", "Callbacks: how many"), _callback),
    _reckoned("points.balance", QT_TRANSLATE_NOOP("customers", "Points: balance"), _balance, "points"),
)


def points() -> ColumnElement[int]:
    """The points a customer has, 0 where there never were any."""
    theirs = select(_balance.c.points).where(_balance.c.customer_id == Customer.id).correlate(Customer)
    return func.coalesce(theirs.scalar_subquery(), 0)

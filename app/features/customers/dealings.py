"""Which sales and repairs of a customer can something be about, and which one is meant by what was typed?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, String, bindparam, column, select, table
from sqlalchemy.orm import Session

from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.base import BigId, Moment
from app.features.products.sale_tables import SALE, SALE_LINE
from app.records.field import Filled, Offer, Values

_OTHERS = QT_TRANSLATE_NOOP("customers", "{number} belongs to another customer.")
_SALE = QT_TRANSLATE_NOOP("customers", "Sale of {day}")
_REPAIR = QT_TRANSLATE_NOOP("customers", "Repair of {day}")
_OFFERED, _LENGTH = 12, 60

_repair = table(
    "repair",
    *(column("id", BigId), column("number", String), column("customer_id", BigId), column("created_at", Moment)),
    *(column("fault", String), column("product", String)),
)
_SOLD = (
    select(SALE_LINE.c.name)
    .where(SALE_LINE.c.sale_id == SALE.c.id)
    .order_by(SALE_LINE.c.rank)
    .limit(1)
    .correlate(SALE)
    .scalar_subquery()
)
_SALES = select(SALE.c.id, SALE.c.number, SALE.c.customer_id, SALE.c.sold_on.label("day"), _SOLD.label("words"))
_REPAIRS = select(
    *(_repair.c.id, _repair.c.number, _repair.c.customer_id, _repair.c.created_at.label("day")),
    *(_repair.c.fault.label("words"), _repair.c.product),
)
# Statements are made once: the round of callbacks asks for them again and again.
_OF_CUSTOMER = (
    _SALES.where(SALE.c.customer_id == bindparam("customer")).order_by(SALE.c.sold_on.desc()).limit(_OFFERED),
    _REPAIRS.where(_repair.c.customer_id == bindparam("customer"))
    .order_by(_repair.c.created_at.desc())
    .limit(_OFFERED),
)
_BY_NUMBER = (
    _SALES.where(SALE.c.number == bindparam("number")),
    _REPAIRS.where(_repair.c.number == bindparam("number")),
)
_BY_ID = (_SALES.where(SALE.c.id == bindparam("id")), _REPAIRS.where(_repair.c.id == bindparam("id")))
_KEYS = ("sale_id", "repair_id")


@dataclass(frozen=True, slots=True)
class Dealing:
    """A sale or a repair.

    Attributes:
        key: the column that names it: "sale_id" or "repair_id".
        words: what was sold first, or what was wrong.
    """

    key: str
    id: int
    number: str
    customer_id: int
    day: date
    words: str

    @property
    def subject(self) -> str:
        """As it stands in a field: "WX20261120-0003 · 冰箱不制冷"."""
        return f"{self.number} · {self.words}" if self.words else self.number

    @property
    def kind(self) -> Text:
        """Which of the two it is, and of when."""
        return (_SALE if self.key == "sale_id" else _REPAIR).fill(day=self.day.isoformat())

    @property
    def fills(self) -> Values:
        """Both columns, of which one names it."""
        return {key: self.id if key == self.key else None for key in _KEYS}


def dealings(session: Session, customer_id: int) -> list[Dealing]:
    """The newest sales and repairs of a customer, newest first."""
    found = _read(session, _OF_CUSTOMER, {"customer": customer_id})
    return sorted(found, key=lambda one: (one.day, one.number), reverse=True)


def offer_dealings(session: Session, values: Mapping[str, Any], text: str) -> list[Offer]:
    """What a field "about" offers: the sales and repairs of the customer that the form names, filling in their ids."""
    customer, typed = values.get("customer_id"), text.strip().lower()
    if not isinstance(customer, int):
        return []
    return [
        Offer(value=one.subject, words=one.subject, note=one.kind, fills=one.fills)
        for one in dealings(session, customer)
        if typed in one.subject.lower()
    ][:_OFFERED]


def begin_subject(session: Session, values: Mapping[str, Any]) -> Filled | None:
    """What a field "about" says in a form that was begun from a sale or repair."""
    found = _named(session, values)
    return Filled({"subject": found.subject}) if found else None


def settle_subject(session: Session, values: Values, customer_id: int | None, *, new: bool) -> None:
    """Make the words of `subject` and the ids beside it mean the same, before a record is saved.

    A number at its beginning names the sale or repair; other words name none. What was begun from one has its words.

    Args:
        session: of the job.
        values: of the record; changed in place.
        customer_id: whose record it is.
        new: whether it is saved for the first time.

    Raises:
        Invalid: the number is somebody else's.
    """
    text = str(values.get("subject") or "")
    if text:
        found = next(iter(_read(session, _BY_NUMBER, {"number": text.split(maxsplit=1)[0].upper()})), None)
    elif new:
        found = _named(session, values)
    elif "subject" in values:
        found = None
    else:
        return
    if found is not None and customer_id is not None and found.customer_id != customer_id:
        raise Invalid({"subject": _OTHERS.fill(number=found.number)})
    if found is not None and (not text or text.upper() == found.number):
        values["subject"] = found.subject
    values |= found.fills if found else dict.fromkeys(_KEYS)


def _named(session: Session, values: Mapping[str, Any]) -> Dealing | None:
    """The sale or repair that one of the two ids names."""
    ids = [(query, values.get(key)) for query, key in zip(_BY_ID, _KEYS, strict=True)]
    return next((one for query, id_ in ids if id_ for one in _read(session, (query,), {"id": id_})), None)


def _read(session: Session, queries: Sequence[Select[Any]], values: dict[str, Any]) -> list[Dealing]:
    found = []
    for query in queries:
        for row in session.execute(query, values):
            is_repair = hasattr(row, "product")
            day = row.day.astimezone().date() if isinstance(row.day, datetime) else row.day
            said = " ".join((row.words or (row.product if is_repair else "") or "").split())[:_LENGTH]
            found.append(Dealing(_KEYS[is_repair], row.id, row.number, row.customer_id, day, said))
    return found

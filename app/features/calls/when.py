"""In which months did a customer call? On a server with years of calls their card looks into these months only."""

from typing import Any

from sqlalchemy import Date, Select, String, bindparam, cast, column, false, func, null, select, table, union_all

from app.db.base import BigId
from app.db.few import ByEngine
from app.features.customers.model import CustomerPhone
from app.records.asking import CUSTOMER

_KEY: Any = bindparam("key", type_=String)
_kept = table("call_months", column("whose", String), column("months")).c  # migration 0026
_phone = CustomerPhone.__table__.c
_who = union_all(
    select(cast(CUSTOMER, BigId).label("id")),
    select(_phone.customer_id).where(CUSTOMER == 0, _phone.key == _KEY, _phone.key != ""),
).subquery("who")
_whose = union_all(
    select(_phone.key).join(_who, _phone.customer_id == _who.c.id).where(_phone.key != ""),
    select("#" + cast(_who.c.id, String)),
)
_months: Select[Any] = select(func.unnest(_kept.months, type_=Date).label("month")).where(_kept.whose.in_(_whose))
# Of `CUSTOMER`, or where that is 0 of whoever has the number `key`; nothing in a file, which has no months.
MONTHS = ByEngine(sqlite=select(null().label("month")).where(false()), postgresql=_months.distinct())
